package report_test

import (
	"strings"
	"testing"

	"github.com/clausediff/clausediff/diff/report/history"
	"github.com/clausediff/clausediff/diff/report/internal/reporttest"
	"github.com/clausediff/clausediff/diff/series"
	"github.com/clausediff/clausediff/parse/tree"
	"github.com/clausediff/clausediff/testdata/adversary"
)

// Whatever the statements are, the articles and the speakers of a phrase hold each of its
// clauses once, and a word near it stands in a clause with it.
func TestPhrasesAreTrue(t *testing.T) {
	reporttest.Hostile(t, "who says a phrase, where, and what stands near it is what the statements say", func(_ adversary.Case, all []*tree.Statement) int {
		l := series.Link(all, nil)
		phrases := history.NewPhrases(l, append(l.Subjects(3), strings.Fields(all[0].Text)[0]))
		for _, p := range phrases {
			truePhrase(t, l, p)
		}
		return len(phrases)
	})
}

func truePhrase(t *testing.T, l *series.Lineage, p history.Phrase) {
	t.Helper()
	clauses := l.ClausesSaying(p.Text)
	for i, said := range clauses {
		if n := sum(p.Articles, i); p.Articles != nil && n != len(said) {
			t.Errorf("%s: articles have %d clauses with %q, there are %d", l.Statements[i].ID, n, p.Text, len(said))
		}
		if n := sum(p.Speakers, i); p.Speakers != nil && n != len(said) || p.Clauses[i] != len(said) {
			t.Errorf("%s: speakers say %d clauses with %q, there are %d", l.Statements[i].ID, n, p.Text, len(said))
		}
	}
	for _, near := range p.Near {
		with := 0
		for i, s := range l.Statements {
			with += having(s, clauses[i], near.Text)
		}
		if near.Clauses < 2 || with == 0 {
			t.Errorf("%q near %q is told in %d clauses, stands in %d", near.Text, p.Text, near.Clauses, with)
		}
	}
}

func sum(all []history.Saying, statement int) int {
	n := 0
	for _, x := range all {
		n += x.Clauses[statement]
	}
	return n
}

// having counts the clauses that have a text.
func having(s *tree.Statement, clauses []*tree.Node, text string) int {
	n := 0
	for _, c := range clauses {
		if strings.Contains(s.TextOf(c), text) {
			n++
		}
	}
	return n
}
