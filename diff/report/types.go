package report

import (
	"slices"

	"github.com/clausediff/clausediff/diff/finding"
	"github.com/clausediff/clausediff/parse/tree"
)

// typeIndex maps the locators of sentences and clauses of both statements to the types of
// their findings.
type typeIndex struct{ old, new map[string][]finding.Type }

func typesOf(findings []finding.Finding) typeIndex {
	x := typeIndex{map[string][]finding.Type{}, map[string][]finding.Type{}}
	for i := range findings {
		f := &findings[i]
		addTypes(x.old, f.Old, f.Type)
		addTypes(x.new, f.New, f.Type)
	}
	return x
}

// addTypes adds a type to nodes and to the sentences of clauses.
func addTypes(to map[string][]finding.Type, nodes []*tree.Node, t finding.Type) {
	for _, n := range nodes {
		at := []string{string(n.Locator)}
		if n.Kind == tree.KindClause {
			at = append(at, string(n.Locator.Parent()))
		}
		for _, locator := range at {
			if !slices.Contains(to[locator], t) {
				to[locator] = append(to[locator], t)
			}
		}
	}
}

// mark sets the types of the rows of sections and of their clauses. A stub has those of the row
// that shows its text.
func (x typeIndex) mark(sections []Section) {
	for i := range sections {
		x.markRows(sections[i].Rows)
	}
}

func (x typeIndex) markRows(rows []Row) {
	for i := range rows {
		row, shown := &rows[i], &rows[i]
		if row.shownBy != nil {
			shown = row.shownBy
		}
		if !shown.Stub {
			row.Types = x.at(shown.Old.Locators, shown.New.Locators)
		}
		x.markRows(row.parts)
		x.markRows(row.Clauses)
	}
}

// at returns the types at the given locators of both statements.
func (x typeIndex) at(old, new []string) []finding.Type {
	var types, all []finding.Type
	for _, locator := range old {
		types = append(types, x.old[locator]...)
	}
	for _, locator := range new {
		types = append(types, x.new[locator]...)
	}
	for _, t := range types {
		if !slices.Contains(all, t) {
			all = append(all, t)
		}
	}
	return all
}

// FindingsAt returns the findings about a node of the new or the old statement, about one of
// its clauses, or about the sentence that it belongs to.
func FindingsAt(findings []finding.Finding, n *tree.Node, ofNew bool) []finding.Finding {
	within := func(x, y *tree.Node) bool { return y.Span.Start <= x.Span.Start && x.Span.End <= y.Span.End }
	isOf := func(nodes []*tree.Node) bool {
		return slices.ContainsFunc(nodes, func(m *tree.Node) bool { return m == n || m.Kind != n.Kind && (within(m, n) || within(n, m)) })
	}
	return slices.DeleteFunc(slices.Clone(findings), func(f finding.Finding) bool {
		return ofNew && !isOf(f.New) || !ofNew && !isOf(f.Old)
	})
}
