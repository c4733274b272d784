package site

import (
	"io"
	"slices"

	"github.com/clausediff/clausediff/diff/finding"
	"github.com/clausediff/clausediff/diff/report"
	"github.com/clausediff/clausediff/diff/report/flow"
	"github.com/clausediff/clausediff/diff/report/history"
	"github.com/clausediff/clausediff/diff/report/html"
	"github.com/clausediff/clausediff/diff/report/passage"
	"github.com/clausediff/clausediff/parse/tree"
)

// renderer returns the renderer for a page of a series.
func (s *Site) renderer(trail, beside []html.Ref, thread func(string) string) html.Renderer {
	links := linksAt(trail, beside...)
	links.Statement, links.Thread, links.Shared = statementHref, thread, up+sharedFolder
	return html.Renderer{Language: s.language, Links: links}
}

func statementHref(id string) string { return up + statementFile(id) }

// seriesRef returns the link to a series' page.
func (s *Site) seriesRef(l *lineage) html.Ref {
	return html.Ref{Text: l.of.Name, Href: up + seriesFile(l.of.Name)}
}

// pairPage returns the comparison of statement i with the next one.
func (s *Site) pairPage(l *lineage, i int) Page {
	r, beside := l.Pairs[i], l.pairsBeside(i)
	return newPage(pairFile(r.Old.ID, r.New.ID), newDigest(s.pairInput(l, i), beside).String(), func(w io.Writer) error {
		x := s.renderer(s.trail(s.seriesRef(l), html.Ref{Text: l.pairRef(i).Text}), beside, nil)
		rep := s.report(l, i)
		if i >= len(l.Pairs)-feedMost {
			s.briefOf(l, i, rep)
		}
		return x.Render(w, rep)
	})
}

// report returns the report of statement i and the next one.
func (s *Site) report(l *lineage, i int) *report.Report {
	return report.New(l.Pairs[i], report.Options{Context: 1, Findings: l.findings(i)})
}

// pairInput returns the digest of the inputs of a comparison: the two statements, and the
// earlier ones that it took into account.
func (s *Site) pairInput(l *lineage, i int) string {
	r := l.Pairs[i]
	d := newDigest(s.base, l.of.Name, l.of.Input, r.Old.ID, s.digests[r.Old.ID], r.New.ID, s.digests[r.New.ID])
	for _, id := range r.Series {
		d.add(s.digests[id])
	}
	return d.String()
}

// findings returns the findings of a pair, weighed against the earlier statements that
// the comparison took into account.
func (l *lineage) findings(pair int) []finding.Finding {
	r := l.Pairs[pair]
	var earlier []*tree.Statement
	for _, st := range slices.Backward(l.Statements[:pair]) {
		if slices.Contains(r.Series, st.ID) {
			earlier = append(earlier, st)
		}
	}
	return finding.Find(r, finding.Series(earlier...))
}

func (l *lineage) pairsBeside(i int) []html.Ref {
	var beside []html.Ref
	if i > 0 {
		ref := l.pairRef(i - 1)
		beside = append(beside, html.Ref{Text: "← " + ref.Text, Href: ref.Href})
	}
	if i+1 < len(l.Pairs) {
		ref := l.pairRef(i + 1)
		beside = append(beside, html.Ref{Text: ref.Text + " →", Href: ref.Href})
	}
	return beside
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
