// Package parity aligns two language versions of one statement and finds what one of them says
// and the other does not. It needs no dictionary.
//
// # Alignment
//
// Parts are paired by their kinds, numbers and lengths, in order. Then the sentences of both
// versions are linked along the cheapest path through a band. A link joins 1:1, 1:2, 2:1, 2:2,
// 1:3 or 3:1 sentences; a sentence that only one version has is in a link without a counterpart
// (Gale and Church, A Program for Aligning Sentences in Bilingual Corpora, 1993). The price of
// a link depends on its shape, on the lengths, and on the anchors, which are what both languages
// share:
//
//	zh  贸易额达到〔487亿〕岚元，…              ru  товарооборот составил 〔48,7 млрд〕…
//	zh  〔2022年〕双方在〔安理会〕…              ru  в 〔2022〕 г. … в 〔Совете Безопасности〕 …
//
//	anchor                             source
//	parts, paragraphs, items, labels   the layout
//	numbers, years, months, shares     parse/lang: 487亿, 48.7 billion, forty-six, XX
//	states, bodies                     parse/lang: tables of names in eight languages
//	Latin words in another script      AUKUS, 5G
//	similar words                      migration, миграция: the same first letters
//	words that occur together          learned from the first path: 岚方 ~ lanch
//
// An anchor on both sides is evidence for a link, the more so the fewer sentences have it. An
// anchor on one side only is evidence against it (model.go has the formula). The first path
// teaches which words occur together, and how often anchors of each kind are shared in the two
// texts. The path is then searched again with these values. Sentences left without a
// counterpart on both sides that have much in common are linked out of order.
//
// Paragraphs are linked through their sentences.
//
//	a   1 ─── 1   b
//	    2 ─┬─ 2        2:1, two sentences in one
//	    3 ─┘
//	    4 ───╳         1:0, only in a
//	    5 ─── 3
//
// # Findings
//
// Within and next to links that are likely or certain, a finding is reported for what only one
// side has: numbers, dates, names, members of lists, speakers. Differences that are in doubt
// are not reported: numbers up to twelve in words, the names of the parties, and names that may
// occur in a form that the tables lack. Whom 岚方 means is learned from the sentences in which
// each version names one side.
//
// Given the comparisons of both versions with the preceding statement ([Before]), the package
// also finds what changed in one language only.
//
// # Invariants
//
//   - Every sentence and every paragraph of both versions is in exactly one link of
//     its level.
//   - Compare(b, a) is the mirror of Compare(a, b).
//   - A version compared with itself has no finding.
//
// # Files
//
//	parity.go    the exported functions
//	side.go      a version as sentences with their contents
//	key.go       anchors
//	part.go      pairs of parts
//	bead.go      the cheapest path
//	model.go     prices
//	learn.go     what a path teaches
//	align.go     links
//	moved.go     sentences in another place
//	finding.go   findings; alone.go, quantity.go, name.go, speaker.go and
//	             change.go have those of each kind
package parity
