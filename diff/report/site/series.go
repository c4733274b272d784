package site

import (
	"io"

	"github.com/clausediff/clausediff/diff/report/flow"
	"github.com/clausediff/clausediff/diff/report/grid"
	"github.com/clausediff/clausediff/diff/report/history"
	"github.com/clausediff/clausediff/diff/report/html"
	"github.com/clausediff/clausediff/diff/report/passage"
	"github.com/clausediff/clausediff/parse/tree"
)

// seriesRef returns the link to a series' page.
func (s *Site) seriesRef(l *lineage) html.Ref {
	return html.Ref{Text: l.of.Name, Href: up + seriesFile(l.of.Name)}
}

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

// seriesPage returns the table of all clauses or, when that would be too large, the list
// of the articles.
func (s *Site) seriesPage(g Group, l *lineage) Page {
	trail := s.trail(html.Ref{Text: l.of.Name})
	if l.large() {
		return s.page(seriesFile(l.of.Name), g.Input, "series.tmpl", func() (any, error) { return s.seriesView(l, trail), nil })
	}
	return newPage(seriesFile(l.of.Name), g.Input, func(w io.Writer) error {
		findings := l.findings(len(l.Pairs) - 1)
		l.words.Lock()
		model := history.New(l.Lineage, findings)
		l.words.Unlock()
		return s.renderer(trail, []html.Ref{s.tablesRef(l), s.wordingRef(l)}, l.thread).RenderLineage(w, model)
	})
}

// seriesView is the page of a series without the table.
type seriesView struct {
	html.Layout
	Links      html.SiteLinks
	Title      string
	River      *flow.River
	Href       func(string) string
	Degraded   []string
	Statements []seriesStatement
}

// seriesStatement is a statement with the articles in which threads begin.
type seriesStatement struct {
	ID, Date, Href, Title string
	Lang                  tree.Lang
	Articles              []seriesArticle
}

type seriesArticle struct {
	html.Ref
	Threads int
}

func (s *Site) seriesView(l *lineage, trail []html.Ref) *seriesView {
	v := &seriesView{Layout: s.looks[wideLook].Layout(), Links: linksAt(trail, s.tablesRef(l), s.wordingRef(l)), Title: l.of.Name,
		River: flow.NewRiver(l.Lineage), Href: statementHref, Degraded: l.Degraded}
	for _, st := range l.Statements {
		v.Statements = append(v.Statements, seriesStatement{ID: st.ID, Date: st.Date, Href: statementHref(st.ID), Title: st.Title, Lang: st.Lang})
	}
	for _, p := range l.pages {
		st := &v.Statements[p.statement]
		st.Articles = append(st.Articles, seriesArticle{html.Ref{
			Text: passage.PartOf(p.part).Name(s.language), Href: up + p.name}, len(p.list)})
	}
	return v
}
