package parity

import (
	"cmp"
	"slices"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/parse/tree"
)

// Level is the size of the nodes that a link joins.
type Level uint8

// The levels of links.
const (
	Paragraph Level = iota
	Sentence
)

// String returns "paragraph" or "sentence".
func (l Level) String() string {
	if l == Sentence {
		return "sentence"
	}
	return "paragraph"
}

// Link says that nodes of the one version say what nodes of the other say. One
// side may be empty: what only one version has. Nodes are in reading order.
type Link struct {
	Level     Level
	A, B      []*tree.Node
	Certainty diff.Certainty // NoCertainty where one side is empty
	// Moved is set where the nodes stand out of the common order.
	Moved bool
	score float64 // how much speaks for it, in natural logarithms of odds
}

// Result is how two versions of one statement stand to each other.
type Result struct {
	A, B *tree.Statement
	// Links holds the paragraph links, then the sentence links, each in the order of
	// A; what only B has comes behind what stands before it there.
	Links    []*Link
	Findings []Finding
	// Degraded lists, one line each, where the size of the texts made the method
	// coarser.
	Degraded []string

	a, b  *side
	parts [][2]int // that are linked, by their numbers
}

// Compare aligns two language versions of one statement and finds in what they
// differ. It depends on the two texts and on the options alone; swapping them gives
// the mirrored result. For two statements of 150 sentences it takes some tenths of a
// second; behind some thousand sentences time and memory are linear in their number.
func Compare(a, b *tree.Statement, opts ...Option) *Result {
	var c config
	for _, o := range opts {
		o(&c)
	}
	r := align(a, b, c)
	r.Findings = find(r, c)
	return r
}

// Option changes how versions are compared.
type Option func(*config)

type config struct {
	lengthOnly       bool
	beforeA, beforeB *diff.Result
}

// Before gives what became of the statement before in each language: then Compare
// finds what changed in one language only. The new statement of the first must be
// the version A, that of the second the version B.
func Before(a, b *diff.Result) Option {
	return func(c *config) { c.beforeA, c.beforeB = a, b }
}

// LinksOf returns the links of one level.
func (r *Result) LinksOf(l Level) []*Link {
	var links []*Link
	for _, k := range r.Links {
		if k.Level == l {
			links = append(links, k)
		}
	}
	return links
}

// Anchors returns the places of a sentence of either version that both languages can
// have in common: numbers and names. They are spans of the statement's text, in order.
func (r *Result) Anchors(n *tree.Node) []tree.Span {
	for _, d := range []*side{r.a, r.b} {
		i, ok := d.at[n]
		if !ok {
			continue
		}
		x := &d.sentences[i]
		var spans []tree.Span
		for _, m := range x.numerals {
			if !m.Weak {
				spans = append(spans, m.Span)
			}
		}
		for _, m := range x.mentions {
			spans = append(spans, m.Span)
		}
		return placed(spans, n.Span.Start)
	}
	return nil
}

// placed orders spans, takes those out that begin inside others, and moves them.
func placed(spans []tree.Span, by int) []tree.Span {
	slices.SortFunc(spans, func(x, y tree.Span) int { return cmp.Or(x.Start-y.Start, y.End-x.End) })
	end := 0
	kept := spans[:0]
	for _, s := range spans {
		if s.Start >= end {
			kept = append(kept, tree.Span{Start: s.Start + by, End: s.End + by})
			end = s.End
		}
	}
	return kept
}
