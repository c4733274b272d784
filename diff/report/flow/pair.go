package flow

import (
	"slices"
	"unicode/utf8"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/report/passage"
	"github.com/clausediff/clausediff/parse/tree"
)

// ChartPart is an article, the preamble or the closing, and the length of its text in
// characters.
type ChartPart struct {
	passage.Part
	Characters int
	// Alone is the number of characters without a counterpart: dropped or added text.
	Alone int
}

// Flow is the text that went from an old part to a new one.
type Flow struct {
	Old, New     int // indexes of the parts
	Took, Became int // characters on the old and on the new side
	// Away is set if the new part is not the old one's counterpart.
	Away bool
}

// Chart is the flow of text between the articles of two statements.
type Chart struct {
	Old, New []ChartPart
	Flows    []Flow // by old part, then new part
}

// Pair sums the sentence links by the articles that they connect. Possible links count as
// text without a counterpart, because a chart cannot show doubt.
func Pair(r *diff.Result) Chart {
	var c Chart
	var oldPart, newPart map[*tree.Node]int
	c.Old, oldPart = flowParts(r.Old)
	c.New, newPart = flowParts(r.New)
	flows := map[[2]int]*Flow{}
	seen := map[*tree.Node]bool{}
	for _, l := range r.At(diff.LevelSentence) {
		if l.Certainty < diff.Likely {
			continue
		}
		between := [2]int{oldPart[l.Old[0]], newPart[l.New[0]]}
		if flows[between] == nil {
			flows[between] = &Flow{Old: between[0], New: between[1], Away: true}
		}
		flows[between].Took += freshLength(r.Old, l.Old, seen)
		flows[between].Became += freshLength(r.New, l.New, seen)
	}
	for _, p := range r.Parts {
		if f := flows[[2]int{oldPart[p[0]], newPart[p[1]]}]; f != nil && !isSection(p[0]) && !isSection(p[1]) {
			f.Away = false
		}
	}
	for _, f := range flows {
		c.Old[f.Old].Alone -= f.Took
		c.New[f.New].Alone -= f.Became
		c.Flows = append(c.Flows, *f)
	}
	slices.SortFunc(c.Flows, func(x, y Flow) int {
		if x.Old != y.Old {
			return x.Old - y.Old
		}
		return x.New - y.New
	})
	return c
}

func isSection(n *tree.Node) bool { return n.Kind == tree.KindSection }

// flowParts returns the parts of a statement, and the index of the part of each sentence and
// of each part's own node.
func flowParts(s *tree.Statement) ([]ChartPart, map[*tree.Node]int) {
	var parts []ChartPart
	of := map[*tree.Node]int{}
	for i, p := range s.Root.Children {
		part := ChartPart{Part: passage.PartOf(p)}
		of[p] = i
		for n := range p.All() {
			if n.Kind == tree.KindSentence {
				of[n] = i
				part.Characters += utf8.RuneCountInString(s.TextOf(n))
			}
		}
		part.Alone = part.Characters
		parts = append(parts, part)
	}
	return parts, of
}

// freshLength returns the characters of the nodes not yet seen.
func freshLength(s *tree.Statement, nodes []*tree.Node, seen map[*tree.Node]bool) int {
	n := 0
	for _, node := range nodes {
		if !seen[node] {
			seen[node] = true
			n += utf8.RuneCountInString(s.TextOf(node))
		}
	}
	return n
}
