package parity

import (
	"cmp"
	"slices"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/parse/tree"
)

// Level is the level of the nodes that a link joins.
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

// Link joins nodes of one version with the nodes of the other that say the same. One side may be
// empty, for text that only one version has. Nodes are in reading order.
type Link struct {
	Level     Level
	A, B      []*tree.Node
	Certainty diff.Certainty // NoCertainty if one side is empty
	// Moved is set if the nodes are out of the common order.
	Moved bool
	score float64 // evidence for the link, in natural logarithms of odds
}

// Result is the alignment and the differences of two versions of one statement.
type Result struct {
	A, B *tree.Statement
	// Links holds the paragraph links, then the sentence links, each ordered by A. A link that
	// only B has comes after the link that precedes it in B.
	Links    []*Link
	Findings []Finding
	// Degraded lists, one line each, where the size of the texts made the method
	// coarser.
	Degraded []string

	a, b  *side
	parts [][2]int // pairs of indexes of linked parts
}

// Compare aligns two language versions of one statement and finds their differences. The result
// depends only on the two texts and the options; swapping the texts gives the mirrored result.
// Two statements of 150 sentences take a few tenths of a second. For more than a few thousand
// sentences, time and memory are linear in their number.
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

// Before sets the comparison of each version with the preceding statement in its language.
// Compare then also finds what changed in one language only. The new statement of a must be
// version A, that of b version B.
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

// Anchors returns the numbers and names in a sentence of either version, which both languages
// can have in common, as spans of the statement's text, in order.
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

// placed sorts spans, removes those that begin inside others, and shifts them.
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
