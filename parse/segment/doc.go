// Package segment splits text into sentences, clauses and words.
//
// Every function returns spans that tile its text: no gap, no overlap, no empty span.
// White space belongs to the piece before it.
//
//	应邀访问。双方指出，前景广阔；愿扩大贸易（含服务贸易），共同发展。
//	└───1───┘└──────────────────2──────────────────┘   sentences
//	         └─────2.1─────┘└────────2.2───────┘└2.3┘   clauses: the lead-in
//	                                                    双方指出， stays with 2.1
//
// Marks inside quotes, titles and brackets end nothing. An opening mark that is never
// closed is ignored, so that it cannot swallow a paragraph.
//
// In English and Russian a comma alone does not end a clause: it also occurs in dates,
// lists and appositions. It does where the piece after it has a predicate of its own,
// according to word lists and endings. In doubt the clause continues.
//
//	In May, in Oslo, the hosts, who met the envoys, agreed, and the talks go on.
//	└─────────────────────── 1 ───────────────────────────┘└──────── 2 ────────┘
//
//	segment.go          sentences and clauses of a text
//	nest.go             which characters are inside quotes and brackets
//	sentence_zh.go      where a Chinese sentence ends
//	sentence_latin.go   where an English or Russian sentence ends
//	point.go            whether a point ends a sentence
//	abbreviation.go     abbreviations, whose points may end no sentence
//	lexicon.go          the word lists, data/LANGUAGE.txt
//	word_latin.go       the words before and after a point
//	speech.go           the speaker named after a quotation
//	list.go             lists set in one line
//	footnote.go         footnote references after a mark
//	clause.go           where a clause ends, and lead-ins
//	predicate.go        whether a new predicate follows a comma
//	predicate_en.go     English predicates
//	predicate_ru.go     Russian predicates
//	words.go            tokens for word edits
//	numeral.go          numbers written in Chinese
package segment
