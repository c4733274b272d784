// Package diff compares two statements. It reports what became of every sentence
// and clause of the old one, and where every sentence and clause of the new one
// comes from.
//
// # Levels, links, kinds
//
// A [Link] says "these old nodes became these new nodes". Sentences and clauses
// are linked separately. The shapes are 1:1, 1:n (split), n:1 (merged), 1:0
// (dropped) and 0:1 (added).
//
//	2021                                   2022
//	1.2.1  双方将深化贸易，扩大投资。 ──┬──── 1.2.1  双方将深化贸易。         split 1:2
//	                                └──── 1.2.2  双方将扩大投资。
//	1.3.1  双方欢迎互办展览。 ────────╳                                   dropped
//	2.1.1  双方坚决反对干涉内政。 ────────── 2.1.1  双方[坚决]反对干涉内政。  reworded
//	2.2.1  双方将加强协调。 ─┐
//	                       └────────────── 1.1.1  双方将加强协调。         moved
//
// Kind and position are independent: a link of any kind can be moved (out of the
// common order of both texts) or renumbered (in order, but under another label).
//
// # Steps of Compare
//
//  1. Every sentence and clause becomes a multiset of features: words and their
//     stems, phrases of two words, numbers, Han characters, pairs of neighbouring
//     Han characters. Punctuation, spaces, width and script variant are ignored;
//     function words weigh little.
//  2. Package diff/internal/align links the sentences, starting with those of
//     paragraphs on the same subject. It then links the clauses, favouring those of
//     linked sentences. A strong link between clauses of two unlinked sentences
//     links the sentences too, as possible; so does a clause that occurs word for
//     word in the neighbouring sentence. A sentence link is only possible if one of
//     its sentences has a better link and none of their clauses are linked. List
//     lines with the same label are linked whatever wording they share, and so are
//     the headings of parts that have most of their linked text in common.
//  3. Links that share a node are grouped into splits and merges. The heaviest
//     chain of likely links is the common order; links off the chain have moved.
//  4. Every dropped or added node is searched for in the whole of the other
//     statement; the closest match is [Link.Nearest].
//  5. [Words] finds the word edits of every link whose wording differs. Where the
//     clauses of two sentences are linked one to one and in order, the edits of the
//     sentences are those of their clauses.
//
// A caller may run independent work concurrently ([Parallel]): in step 2 the
// clauses are prepared while sentences are aligned, and in step 5 each link is
// processed independently.
//
// # Word edits
//
// The heaviest common run of words is kept, then the heaviest one before it and
// the heaviest one after it, and so on; the text between them has changed. A content
// word weighs more than a function word, and a function word more than a punctuation
// mark. A number with its currency, range and units is one word. Package
// diff/internal/words has the details.
//
//	old  双方   坚决   反对 干涉          内政
//	     second       first            third
//	new  双方          反对 干涉   别国   内政
//
// Very long and very repetitive wordings get a shortest edit script instead; the
// longest are first divided at words that occur once on each side. A short common
// run between two large changes is absorbed into them, and so are a function word
// between two replacements and text that only changed its order. Where Han
// characters were segmented into different words, the characters are compared.
//
// # Invariants
//
//   - Every sentence and every clause of both statements is in at least one link
//     of its level.
//   - [Result.Apply] rebuilds the new statement from the old one, and applying
//     [Result.Reverse] rebuilds the old one; [Result.Verify] checks both.
//   - Compare(new, old) equals Compare(old, new).Reverse().
//   - Comparing a statement with itself gives only unchanged links in order.
//   - A change of typography alone (line ends, width, quotes, script) gives no
//     reworded link.
//
// The result depends only on the two texts, the options, and the lists of endings
// and function words of their language.
package diff
