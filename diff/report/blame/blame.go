// Package blame finds, for every word of a statement, the statement of its series that
// introduced it, independent of the output format.
//
//	2021   双方重申恪守边境安排。
//	2022   双方重申严格恪守边境安排。
//	since  2021 双方重申 · 2022 严格 · 2021 恪守边境安排。
package blame

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clausediff/clausediff/diff/report/passage"
	"github.com/clausediff/clausediff/diff/series"
	"github.com/clausediff/clausediff/parse/tree"
)

// Report is a statement with the origin of each of its words.
type Report struct {
	Head       passage.Head
	Statements []passage.Head // of the series up to and including this one
	Characters []int          // of the text, by the statement that introduced them
	Clauses    []Clause
}

// Clause is a clause, cut where the age of its words changes.
type Clause struct {
	Locator string
	Part    passage.Part // article, preamble or closing
	Block   string       // locator of the paragraph or item
	Label   string       // label of the item, such as ——
	Heading bool
	Runs    []Run
}

// Run is text of one age.
type Run struct {
	Since int    // index into Statements, 0 for the oldest
	ID    string // of that statement
	Text  string
}

// Words returns the runs of a clause for display. A run without words, such as a space or a
// comma, is joined with the words before it, or at the beginning with those after it.
func (c *Clause) Words() []Run {
	var out []Run
	for _, r := range c.Runs {
		last := len(out) - 1
		switch {
		case last >= 0 && (out[last].Since == r.Since || !hasWord(r.Text)):
			out[last].Text += r.Text
		case last >= 0 && !hasWord(out[last].Text):
			out[last] = Run{r.Since, r.ID, out[last].Text + r.Text}
		default:
			out = append(out, r)
		}
	}
	return out
}

func hasWord(text string) bool {
	return strings.ContainsFunc(text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) })
}

// Levels is the number of shades that distinguish the age of words.
const Levels = 5

// Level returns the shade of words by the index of the statement that introduced them: 0 for
// the oldest, Levels-1 for words new in the statement itself.
func (b *Report) Level(since int) int {
	newest := len(b.Statements) - 1
	if since >= newest {
		return Levels - 1
	}
	return since * (Levels - 1) / newest
}

// New makes the report on the words of a statement of the series.
func New(l *series.Lineage, statement int) *Report {
	s := l.Statements[statement]
	b := &Report{Head: passage.HeadOf(s), Statements: passage.Heads(l.Statements[:statement+1]), Characters: make([]int, statement+1)}
	places := s.Places()
	runs := l.Blame(statement)
	for _, n := range s.Nodes(tree.KindClause) {
		place := places.Of(n)
		c := Clause{Locator: string(n.Locator), Part: passage.PartOf(place.Top()),
			Block: string(place.Block.Locator), Label: place.Block.Label, Heading: place.Block.IsHeading}
		c.Part.Whole = passage.IsWhole(s, place.Top())
		for len(runs) > 0 && runs[0].Span.Start < n.Span.End {
			r := runs[0]
			text := s.Text[r.Span.Start:r.Span.End]
			c.Runs = append(c.Runs, Run{r.Since, l.Statements[r.Since].ID, text})
			b.Characters[r.Since] += utf8.RuneCountInString(text)
			runs = runs[1:]
		}
		b.Clauses = append(b.Clauses, c)
	}
	return b
}
