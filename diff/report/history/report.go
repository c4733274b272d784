package history

import (
	"slices"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/report"
	"github.com/clausediff/clausediff/diff/report/flow"
	"github.com/clausediff/clausediff/diff/report/locale"
	"github.com/clausediff/clausediff/diff/report/passage"
	"github.com/clausediff/clausediff/diff/report/versions"
	"github.com/clausediff/clausediff/diff/series"
)

// Report is the life of every clause through a series of statements, ready to
// be rendered: one column a statement, one row a thread.
type Report struct {
	Statements []passage.Head // oldest first
	// Briefing is the first page: what is news in the newest statement, against
	// the one before.
	Briefing report.Briefing
	// Sections holds the threads that reach the newest statement, by its
	// articles and in its order.
	Sections []Section
	// Gone holds the threads that do not reach it, those first that had stood
	// in the most statements, and of as many the longest.
	Gone   []Thread
	Counts map[series.Status]int // threads by status
	// Degraded is that of the comparisons underneath.
	Degraded []string
	// Novelty tells of every statement how much of it is new.
	Novelty []series.Novelty
	// Tracks tells how much of every statement each article is.
	Tracks []Track
	// River is the way of the clauses through all articles, nil where it is not
	// to be shown.
	River *flow.River
	// Ledger holds the formulas of the series and what is no longer said, nil where
	// clauses or phrases were asked for.
	Ledger *Ledger
	// Phrases counts phrases that were asked for.
	Phrases []Phrase
	// Counterparts are the sentences of other language versions that say what was asked
	// for.
	Counterparts []versions.Counterpart
	// Filter is what selected the threads, in the words of who asked, "" for
	// nothing; LeftOut counts those that did not pass. The counts are those of all.
	Filter  string
	LeftOut int
	// Timeline asks for the wording of every step: the threads were asked for.
	Timeline bool
}

// GoneByLast returns the threads that do not reach the newest statement by the one
// that has them last, the newest first.
func (l *Report) GoneByLast() [][]Thread {
	var groups [][]Thread
	for _, s := range slices.Backward(l.Statements) {
		var group []Thread
		for _, t := range l.Gone {
			if t.Last == s.ID {
				group = append(group, t)
			}
		}
		if group != nil {
			groups = append(groups, group)
		}
	}
	return groups
}

// OfSeveral returns the threads that more than one statement had, and how many one alone had.
func OfSeveral(group []Thread) (several []Thread, once int) {
	several = slices.DeleteFunc(slices.Clone(group), func(t Thread) bool { return t.Since == t.Last })
	return several, len(group) - len(several)
}

// EndedLast reports whether threads that ended did with the step to the newest statement.
func (l *Report) EndedLast(group []Thread) bool {
	before := len(l.Statements) - 2
	return before >= 0 && len(group) > 0 && group[0].Last == l.Statements[before].ID
}

// Ask makes the lineage the answer to a question: its threads are those that
// were asked for, with the wording of every step, and no briefing. How much of
// the statements is new does not answer a question about phrases.
func (l *Report) Ask(phrases []Phrase) {
	l.Phrases, l.Timeline, l.Briefing, l.Ledger = phrases, true, report.Briefing{}, nil
	if len(phrases) > 0 {
		l.Novelty = nil
	}
}

// Track is an article with its counterparts, and its share of each
// statement, nil where it is not.
type Track struct {
	passage.Part // in the newest statement that has it
	Shares       []*Share
}

// Share is how much of a statement an article is: its share of the
// characters, its rank by that, and whether it grew against the nearest earlier statement
// that has it.
type Share struct {
	Locator string
	Share   float64
	Rank    int
	Trend   int // 1 larger, -1 smaller, 0 about the same or the first
}

// Section is an article of the newest statement.
type Section struct {
	passage.Part
	Threads []Thread
}

// Articles returns the articles of the newest statement, and behind them, as one without a
// name of its own, the threads that ended. It is nil where there are no articles, and where
// threads were asked for.
func (l *Report) Articles() []Section {
	if len(l.Sections) < 2 || l.Timeline || l.Filter != "" {
		return nil
	}
	all := slices.Clone(l.Sections)
	if len(l.Gone) > 0 {
		all = append(all, Section{Threads: l.Gone})
	}
	return all
}

// Name returns what the article is called without its heading, or the threads that ended.
func (s *Section) Name(l locale.Language) string {
	if s.IsZero() {
		return l.T("Threads that ended")
	}
	return s.Part.Name(l)
}

// Title returns the name and the heading of the article.
func (s *Section) Title(l locale.Language) string {
	if s.IsZero() {
		return s.Name(l)
	}
	return s.Part.Title(l)
}

// Counts returns how many threads there are by status, and how many of those that stand the
// newest step reworded.
func (s *Section) Counts() (byStatus map[series.Status]int, reworded int) {
	byStatus = map[series.Status]int{}
	for i := range s.Threads {
		t := &s.Threads[i]
		byStatus[t.Status]++
		if last := t.Newest(); t.Status == series.Standing && last >= 0 && t.Cells[last].Kind == diff.Reworded {
			reworded++
		}
	}
	return byStatus, reworded
}

// Thread is one clause's life. Cells has one entry a statement.
type Thread struct {
	ID     string
	Status series.Status
	Since  string // id of the statement that has it first
	Last   string // id of the statement that has it last
	// Said is the address of the clause in which the newest statement says the core of
	// a thread that ended, "" where it does not.
	Said  string
	Cells []Cell
	// Again is set where a thread before has the same last wording, at the same place:
	// clauses of several threads became one.
	Again bool
}

// Newest returns the index of a thread's last cell that is not empty, -1 where it has none.
func (t *Thread) Newest() int { return t.Before(len(t.Cells)) }

// Before returns the index of the last cell before an index that is not empty, -1 for none.
func (t *Thread) Before(i int) int {
	for i--; i >= 0; i-- {
		if !t.Cells[i].Empty() {
			return i
		}
	}
	return -1
}

// Carried returns the id of the statement from which on a thread that stands has its wording
// and its place, "" where the newest statement changed or moved it. The first is told where
// the thread never changed, else the one before the newest.
func (l *Report) Carried(t *Thread) string {
	newest := len(l.Statements) - 1
	if t.Status != series.Standing || newest < 1 || !t.Cells[newest].carried() {
		return ""
	}
	for i := range t.Cells {
		if c := &t.Cells[i]; !c.Empty() && !c.carried() && (c.Kind != diff.Added || c.Moved) {
			return l.Statements[newest-1].ID
		}
	}
	return t.Since
}

// carried reports whether the clause stands in the same words where it stood.
func (c *Cell) carried() bool {
	return !c.Empty() && !c.Moved && (c.Kind == diff.Unchanged || c.Kind == diff.Typographic)
}

// Cell is a thread at one statement: empty when the clause is not there. Kind
// and Moved tell the step from the nearest earlier statement that has it; the
// first has kind Added. The runs mark what the step inserted.
type Cell struct {
	passage.Side
	// Woven holds the runs with what the step deleted between them; Apart is set
	// where that is hard to read.
	Woven     []passage.Run
	Apart     bool
	Kind      diff.Kind
	Moved     bool
	Certainty diff.Certainty
}
