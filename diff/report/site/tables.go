package site

import (
	"io"

	"github.com/clausediff/clausediff/diff/report/grid"
	"github.com/clausediff/clausediff/diff/report/html"
)

// tablesRef returns the link to the tables of a series.
func (s *Site) tablesRef(l *lineage) html.Ref {
	return html.Ref{Text: s.t("Tables"), Href: up + tablesFile(l.of.Name)}
}

// tablesPage returns the series as tables: quantities, names, speakers, articles.
func (s *Site) tablesPage(g Group, l *lineage) Page {
	return newPage(tablesFile(l.of.Name), g.Input, func(w io.Writer) error {
		x := s.renderer(s.trail(s.seriesRef(l), html.Ref{Text: s.t("Tables")}), nil, nil)
		return x.RenderTables(w, grid.New(l.Lineage, grid.Kinds()...))
	})
}
