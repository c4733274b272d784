package html

import (
	"slices"
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
	Runs     []passage.Run
	Earlier  string // name of the list of steps, "" for a single step
	Steps    []step
	Repeated bool   // an earlier thread has shown it
	Single   string // index of the statement if only one has it
}

func (b *lineageRows) past(l *history.Report) []pastGroup {
	var groups []pastGroup
	for _, ended := range l.GoneByLast(b.Detail == report.DetailSubstance) {
		groups = append(groups, pastGroup{
			Name: b.Language.T("last seen %s", ended.Last), Open: ended.Newest || l.Timeline, Count: ended.Count,
			Rows: b.pastThreads(ended.Threads), Once: b.pastThreads(ended.Once),
			OnceName: report.More(b.Language, len(ended.Once), "%d clauses that it alone had"),
		})
	}
	return groups
}

func (b *lineageRows) pastThreads(list []history.Thread) []past {
	var rows []past
	for i := range list {
		rows = append(rows, b.pastThread(&list[i]))
	}
	return rows
}

func (b *lineageRows) pastThread(t *history.Thread) past {
	v := past{Href: b.Links.thread(t.ID), Repeated: t.Again}
	if t.Since != t.Last {
		v.Since = b.Language.T("since %s", t.Since)
	}
	for i := range t.Cells {
		c := &t.Cells[i]
		if c.Empty() {
			continue
		}
		step := b.step(i, c)
		if v.Lang == "" {
			step.Sign = sign{}
		}
		if v.Lang == "" || c.Kind != diff.Unchanged {
			step.Runs = c.Woven
		}
		v.Lang, v.Locators, v.Runs = step.Lang, step.Locators, []passage.Run{{Text: c.Text()}}
		v.Steps = append(v.Steps, step)
	}
	if n := len(v.Steps); n > 1 {
		v.Earlier = b.Language.N(n, "%d steps")
		v.Locators = slices.Clone(v.Locators)
		for i := range v.Locators {
			v.Locators[i].ID = "" // the steps have them
		}
	} else {
		v.Single, v.Steps = strconv.Itoa(v.Steps[0].Statement), nil
	}
	return v
}
