package site

import (
	"io"
	"sync"

	"github.com/clausediff/clausediff/diff/report/history"
	"github.com/clausediff/clausediff/diff/report/html"
	"github.com/clausediff/clausediff/diff/series"
	"github.com/clausediff/clausediff/parse/tree"
)

// The most formulas of each status and the most subjects of a series that have a page.
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
	Says  string // what its status means
	Stood string // the number of statements with it, in words
}

// wordingView is the list of the formulas and subjects of a series.
type wordingView struct {
	html.Layout
	Links  html.SiteLinks
	Lang   tree.Lang
	Groups []wordingGroup
}

// wordingGroup is the formulas of one status, or the subjects.
type wordingGroup struct {
	Status series.FormulaStatus // "" for subjects
	Says   string               // what the status means
	Refs   []html.Ref
}

// statusSays explains the statuses of formulas in plain words; "" is that of subjects.
var statusSays = map[series.FormulaStatus]string{
	"":                      "Every sentence on it, in every statement.",
	series.FormulaBroken:    "the newest statement no longer says it",
	series.FormulaShortened: "the newest statement says a part of it in its place",
	series.FormulaExtended:  "the newest statement says it with more words in it",
	series.FormulaReworded:  "the newest statement says it in other words",
	series.FormulaReturned:  "the newest statement says it again, the one before did not",
	series.FormulaNew:       "the newest statement says it for the first time, and more than once",
	series.FormulaStanding:  "the newest statement says it, and so did the one before",
}

// wordingRef returns the link to the list of formulas and subjects of a series.
func (s *Site) wordingRef(l *lineage) html.Ref {
	return html.Ref{Text: s.t("Formulas and subjects"), Href: up + wordingFile(l.of.Name)}
}

// topic is a subject or a formula of a series that has a page.
type topic struct {
	html.Ref                      // to its page, from a page in a folder
	Status   series.FormulaStatus // "" for a subject
	page     func(io.Writer) error
	places   func() []series.Place // where the statements say it
}

// wordingPages returns the list of formulas and subjects of a series, a page for each,
// and the list for the search.
func (s *Site) wordingPages(g Group, l *lineage) []Page {
	topics := append(s.subjects(l), s.formulas(l)...)
	pages := []Page{s.topicsPage(g, l, topics), s.wordingSearchPage(g, l, topics)}
	for _, t := range topics {
		pages = append(pages, newPage(fromTop(t.Ref).Href, g.Input, t.page))
	}
	return pages
}

// topicsPage returns the list of the formulas and subjects of a series.
func (s *Site) topicsPage(g Group, l *lineage, topics []topic) Page {
	v := &wordingView{Layout: s.looks[smallLook].Layout(), Lang: l.Statements[0].Lang}
	v.Links = linksAt(s.trail(s.seriesRef(l), html.Ref{Text: s.t("Formulas and subjects")}))
	for _, t := range topics {
		if n := len(v.Groups); n == 0 || v.Groups[n-1].Status != t.Status {
			v.Groups = append(v.Groups, wordingGroup{Status: t.Status, Says: s.t(statusSays[t.Status])})
		}
		group := &v.Groups[len(v.Groups)-1]
		group.Refs = append(group.Refs, t.Ref)
	}
	return s.page(wordingFile(l.of.Name), g.Input, "wording.tmpl", func() (any, error) { return v, nil })
}

// subjects returns the main subjects of a series.
func (s *Site) subjects(l *lineage) []topic {
	var all []topic
	names := fileNames{}
	for _, text := range l.Subjects(mostSubjects) {
		found := sync.OnceValue(func() *series.Subject {
			l.words.Lock()
			defer l.words.Unlock()
			return l.Subject(text)
		})
		all = append(all, topic{
			Ref: html.Ref{Text: text, Href: up + subjectFile(l.of.Name, names.of(text))},
			page: func(w io.Writer) error {
				x := s.renderer(s.trail(s.seriesRef(l), s.wordingRef(l), html.Ref{Text: text}), nil, nil)
				x.Links.Title = s.t("Subject") + " " + x.Links.Title
				return x.RenderSubject(w, history.NewSubject(l.Lineage, found()))
			},
			places: func() []series.Place { return remarkPlaces(found()) },
		})
	}
	return all
}

// remarkPlaces returns the sentences on a subject.
func remarkPlaces(subject *series.Subject) []series.Place {
	var all []series.Place
	for _, row := range subject.Rows {
		for _, r := range row {
			all = append(all, series.Place{Statement: r.Statement, Clause: r.Sentence})
		}
	}
	return all
}

// formulas returns the formulas of a series that have a page: the first ones of each
// status.
func (s *Site) formulas(l *lineage) []topic {
	var all []topic
	names := fileNames{}
	taken := map[series.FormulaStatus]int{}
	formulas := l.Ledger().Formulas
	for i := range formulas {
		f := &formulas[i]
		if taken[f.Status]++; taken[f.Status] > formulaPages(f.Status) {
			continue
		}
		all = append(all, topic{
			Ref: html.Ref{Text: f.Text, Href: up + formulaFile(l.of.Name, names.of(f.Text))}, Status: f.Status,
			page:   func(w io.Writer) error { return s.templates.ExecuteTemplate(w, "formula.tmpl", s.formulaView(l, f)) },
			places: func() []series.Place { return f.Places },
		})
	}
	return all
}

// formulaPages is how many formulas of a status have a page.
func formulaPages(status series.FormulaStatus) int {
	if status == series.FormulaStanding || status == series.FormulaNew {
		return mostStanding
	}
	return mostChanged
}

func (s *Site) formulaView(l *lineage, f *series.Formula) *formulaView {
	l.words.Lock()
	life := newFormulaLife(l.Lineage, f)
	l.words.Unlock()
	v := &formulaView{Layout: s.looks[smallLook].Layout(), Life: life, Lang: l.Statements[0].Lang,
		Says: s.t(statusSays[life.Status]), Stood: s.t("in %d of %d statements", life.Stood, len(l.Statements))}
	v.Links = linksAt(s.trail(s.seriesRef(l), s.wordingRef(l), html.Ref{Text: life.Text}))
	return v
}
