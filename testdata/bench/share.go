package main

import (
	"strings"
	"unicode"
)

// share counts sequences of five characters: those found, those wanted, and those that
// are both.
type share struct{ right, found, wanted, pages, exact int }

func (s *share) add(got, want string) {
	got, want = squeeze(got), squeeze(want)
	a, b := grams(got), grams(want)
	for g, n := range a {
		s.found += n
		s.right += min(n, b[g])
	}
	for _, n := range b {
		s.wanted += n
	}
	s.pages++
	if got == want {
		s.exact++
	}
}

func (s *share) precision() float64 { return float64(s.right) / float64(max(1, s.found)) }
func (s *share) recall() float64    { return float64(s.right) / float64(max(1, s.wanted)) }

// squeeze keeps only letters and digits: layouts print labels with or without
// punctuation, and extractors add their own signs before items.
func squeeze(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, text)
}

func grams(text string) map[string]int {
	counts := map[string]int{}
	runes := []rune(text)
	for i := 0; i+5 <= len(runes); i++ {
		counts[string(runes[i:i+5])]++
	}
	return counts
}
