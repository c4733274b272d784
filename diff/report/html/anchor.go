package html

import (
	"strings"

	"github.com/clausediff/clausediff/diff/report"
)

// locator is an address as the page shows it.
type locator struct {
	ID   string // id of the element, "" if an earlier element has it
	Ref  string // id of the element that owns the address
	Text string
	Full string // the whole address if Text is only its end
}

// locators writes addresses as links to the elements that own them.
func (w *writer) locators(list []locator) {
	for i, l := range list {
		if i > 0 {
			w.WriteByte(' ')
		}
		w.element("a", l.Text, attribute{"id", l.ID}, attribute{"href", "#" + l.Ref}, attribute{"aria-label", l.Full})
	}
}

// anchors assigns every id to only one element.
type anchors struct {
	taken map[string]bool
	// kept holds the ids of places that a stub shows, even if the row that shows the same
	// text in full comes first.
	kept map[string]bool
}

func newAnchors(sections []report.Section) *anchors {
	a := &anchors{taken: map[string]bool{}, kept: map[string]bool{}}
	for _, s := range sections {
		a.keep(s.Rows)
	}
	return a
}

func (a *anchors) keep(rows []report.Row) {
	for i := range rows {
		a.keep(rows[i].Clauses)
		if !rows[i].Stub {
			continue
		}
		for _, l := range rows[i].Old.Locators {
			a.kept["old-"+l] = true
		}
		for _, l := range rows[i].New.Locators {
			a.kept["new-"+l] = true
		}
	}
}

// resolve returns the id, or that of the smallest enclosing node with an element on the page: if
// the page does not show clauses, the sentence of a clause. It returns "" if there is none.
func (a *anchors) resolve(id string) string {
	for !a.taken[id] {
		dot := strings.LastIndexByte(id, '.')
		if dot < 0 {
			return ""
		}
		id = id[:dot]
	}
	return id
}

// resolveMoves sets the links of moved rows to existing elements. All rows must have been built.
func (a *anchors) resolveMoves(rows []row) {
	for _, r := range rows {
		for _, c := range r.Clauses {
			a.resolveMoves(c.rows())
		}
		if r.Moved == nil {
			continue
		}
		for i, l := range r.Moved.To {
			r.Moved.To[i].Ref = a.resolve(l.Ref)
		}
	}
}

// claim returns the id, or "" if an element has it. Only a stub may claim a kept id.
func (a *anchors) claim(id string, stub bool) string {
	if a.taken[id] || a.kept[id] && !stub {
		return ""
	}
	a.taken[id] = true
	return id
}

// locators returns the addresses of one side, "old-" or "new-".
func (a *anchors) locators(side string, list []string, stub bool) []locator {
	locators := make([]locator, len(list))
	for i, l := range list {
		locators[i] = locator{ID: a.claim(side+l, stub), Ref: side + l, Text: l}
	}
	return locators
}
