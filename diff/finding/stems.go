package finding

import (
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/clausediff/clausediff/parse/lang/chars"
)

// stems holds stems with a value each, in the order of the alphabet: sums over
// them are the same on every run.
type stems []valued

type valued struct {
	term  *term
	value float64
}

func (x valued) compare(stem string) int { return strings.Compare(x.term.stem, stem) }

// square is the sum of the squares of the values.
func (s stems) square() float64 {
	sum := 0.0
	for _, x := range s {
		sum += x.value * x.value
	}
	return sum
}

// both adds up something of the stems of s that t has as well.
func (s stems) both(t stems, of func(x valued) float64) float64 {
	sum := 0.0
	for len(s) > 0 && len(t) > 0 {
		switch c := s[0].compare(t[0].term.stem); {
		case c < 0:
			s = s[1:]
		case c > 0:
			t = t[1:]
		default:
			sum += of(s[0])
			s, t = s[1:], t[1:]
		}
	}
	return sum
}

// related reports whether a change has rare stems in common with the lead, which has
// marked its own, that make them one subject, and what those are worth together. Of
// Chinese words, which are short and mean many things, it takes two.
func (c *change) related(lead *change) (value float64, ok bool) {
	n := 0
	for _, x := range c.rare {
		if x.term.lead != lead {
			continue
		}
		if r, _ := utf8.DecodeRuneInString(x.term.stem); n == 0 && chars.IsHan(r) {
			n = 1
		} else {
			n = 2
		}
		value += x.value
	}
	return value, n == 2 && value >= related
}

// cosine is the cosine of the stems of two changes, from 0 to 1. A stem has the
// same value in both.
func (c *change) cosine(d *change) float64 {
	norm := math.Sqrt(c.square * d.square)
	if norm == 0 {
		return 0
	}
	return c.stems.both(d.stems, func(x valued) float64 { return x.value * x.value }) / norm
}

// find returns the place of a stem, false where it is not among them.
func (s stems) find(key string) (int, bool) {
	return slices.BinarySearchFunc(s, key, valued.compare)
}

func (s stems) value(key string) (float64, bool) {
	i, ok := s.find(key)
	if !ok {
		return 0, false
	}
	return s[i].value, true
}
