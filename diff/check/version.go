package check

import (
	"fmt"

	"github.com/clausediff/clausediff/diff/parity"
	"github.com/clausediff/clausediff/parse/tree"
)

// otherVersions reports differences between the statement and its language versions.
func (p *pass) otherVersions() {
	for _, other := range p.item.Versions {
		for _, f := range parity.Compare(other, p.item.Now).Findings {
			at := Finding{Locator: tree.Locators(f.B), Message: fmt.Sprintf("%s: %s", otherPlace(other, f), difference(f)), Old: f.From, New: f.To}
			if len(f.B) > 0 {
				at.Pos = p.item.Now.Position(f.B[0].Span.Start)
			}
			p.add(at, other.ID, string(f.Type), f.From, f.To)
		}
	}
}

// otherPlace names the other version and the place in it.
func otherPlace(other *tree.Statement, f parity.Finding) string {
	if len(f.A) == 0 {
		return "version " + other.ID
	}
	return "version " + other.ID + " at " + tree.Locators(f.A)
}

// difference describes a difference.
func difference(f parity.Finding) string {
	switch {
	case f.From == "":
		return fmt.Sprintf("%s only here: %s", typeName(f.Type), excerpt(f.To))
	case f.To == "":
		return fmt.Sprintf("%s only there: %s", typeName(f.Type), excerpt(f.From))
	}
	return fmt.Sprintf("another %s: %s there, %s here", typeName(f.Type), excerpt(f.From), excerpt(f.To))
}

// typeName names a type of difference.
func typeName(t parity.Type) string {
	switch t {
	case parity.OnlyA, parity.OnlyB:
		return "passage"
	case parity.List:
		return "list item"
	case parity.Structure:
		return "place or label"
	}
	return string(t)
}
