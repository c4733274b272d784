package html

import (
	"strconv"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/report"
	"github.com/clausediff/clausediff/diff/report/history"
	"github.com/clausediff/clausediff/diff/report/passage"
)

// pastGroup is the threads that end with the same statement.
type pastGroup struct {
	Name     string // "last seen 2022"
	Open     bool   // shown without a click, for those that the newest step ended
	Count    int
	Rows     []past
	Once     []past // folded rows of those that only this statement has
	OnceName string
}

// past is a thread that the newest statement no longer has: its last wording and the earlier
// ones.
type past struct {
	Since    string
	Href     string // of the thread's page, "" for none
	Lang     string
	Locators []locator
	Runs     []run
	Earlier  string // name of the list of steps, "" for a single step
	Steps    []pastStep
	Repeated bool   // an earlier thread has shown it
	Single   string // index of the statement if only one has it
}

// pastStep is a wording with the changes of the step to it.
type pastStep struct {
	Statement int
	Lang      string
	Locators  []locator
	Sign      sign
	Moved     bool
	Doubt     string
	Runs      []run
}

func (b *lineageRows) past(l *history.Report) []pastGroup {
	var groups []pastGroup
	before := ""
	if n := len(l.Statements); n > 1 {
		before = l.Statements[n-2].ID
	}
	for _, list := range l.GoneByLast() {
		g := pastGroup{Name: b.language.T("last seen %s", list[0].Last), Open: list[0].Last == before || l.Timeline}
		g.Count = len(list)
		for i := range list {
			if row := b.pastThread(&list[i]); b.substance && row.Single != "" {
				g.Once = append(g.Once, row)
			} else {
				g.Rows = append(g.Rows, row)
			}
		}
		g.OnceName = report.More(b.language, len(g.Once), "%d clauses that it alone had")
		groups = append(groups, g)
	}
	return groups
}

func (b *lineageRows) pastThread(t *history.Thread) past {
	v := past{Href: b.links.thread(t.ID), Repeated: t.Again}
	if t.Since != t.Last {
		v.Since = b.language.T("since %s", t.Since)
	}
	for i := range t.Cells {
		c := &t.Cells[i]
		if c.Empty() {
			continue
		}
		step := pastStep{Statement: i, Lang: langTag(b.statements[i].Lang), Locators: b.locator(i, c), Moved: c.Moved, Doubt: doubt(c.Certainty)}
		if v.Lang != "" {
			step.Sign = kindSign(c.Kind)
		}
		if v.Lang == "" || c.Kind != diff.Unchanged {
			step.Runs = newRuns(c.Woven)
		}
		v.Lang, v.Locators, v.Runs = step.Lang, step.Locators, newRuns([]passage.Run{{Text: c.Text()}})
		v.Steps = append(v.Steps, step)
	}
	if n := len(v.Steps); n > 1 {
		v.Earlier = b.language.N(n, "%d steps")
		v.Locators = withoutIDs(v.Locators)
	} else {
		v.Single, v.Steps = strconv.Itoa(v.Steps[0].Statement), nil
	}
	return v
}

// withoutIDs returns the addresses as links without ids of their own.
func withoutIDs(list []locator) []locator {
	out := append([]locator(nil), list...)
	for i := range out {
		out[i].ID = ""
	}
	return out
}
