package site

import (
	"io"
	"strconv"

	"github.com/clausediff/clausediff/diff/report/history"
	"github.com/clausediff/clausediff/diff/report/html"
	"github.com/clausediff/clausediff/diff/series"
	"github.com/clausediff/clausediff/parse/tree"
)

// How many formulas of each status and how many subjects of a series have a page.
const (
	mostSubjects = 24
	mostStanding = 12
	mostChanged  = 24
)

// formulaView is the page of a formula: every wording in every statement.
type formulaView struct {
	html.Layout
	Links html.SiteLinks
	Lang  tree.Lang
	Life  *formulaLife
	Stood string // in how many statements, in words
}

// wordingView is the list of what a series has pages of.
type wordingView struct {
	html.Layout
	Links    html.SiteLinks
	Lang     tree.Lang
	Subjects []html.Ref
	Groups   []wordingGroup
}

// wordingGroup is the formulas of one status.
type wordingGroup struct {
	Status series.FormulaStatus
	Refs   []html.Ref
}

// wordingRef returns the link to the list of formulas and subjects of a series.
func (s *Site) wordingRef(l *lineage) html.Ref {
	return html.Ref{Text: s.t("Formulas and subjects"), Href: up + wordingFile(l.of.Name)}
}

// wordingPages returns the list of formulas and subjects of a series and a page of
// each.
func (s *Site) wordingPages(g Group, l *lineage) []Page {
	list := &wordingView{Layout: s.looks[smallLook].Layout(), Lang: l.Statements[0].Lang}
	list.Links.Trail = s.trail(s.seriesRef(l), html.Ref{Text: s.t("Formulas and subjects")})
	var pages []Page
	names := fileNames{}
	for _, text := range l.Subjects(mostSubjects) {
		name := subjectFile(l.of.Name, names.of(text))
		list.Subjects = append(list.Subjects, html.Ref{Text: text, Href: up + name})
		pages = append(pages, Page{Name: name, Input: g.Input, make: func(w io.Writer) error {
			x := s.renderer(s.trail(s.seriesRef(l), s.wordingRef(l), html.Ref{Text: text}), nil, nil)
			l.words.Lock()
			model := history.NewSubject(l.Lineage, l.Subject(text))
			l.words.Unlock()
			return x.RenderSubject(w, model)
		}})
	}
	names = fileNames{}
	taken := map[series.FormulaStatus]int{}
	formulas := l.Ledger().Formulas
	for i := range formulas {
		f := &formulas[i]
		if taken[f.Status]++; taken[f.Status] > formulaPages(f.Status) {
			continue
		}
		if n := len(list.Groups); n == 0 || list.Groups[n-1].Status != f.Status {
			list.Groups = append(list.Groups, wordingGroup{Status: f.Status})
		}
		name := formulaFile(l.of.Name, names.of(f.Text))
		group := &list.Groups[len(list.Groups)-1]
		group.Refs = append(group.Refs, html.Ref{Text: f.Text, Href: up + name})
		pages = append(pages, s.formulaPage(g, l, name, f))
	}
	return append(pages, s.page(wordingFile(l.of.Name), g.Input, "wording.tmpl", func() (any, error) { return list, nil }))
}

// formulaPages is how many formulas of a status have a page.
func formulaPages(status series.FormulaStatus) int {
	if status == series.FormulaStanding || status == series.FormulaNew {
		return mostStanding
	}
	return mostChanged
}

func (s *Site) formulaPage(g Group, l *lineage, name string, f *series.Formula) Page {
	return s.page(name, g.Input, "formula.tmpl", func() (any, error) {
		l.words.Lock()
		life := newFormulaLife(l.Lineage, f)
		l.words.Unlock()
		v := &formulaView{Layout: s.looks[smallLook].Layout(), Life: life, Lang: l.Statements[0].Lang,
			Stood: s.t("in %d of %d statements", life.Stood, len(life.Years))}
		v.Links.Trail = s.trail(s.seriesRef(l), s.wordingRef(l), html.Ref{Text: life.Text})
		return v, nil
	})
}

// fileNames gives texts names that no other text of a list has.
type fileNames map[string]bool

// of returns the name of a text: its first words where they are in Latin or Cyrillic
// letters, else its characters as code points.
func (n fileNames) of(text string) string {
	words := slug(text)
	if words == "" {
		words = fileName(text)
	}
	return n.unique(words)
}

// unique returns a name as it is the first time, then with a number.
func (n fileNames) unique(base string) string {
	name := base
	for k := 2; n[name]; k++ {
		name = base + "-" + strconv.Itoa(k)
	}
	n[name] = true
	return name
}
