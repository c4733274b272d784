package report

import (
	"slices"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/series"
	"github.com/clausediff/clausediff/parse/tree"
)

// Lineage is the life of every clause through a series of statements, ready to
// be rendered: one column a statement, one row a thread.
type Lineage struct {
	Statements []Head // oldest first
	// Sections holds the threads that reach the newest statement, by its
	// articles and in its order.
	Sections []LineageSection
	// Gone holds the threads that do not reach it, those first that had stood
	// in the most statements, and of as many the longest.
	Gone   []ThreadRow
	Counts map[string]int // threads by status
	// Degraded is that of the comparisons underneath.
	Degraded []string
	// Novelty tells of every statement how much of it is new.
	Novelty []series.Novelty
	// Matters tells how much room each article has in every statement.
	Matters []Matter
	// River is the way of the clauses through all articles, nil where it is not
	// to be shown.
	River *River
	// Phrases counts phrases that were asked for.
	Phrases []Phrase
	// Timeline asks for the wording of every step: the threads were asked for.
	Timeline bool
}

// Ask makes the lineage the answer to a question: its threads are those that
// were asked for, with the wording of every step. How much of the statements is
// new is no answer to a question for phrases.
func (l *Lineage) Ask(phrases []Phrase) {
	l.Phrases, l.Timeline = phrases, true
	if len(phrases) > 0 {
		l.Novelty = nil
	}
}

// Matter is an article with its counterparts: its name in the newest statement
// that has it, and its room in each, nil where it is not.
type Matter struct {
	Label, Heading string
	Rooms          []*Room
}

// Room is the room of an article in a statement: its share of the characters,
// its rank by that, and whether it grew against the nearest earlier statement
// that has it.
type Room struct {
	Locator string
	Share   float64
	Rank    int
	Trend   int // 1 larger, -1 smaller, 0 about the same or the first
}

// Name returns the label of an article, or the word for one without.
func (m *Matter) Name() string {
	if m.Label != "" {
		return m.Label
	}
	return tree.KindArticle.String()
}

// Phrase is how often each statement says a phrase.
type Phrase struct {
	Text   string
	Counts []int
}

// First and Last return the indexes of the first and the last statement that
// say the phrase, -1 when none does.
func (p Phrase) First() int { return slices.IndexFunc(p.Counts, func(n int) bool { return n > 0 }) }

// Last is told under First.
func (p Phrase) Last() int {
	for i := len(p.Counts) - 1; i >= 0; i-- {
		if p.Counts[i] > 0 {
			return i
		}
	}
	return -1
}

// LineageSection is an article of the newest statement.
type LineageSection struct {
	Locator, Label, Heading string
	Threads                 []ThreadRow
}

// ThreadRow is one clause's life. Cells has one entry a statement.
type ThreadRow struct {
	ID     string
	Status string // standing, new, dropped, returned
	Since  string // id of the statement that has it first
	Last   string // id of the statement that has it last
	Cells  []Cell
}

// Cell is a thread at one statement: empty when the clause is not there. Kind
// and Moved tell the step from the nearest earlier statement that has it; the
// first has kind Added. The runs mark what the step inserted.
type Cell struct {
	Side
	// Woven holds the runs with what the step deleted between them.
	Woven     []Run
	Kind      diff.Kind
	Moved     bool
	Certainty diff.Certainty
}

// Name returns the label of an article, or the word for a part that has none.
func (s *LineageSection) Name() string {
	switch {
	case s.Label != "":
		return s.Label
	case s.Locator == "0":
		return tree.KindPreamble.String()
	case s.Locator == "c":
		return tree.KindClosing.String()
	}
	return tree.KindArticle.String()
}
