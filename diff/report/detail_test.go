package report_test

import (
	"bytes"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/finding"
	"github.com/clausediff/clausediff/diff/report"
	"github.com/clausediff/clausediff/diff/report/history"
	"github.com/clausediff/clausediff/diff/report/html"
	"github.com/clausediff/clausediff/diff/report/internal/reporttest"
	"github.com/clausediff/clausediff/diff/report/markdown"
	"github.com/clausediff/clausediff/diff/report/passage"
	"github.com/clausediff/clausediff/diff/report/term"
	"github.com/clausediff/clausediff/diff/series"
	"github.com/clausediff/clausediff/parse/tree"
)

// What changed in substance is told once and whole, and the rest is counted: no row is lost
// between them.
func TestSubstance(t *testing.T) {
	for name, r := range comparisons(t) {
		t.Run(name, func(t *testing.T) {
			rep := report.New(r, report.Options{Context: 1, Findings: finding.Find(r)})
			var text, md bytes.Buffer
			if err := (term.Renderer{Width: 300, Detail: report.DetailSubstance}).Render(&text, rep); err != nil {
				t.Fatal(err)
			}
			if err := (markdown.Renderer{Limit: 1 << 30, Detail: report.DetailSubstance}).Render(&md, rep); err != nil {
				t.Fatal(err)
			}
			shown := spoken(text.String())
			for i := range rep.Sections {
				checkSplit(t, &rep.Sections[i], shown)
			}
			if !strings.Contains(md.String(), "- **sentences**: ") {
				t.Error("Markdown has no counts")
			}
		})
	}
}

func checkSplit(t *testing.T, s *report.Section, shown string) {
	t.Helper()
	substance, minor := s.Split()
	told := len(minor)
	for _, rows := range substance {
		told += len(rows)
		for i := range rows {
			row := &rows[i]
			if row.Whole {
				if _, begins := report.WholeName(rows, "", 40); !strings.Contains(shown, spoken(strings.TrimSuffix(begins, "…"))) {
					t.Errorf("nothing is told of %s", row.Old.Text()+row.New.Text())
				}
				break
			}
			if row.Kind == diff.Dropped && !strings.Contains(shown, spoken(row.Old.Text())) {
				t.Errorf("dropped and not told: %s", row.Old.Text())
			}
			if row.Kind == diff.Added && !strings.Contains(shown, spoken(row.New.Text())) {
				t.Errorf("added and not told: %s", row.New.Text())
			}
			checkWording(t, row)
		}
	}
	for i := range s.Rows {
		row := &s.Rows[i]
		if !row.Stub && !row.ShownBefore() {
			told--
		}
		if (s.Came() || s.Gone()) && s.RepeatsTitle(row) {
			told++
			if title := s.Part().Heading; !strings.Contains(shown, spoken(title)) {
				t.Errorf("the title %s is not told", title)
			}
		}
	}
	if told != 0 {
		t.Errorf("%s: %d rows told too many", s.Part().Locator, told)
	}
}

// checkWording holds the wording of a row to its texts, but for clauses that are told in
// another sentence.
func checkWording(t *testing.T, row *report.Row) {
	t.Helper()
	side := func(drop passage.Mark) string {
		text := ""
		for _, r := range row.Wording("") {
			if r.Mark != drop {
				text += r.Text
			}
		}
		return spoken(text)
	}
	old, new := spoken(row.Old.Text()), spoken(row.New.Text())
	elsewhere := slices.ContainsFunc(row.Wording(""), func(r passage.Run) bool { return strings.Contains(r.Text, "…") })
	switch {
	case elsewhere:
	case row.Clauses == nil && (side(passage.Inserted) != old || side(passage.Deleted) != new):
		t.Errorf("%v → %v is worded %q, %q, want %q, %q", row.Old.Locators, row.New.Locators, side(passage.Inserted), side(passage.Deleted), old, new)
	case row.Clauses != nil && side(passage.Deleted) != new:
		t.Errorf("%v → %v: the new text is worded %q, want %q", row.Old.Locators, row.New.Locators, side(passage.Deleted), new)
	}
	if !slices.ContainsFunc(row.Wording(""), func(r passage.Run) bool { return r.Mark != passage.Same }) && row.Kind == diff.Reworded {
		t.Errorf("%v → %v is worded without a change", row.Old.Locators, row.New.Locators)
	}
}

// A page of the substance holds all texts: it only shows less.
func TestSubstancePageIsWhole(t *testing.T) {
	for name, r := range comparisons(t) {
		rep := report.New(r, report.Options{Context: 1, Findings: finding.Find(r)})
		var all, some bytes.Buffer
		if err := (html.Renderer{}).Render(&all, rep); err != nil {
			t.Fatal(err)
		}
		if err := (html.Renderer{Detail: report.DetailSubstance}).Render(&some, rep); err != nil {
			t.Fatal(err)
		}
		got := strings.Replace(some.String(), ` data-view="sub"`, "", 1)
		if got = wholeFold.ReplaceAllString(got, "$1"); got != all.String() {
			t.Errorf("%s: the pages differ in more than what is shown first", name)
		}
	}
}

// wholeFold is what an article that came or went as a whole is folded into.
var wholeFold = regexp.MustCompile(`(?s)\n<details class="fold whole [ad]"><summary[^\n]*</summary>\n(.*?)</details>\n`)

// Each step of detail tells more than the one before in every format, and a summary has a
// line for each article, of a series too.
func TestDetailsAreSteps(t *testing.T) {
	var statements []*tree.Statement
	for _, year := range []string{"2021", "2022", "2023"} {
		statements = append(statements, reporttest.Specimen(t, year))
	}
	l := series.Link(statements, nil)
	r := l.Pairs[len(l.Pairs)-1]
	findings := finding.Find(r)
	pair, whole := report.New(r, report.Options{Context: 1, Findings: findings}), history.New(l, findings)
	titles := map[string][]string{}
	for _, s := range pair.Sections {
		titles["pair"] = append(titles["pair"], s.Part().Heading)
	}
	for _, s := range whole.Sections {
		titles["series"] = append(titles["series"], s.Heading)
	}
	for _, format := range []string{"term", "md", "html"} {
		for _, of := range []string{"pair", "series"} {
			render := func(d report.Detail) string {
				return output(t, format, func(w io.Writer) error {
					renderer := map[string]interface {
						Render(io.Writer, *report.Report) error
						RenderLineage(io.Writer, *history.Report) error
					}{"term": term.Renderer{Width: 200, Detail: d}, "md": markdown.Renderer{Detail: d, Limit: 1 << 30}, "html": html.Renderer{Detail: d}}[format]
					if of == "pair" {
						return renderer.Render(w, pair)
					}
					return renderer.RenderLineage(w, whole)
				})
			}
			briefing, summary, substance, all := render(report.DetailBriefing), render(report.DetailSummary), render(report.DetailSubstance), render(report.DetailAll)
			if !(len(briefing) < len(summary) && len(summary) < len(substance)) || format != "html" && len(substance) >= len(all) {
				t.Errorf("%s of a %s: %d, %d, %d, %d bytes", format, of, len(briefing), len(summary), len(substance), len(all))
			}
			for _, title := range titles[of] {
				if title != "" && !strings.Contains(summary, title) {
					t.Errorf("%s of a %s: the summary has no line of %q", format, of, title)
				}
			}
		}
	}
}

// A long paragraph that an article lost is shown in one line, and so is its number of sentences;
// paragraphs next to it are shown in lines of their own, and a short one in full.
func TestLongParagraphsFold(t *testing.T) {
	sentence := "\n    The harbour authority of Sayhu shall publish the %s tide tables of every pier, quay and lock before the first frost."
	long := func(names ...string) string {
		text := "\n  paragraph"
		for _, name := range names {
			text += strings.ReplaceAll(sentence, "%s", name)
		}
		return text
	}
	kept := "statement %s en\narticle I.\n  paragraph\n    Both Sides reaffirm their friendship."
	head := func(id string) string { return strings.ReplaceAll(kept, "%s", id) }
	many := long("northern", "southern", "eastern", "western", "inner", "outer", "upper", "lower")
	old := reporttest.Outline(t, head("2021")+many+many+"\n  paragraph\n    Ferries are painted white.\n")
	new := reporttest.Outline(t, head("2022")+"\n")
	for context, want := range map[int][]int{1: {8, 8, 1}, -1: {8, 8, 1}} {
		rep := report.New(diff.Compare(old, new), report.Options{Context: context})
		changes, _ := rep.Sections[0].Split()
		var got []int
		whole := 0
		for _, rows := range changes {
			got = append(got, len(rows))
			if rows[0].Whole {
				whole++
			}
		}
		if folded := map[int]int{1: 2, -1: 0}[context]; !slices.Equal(got, want) || whole != folded {
			t.Errorf("context %d: changes of %v sentences, %d folded, want %v, %d folded", context, got, whole, want, folded)
		}
	}
}
