// Package finding turns a comparison into findings: changes in an analyst's words,
// each with its type, the words that triggered it on either side, the rule that
// found it, the addresses of its clauses, and a weight that puts the news first.
//
//	finding.go    what a finding is; Find
//	table.go      the data files: ladders and lists of phrases, one file a language
//	match.go      phrases in a text: whole words, the longest first
//	account.go    what a statement says at all, how often and where
//	occur.go      how often a name stands in a statement
//	vocabulary.go the words of both statements, each once, and what is counted of them
//	stems.go      what two changes have in common
//	pair.go       a link: its edits, and what stands in the place of what
//	head.go       what a word of degree, a verb or a negation belongs to
//	rule.go       ladders, reversals, other names; which words a finding shows
//	said.go       who says it, conditions, promises fulfilled
//	list.go       members that a list gained or lost, order
//	quantity.go   sums, shares, counts, dates
//	short.go      the long name of a thing and its short one
//	names.go      actors, places, documents that are named or no more
//	namepart.go   names of one statement, each by itself
//	routine.go    what changes by itself: years, meetings' ordinals, venues
//	forms.go      how each language writes that (data/routine-*.txt)
//	standing.go   what stood in a series, and what changed its place
//	feature.go    what speaks for a change's being news, and how much
//	rank.go       changes, and the choice of the first findings
//	whole.go      what is told of a sentence, and of what it is
//	own.go        ladders and patterns of an analyst
//
// # One change on its way
//
//	2022  The Sides express concern over the closure of the strait.
//	2023  The Sides condemn the closure of the strait.
//	          │
//	          │  package diff: a link, reworded, with the word edits
//	          ▼
//	The Sides [-express concern over-]{+condemn+} the closure of the strait.
//	          │
//	          │  the phrases of data/en.txt, whole words, the longest first:
//	          │  "concern" is rung 2 of the ladder concern, "condemn" rung 8;
//	          │  both stand in the same gap between kept words, and govern
//	          │  the same: "closure" is the next word of content of both
//	          ▼
//	stronger  "concern" → "condemn"  en/concern  old 1.2.1.1, new 1.2.1.1
//	          │
//	          │  features of the sentence, each brought to mean 0 and deviation 1
//	          │  over all changes of the comparison, two deviations at most:
//	          │  information 0.4 · position 1.1 × 0.2 · number −0.3 × 0.5 …
//	          ▼
//	weight 0.5; other changes of its subject beside it, its likeness to what is
//	told before taken off: rank 3
//
// # Rules
//
// A rule reads the edits inside one link. Old and new words belong together when
// they have kept words in common, or stand in the same gap between kept words; what
// is the same elsewhere in the sentence has moved only. Words that one rule has told
// are not told by the next. What no rule knows is told as reworded when words of
// content came or went, else not at all. A link that is only possible is read where
// half of the words are the same; else both sides stand apart, as they do where the one
// is to be done and the other has been done. Then the new sentence is told as added, once
// and only where no surer link tells it, and the old one is where it is nearest.
// What the other statement says elsewhere is not told as dropped or added at all; what it
// says in part carries the place.
//
// What changes throughout is told once: a name where it is seen first, a party that took
// another's place, a part that is wholly new or gone. Headings and the closing are told
// by what stands with them.
//
// # Weight
//
// The weight of a change is the sum of its features, each times its number in
// data/weights.txt. Information, the root of how rare the eight words are that tell most of
// what came or went, counts most: of all words, the longest sentences would come first.
// Then what shall be done (headings of the tables "plan" and "review"), places and acts on
// which states part (tables "disputes"), words of weighty matters (tables "matters"), sums
// and shares, numbers, what had stood long, decisions in their slots (table "slots", or the
// beginning of a statement), words of position, who acts, what opens a paragraph. Words of
// welcome and of lesser matters (tables "praise" and "lesser") take away. Then those
// who come first are chosen one by one: a change that is like those chosen costs as much
// as it is alike, one in a paragraph that has been told costs three deviations. To each
// are put changes of its subject, of the same paragraph or with rare words of what it is
// about, two addresses a side in all. How the
// numbers were found is told at TestFit, which holds them; TestNews prints what they tell
// of judged pairs.
package finding
