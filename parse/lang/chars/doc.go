// Package chars says what a character is (Han, wide, without width) and maps the
// forms of one character to one, in every language alike:
//
//	rune.go        classes: Han, wide, without width, spaced; digits of any script
//	fold.go        forms: width, compatibility, radicals, quotes, dashes, look-alikes
//	simplified.go  traditional to simplified characters (a generated table)
//
//	Fold:      Ａ → A   國 → 国   ⼀ → 一   ё → е   “ → "   — → -
//	Expanded:  ﬁ → fi   Ⅳ → IV   ℃ → °C
//	Visible:   "co\u00adoperate" → "cooperate"
//
// A function of a rune takes constant time; one of a text takes time linear in it
// and returns the same string where there is nothing to change.
package chars
