package html_test

import (
	"strings"
	"testing"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/report"
	"github.com/clausediff/clausediff/diff/report/history"
	"github.com/clausediff/clausediff/diff/report/passage"
	"github.com/clausediff/clausediff/parse/tree"
	"github.com/google/go-cmp/cmp"
	dom "golang.org/x/net/html"
	"pgregory.net/rapid"
)

// shown is one text of the page with the side it stands on.
type shown struct {
	Side string // "o" or "n"
	Runs []passage.Run
}

// pageTexts reads the marked texts back from the page.
func pageTexts(root *dom.Node) []shown {
	var list []shown
	for n := range elements(root) {
		if hasClass(n, "y") {
			side := n.Parent
			if n.Data == "span" { // behind a label
				side = side.Parent
			}
			list = append(list, shown{attr(side, "class"), pageRuns(n)})
		}
	}
	return list
}

func pageRuns(n *dom.Node) []passage.Run {
	var list []passage.Run
	add := func(m passage.Mark, text string) {
		if last := len(list) - 1; last >= 0 && list[last].Mark == m {
			list[last].Text += text
			return
		}
		if text != "" {
			list = append(list, passage.Run{Mark: m, Text: text})
		}
	}
	for c := range n.ChildNodes() {
		switch {
		case c.Type == dom.TextNode:
			add(passage.Same, c.Data)
		case c.Data == "del":
			add(passage.Deleted, textOf(c))
		case c.Data == "ins":
			add(passage.Inserted, textOf(c))
		default:
			add(passage.Same, textOf(c))
		}
	}
	return list
}

// reportTexts lists what a page must show: each side of each row, a sentence
// with clauses by its clauses.
func reportTexts(rows []report.Row) []shown {
	var list []shown
	for _, r := range rows {
		if r.Clauses != nil {
			list = append(list, reportTexts(r.Clauses)...)
			continue
		}
		if !r.Old.Empty() {
			list = append(list, shown{"o", merge(r.Old.Runs)})
		}
		if !r.New.Empty() {
			list = append(list, shown{"n", newRuns(&r)})
		}
	}
	return list
}

// newRuns returns what the new side holds: its text, and for the redline what was
// deleted, where the two can be woven.
func newRuns(r *report.Row) []passage.Run {
	if woven, ok := passage.Redline(r.Old.Runs, r.New.Runs); ok && !r.Stub && !r.Apart && !r.Old.Empty() {
		return merge(woven)
	}
	return merge(r.New.Runs)
}

// merge joins neighbouring runs of one mark and leaves out empty ones.
func merge(runs []passage.Run) []passage.Run {
	var list []passage.Run
	for _, r := range runs {
		if last := len(list) - 1; last >= 0 && list[last].Mark == r.Mark {
			list[last].Text += r.Text
		} else if r.Text != "" {
			list = append(list, r)
		}
	}
	return list
}

func checkTexts(t rapid.TB, r *report.Report, page []byte) {
	t.Helper()
	root, err := dom.Parse(strings.NewReader(string(page)))
	if err != nil {
		t.Fatal(err)
	}
	var want []shown
	for _, s := range r.Sections {
		want = append(want, reportTexts(s.Rows)...)
	}
	if d := cmp.Diff(want, pageTexts(root)); d != "" {
		t.Fatalf("texts of the page mismatch (-want +got):\n%s", d)
	}
}

func TestPageShowsEveryRun(t *testing.T) {
	for _, r := range []*report.Report{specimen(), hostile(), large(3)} {
		checkTexts(t, r, render(t, r))
	}
}

func TestPageShowsEveryRunOfAnyReport(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		r := &report.Report{Old: passage.Head{ID: text(rt)}, New: passage.Head{ID: text(rt), Lang: tree.Chinese}}
		s := report.Section{Old: passage.Part{Kind: tree.KindArticle, Locator: "1", Heading: text(rt)},
			New: passage.Part{Kind: tree.KindArticle, Locator: "1", Heading: text(rt)}}
		for range rapid.IntRange(0, 6).Draw(rt, "rows") {
			s.Rows = append(s.Rows, anyRow(rt, true))
		}
		r.Sections = []report.Section{s}
		checkTexts(rt, r, render(t, r))
	})
}

func text(t *rapid.T) string {
	return strings.Join(rapid.SliceOfN(rapid.SampledFrom(parts), 0, 5).Draw(t, "text"), "")
}

// parts make up drawn texts: what a page could be broken with, and plain text.
var parts = []string{"双方指出，", "мир. ", "word ", "<script>alert(1)</script>", "javascript:alert(1)", "\u202e", "\u2066", "\u200f",
	"</p>", "</style>", "<!--", "-->", "&amp;", "&", `"`, "'", "{{.}}", "]]>", "\t", "<del>", "🕊", "\u00a0"}

func anyRow(t *rapid.T, sentence bool) report.Row {
	r := report.Row{
		ID:        text(t),
		Kind:      rapid.SampledFrom([]diff.Kind{diff.Unchanged, diff.Typographic, diff.Reworded, diff.Dropped, diff.Added}).Draw(t, "kind"),
		Moved:     rapid.Bool().Draw(t, "moved"),
		Stub:      rapid.Bool().Draw(t, "stub"),
		Folded:    rapid.Bool().Draw(t, "folded"),
		Certainty: rapid.SampledFrom([]diff.Certainty{diff.NoCertainty, diff.Possible, diff.Likely, diff.Certain}).Draw(t, "certainty"),
		Old:       anySide(t, passage.Deleted), New: anySide(t, passage.Inserted),
	}
	for i := 0; sentence && i < rapid.IntRange(0, 2).Draw(t, "clauses"); i++ {
		r.Clauses = append(r.Clauses, anyRow(t, false))
	}
	return r
}

func anySide(t *rapid.T, mark passage.Mark) passage.Side {
	s := passage.Side{Locators: rapid.SliceOfN(rapid.SampledFrom([]string{"1.1.1", "1.1.2", "1.2.1", `"><b>`}), 0, 2).Draw(t, "locators")}
	if s.Empty() {
		return s
	}
	s.Label, s.Repeated = text(t), rapid.Bool().Draw(t, "repeated")
	for range rapid.IntRange(0, 3).Draw(t, "runs") {
		s.Runs = append(s.Runs, passage.Run{Mark: rapid.SampledFrom([]passage.Mark{passage.Same, mark}).Draw(t, "mark"), Text: text(t)})
	}
	return s
}

// hostile is a report whose every text tries to be more than text.
func hostile() *report.Report {
	const evil = `<script>window.pwned=1</script><img src=x onerror="window.pwned=1">` + "\u202egnp.exe\u2066"
	long := strings.Repeat("长x", 10_000)
	moved := same("1.2.1", evil)
	moved.ID, moved.Moved = `"><script>window.pwned=1</script>`, true
	stub := report.Row{ID: moved.ID, Stub: true, To: []string{`javascript:window.pwned=1`}, Old: side("1.1.1", evil)}
	return &report.Report{
		Old:       passage.Head{ID: evil, Title: evil, Date: evil, Source: "https://example.org/" + evil, Lang: tree.Chinese, Doubts: []string{evil}},
		New:       passage.Head{ID: "</title>" + evil, Title: evil + long[:1000], Source: "javascript:alert(1)", Lang: tree.Russian},
		Sentences: diff.Stats{Unchanged: 1, Reworded: 1}, Degraded: []string{evil},
		Briefing: briefingOf(evil, added(side("1.3.1", long))),
		Sections: []report.Section{{
			Old:  passage.Part{Kind: tree.KindArticle, Locator: "1", Label: evil, Heading: evil + long[:1000]},
			New:  passage.Part{Kind: tree.KindArticle, Locator: "1", Label: evil + "2", Heading: evil + long[:1000]},
			Rows: []report.Row{stub, moved, added(side("1.3.1", "{+"+long+"+}")), folded(same("1.4.1", evil)), same("1.5.1", evil)},
		}},
	}
}

func hostileLineage() *history.Report {
	const evil = `"><script>window.pwned=1</script>` + "\u202e"
	long := strings.Repeat("长x", 10_000)
	l := specimenLineage()
	l.Statements[0].ID, l.Statements[1].Title = evil, evil
	l.Sections[0].Heading, l.Sections[0].Locator = evil, evil
	l.Sections[0].Threads[1].Cells[0] = cellOf(diff.Added, evil+".1.1", long)
	l.Sections[0].Threads[2].Cells[2] = cellOf(diff.Reworded, "1.1.1.3", "{+"+evil+"+}")
	l.Gone[0].Cells[1] = cellOf(diff.Reworded, "3.1.1.1", "{+"+evil+"+}[-"+evil+"-]")
	return l
}
