package quantities

import (
	"cmp"
	"regexp"
	"strings"
	"sync"

	"github.com/clausediff/clausediff/parse/lang"
	"github.com/clausediff/clausediff/parse/tree"
)

// Bound is what the words beside a number say of how far it holds.
type Bound string

// The bounds.
const (
	Exact   Bound = ""         // it is the number itself
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

// bounds are the lists of the data files. An entry that begins with … stands behind the
// number.
var bounds = []boundList{
	{Near, "quantity-near"}, {Above, "quantity-above"}, {Below, "quantity-below"}, {AtLeast, "quantity-least"}, {AtMost, "quantity-most"},
}

// BoundWords returns the words of a language that stand before a number and bound it, as
// its data file has them.
func BoundWords(l tree.Lang) []string { return boundWords(l, false) }

// boundWords returns the words before a number or behind it.
func boundWords(l tree.Lang, behind bool) []string {
	var all []string
	for _, b := range bounds {
		all = append(all, b.words(l, behind)...)
	}
	return all
}

// words returns the words of a bound before a number or behind it.
func (b boundList) words(l tree.Lang, behind bool) []string {
	var words []string
	for _, entry := range lang.List(l, b.list) {
		if word, is := strings.CutPrefix(entry, "…"); is == behind {
			words = append(words, word)
		}
	}
	return words
}

// boundForm finds the words on one side of a number, a group for each bound.
type boundForm struct {
	*regexp.Regexp
	bounds []Bound
}

// sides are the words before and behind a number.
type sides struct{ before, behind boundForm }

var sidesOf = map[tree.Lang]func() sides{
	tree.English: sync.OnceValue(func() sides { return sidesIn(tree.English, `(?:^|[^\p{L}])`, "^"+spaces, "") }),
	tree.Russian: sync.OnceValue(func() sides { return sidesIn(tree.Russian, `(?:^|[^\p{L}])`, "^"+spaces, "") }),
	tree.Chinese: sync.OnceValue(func() sides { return sidesIn(tree.Chinese, "", "", "$") }), // part of the quantity
}

// spaces may stand between a number and the words beside it.
const spaces = `[ \x{a0}\x{202f}]*`

func sidesIn(l tree.Lang, first, behind, last string) sides {
	return sides{boundsIn(l, false, first, spaces+"$"), boundsIn(l, true, behind, last)}
}

func boundsIn(l tree.Lang, behind bool, first, last string) boundForm {
	var groups []string
	var f boundForm
	for _, b := range bounds {
		if words := b.words(l, behind); len(words) > 0 {
			groups, f.bounds = append(groups, "("+oneOf(words)+")"), append(f.bounds, b.Bound)
		}
	}
	f.Regexp = regexp.MustCompile(`(?i)` + first + `(?:` + strings.Join(groups, "|") + `)` + last)
	return f
}

// find returns the bound that a text has and where its words begin and end; it is [Exact]
// for none.
func (f boundForm) find(text string) (b Bound, start, end int) {
	m := f.FindStringSubmatchIndex(text)
	for k, b := range f.bounds {
		if m != nil && m[2*k+2] >= 0 {
			return b, m[2*k+2], m[2*k+3]
		}
	}
	return Exact, 0, 0
}

// longestBound is how many bytes before a number are looked at.
const longestBound = 48

// Bounded returns what the words beside a quantity of a text say of how far it holds, and
// the quantity together with them: "no more than 5 percent". It is [Exact] for a language
// whose data has no such words.
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
