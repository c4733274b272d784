// Package parity lays two language versions of one statement side by side, and finds
// what the one says and the other does not. It needs no dictionary.
//
// # Alignment
//
// Parts are paired by their kinds, numbers and lengths, in order. Then the sentences
// of both versions are linked along the cheapest path through a band: a link joins
// 1:1, 1:2, 2:1, 2:2, 1:3 or 3:1 sentences, and one that says what the other version
// does not has none (Gale and Church, A Program for Aligning Sentences in Bilingual
// Corpora, 1993). The price of a link is that of its shape, of the lengths, and of
// what both languages share, the anchors:
//
//	zh  贸易额达到〔487亿〕岚元，…              ru  товарооборот составил 〔48,7 млрд〕…
//	zh  〔2022年〕双方在〔安理会〕…              ru  в 〔2022〕 г. … в 〔Совете Безопасности〕 …
//
//	anchor                             how
//	parts, paragraphs, items, labels   from the layout
//	numbers, years, months, shares     parse/lang: 487亿, 48.7 billion, forty-six, XX
//	states, bodies                     parse/lang: tables of names in eight languages
//	Latin words in another script      AUKUS, 5G
//	words alike                        migration, миграция: the same first letters
//	words that go together             learned from the first path: 岚方 ~ lanch
//
// An anchor that both sides have speaks for a link the more, the fewer sentences have
// it; one that a side lacks speaks against it (model.go has the formula). With what
// the first path teaches, words that go together and how often anchors of a kind
// are shared in these two texts, the path is looked for again. Sentences left alone on
// both sides that have much in common are linked out of order.
//
// Paragraphs are linked by their sentences.
//
//	a   1 ─── 1   b
//	    2 ─┬─ 2        2:1, two sentences in one
//	    3 ─┘
//	    4 ───╳         1:0, only in a
//	    5 ─── 3
//
// # Findings
//
// Within links that are likely or certain, and beside them, what one side has and the
// other has not: numbers, dates, names, members of lists, who speaks. What is not
// certain to differ is not told: numbers in words up to twelve, the names of the
// parties, a name that may be there in a form that the tables lack. Who is meant by
// 岚方 is learned from the sentences in which each version names one side.
//
// With the comparisons of both versions with the statement before ([Before]), what
// changed in one language only.
//
// # Invariants
//
//   - Every sentence and every paragraph of both versions is in exactly one link of
//     its level.
//   - Compare(b, a) is the mirror of Compare(a, b).
//   - A version laid beside itself has no finding.
//
// # Files
//
//	parity.go    the doors
//	side.go      a version as sentences with what they hold
//	key.go       anchors
//	part.go      pairs of parts
//	bead.go      the cheapest path
//	model.go     prices
//	learn.go     what a path teaches
//	align.go     links
//	moved.go     sentences in another place
//	finding.go   findings, and in alone.go, quantity.go, name.go, speaker.go and
//	             change.go those of each kind
package parity
