// Package finding turns a comparison into findings: changes in an analyst's words,
// each with its type, the words that triggered it on either side, the rule that
// found it, the addresses of its clauses, and a weight that puts the news first.
//
//	old statement   new statement                  comparison (package diff)
//	      │               │                             │
//	      ▼               ▼                             │ links of sentences that changed;
//	account: what each says, how often                  │ headings, repeated titles and text
//	table match phrasing vocabulary occur account       │ said elsewhere are left out
//	names namepart short                                │ rank
//	      └───────┬───────┘                             ▼
//	              └─────────────────► pair: one link, its edits, and which
//	                                  text replaces which            pair beside
//	                                            │
//	            two wordings of one thing?  no ─┼─ yes
//	                                  ┌─────────┴──────────┐
//	                                  │                    ▼
//	                                  │      rules, the most specific first; words that
//	                                  │      one has reported are taken         rule
//	                                  │        head      what a word applies to
//	                                  │        said      speakers, conditions, promises
//	                                  │        list      members and their order
//	                                  │        quantity  sums, shares, counts, dates
//	                                  │        row       rows of a table
//	                                  │        names     what is newly named
//	                                  │                    │ hits
//	                                  ▼                    ▼
//	                                change: hits, or the whole sentence   whole
//	                                            │
//	        changes by itself, made before? yes ┼ no     routine forms literal again
//	                  ┌─────────────────────────┴──┐
//	                  │                            ▼
//	                  │             weight: features × weights.txt       feature stems
//	                  │                            │
//	                  │                            ▼
//	                  │             choice, one by one: likeness to what is chosen
//	                  │             costs, related changes are attached   rank
//	                  ▼                            ▼
//	               routine, last     ranked findings, moved text among them
//	                                                   standing (series, moves)
//
// finding.go has the types, own.go what an analyst adds to the tables, contents.go and
// ceremony.go what other packages read of a single statement.
//
// # Example
//
//	2022  The Sides express concern over the closure of the strait.
//	2023  The Sides condemn the closure of the strait.
//	          │
//	          │  package diff: a link, reworded, with the word edits
//	          ▼
//	The Sides [-express concern over-]{+condemn+} the closure of the strait.
//	          │
//	          │  the phrases of data/en.txt, whole words, longest match first:
//	          │  "concern" is rung 2 of the ladder concern, "condemn" rung 8;
//	          │  both are in the same gap between kept words, and both apply to
//	          │  the same word: "closure" is the next content word of each
//	          ▼
//	stronger  "concern" → "condemn"  en/concern  old 1.2.1.1, new 1.2.1.1
//	          │
//	          │  features of the sentence, each standardized to mean 0 and deviation 1
//	          │  over all changes of the comparison, capped at two deviations:
//	          │  information 0.4 · position 1.1 × 0.2 · number −0.3 × 0.5 …
//	          ▼
//	weight 0.5; other changes on its subject are attached to it, and its likeness to
//	findings already chosen is subtracted: rank 3
//
// # Rules
//
// A rule reads the edits inside one link. Old and new words are paired when they share
// kept words or are in the same gap between kept words. Words that occur unchanged
// elsewhere in the sentence have only moved. Words that one rule has reported are not
// reported by a later rule. A change that no rule recognizes is reported as reworded when
// content words came or went, and otherwise not at all.
//
// Rules read a possible link only if about half of its words are the same. Otherwise the
// two sides are not treated as wordings of one thing. The same holds when one side is a
// task and the other reports it as done. The new sentence is then reported as added, once,
// unless a more certain link covers it, and the old sentence is given as the nearest.
// A sentence that the other statement says elsewhere is not reported as dropped or added.
// If the other statement says it in part, the finding carries that place.
//
// A change that recurs throughout is reported once: a name where it first occurs, an
// authority renamed in every article, a part that is wholly new or gone. What only makes an earlier change again is routine. A heading that came or went
// has no finding of its own; the text below it has. Changes in the closing are routine.
//
// # Weight
//
// The weight of a change is the sum of its features, each multiplied by its weight in
// data/weights.txt. Information has the largest: the square root of the summed rarity of the
// eight most informative words that came or went. With all words counted, the longest
// sentences would come first. Further features are tasks (headings of the tables
// "plan" and "review"), places and acts in dispute between states (tables "disputes"),
// weighty matters (tables "matters"), sums and shares, numbers, long-standing text,
// decisions in their slots (table "slots", or the beginning of a statement), words of
// position, actors, parts that are wholly new or gone, and paragraph openings. Words of welcome and of lesser matters (tables
// "praise" and "lesser") lower the weight.
//
// The first findings are then chosen one by one. A change loses weight in proportion to
// its likeness to those already chosen, and three deviations if its paragraph has been
// covered. Each chosen change gets related changes attached: those on its subject that are
// in the same paragraph or share its rare topic words, up to two addresses on each side.
// TestFit explains how the weights were found and checks them; TestNews prints how they
// score on judged pairs.
package finding
