package site

import (
	"fmt"
	"strings"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/finding"
	"github.com/clausediff/clausediff/diff/report"
	"github.com/clausediff/clausediff/diff/report/html"
	"github.com/clausediff/clausediff/parse/tree"
)

// indexView is the first page.
type indexView struct {
	html.Shell
	Title, Note         string
	Statements, Clauses int
	Series              []indexSeries
	Search              bool
}

type indexSeries struct {
	Name, Href string // Href is "" where there is no page
	Statements []indexStatement
	Pairs      []indexPair
	News       []indexNews
	Newest     html.Ref // the comparison that the news is of
}

// indexNews is a finding of the newest step of a series.
type indexNews struct {
	Type finding.Type
	Runs []report.Run
	Lang tree.Lang
}

// newsMost is how many findings of a series the first page tells.
const newsMost = 3

// news tells what the newest statement of a series has that is news.
func (l *lineage) news() (list []indexNews) {
	newest := len(l.Pairs) - 1
	if newest < 0 {
		return nil
	}
	r := l.Pairs[newest]
	rep := report.New(r, report.Options{Context: 1, Findings: l.findings(newest)})
	for _, item := range rep.Briefing.Items[:min(newsMost, len(rep.Briefing.Items))] {
		line := &item.Lines[0]
		list = append(list, indexNews{line.Told[0].Type, report.Excerpt(line.Row.Redline(), 0), r.New.Lang})
	}
	return list
}

type indexStatement struct {
	html.Ref
	Title, Date, Parties string
	Lang                 tree.Lang
	Text                 string // address of its text for the search
	Articles, Clauses    int
	Confidence           string
	Doubts               int
	// NewClauses and NewCharacters are shares, "" for a first statement.
	NewClauses, NewCharacters string
	Share                     string // of new characters, from 0 to 100
}

type indexPair struct {
	html.Ref
	Stats diff.Stats
}

func (s *Site) indexPage(g Group) Page {
	return s.page("index.html", g.Input, "index.tmpl", func() (any, error) { return s.indexView() })
}

func (s *Site) indexView() (*indexView, error) {
	kit := s.kit
	kit.Script, kit.SelfScripts = file("search.js"), true
	v := &indexView{Shell: kit.Shell(), Title: s.corpus.Title, Note: s.corpus.Note}
	for _, of := range s.corpus.Series {
		l, err := s.link(of)
		if err != nil {
			return nil, err
		}
		series := s.indexSeries(l)
		for _, st := range series.Statements {
			v.Statements++
			v.Clauses += st.Clauses
		}
		v.Series = append(v.Series, series)
	}
	return v, nil
}

func (s *Site) indexSeries(l *lineage) indexSeries {
	v := indexSeries{Name: l.of.Name}
	if l.linked {
		v.Href = seriesFile(l.of.Name)
	}
	for i, st := range l.Statements {
		e := indexStatement{
			Ref: html.Ref{Text: st.ID, Href: statementFile(st.ID)}, Text: searchFile(st.ID),
			Title: st.Title, Date: st.Date, Parties: strings.Join(st.Parties, ", "), Lang: st.Lang,
			Articles: len(st.Nodes(tree.KindArticle)), Clauses: len(st.Nodes(tree.KindClause)),
			Confidence: fmt.Sprintf("%.2f", st.Confidence.Score()), Doubts: len(st.Doubts),
		}
		if l.linked && i > 0 {
			n := l.novelty[i]
			e.NewClauses, e.NewCharacters = percent(n.NewClauses, n.Clauses), percent(n.NewCharacters, n.Characters)
			e.Share = fmt.Sprintf("%.1f", 100*float64(n.NewCharacters)/float64(max(1, n.Characters)))
		}
		v.Statements = append(v.Statements, e)
	}
	if v.News = l.news(); v.News != nil {
		newest := len(l.Pairs) - 1
		v.Newest = html.Ref{Text: l.pairRef(newest).Text, Href: pairFile(l.Pairs[newest].Old.ID, l.Pairs[newest].New.ID)}
	}
	for i, r := range l.Pairs {
		v.Pairs = append(v.Pairs, indexPair{
			html.Ref{Text: l.pairRef(i).Text, Href: pairFile(r.Old.ID, r.New.ID)}, r.Stats(diff.LevelClause)})
	}
	return v
}
