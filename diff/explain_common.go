package diff

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clausediff/clausediff/parse/lang/chars"
)

// mostPlaces is how many occurrences of a word are tried in each text: the longest
// run is rarely at a later one.
const mostPlaces = 8

// commonRuns returns the longest common run of two texts around each word, up to the
// next punctuation mark: 强两, 国立 and 立法 give 加强两国立法机构. A word that does not
// occur literally in both texts, such as a pair of characters on either side of a
// comma, gives none. Runs are in the order of the words, without duplicates, single
// characters, and runs that are part of another.
func commonRuns(own, other string, words []string) []string {
	own, other = strings.ToLower(own), strings.ToLower(other)
	var runs []string
	for _, w := range words {
		if run := longestRun(own, other, w); utf8.RuneCountInString(run) > 1 && !slices.Contains(runs, run) {
			runs = append(runs, run)
		}
	}
	return slices.DeleteFunc(slices.Clone(runs), func(r string) bool {
		return slices.ContainsFunc(runs, func(s string) bool { return s != r && strings.Contains(s, r) })
	})
}

// longestRun returns the longest common run around a word, "" for none.
func longestRun(own, other, word string) string {
	longest := ""
	for _, i := range wordPlaces(own, word) {
		for _, k := range wordPlaces(other, word) {
			start, end := extend(own, other, i, k, len(word))
			if end-start > len(longest) {
				longest = own[start:end]
			}
		}
	}
	return strings.Trim(longest, " -")
}

// wordPlaces returns the offsets of the first mostPlaces occurrences of a word.
func wordPlaces(text, word string) []int {
	var all []int
	for at := 0; len(all) < mostPlaces; {
		i := strings.Index(text[at:], word)
		if i < 0 || word == "" {
			break
		}
		if isWhole(text, at+i, at+i+len(word)) {
			all = append(all, at+i)
		}
		at += i + len(word)
	}
	return all
}

// extend returns the span in own of the common run of whole words around a word of n
// bytes, which is at offset i of own and k of other.
func extend(own, other string, i, k, n int) (start, end int) {
	start, end = i, i+n
	for s, o := i, k; ; {
		r, size := utf8.DecodeLastRuneInString(own[:s])
		q, _ := utf8.DecodeLastRuneInString(other[:o])
		if r != q || size == 0 || endsRun(r) {
			break
		}
		s, o = s-size, o-size
		if isWhole(own, s, end) && isWhole(other, o, o+end-s) {
			start = s
		}
	}
	for e, o := i+n, k+n; ; {
		r, size := utf8.DecodeRuneInString(own[e:])
		q, _ := utf8.DecodeRuneInString(other[o:])
		if r != q || size == 0 || endsRun(r) {
			break
		}
		e, o = e+size, o+size
		if isWhole(own, start, e) && isWhole(other, o-(e-start), o) {
			end = e
		}
	}
	return start, end
}

func endsRun(r rune) bool {
	return r == utf8.RuneError || !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != ' ' && r != '-'
}

// isWhole reports whether text[start:end] begins and ends at word boundaries.
func isWhole(text string, start, end int) bool {
	return !insideWord(text, start) && !insideWord(text, end)
}

func insideWord(text string, at int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:at])
	after, _ := utf8.DecodeRuneInString(text[at:])
	letter := func(r rune) bool { return !chars.IsHan(r) && (unicode.IsLetter(r) || unicode.IsDigit(r)) }
	return letter(before) && letter(after)
}
