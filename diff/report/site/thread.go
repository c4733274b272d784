package site

import (
	"encoding/json"
	"io"
	"slices"
	"strings"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/report/history"
	"github.com/clausediff/clausediff/diff/report/html"
	"github.com/clausediff/clausediff/diff/report/passage"
	"github.com/clausediff/clausediff/diff/series"
	"github.com/clausediff/clausediff/parse/tree"
)

// threadsView is a page of threads: a single one, or those that begin in one article.
type threadsView struct {
	html.Layout
	Links   html.SiteLinks
	Title   string
	Single  bool
	Threads []threadView
}

// threadView is one clause's life.
type threadView struct {
	ID     string
	Anchor string // on the page of its article
	Name   string // its newest words
	Lang   tree.Lang
	Status series.Status
	Steps  []stepView
	Near   []html.Ref // threads that share clauses with it
}

// stepView is a thread at one statement.
type stepView struct {
	ID, Date   string
	Href       string // of the statement's page
	Lang       tree.Lang
	Absent     string // statements before this one that do not have it
	Kind       diff.Kind
	First      bool
	Same       bool // the wording is that of the previous step
	Moved      bool
	Certainty  diff.Certainty
	Article    string // "" if it is that of the previous step
	Was        string // article of the previous step, if it is another one
	Place      string
	Locators   []html.Ref
	Comparison string // address in the comparison, "" across a gap
	Runs       []passage.Run
}

// nearMost is how many related threads are listed.
const nearMost = 8

// threadPage returns a page of threads. Its input is the digest of what it shows, since a
// new statement changes few of the threads.
func (s *Site) threadPage(l *lineage, k int) Page {
	return Page{l.pages[k].name, func() (string, func(io.Writer) error) {
		v := s.threadsView(l, k)
		shown, err := json.Marshal([]any{v.Title, v.Links.Title, v.Links.Trail, v.Links.Beside, v.Threads})
		if err != nil {
			panic(err) // texts and numbers can always be marshalled
		}
		return newDigest(s.base, l.pages[k].name, string(shown)).String(),
			func(w io.Writer) error { return s.templates.ExecuteTemplate(w, "thread.tmpl", v) }
	}}
}

func (s *Site) threadsView(l *lineage, k int) *threadsView {
	page := l.pages[k]
	st := l.Statements[page.statement]
	name := st.ID + " " + passage.PartOf(page.part).Name(s.language)
	article := html.Ref{Text: name, Href: statementHref(st.ID) + "#l-" + string(page.part.Locator)}
	v := &threadsView{Layout: s.looks[smallLook].Layout(), Title: name, Single: l.single(k)}
	trail := s.trail(s.seriesRef(l), article)
	if v.Single {
		v.Title = l.nameOf(page.list[0])
		trail = append(trail, html.Ref{Text: v.Title})
	}
	v.Links = linksAt(trail, s.pagesBeside(l, k)...)
	if v.Single {
		v.Links.Title = v.Title + " – " + l.placesOf(page.list[0])
	}
	for _, i := range page.list {
		v.Threads = append(v.Threads, s.threadView(l, i))
	}
	return v
}

// placesOf returns where a thread begins and ends, which tells threads with the same
// words apart.
func (l *lineage) placesOf(thread int) string {
	steps := l.Threads[thread].Steps
	at := func(step series.Step) string {
		return l.Statements[step.Statement].ID + ":" + string(step.Nodes[0].Locator)
	}
	return at(steps[0]) + " → " + at(steps[len(steps)-1])
}

// single reports whether a page shows one thread only.
func (l *lineage) single(page int) bool {
	return !strings.Contains(l.href[l.pages[page].list[0]], "#")
}

// pagesBeside links the pages before and after one, if they begin in the same statement.
func (s *Site) pagesBeside(l *lineage, k int) []html.Ref {
	var beside []html.Ref
	single := l.single(k)
	for _, by := range []int{-1, 1} {
		next := k + by
		if next < 0 || next >= len(l.pages) || l.pages[next].statement != l.pages[k].statement {
			continue
		}
		text := [2]string{s.t("← previous"), s.t("next →")}
		if part := l.pages[next].part; !single {
			name := passage.PartOf(part).Name(s.language)
			text = [2]string{"← " + name, name + " →"}
		}
		beside = append(beside, html.Ref{Text: text[(by+1)/2], Href: up + l.pages[next].name})
	}
	return beside
}

// nameColumns is the maximum width of a thread's name.
const nameColumns = 48

// nameOf returns the name of a thread: the beginning of its newest wording.
func (l *lineage) nameOf(thread int) string {
	steps := l.Threads[thread].Steps
	last := steps[len(steps)-1]
	text := ""
	for _, n := range last.Nodes {
		text += l.Statements[last.Statement].TextOf(n)
	}
	return passage.Shorten(strings.TrimSpace(text), nameColumns)
}

func (s *Site) threadView(l *lineage, i int) threadView {
	t := l.Threads[i]
	life := l.life(t)
	v := threadView{ID: life.ID, Anchor: l.anchor[i], Name: l.nameOf(i), Lang: l.Statements[t.Steps[len(t.Steps)-1].Statement].Lang, Status: life.Status, Near: s.near(l, i)}
	for k := range life.Steps {
		v.Steps = append(v.Steps, s.stepView(l, t, life.Steps, k))
	}
	return v
}

func (l *lineage) life(t series.Thread) history.Life {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.lives.Life(t)
}

func (s *Site) stepView(l *lineage, t series.Thread, steps []history.LifeStep, k int) stepView {
	step := &steps[k]
	st := l.Statements[step.Statement]
	v := stepView{
		ID: st.ID, Date: st.Date, Href: statementHref(st.ID), Lang: st.Lang,
		Kind: step.Kind, First: k == 0, Moved: step.Moved, Certainty: step.Certainty,
		Article: s.partName(step.Part), Runs: step.Woven,
	}
	for _, locator := range step.Locators {
		v.Locators = append(v.Locators, html.Ref{Text: locator, Href: v.Href + "#l-" + locator})
	}
	if k == 0 {
		return v
	}
	v.Same = step.Kind == diff.Unchanged
	before := steps[k-1]
	v.Absent = l.absent(before.Statement, step.Statement)
	if v.Absent == "" {
		v.Comparison = l.inPair(before.Statement, true, t.Steps[k].Nodes[0])
	}
	if was := s.partName(before.Part); was != v.Article {
		v.Was = was
	} else {
		v.Article = ""
	}
	switch {
	case step.Went != "":
		v.Place = s.t(step.Went)
	case v.Was != "":
		v.Place = s.t("the same article under another number")
	}
	return v
}

func (s *Site) partName(p passage.Part) string {
	return p.Name(s.language)
}

// absentMost is the most statements named one by one.
const absentMost = 4

// absent names the statements between two; of many, only the first and the last.
func (l *lineage) absent(from, to int) string {
	if to-from-1 > absentMost {
		return l.Statements[from+1].ID + " – " + l.Statements[to-1].ID
	}
	var ids []string
	for i := from + 1; i < to; i++ {
		ids = append(ids, l.Statements[i].ID)
	}
	return strings.Join(ids, ", ")
}

// near lists threads with a page that share a clause with this one: they were one clause
// earlier, or become one later.
func (s *Site) near(l *lineage, i int) []html.Ref {
	var near []int
	for _, step := range l.Threads[i].Steps {
		for _, n := range step.Nodes {
			for _, other := range l.through[n] {
				if other != i && !slices.Contains(near, other) && len(near) < nearMost {
					near = append(near, other)
				}
			}
		}
	}
	var refs []html.Ref
	for _, k := range near {
		refs = append(refs, html.Ref{Text: l.nameOf(k), Href: l.href[k]})
	}
	return refs
}
