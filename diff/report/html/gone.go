package html

import (
	"strconv"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/report"
	"github.com/clausediff/clausediff/diff/report/history"
	"github.com/clausediff/clausediff/diff/report/passage"
)

// pastGroup is the threads that one statement has last.
type pastGroup struct {
	Name     string // "last seen 2022"
	Open     bool   // the newest step's are shown
	Count    int
	Rows     []past
	Once     []past // of these, what the statement alone had, which is folded
	OnceName string
}

// past is a thread that the newest statement no longer has: its last wording, and
// those before.
type past struct {
	Since    string
	Href     string // of the thread's page, "" for none
	Lang     string
	Locators []locator
	Runs     []run
	Earlier  string // name of the list of steps, "" for a single one
	Steps    []pastStep
	Repeated bool   // told by a thread before
	Single   string // index of the statement, where one alone has it
}

// pastStep is a wording with what the step to it changed.
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

// withoutIDs returns addresses that lead to where their ids are.
func withoutIDs(list []locator) []locator {
	out := append([]locator(nil), list...)
	for i := range out {
		out[i].ID = ""
	}
	return out
}
