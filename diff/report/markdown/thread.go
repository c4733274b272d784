package markdown

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/report"
	"github.com/clausediff/clausediff/diff/report/history"
	"github.com/clausediff/clausediff/diff/series"
)

// threads renders the threads of a series.
type threads struct {
	page
	lineage *history.Report
	detail  report.Detail
}

func (s *threads) title() string {
	heads := s.lineage.Statements
	if len(heads) == 0 {
		return s.T("no statements")
	}
	return s.N(len(heads), "%d statements") + ": " + code(heads[0].ID) + " → " + code(heads[len(heads)-1].ID)
}

// briefing writes what is news in the newest statement.
func (s *threads) briefing() {
	n := len(s.lineage.Statements)
	if n < 2 {
		return
	}
	c := comparison{page: s.page, rep: &report.Report{Briefing: s.lineage.Briefing}, old: s.id(n - 2), new: s.id(n - 1)}
	c.step = " · " + code(c.old) + " → " + code(c.new)
	c.briefing()
	s.page = c.page
}

// novelty writes how much of each statement after the first is new.
func (s *threads) novelty() {
	var list []string
	for i, n := range s.lineage.Novelty {
		if i > 0 && n.Characters > 0 {
			list = append(list, fmt.Sprintf("%s %d %%", code(s.id(i)), 100*n.NewCharacters/n.Characters))
		}
	}
	if len(list) > 0 {
		s.add(entry, "- **%s**: %s\n", s.T("new words"), strings.Join(list, " · "))
	}
}

// phrases writes how often each statement says the requested phrases.
func (s *threads) phrases() {
	for _, p := range s.lineage.Phrases {
		var counts []string
		for i, n := range p.Counts {
			counts = append(counts, code(s.id(i))+" "+strconv.Itoa(n))
		}
		s.add(entry, "- **%s** %s · %s: %s\n", s.T("phrase"), Escape(p.Text), s.N(p.Total(), "%d times"), strings.Join(counts, " · "))
		for _, x := range p.Lines(s.lineage.Statements, s.Language) {
			s.add(entry, "  - %s: %s\n", x.Name, Escape(strings.Join(x.Items, " · ")))
		}
	}
}

func (s *threads) section(section *history.Section) {
	s.add(heading, "\n### %s · %s\n\n", Escape(section.Title(s.Language)), code(s.id(len(s.lineage.Statements)-1)+":"+section.Locator))
	for i := range section.Threads {
		t := &section.Threads[i]
		if s.lineage.Carried(t, s.detail) == "" {
			s.thread(t)
		}
	}
}

// gone writes the threads that the newest statement no longer has.
func (s *threads) gone() {
	if len(s.lineage.Gone) == 0 {
		return
	}
	s.add(heading, "\n### %s\n\n", s.T("Threads that ended"))
	substance := s.detail == report.DetailSubstance
	for _, g := range s.lineage.GoneByLast(substance) {
		s.add(heading, "\n#### %s\n\n", s.T("last in %s", code(g.Last)))
		if substance && !g.Newest {
			s.add(note, "%s\n", s.N(g.Count, "%d clauses"))
			continue
		}
		for i := range g.Threads {
			s.thread(&g.Threads[i])
		}
		if n := len(g.Once); n > 0 {
			s.add(note, "- %s%s\n", s.N(n, "%d clauses that it alone had"), asked(s.asking.Texts))
		}
	}
}

func (s *threads) id(i int) string { return s.lineage.Statements[i].ID }

// thread writes a thread's status and places, then its last wording with the changes of its
// last step.
func (s *threads) thread(t *history.Thread) {
	var steps []string
	var last *history.Cell
	missing := false
	for i := range t.Cells {
		c := &t.Cells[i]
		if c.Empty() {
			missing = last != nil
			continue
		}
		if missing {
			steps = append(steps, "…")
		}
		steps = append(steps, s.stepWords(c, last == nil)+code(s.id(i)+":"+strings.Join(c.Locators, ", ")))
		last, missing = c, false
	}
	if last == nil {
		return
	}
	text := wording(last, len(steps) > 1 && t.Status != series.Dropped)
	if s.lineage.Timeline {
		text = s.timeline(t)
	} else if t.Again {
		text = "↑ " + s.T("also above")
	}
	s.add(entry, "- **%s** %s\\\n  %s\n", s.T(string(t.Status)), strings.Join(steps, " → "), text)
}

// wording returns the text of a cell, with the changes of the step to it.
func wording(c *history.Cell, hasEarlier bool) string {
	if hasEarlier && c.Kind == diff.Reworded {
		return words(c.Woven)
	}
	return Escape(c.Text())
}

// timeline returns the wording of every step that changed it, one per line.
func (s *threads) timeline(t *history.Thread) string {
	var lines []string
	for i := range t.Cells {
		c := &t.Cells[i]
		if c.Empty() || len(lines) > 0 && c.Kind == diff.Unchanged {
			continue
		}
		lines = append(lines, code(s.id(i))+" "+wording(c, len(lines) > 0))
	}
	return strings.Join(lines, "\\\n  ")
}

// stepWords says how a thread came to a cell, "" if it begins there or is unchanged.
func (s *threads) stepWords(c *history.Cell, begins bool) string {
	var words []string
	if c.Kind != diff.Unchanged && !begins {
		words = append(words, s.T(c.Kind.String()))
	}
	if c.Moved {
		words = append(words, s.T("moved"))
	}
	if c.Certainty == diff.Possible {
		words = append(words, s.T("possible?"))
	}
	if len(words) == 0 {
		return ""
	}
	return strings.Join(words, " ") + " "
}
