package site

import (
	"cmp"
	"fmt"
	"html/template"
	"slices"
	"strings"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/report/html"
	"github.com/clausediff/clausediff/parse/tree"
)

// indexView is the first page.
type indexView struct {
	html.Layout
	Title, Note         string
	Statements, Clauses int
	Series              []indexSeries
	Latest              []indexLatest
}

// indexLatest is a comparison of a statement with the one before.
type indexLatest struct {
	html.Ref
	Title, Date string
	Lang        tree.Lang
	Stats       diff.Stats // of sentences
}

// latestMost is how many comparisons the first page lists.
const latestMost = 12

type indexSeries struct {
	Name, Href     string // Href is "" if there is no page
	Wording        string // address of the formulas and subjects, for the search
	Beside         []html.Ref
	Title          string // of the newest statement, or the series' name if it has none
	Lang           tree.Lang
	Parties, Dates string
	Statements     []indexStatement
	Parted, Mixed  bool // some statement names parties; the statements are in several languages
	Pairs          []indexPair
	News           template.HTML // the first findings of the newest comparison
	Newest         html.Ref      // the comparison that News describes
	Open           bool          // there are few enough statements to show the list open
	Last           string        // date of the newest statement
}

// newsMost is how many findings of a series the first page shows; a list of at most
// openMost statements is shown open.
const newsMost, openMost = 3, 8

type indexStatement struct {
	html.Ref
	Title, Date, Parties string
	Lang                 tree.Lang
	Search               string // address of the text, for the search
	Articles, Clauses    int
	Confidence           string
	Doubts               int
	// NewClauses and NewCharacters are percentages, "" for a first statement.
	NewClauses, NewCharacters string
	Share                     string // of new characters, from 0 to 100
}

type indexPair struct {
	html.Ref
	Stats diff.Stats // of sentences, as on the page of the pair
}

func (s *Site) indexPage(g Group) Page {
	return s.page("index.html", g.Input, "index.tmpl", func() (any, error) { return s.indexView() })
}

func (s *Site) indexView() (*indexView, error) {
	v := &indexView{Layout: s.looks[firstLook].Layout(), Title: s.title(), Note: s.corpus.Note}
	told, err := s.told()
	if err != nil {
		return nil, err
	}
	for _, x := range told {
		for _, st := range x.Index.Statements {
			v.Statements++
			v.Clauses += st.Clauses
		}
		v.Series = append(v.Series, x.Index)
	}
	slices.SortStableFunc(v.Series, func(x, y indexSeries) int { return strings.Compare(y.Last, x.Last) })
	for _, series := range v.Series {
		if series.Newest.Href != "" && len(v.Series) > 1 && len(v.Latest) < latestMost {
			v.Latest = append(v.Latest, indexLatest{series.Newest, series.Title, series.Last, series.Lang, series.Pairs[len(series.Pairs)-1].Stats})
		}
	}
	return v, nil
}

// title returns the title of the site.
func (s *Site) title() string { return cmp.Or(s.corpus.Title, s.t("Corpus")) }

// titleOf returns the title of a statement, or its id.
func titleOf(st *tree.Statement) string { return cmp.Or(st.Title, st.ID) }

func (s *Site) indexSeries(l *lineage) indexSeries {
	v := indexSeries{Name: l.of.Name, Open: len(l.Statements) <= openMost}
	if n := len(l.Statements); n > 0 && l.of.Name != "" {
		newest := l.Statements[n-1]
		v.Title, v.Lang, v.Last, v.Parties = cmp.Or(newest.Title, l.of.Name), newest.Lang, newest.Date, strings.Join(newest.Parties, ", ")
		v.Dates = dates(l.Statements[0].Date, newest.Date)
	}
	if l.linked {
		v.Href, v.Wording = seriesFile(l.of.Name), wordingSearchFile(l.of.Name)
		v.Beside = []html.Ref{fromTop(s.wordingRef(l)), fromTop(s.tablesRef(l))}
	}
	for i, st := range l.Statements {
		e := indexStatement{
			Ref: html.Ref{Text: st.ID, Href: statementFile(st.ID)}, Search: searchFile(st.ID),
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
		v.Parted, v.Mixed = v.Parted || e.Parties != "", v.Mixed || st.Lang != l.Statements[0].Lang
	}
	if newest := len(l.Pairs) - 1; newest >= 0 {
		v.News = s.briefOf(l, newest, nil).News
		v.Newest = fromTop(l.pairRef(newest))
	}
	for i, r := range l.Pairs {
		v.Pairs = append(v.Pairs, indexPair{fromTop(l.pairRef(i)), r.Stats(diff.LevelSentence)})
	}
	return v
}

// dates returns the period between two dates, as far as they are known.
func dates(from, to string) string {
	if from == to || from == "" || to == "" {
		return cmp.Or(from, to)
	}
	return from + " – " + to
}
