package quantities

import (
	"cmp"
	"regexp"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/clausediff/clausediff/parse/lang"
	"github.com/clausediff/clausediff/parse/tree"
)

// Bound is the limit that the words beside a number express.
type Bound string

// The bounds.
const (
	Exact   Bound = ""         // the number itself
	Near    Bound = "near"     // about
	Above   Bound = "above"    // more than
	Below   Bound = "below"    // less than
	AtLeast Bound = "at least" // or more
	AtMost  Bound = "at most"  // or less
)

type boundList struct {
	Bound
	list string
}

// bounds lists the bounds with their lists in the data files. An entry that begins with
// … follows the number.
var bounds = []boundList{
	{Near, "quantity-near"}, {Above, "quantity-above"}, {Below, "quantity-below"}, {AtLeast, "quantity-least"}, {AtMost, "quantity-most"},
}

// BoundWords returns the words of a language that precede a number and bound it, as in
// its data file.
func BoundWords(l tree.Lang) []string { return boundWords(l, false) }

// boundWords returns the words before a number, or those after it.
func boundWords(l tree.Lang, behind bool) []string {
	var all []string
	for _, b := range bounds {
		all = append(all, b.words(l, behind)...)
	}
	return all
}

// words returns the words of a bound before a number, or those after it.
func (b boundList) words(l tree.Lang, behind bool) []string {
	var words []string
	for _, entry := range lang.List(l, b.list) {
		if word, is := strings.CutPrefix(entry, "…"); is == behind {
			words = append(words, word)
		}
	}
	return words
}

// boundForm matches the words on one side of a number, with one group per bound.
type boundForm struct {
	*regexp.Regexp
	bounds []Bound
	last   *runeSet // the characters with which words that end a text end, nil for any
}

// sides matches the words before and after a number.
type sides struct{ before, behind boundForm }

var sidesOf = map[tree.Lang]func() sides{
	tree.English: sync.OnceValue(func() sides { return sidesIn(tree.English, `(?:^|[^\p{L}])`, "^"+spaces, "") }),
	tree.Russian: sync.OnceValue(func() sides { return sidesIn(tree.Russian, `(?:^|[^\p{L}])`, "^"+spaces, "") }),
	tree.Chinese: sync.OnceValue(func() sides { return sidesIn(tree.Chinese, "", "", "$") }), // part of the quantity
}

// spaces matches what may separate a number and the words beside it.
const spaces = `[` + spaceMarks + `]*`

const spaceMarks = " \u00a0\u202f"

func sidesIn(l tree.Lang, first, behind, last string) sides {
	return sides{boundsIn(l, false, first, spaces+"$"), boundsIn(l, true, behind, last)}
}

func boundsIn(l tree.Lang, behind bool, first, last string) boundForm {
	var groups []string
	f := boundForm{last: lastOf(boundWords(l, behind), last)}
	for _, b := range bounds {
		if words := b.words(l, behind); len(words) > 0 {
			groups, f.bounds = append(groups, "("+oneOf(words)+")"), append(f.bounds, b.Bound)
		}
	}
	f.Regexp = regexp.MustCompile(`(?i)` + first + `(?:` + strings.Join(groups, "|") + `)` + last)
	return f
}

// lastOf returns the last characters of words, in any case, that an expression ending with
// last matches at the end of a text; nil if words need not be there or may have any ending.
func lastOf(words []string, last string) *runeSet {
	if !strings.HasSuffix(last, "$") {
		return nil
	}
	var all []rune
	for _, w := range words {
		r, _ := utf8.DecodeLastRuneInString(w)
		if r == '*' || r == '-' {
			return nil
		}
		all = append(all, r)
		for other := unicode.SimpleFold(r); other != r; other = unicode.SimpleFold(other) {
			all = append(all, other)
		}
	}
	set := newRuneSet(all)
	return &set
}

// find returns the bound in a text, and where its words begin and end; [Exact] if there
// is none.
func (f boundForm) find(text string) (b Bound, start, end int) {
	if f.last != nil {
		if r, _ := utf8.DecodeLastRuneInString(strings.TrimRight(text, spaceMarks)); !f.last.has(r) {
			return Exact, 0, 0 // as nearly always; the expression tries each place in the text
		}
	}
	m := f.FindStringSubmatchIndex(text)
	for k, b := range f.bounds {
		if m != nil && m[2*k+2] >= 0 {
			return b, m[2*k+2], m[2*k+3]
		}
	}
	return Exact, 0, 0
}

// longestBound is how many bytes before a number are searched.
const longestBound = 48

// Bounded returns the bound that the words beside a quantity express, and the span of
// the quantity with these words: "no more than 5 percent". It is [Exact] for a language
// without such words in its data.
func Bounded(text string, q Quantity, l tree.Lang) (Bound, tree.Span) {
	span := tree.Span{Start: q.Start, End: q.End}
	forms := sidesOf[l]
	if forms == nil || q.Date {
		return Exact, span
	}
	from, rest := max(0, q.Start-longestBound), text[q.End:]
	before, start, _ := forms().before.find(text[from:q.Start])
	if before != Exact {
		span.Start = from + start
	}
	if l == tree.Chinese {
		rest = text[q.Start:q.End]
	}
	behind, _, end := forms().behind.find(rest)
	switch {
	case behind == Exact && l == tree.Chinese && strings.ContainsAny(q.Value, "余多"):
		behind = Above
	case behind != Exact && l != tree.Chinese:
		span.End += end
	}
	return cmp.Or(before, behind), span
}
