package lang

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/clausediff/clausediff/parse/lang/chars"
	"github.com/clausediff/clausediff/parse/tree"
)

// scripts lists the scripts with the language that each indicates, or the default where
// several languages share it. A character of Chinese or Korean counts as much as two or
// three letters.
var scripts = []struct {
	table  *unicode.RangeTable
	weight int
	lang   tree.Lang
	shared bool // several languages share the script; words distinguish them
}{
	{unicode.Latin, 1, tree.English, true},
	{unicode.Han, 3, tree.Chinese, false},
	{unicode.Cyrillic, 1, tree.Russian, true},
	{unicode.Hangul, 2, "ko", false},
	{unicode.Hiragana, 2, "ja", false},
	{unicode.Katakana, 2, "ja", false},
	{unicode.Arabic, 1, "ar", true},
	{unicode.Hebrew, 1, "he", false},
	{unicode.Greek, 1, "el", false},
	{unicode.Devanagari, 1, "hi", false},
	{unicode.Thai, 1, "th", false},
	{unicode.Georgian, 1, "ka", false},
	{unicode.Armenian, 1, "hy", false},
	{unicode.Bengali, 1, "bn", false},
	{unicode.Tamil, 1, "ta", false},
	{unicode.Ethiopic, 1, "am", false},
	{unicode.Khmer, 1, "km", false},
	{unicode.Lao, 1, "lo", false},
	{unicode.Myanmar, 1, "my", false},
	{unicode.Mongolian, 1, "mn", false},
	{unicode.Tibetan, 1, "bo", false},
}

// hanScript is the index of the script of Chinese in scripts.
const hanScript = 1

// Detected is how many bytes of a text [Detect] examines.
const Detected = 1 << 14

// Thresholds for a sure result: hits of the words and letters of the language, and
// their ratio to those of the next language.
const (
	surestHits   = 6 // a word counts 2, a letter 1
	surestFactor = 1.25
)

// Detect returns the language of a text. The script indicates it; if several languages
// share the script, their most frequent words and rare letters decide:
//
//	script     Latin 412, Han 3           Latin
//	words      de: der die und … 31       fr: des … 2
//	letters    de: ä ö ß … 9
//	language   de, sure
//
// The result is not sure if there are too few words, or if another language has nearly
// as many; without any evidence it is the script's default: English, Russian or Arabic.
// Only the first 16 KB are examined.
func Detect(text string) (l tree.Lang, sure bool) {
	text = text[:min(len(text), Detected)]
	counts := countScripts(text)
	best, kana, han := 0, 0, 0
	for i := range scripts {
		switch scripts[i].lang {
		case "ja":
			kana += counts[i]
		case tree.Chinese:
			han = counts[i]
		}
		if counts[i] > counts[best] {
			best = i
		}
	}
	// Japanese is partly written in Chinese characters, while Chinese may quote a
	// Japanese name.
	const kanaShare = 8
	if (scripts[best].lang == tree.Chinese || scripts[best].lang == "ja") && kana*kanaShare > han {
		return "ja", true
	}
	if !scripts[best].shared {
		return scripts[best].lang, counts[best] > 0
	}
	return byWords(text, scripts[best].table, scripts[best].lang)
}

// countScripts returns the weighted number of letters of each script.
func countScripts(text string) []int {
	counts := make([]int, len(scripts))
	last := 0
	for at := 0; at < len(text); {
		han := chars.HanPrefix(text[at:])
		counts[hanScript] += han / len("汉") * scripts[hanScript].weight
		at += han
		r, size := utf8.DecodeRuneInString(text[at:])
		at += size
		if r < 'A' || !unicode.IsLetter(r) {
			continue
		}
		for k := range scripts {
			i := (last + k) % len(scripts)
			if unicode.Is(scripts[i].table, r) {
				counts[i] += scripts[i].weight
				last = i
				break
			}
		}
	}
	return counts
}

// signs maps words and letters to the languages that they indicate.
type signs struct {
	words, letters map[string][]tree.Lang
}

var allSigns = sync.OnceValue(func() signs {
	s := signs{map[string][]tree.Lang{}, map[string][]tree.Lang{}}
	for _, l := range Languages() {
		for _, w := range List(l, "common-words") {
			s.words[w] = append(s.words[w], l)
		}
		for _, w := range List(l, "letters") {
			s.letters[w] = append(s.letters[w], l)
		}
	}
	return s
})

// byWords returns the language of a script that words and letters indicate, or first if
// they indicate none.
func byWords(text string, script *unicode.RangeTable, first tree.Lang) (l tree.Lang, sure bool) {
	s := allSigns()
	hits := map[tree.Lang]float64{}
	for word := range strings.FieldsFuncSeq(strings.ToLower(chars.Composed(text)), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) }) {
		if r := []rune(word)[0]; !unicode.Is(script, r) {
			continue
		}
		for _, l := range s.words[word] {
			hits[l] += 2
		}
		for _, r := range word {
			if languages := s.letters[string(r)]; r >= 0x80 && len(languages) > 0 {
				for _, l := range languages {
					hits[l] += 1
				}
			}
		}
	}
	best, next := first, 0.0
	for _, l := range Languages() {
		switch {
		case hits[l] > hits[best]:
			best, next = l, hits[best]
		case l != best:
			next = max(next, hits[l])
		}
	}
	if hits[best] < surestHits || hits[best] < surestFactor*next {
		if hits[best] < 2 || hits[best] <= next {
			best = first
		}
		return best, false
	}
	return best, true
}

// Name returns the English name of a language, or its tag if that is not known.
func Name(l tree.Lang) string {
	file, err := data.ReadFile("data/" + string(l) + ".txt")
	if err != nil {
		return string(l)
	}
	name, _, _ := strings.Cut(strings.TrimPrefix(string(file), "# "), "\n")
	return name
}
