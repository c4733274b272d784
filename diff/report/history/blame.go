package history

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clausediff/clausediff/diff/report/passage"
	"github.com/clausediff/clausediff/diff/series"
	"github.com/clausediff/clausediff/parse/tree"
)

// Blame is a statement with the statement that introduced each of its words.
type Blame struct {
	Head       passage.Head
	Statements []passage.Head // of the series up to this one, which is the last
	Characters []int          // how many of the text each of them introduced
	Clauses    []BlamedClause
}

// BlamedClause is a clause, cut where the age of its words changes.
type BlamedClause struct {
	Locator string
	Part    passage.Part // article, preamble or closing
	Block   string       // locator of the paragraph or item
	Label   string       // label of the item, such as ——
	Heading bool
	Runs    []BlamedRun
}

// BlamedRun is text of one age.
type BlamedRun struct {
	Since int    // index into the series, 0 for the oldest statement
	ID    string // of that statement
	Text  string
}

// Words returns the runs of a clause as they are read: the age of a space or a comma
// says nothing, and it goes with the words before it, or at the beginning after it.
func (c *BlamedClause) Words() []BlamedRun {
	var out []BlamedRun
	for _, r := range c.Runs {
		last := len(out) - 1
		switch {
		case last >= 0 && (out[last].Since == r.Since || !hasWord(r.Text)):
			out[last].Text += r.Text
		case last >= 0 && !hasWord(out[last].Text):
			out[last] = BlamedRun{r.Since, r.ID, out[last].Text + r.Text}
		default:
			out = append(out, r)
		}
	}
	return out
}

func hasWord(text string) bool {
	return strings.ContainsFunc(text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) })
}

// AgeLevels is how many ages of words are told apart by their shade.
const AgeLevels = 5

// Level returns the shade of words by the statement that introduced them: 0 for the
// oldest, AgeLevels-1 for those of the statement itself and of no other.
func (b *Blame) Level(since int) int {
	newest := len(b.Statements) - 1
	if since >= newest {
		return AgeLevels - 1
	}
	return since * (AgeLevels - 1) / newest
}

// NewBlame makes the report of who introduced the words of a statement of the
// series.
func NewBlame(l *series.Lineage, statement int) *Blame {
	s := l.Statements[statement]
	b := &Blame{Head: passage.HeadOf(s), Characters: make([]int, statement+1)}
	for _, earlier := range l.Statements[:statement+1] {
		b.Statements = append(b.Statements, passage.HeadOf(earlier))
	}
	places := s.Places()
	runs := l.Blame(statement)
	for _, n := range s.Nodes(tree.KindClause) {
		place := places[n]
		c := BlamedClause{Locator: string(n.Locator), Part: passage.PartOf(place.Top()),
			Block: string(place.Block.Locator), Label: place.Block.Label, Heading: place.Block.IsHeading}
		c.Part.Whole = passage.IsWhole(s, place.Top())
		for len(runs) > 0 && runs[0].Span.Start < n.Span.End {
			r := runs[0]
			text := s.Text[r.Span.Start:r.Span.End]
			c.Runs = append(c.Runs, BlamedRun{r.Since, l.Statements[r.Since].ID, text})
			b.Characters[r.Since] += utf8.RuneCountInString(text)
			runs = runs[1:]
		}
		b.Clauses = append(b.Clauses, c)
	}
	return b
}
