package report_test

import (
	"bytes"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/finding"
	"github.com/clausediff/clausediff/diff/report"
	"github.com/clausediff/clausediff/diff/report/csv"
	"github.com/clausediff/clausediff/diff/report/history"
	"github.com/clausediff/clausediff/diff/report/html"
	"github.com/clausediff/clausediff/diff/report/internal/reporttest"
	"github.com/clausediff/clausediff/diff/report/markdown"
	"github.com/clausediff/clausediff/diff/report/term"
	"github.com/clausediff/clausediff/diff/series"
	"github.com/clausediff/clausediff/parse/tree"
	"github.com/clausediff/clausediff/testdata/sample"
)

// What --min-change leaves out of a list of links it leaves out of a report too,
// and the other way round: both count changed characters in one way.
func TestFilterCountsAlike(t *testing.T) {
	for name, r := range reporttest.Results(t, "../../testdata/diff/*.txtar") {
		for least := 1; least <= 80; least++ {
			f := report.Filter{MinChange: least}
			var listed, shown []string
			for _, l := range report.Select(r, nil, f).Links {
				if l.Level == diff.LevelSentence {
					listed = append(listed, l.ID)
				}
			}
			for _, s := range report.New(r, report.Options{Filter: f}).Sections {
				for _, row := range s.Rows {
					if !row.Stub && row.Kind != diff.Unchanged {
						shown = append(shown, row.ID)
					}
				}
			}
			slices.Sort(listed)
			slices.Sort(shown)
			if !slices.Equal(listed, slices.Compact(shown)) {
				t.Fatalf("%s: at least %d characters: %d links are listed, %d shown\n%v\n%v", name, least, len(listed), len(shown), listed, shown)
			}
		}
	}
}

// TestSelectThreads: by kinds the threads are those whose newest step is of the
// kind, and all kinds together are all threads that the newest two statements have.
func TestSelectThreads(t *testing.T) {
	l := lineageOf(t, 0, 1, 2)
	says := func(f report.Filter) []string {
		var list []string
		for _, thread := range history.Select(l, nil, f) {
			last := thread.Steps[len(thread.Steps)-1]
			list = append(list, l.Statements[last.Statement].TextOf(last.Nodes[0]))
		}
		slices.Sort(list)
		return list
	}
	for _, tt := range []struct {
		name   string
		filter report.Filter
		want   []string
	}{
		{"dropped", report.Filter{Kinds: []diff.Kind{diff.Dropped}}, []string{"双方商定修复古驿道。"}},
		{"added, with what returned", report.Filter{Kinds: []diff.Kind{diff.Added}}, []string{"双方启动稀土回收试点。", "双方欢迎互设文化中心。"}},
		{"reworded", report.Filter{Kinds: []diff.Kind{diff.Reworded}}, []string{"双方将共建北方灯塔与海图航线，"}},
		{"unchanged", report.Filter{Kinds: []diff.Kind{diff.Unchanged}}, []string{"保护候鸟栖息地。"}},
		{"phrase", report.Filter{Phrase: "灯塔"}, []string{"双方将共建北方灯塔与海图航线，"}},
		{"article", report.Filter{Articles: []string{"9"}}, nil},
	} {
		if got := says(tt.filter); !slices.Equal(got, tt.want) {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

// everyFilter returns a filter for each kind, flag and type of finding, and some of the
// others, alone and together.
func everyFilter() []report.Filter {
	var all []report.Filter
	for k := diff.Unchanged; k <= diff.Added; k++ {
		all = append(all, report.Filter{Name: "--only " + k.String(), Kinds: []diff.Kind{k}})
	}
	for _, flag := range report.Flags() {
		all = append(all, report.Filter{Name: "--only " + string(flag), Flags: []report.Flag{flag}})
	}
	for _, kind := range finding.Types() {
		all = append(all, report.Filter{Name: "--only " + string(kind), Types: []finding.Type{kind}})
	}
	dropped := report.Filter{Name: "--only dropped", Kinds: []diff.Kind{diff.Dropped}, Types: []finding.Type{finding.Dropped}}
	all = append(all, dropped, report.Filter{Name: "--article 2", Articles: []string{"2"}},
		report.Filter{Name: "--min-certainty likely", MinCertainty: diff.Likely}, report.Filter{Name: "--phrase 合作", Phrase: "合作"})
	dropped.Articles, dropped.Phrase, dropped.Name = []string{"1"}, "双方", "--only dropped --article 1 --phrase 双方"
	return append(all, dropped)
}

// mayShow reports whether a filter names a row, by what the row says of itself.
func mayShow(f report.Filter, r *report.Row) bool {
	named := len(f.Kinds)+len(f.Flags)+len(f.Types) == 0 || slices.Contains(f.Kinds, r.Kind) ||
		slices.Contains(f.Flags, report.FlagMoved) && r.Moved || slices.Contains(f.Flags, report.FlagSplit) && r.Split ||
		slices.Contains(f.Flags, report.FlagMerged) && r.Merged || slices.Contains(f.Flags, report.FlagRenumbered) && r.Renumbered ||
		slices.ContainsFunc(f.Types, func(t finding.Type) bool { return slices.Contains(r.Types, t) })
	return named && (r.Certainty == diff.NoCertainty || r.Certainty >= f.MinCertainty) &&
		(strings.Contains(r.Old.Text(), f.Phrase) || strings.Contains(r.New.Text(), f.Phrase))
}

// A filter leaves what it names and nothing else, in every format, of clauses too: what it
// leaves out is read nowhere, and what it leaves is read everywhere.
func TestFilterInEveryFormat(t *testing.T) {
	pairs := reporttest.Results(t, "../../testdata/diff/clause-*.txtar")
	for _, lang := range []string{"zh", "en", "ru"} {
		folder := "../../testdata/corpus/" + lang + "/"
		pairs[lang] = diff.Compare(readFile(t, folder+"2022.html"), readFile(t, folder+"2023.html"))
		if !sample.All() {
			break
		}
	}
	for name, r := range pairs {
		found := finding.Find(r)
		for _, f := range sample.Of(everyFilter(), 16) {
			rep := report.New(r, report.Options{Context: 1, Findings: found, Filter: f})
			left, out := leftIn(t, rep, f), leftOut(r, rep, found, f)
			for format, text := range filtered(t, r, found, rep, f) {
				shown := spoken(text)
				for _, want := range left {
					if !strings.Contains(shown, spoken(want)) {
						t.Errorf("%s %s as %s: does not show %s", name, f.Name, format, want)
					}
				}
				for _, other := range out {
					if strings.Contains(shown, spoken(other)) {
						t.Errorf("%s %s as %s: shows %s", name, f.Name, format, other)
					}
				}
			}
		}
	}
}

// leftIn returns the texts of what a filter left and one side alone has, or both alike. It
// fails the test where it left what the filter does not name.
func leftIn(t *testing.T, rep *report.Report, f report.Filter) []string {
	t.Helper()
	var texts []string
	for i := range rep.Sections {
		for k := range rep.Sections[i].Rows {
			rows := rep.Sections[i].Rows[k : k+1]
			if rows[0].Selected {
				rows = rows[0].Clauses
			}
			for c := range rows {
				row := &rows[c]
				if !mayShow(f, row) {
					t.Errorf("%s: shows %v → %v, %s", f.Name, row.Old.Locators, row.New.Locators, row.Kind)
				}
				switch {
				case row.Kind == diff.Dropped:
					texts = append(texts, row.Old.Text())
				case row.Kind == diff.Added, row.Kind == diff.Unchanged && !row.Stub:
					texts = append(texts, row.New.Text())
				}
			}
		}
	}
	return texts
}

// leftOut returns texts of whole sentences that are dropped or added and not to be shown.
func leftOut(r *diff.Result, rep *report.Report, found []finding.Finding, f report.Filter) []string {
	var shown strings.Builder
	for i := range rep.Sections {
		for _, row := range rep.Sections[i].Rows {
			shown.WriteString(spoken(row.Old.Text() + row.New.Text()))
		}
	}
	told := map[*tree.Node]bool{}
	for _, x := range report.Select(r, found, f).Findings {
		for _, n := range slices.Concat(x.Old, x.New) {
			told[n] = true
		}
	}
	var texts []string
	for _, l := range r.At(diff.LevelSentence) {
		if l.Kind != diff.Dropped && l.Kind != diff.Added {
			continue
		}
		s, nodes := r.Old, l.Old
		if l.Kind == diff.Added {
			s, nodes = r.New, l.New
		}
		text := s.TextOf(nodes[0])
		clauseTold := slices.ContainsFunc(nodes[0].Children, func(n *tree.Node) bool { return told[n] })
		if len(text) > 60 && !told[nodes[0]] && !clauseTold && !strings.Contains(shown.String(), spoken(text)) {
			texts = append(texts, text)
		}
	}
	return texts
}

// filtered renders a report in all formats that have filters, as text.
func filtered(t *testing.T, r *diff.Result, found []finding.Finding, rep *report.Report, f report.Filter) map[string]string {
	t.Helper()
	all := map[string]string{}
	add := func(format string, render func(w io.Writer) error) {
		var b bytes.Buffer
		if err := render(&b); err != nil {
			t.Fatal(err)
		}
		all[format] = b.String()
	}
	add("term", func(w io.Writer) error { return term.Renderer{Width: 2000, Layout: term.Stacked}.Render(w, rep) })
	add("term substance", func(w io.Writer) error {
		return term.Renderer{Width: 2000, Detail: report.DetailSubstance}.Render(w, rep)
	})
	add("term inline", func(w io.Writer) error { return term.Renderer{Width: 9000, Layout: term.Inline}.Render(w, rep) })
	add("csv", func(w io.Writer) error {
		selected := report.Select(r, found, f)
		shown := *r
		shown.Links = selected.Links
		return csv.Render(w, &shown, selected.Findings)
	})
	all["csv"] = strings.ReplaceAll(all["csv"], `""`, `"`)
	for name, detail := range map[string]report.Detail{"markdown": report.DetailAll, "markdown substance": report.DetailSubstance} {
		add(name, func(w io.Writer) error { return markdown.Renderer{Limit: 1 << 30, Detail: detail}.Render(w, rep) })
		all[name] = strings.NewReplacer(`\`, "", "&#8203;", "", "~~", "", "**", "", "<del>", "", "</del>", "", "<strong>", "", "</strong>", "").Replace(all[name])
	}
	add("html", func(w io.Writer) error { return html.Renderer{}.Render(w, rep) })
	all["html"] = pageText(t, all["html"], "", false)
	return all
}

// What a filter leaves of a series is threads and nothing of whole statements, in every format.
func TestFilterLeavesThreads(t *testing.T) {
	var all []*tree.Statement
	for _, year := range []string{"2021", "2022", "2023"} {
		all = append(all, reporttest.Specimen(t, year))
	}
	l := series.Link(all, nil)
	kept := l.Only(history.Select(l, nil, report.Filter{Kinds: []diff.Kind{diff.Dropped}}))
	rep := history.New(kept, nil)
	rep.Filtered("--only dropped", l)
	if rep.Ledger != nil || rep.River != nil || rep.Tracks != nil || rep.Novelty != nil || len(rep.Gone) == 0 {
		t.Errorf("a filter leaves %v, %v, %v, %v beside %d threads", rep.Ledger, rep.River, rep.Tracks, rep.Novelty, len(rep.Gone))
	}
	stands := kept.Statements[2].Text
	for format, text := range map[string]string{
		"term": output(t, "term", func(w io.Writer) error { return term.Renderer{Width: 300}.RenderLineage(w, rep) }),
		"md":   output(t, "md", func(w io.Writer) error { return markdown.Renderer{Limit: 1 << 30}.RenderLineage(w, rep) }),
		"html": output(t, "html", func(w io.Writer) error { return html.Renderer{}.RenderLineage(w, rep) }),
		"csv":  output(t, "csv", func(w io.Writer) error { return csv.RenderLineage(w, kept) }),
	} {
		shown := spoken(text)
		for _, thread := range l.Threads {
			last := thread.Steps[len(thread.Steps)-1]
			said := spoken(l.Statements[last.Statement].TextOf(last.Nodes[0]))
			if thread.Status != series.Dropped && len(said) > 60 && strings.Contains(shown, said) && strings.Count(spoken(stands), said) == 1 {
				t.Errorf("%s shows %s", format, said)
			}
		}
		if said := spoken(rep.Gone[0].Cells[rep.Gone[0].Newest()].Text()); !strings.Contains(shown, said) {
			t.Errorf("%s does not show %s", format, said)
		}
	}
}
