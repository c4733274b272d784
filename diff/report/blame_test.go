package report_test

import (
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/clausediff/clausediff/diff/report/blame"
	"github.com/clausediff/clausediff/diff/report/internal/reporttest"
	"github.com/clausediff/clausediff/parse/tree"
)

// The runs of a report are the text of its clauses, and so are their words, in which
// neighbours have other ages; every character is counted with the statement that
// introduced it.
func TestBlameIsTheText(t *testing.T) {
	l := reporttest.Series(t)
	for statement, s := range l.Statements {
		b := blame.New(l, statement)
		clauses := s.Nodes(tree.KindClause)
		if len(b.Clauses) != len(clauses) || len(b.Statements) != statement+1 || b.Head.ID != s.ID {
			t.Fatalf("%s: %d clauses of %d, %d statements", s.ID, len(b.Clauses), len(clauses), len(b.Statements))
		}
		characters := make([]int, statement+1)
		for i, c := range b.Clauses {
			runs, words := "", ""
			for _, r := range c.Runs {
				runs += r.Text
				characters[r.Since] += utf8.RuneCountInString(r.Text)
				if r.ID != l.Statements[r.Since].ID {
					t.Errorf("%s %s: %q is of %s", s.ID, c.Locator, r.Text, r.ID)
				}
			}
			last := -1
			for _, r := range c.Words() {
				words += r.Text
				if r.Since == last || !strings.ContainsFunc(r.Text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }) {
					t.Errorf("%s %s: the words %q do not stand apart", s.ID, c.Locator, r.Text)
				}
				last = r.Since
			}
			if want := s.TextOf(clauses[i]); runs != want || words != want || c.Locator != string(clauses[i].Locator) {
				t.Errorf("%s %s: runs %q and words %q of %q", s.ID, c.Locator, runs, words, want)
			}
		}
		if !slices.Equal(characters, b.Characters) {
			t.Errorf("%s: %v characters, not %v", s.ID, b.Characters, characters)
		}
	}
}

// The oldest words have the first shade, those of the statement itself alone the last,
// and younger ones none before that of older ones.
func TestShadesOfBlame(t *testing.T) {
	l := reporttest.Series(t)
	for statement := range l.Statements {
		b := blame.New(l, statement)
		last := 0
		for since := range statement + 1 {
			level := b.Level(since)
			if level < last || since == 0 && statement > 0 && level != 0 || (level == blame.Levels-1) != (since == statement) {
				t.Errorf("statement %d of %d has the shade %d", since, statement, level)
			}
			last = level
		}
	}
}
