package history

import (
	"fmt"
	"slices"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/report"
	"github.com/clausediff/clausediff/diff/report/flow"
	"github.com/clausediff/clausediff/diff/report/locale"
	"github.com/clausediff/clausediff/diff/report/passage"
	"github.com/clausediff/clausediff/diff/report/versions"
	"github.com/clausediff/clausediff/diff/series"
)

// Report is the life of every clause through a series of statements, ready to be rendered:
// one column per statement, one row per thread.
type Report struct {
	Statements []passage.Head // oldest first
	// Briefing is the first page: what is news in the newest statement compared with the
	// one before.
	Briefing report.Briefing
	// Sections holds the threads that reach the newest statement, by article, in the order
	// of that statement.
	Sections []Section
	// Gone holds the threads that do not reach it: those in the most statements first, and
	// among these the longest first.
	Gone   []Thread
	Counts map[series.Status]int // threads by status
	// Degraded lists where the method of the comparisons was made coarser.
	Degraded []string
	// Novelty is how much of each statement is new.
	Novelty []series.Novelty
	// Tracks is how much of each statement each article is.
	Tracks []Track
	// River is the flow of the clauses through all articles, nil if it is not shown.
	River *flow.River
	// Ledger holds the formulas and omissions of the series. It is nil if the user
	// requested clauses or phrases.
	Ledger *Ledger
	// Phrases holds the counts of the phrases that the user requested.
	Phrases []Phrase
	// Counterparts are the sentences of other language versions that say what the user
	// requested.
	Counterparts []versions.Counterpart
	// Filter is what selected the threads, as the user wrote it, "" for no filter. LeftOut
	// counts those that did not pass. Counts includes all.
	Filter  string
	LeftOut int
	// Timeline is set if the user requested certain threads: the wording of every step is
	// shown.
	Timeline bool
}

// Ended is a group of threads that do not reach the newest statement, all with the same last
// statement.
type Ended struct {
	Last    string // id of that statement
	Count   int
	Threads []Thread
	// Once holds the threads of one statement alone, if they are shown apart from the others.
	Once []Thread
	// Newest is set if they ended with the step to the newest statement.
	Newest bool
}

// GoneByLast groups the threads that do not reach the newest statement by the last statement
// that has them, newest first. With once set, threads of one statement alone are set apart.
func (l *Report) GoneByLast(once bool) []Ended {
	var groups []Ended
	for i, s := range slices.Backward(l.Statements) {
		g := Ended{Last: s.ID, Newest: i == len(l.Statements)-2}
		for _, t := range l.Gone {
			switch {
			case t.Last != s.ID:
			case once && t.Since == t.Last:
				g.Once = append(g.Once, t)
			default:
				g.Threads = append(g.Threads, t)
			}
		}
		if g.Count = len(g.Threads) + len(g.Once); g.Count > 0 {
			groups = append(groups, g)
		}
	}
	return groups
}

// Ask turns the report into the answer to a query: only the requested threads, with the
// wording of every step, and no briefing. A query for phrases also omits how much of the
// statements is new.
func (l *Report) Ask(phrases []Phrase) {
	l.Phrases, l.Timeline, l.Briefing, l.Ledger = phrases, true, report.Briefing{}, nil
	if len(phrases) > 0 {
		l.Novelty = nil
	}
}

// Track is an article with its counterparts, and its share of each statement, nil for a
// statement without it.
type Track struct {
	passage.Part // in the newest statement that has it
	Shares       []*Share
}

// Share is an article's share of the characters of a statement, its rank by that share, and
// its trend against the nearest earlier statement that has it.
type Share struct {
	Locator string
	Share   float64
	Rank    int
	Trend   int // 1 larger, -1 smaller, 0 about the same or no earlier one
}

// Percent formats the share: 12.3 %.
func (s *Share) Percent() string { return fmt.Sprintf("%.1f %%", 100*s.Share) }

// Section is an article of the newest statement.
type Section struct {
	passage.Part
	Threads []Thread
}

// Articles returns the articles of the newest statement, followed by the ended threads as an
// article without a name. It is nil if there are no articles or the user requested certain
// threads.
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

// Name returns the name of the article without its heading, or that of the ended threads.
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

// Tallies returns the number of threads by status, and how many of the standing ones the newest
// step reworded.
func (s *Section) Tallies() []report.Tally {
	byStatus, reworded := map[series.Status]int{}, 0
	for i := range s.Threads {
		t := &s.Threads[i]
		byStatus[t.Status]++
		if last := t.Newest(); t.Status == series.Standing && last >= 0 && t.Cells[last].Kind == diff.Reworded {
			reworded++
		}
	}
	return append(Tallies(byStatus), report.Tally{Word: diff.Reworded.String(), N: reworded})
}

// Tallies returns numbers of threads in the order of the statuses.
func Tallies(byStatus map[series.Status]int) []report.Tally {
	var all []report.Tally
	for _, status := range series.Statuses() {
		all = append(all, report.Tally{Word: string(status), N: byStatus[status]})
	}
	return all
}

// Thread is the life of one clause. Cells has one entry per statement.
type Thread struct {
	ID     string
	Status series.Status
	Since  string // id of the first statement that has it
	Last   string // id of the last statement that has it
	// Said is the address of the clause in which the newest statement says the core of an
	// ended thread, "" if it does not.
	Said  string
	Cells []Cell
	// Again is set if an earlier thread has the same last wording at the same place, because
	// clauses of several threads became one.
	Again bool
}

// Newest returns the index of the last cell that is not empty, -1 if there is none.
func (t *Thread) Newest() int { return t.Before(len(t.Cells)) }

// Before returns the index of the last cell before i that is not empty, -1 if there is none.
func (t *Thread) Before(i int) int {
	for i--; i >= 0; i-- {
		if !t.Cells[i].Empty() {
			return i
		}
	}
	return -1
}

// Carried returns the id of a statement from which on a standing thread kept its wording and
// place. It is the first statement of the thread if it never changed, otherwise the one before
// the newest. It is "" if the thread is to be shown: the newest step changed or moved it, or, with
// all detail, any step; or the user requested it.
func (l *Report) Carried(t *Thread, detail report.Detail) string {
	newest := len(l.Statements) - 1
	if l.Timeline || t.Status != series.Standing || newest < 1 || !t.Cells[newest].carried() {
		return ""
	}
	for i := range t.Cells {
		if c := &t.Cells[i]; !c.Empty() && !c.carried() && (c.Kind != diff.Added || c.Moved) {
			if before := l.Statements[newest-1].ID; detail != report.DetailAll || before == t.Since {
				return before
			}
			return ""
		}
	}
	return t.Since
}

// carried reports whether the clause kept its wording and its place.
func (c *Cell) carried() bool {
	return !c.Empty() && !c.Moved && (c.Kind == diff.Unchanged || c.Kind == diff.Typographic)
}

// Readable returns the runs with the text that the step deleted, unless they are hard to read.
func (c *Cell) Readable() []passage.Run {
	if c.Apart {
		return c.Runs
	}
	return c.Woven
}

// Cell is a thread at one statement, empty if the clause is not in it. Kind and Moved describe
// the step from the nearest earlier statement that has it; the first cell has kind Added. The
// runs mark what the step inserted.
type Cell struct {
	passage.Side
	// Woven holds the runs with the text that the step deleted. Apart is set if they are
	// hard to read.
	Woven     []passage.Run
	Apart     bool
	Kind      diff.Kind
	Moved     bool
	Certainty diff.Certainty
}
