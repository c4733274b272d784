// Package chars classifies characters (Han, wide, zero-width) and maps the variant
// forms of a character to one, in the same way for every language:
//
//	rune.go        classes: Han, wide, zero-width, spaced; digits of any script
//	fold.go        forms: width, compatibility, radicals, quotes, dashes, look-alikes
//	simplified.go  traditional to simplified characters (a generated table)
//
//	Fold:      Ａ → A   國 → 国   ⼀ → 一   ё → е   “ → "   — → -
//	Expanded:  ﬁ → fi   Ⅳ → IV   ℃ → °C
//	Visible:   "co\u00adoperate" → "cooperate"
//
// A function of a rune takes constant time. A function of a text takes linear time, and
// returns the text itself if nothing changes.
package chars
