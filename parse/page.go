package parse

import (
	"sort"

	"github.com/clausediff/clausediff/parse/tree"
)

// origin is where a piece of text comes from.
type origin struct {
	line  int // of the source, from 1
	order int // among the pieces of a page
}

// block is a piece of the source's text between two breaks.
type block struct {
	text string // tidy
	origin
	// heading is set where the source marks the block up as a heading.
	heading bool
	// item is set where the source marks the block up as an item of a list.
	item bool
}

// page is a source cut into blocks, and what was left out of them.
type page struct {
	title string
	// titleOfTab is set when the title is that of the title element, which sites
	// put words around.
	titleOfTab bool
	titleAt    origin
	date       string
	blocks     []block
	leftOut    []leftOut
	doubts     []string
}

// leftOut is text that is not part of the statement.
type leftOut struct {
	origin
	reason, text string
}

// discard records text that does not belong to the statement. Blank text is
// not worth a record.
func (p *page) discard(reason string, at origin, text string) {
	if text = tidy(text); text != "" {
		p.leftOut = append(p.leftOut, leftOut{at, reason, text})
	}
}

func (p *page) doubt(text string) { p.doubts = append(p.doubts, text) }

// discarded returns the records in the order of the source.
func (p *page) discarded() []tree.Discarded {
	sort.SliceStable(p.leftOut, func(i, j int) bool {
		a, b := p.leftOut[i], p.leftOut[j]
		return a.line < b.line || a.line == b.line && a.order < b.order
	})
	var out []tree.Discarded
	for _, d := range p.leftOut {
		out = append(out, tree.Discarded{Reason: d.reason, Line: d.line, Text: d.text})
	}
	return out
}
