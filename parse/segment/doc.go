// Package segment cuts text into sentences, clauses and words.
//
// Every function returns spans that tile its text: no gap, no overlap, no empty
// span; white space goes to the piece before it.
//
//	应邀访问。双方指出，前景广阔；愿扩大贸易（含服务贸易），共同发展。
//	└───1───┘└──────────────────2──────────────────┘   sentences
//	         └─────2.1─────┘└────────2.2───────┘└2.3┘   clauses: the lead-in
//	                                                    双方指出， stays with 2.1
//
// Marks inside quotes, titles and brackets end nothing, and an opening mark that
// is never closed counts for nothing, so that it cannot swallow a paragraph.
//
// In English and Russian a comma is not a sign by itself: it stands in dates, lists
// and appositions too. It ends a clause where the piece behind it has a predicate
// of its own, as far as word lists and endings tell; in doubt the clause goes on.
//
//	In May, in Oslo, the hosts, who met the envoys, agreed, and the talks go on.
//	└─────────────────────── 1 ───────────────────────────┘└──────── 2 ────────┘
//
//	segment.go          the doors
//	nest.go             which characters stand inside quotes and brackets
//	sentence_zh.go      where a Chinese sentence ends
//	sentence_latin.go   where an English or Russian sentence ends
//	point.go            whether a point ends a sentence
//	abbreviation.go     points that end no sentence
//	lexicon.go          the word lists, data/LANGUAGE.txt
//	word_latin.go       the words before and behind a point
//	speech.go           who spoke, behind a quotation
//	list.go             lists in one line
//	footnote.go         signs of footnotes behind a mark
//	clause.go           where a clause ends, and lead-ins
//	predicate.go        whether a comma stands before a new predicate
//	predicate_en.go     English predicates
//	predicate_ru.go     Russian predicates
//	words.go            tokens for word edits
//	numeral.go          numbers written in Chinese
package segment
