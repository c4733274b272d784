package wording

import (
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/clausediff/clausediff/parse/lang/chars"
	"github.com/clausediff/clausediff/parse/tree"
)

// Set is a set of texts that finds a text by its [Key]. Most texts of a Chinese statement
// differ in their Han characters already, so it makes a key only of those that have the Han
// characters of a text that is looked up, and of each only once.
//
//	Han characters        texts                        keys, made when first needed
//	推动高质量发展   →     推动高质量发展。              推动高质量发展。
//	年减少亿元       →     2022年减少3亿元；…            (nothing looked up has these)
type Set struct {
	language tree.Lang
	byHan    map[uint64]*variants
}

// variants are texts of a [Set] with the same Han characters.
type variants struct {
	texts []string
	keyed sync.Once
	keys  map[string]bool // set when first needed
}

// SetOf returns the set of the texts of some nodes of a statement. Their keys are those of
// a language, which need not be that of the statement.
func SetOf(s *tree.Statement, nodes []*tree.Node, l tree.Lang) *Set {
	set := &Set{l, make(map[uint64]*variants, len(nodes))}
	for _, n := range nodes {
		text := s.TextOf(n)
		sum := hanSum(text)
		if set.byHan[sum] == nil {
			set.byHan[sum] = &variants{}
		}
		set.byHan[sum].texts = append(set.byHan[sum].texts, text)
	}
	return set
}

// Has reports whether a text of the set has the key of the given one. It may be called
// concurrently.
func (s *Set) Has(text string) bool {
	v := s.byHan[hanSum(text)]
	if v == nil {
		return false
	}
	v.keyed.Do(func() {
		v.keys = make(map[string]bool, len(v.texts))
		for _, t := range v.texts {
			v.keys[Key(t, s.language)] = true
		}
	})
	return v.keys[Key(text, s.language)]
}

// SameHan reports whether two texts have the same Han characters in the same order,
// ignoring script variants and numerals. Texts with equal keys do.
func SameHan(x, y string) bool {
	x, y = chars.Visible(x), chars.Visible(y)
	for {
		var r, s rune
		r, x = nextHan(x)
		if s, y = nextHan(y); r != s {
			return false
		}
		if r == 0 {
			return true
		}
	}
}

// hanSum returns a checksum, FNV-1a, of the characters that [SameHan] compares.
func hanSum(text string) uint64 {
	const fnvOffset, fnvPrime = 14695981039346656037, 1099511628211 // of 64 bits
	sum := uint64(fnvOffset)
	r, rest := nextHan(chars.Visible(text))
	for r != 0 {
		sum = (sum ^ uint64(r)) * fnvPrime
		r, rest = nextHan(rest)
	}
	return sum
}

// nextHan returns the first Han character of a text that is not a numeral, in
// simplified form, and the text after it; 0 if there is none. 百分之 is skipped, as it
// is part of a number.
func nextHan(text string) (rune, string) {
	const percent = "百分之"
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		if r == '百' && strings.HasPrefix(text[i:], percent) {
			i += len(percent)
			continue
		}
		if chars.IsHan(r) {
			if s := chars.Fold(r); !chars.IsHanNumeral(s) {
				return s, text[i+size:]
			}
		}
		i += size
	}
	return 0, ""
}
