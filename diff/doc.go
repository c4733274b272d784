// Package diff compares two statements: it tells what became of every sentence
// and every clause of the old one, and where every sentence and clause of the
// new one comes from.
//
// # Levels, links, kinds
//
// A [Link] says "these old nodes became these new nodes", once for sentences
// and once for clauses: 1:1, 1:n (split), n:1 (merged), 1:0 (dropped), 0:1
// (added).
//
//	2021                                   2022
//	1.2.1  双方将深化贸易，扩大投资。 ──┬──── 1.2.1  双方将深化贸易。         split 1:2
//	                                └──── 1.2.2  双方将扩大投资。
//	1.3.1  双方欢迎互办展览。 ────────╳                                   dropped
//	2.1.1  双方坚决反对干涉内政。 ────────── 2.1.1  双方[坚决]反对干涉内政。  reworded
//	2.2.1  双方将加强协调。 ─┐
//	                       └────────────── 1.1.1  双方将加强协调。         moved
//
// Kind and place are told apart: a link of any kind can be moved (out of the
// common order of both texts) or renumbered (in order, but under another label).
//
// # Steps of Compare
//
//  1. Every sentence and clause becomes a multiset of features: words and their
//     stems, phrases of two words, numbers, Han characters, pairs of neighbouring Han characters. Marks,
//     spaces, width and script variant play no part; words that only hold a
//     sentence together weigh little.
//  2. Package diff/internal/align links the sentences, those of paragraphs about
//     the same matter before others, then the clauses, where the sentence links
//     favour the clauses inside them. A strong link between
//     clauses of sentences that are not linked links those too, as possible, and so does a
//     clause that stands word for word in the sentence beside; and beside a
//     better link, sentences none of whose clauses are linked are no more than that.
//     Lines of a list with the same label are linked, whatever they share, and so are
//     the headings of parts most of whose text is each other's.
//  3. Links that hang together become splits and merges; the heaviest chain of
//     likely links is the common order, what is off it has moved.
//  4. What is dropped or added is looked for in all of the other statement: what came
//     nearest to a link with it is [Link.Nearest].
//  5. [Words] finds the word edits of every link whose wording differs; where the clauses
//     of two sentences are each other's, one by one, those of the sentences are theirs.
//
// What does not depend on each other a caller may have made at once ([Parallel]): in
// step 2 the clauses are prepared while sentences are aligned, in step 5 each
// link is worked on by itself.
//
// # Word edits
//
// The heaviest common run of words is kept, then the heaviest one before it and
// the heaviest one after it, and so on; what is between them has changed. A word weighs
// more than a function word and that more than a mark. A number with its currency,
// range and units is one word (package words has the rest).
//
//	old  双方   坚决   反对 干涉          内政
//	     second       first            third
//	new  双方          反对 干涉   别国   内政
//
// Very long and very repetitive wordings have a shortest edit script instead,
// the longest of them one for each piece between words that stand once on
// either side. A short run between two large changes is taken into them, so is a
// function word between two replacements, and what only changed its order; and where
// Han characters were cut into other words the characters decide.
//
// # Invariants
//
//   - Every sentence and every clause of both statements is in at least one link
//     of its level.
//   - [Result.Apply] rebuilds the new statement from the old one, and the
//     [Result.Reverse] rebuilds the old one; [Result.Verify] proves it.
//   - Compare(new, old) equals Compare(old, new).Reverse().
//   - Comparing a statement with itself gives only unchanged links in order.
//   - Laying a statement out anew (line ends, width, quotes, script) gives no
//     reworded link.
//
// The result depends on the two texts, and on the lists of endings and function
// words of their language: no clock, no map order, nothing learned elsewhere.
package diff
