package report_test

import (
	"bytes"
	stdcsv "encoding/csv"
	"io"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	dom "golang.org/x/net/html"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/finding"
	"github.com/clausediff/clausediff/diff/report"
	"github.com/clausediff/clausediff/diff/report/blame"
	"github.com/clausediff/clausediff/diff/report/csv"
	"github.com/clausediff/clausediff/diff/report/docx"
	"github.com/clausediff/clausediff/diff/report/history"
	"github.com/clausediff/clausediff/diff/report/html"
	"github.com/clausediff/clausediff/diff/report/markdown"
	"github.com/clausediff/clausediff/diff/report/site"
	"github.com/clausediff/clausediff/diff/report/term"
	"github.com/clausediff/clausediff/diff/series"
	"github.com/clausediff/clausediff/parse"
	"github.com/clausediff/clausediff/parse/tree"
	"github.com/clausediff/clausediff/testdata/sample"
)

// FuzzRenderers reads any three texts back from what every renderer writes of them:
// each clause of both statements stands in a comparison whole, and each clause of all
// three in the pages of the series. What is written is UTF-8.
func FuzzRenderers(f *testing.F) {
	f.Add("The sides agree. They will trade, and they will fish.", "The sides agree to trade. They will fish across the border, and trade.", "They agree; they trade.")
	f.Add("一、双方同意扩大贸易，保护候鸟。双方欢迎。", "一、双方同意扩大贸易。\n\n二、双方保护候鸟，欢迎。", "一、双方欢迎，保护候鸟，同意。")
	f.Add("Стороны договорились о торговле, рыболовстве и связи.", "Стороны договорились о связи; о торговле.", "Стороны, договорились.")
	f.Add("=1+1 is one, and -2 is two.", "@x is one, and =2 is three; <b>all</b> & more.", "\"x\", 'y'; `z` is $5, #1.")
	f.Add("يؤكد الطرفان التزامهما بالسلام، ويرحبان بالحوار.", "يؤكد الطرفان التزامهما الراسخ بالسلام. ويرحبان بالحوار.", "يرحب الطرفان بالحوار.")
	f.Fuzz(func(t *testing.T, a, b, c string) {
		var all []*tree.Statement
		for i, text := range []string{a, b, c} {
			if len(text) > 1200 {
				t.Skip("long texts take their time")
			}
			s, err := parse.Text(strings.NewReader(text), parse.ID(string(rune('a'+i))), parse.Language(tree.English))
			if err != nil {
				t.Skip("no statement")
			}
			all = append(all, s)
		}
		readComparison(t, diff.Compare(all[0], all[1]))
		readSeries(t, series.Link(all, nil))
	})
}

// TestRenderers does the same with the cases and the real pairs.
func TestRenderers(t *testing.T) {
	all := comparisons(t)
	for _, name := range sample.Of(slices.Sorted(maps.Keys(all)), 9) {
		r := all[name]
		t.Run(name, func(t *testing.T) {
			if len(r.New.Text) > 40_000 && !(sample.All() && strings.Contains(name, "2023")) {
				t.Skip("one large text is enough")
			}
			readComparison(t, r)
			readSeries(t, series.Link([]*tree.Statement{r.Old, r.New}, nil))
		})
	}
	readSeries(t, lineageOf(t, 0, 1, 2))
}

// output returns what a renderer writes, which is UTF-8.
func output(t testing.TB, name string, render func(io.Writer) error) string {
	t.Helper()
	var b bytes.Buffer
	if err := render(&b); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	if name != "docx" && !utf8.Valid(b.Bytes()) {
		t.Fatalf("%s is not UTF-8", name)
	}
	return b.String()
}

// heaped matches marks on marks: where an edit has such alone, a terminal shows it as a
// number, for they would stand on a sign of ours.
var heaped = regexp.MustCompile(`\p{Mn}\p{Mn}`)

// legible reports whether a terminal shows a text as it is, and whether it has no
// signs of ours.
func legible(s *tree.Statement) bool {
	strange := func(r rune) bool {
		return unicode.Is(unicode.C, r) && r != '\n' || r == utf8.RuneError || strings.ContainsRune("‹›│…", r)
	}
	return !strings.ContainsFunc(s.Text, strange) && !heaped.MatchString(s.Text) && !strings.Contains(s.Text, "##") && !strings.Contains(s.Text, "::") &&
		!slices.ContainsFunc([]string{"[-", "-]", "{+", "+}", "[+", "{-", "-[", "+{"}, func(sign string) bool { return strings.Contains(s.Text, sign) })
}

// says fails the test where a text does not have every clause of a statement.
func says(t testing.TB, name, text string, s *tree.Statement) {
	t.Helper()
	for _, n := range s.Nodes(tree.KindClause) {
		if want := squash(s.TextOf(n)); !strings.Contains(text, want) {
			t.Errorf("%s: %s:%s is not shown: %q", name, s.ID, n.Locator, want)
		}
	}
}

var (
	deletedWords  = regexp.MustCompile(`(?s)\[- ?(.*?) ?-\]`)
	insertedWords = regexp.MustCompile(`(?s)\{\+ ?(.*?) ?\+\}`)
)

func readComparison(t testing.TB, r *diff.Result) {
	t.Helper()
	findings := finding.Find(r)
	rep := report.New(r, report.Options{Context: -1, Findings: findings})
	if legible(r.Old) && legible(r.New) {
		// Lines so wide that nothing is wrapped, which would put a margin into a text.
		for name, layout := range map[string]term.Layout{"stacked": term.Stacked, "side by side": term.SideBySide, "inline": term.Inline} {
			text := output(t, name, func(w io.Writer) error { return term.Renderer{Width: 8000, Layout: layout}.Render(w, rep) })
			says(t, name, squash(insertedWords.ReplaceAllString(deletedWords.ReplaceAllString(text, "$1"), "")), r.Old)
			says(t, name, squash(insertedWords.ReplaceAllString(deletedWords.ReplaceAllString(text, ""), "$1")), r.New)
		}
	}
	output(t, "markdown", func(w io.Writer) error { return markdown.Renderer{}.Render(w, rep) })
	readChanges(t, r, output(t, "docx", func(w io.Writer) error { return docx.Render(w, r, rep.Briefing, "") }))
	table := output(t, "csv", func(w io.Writer) error { return csv.Render(w, r, findings) })
	readTable(t, r, table)
	if legible(r.Old) && legible(r.New) {
		readMarkdown(t, r, rep, output(t, "markdown", func(w io.Writer) error { return markdown.Renderer{Limit: 1 << 30}.Render(w, rep) }))
		readRedlines(t, table, func(i int) string { return cellText(r.Old, r.Links[i].Old) }, func(i int) string { return cellText(r.New, r.Links[i].New) })
	}
	page := output(t, "html", func(w io.Writer) error { return html.Renderer{}.Render(w, rep) })
	says(t, "html", pageText(t, page, "o", false), r.Old)
	says(t, "html", pageText(t, page, "n", true), r.New)
}

// readTable holds the texts of a table of links to the statements.
func readTable(t testing.TB, r *diff.Result, table string) {
	t.Helper()
	lines, err := stdcsv.NewReader(strings.NewReader(strings.TrimPrefix(table, "\ufeff"))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	column := func(line []string, name string) string {
		return strings.TrimPrefix(line[slices.Index(lines[0], name)], "'") // before what a spreadsheet would take for a formula
	}
	for i, l := range r.Links {
		for _, side := range []struct {
			name  string
			s     *tree.Statement
			nodes []*tree.Node
		}{{"old_text", r.Old, l.Old}, {"new_text", r.New, l.New}} {
			want := ""
			for _, n := range side.nodes {
				want += side.s.TextOf(n)
			}
			if got := column(lines[i+1], side.name); visible(got) != strings.TrimPrefix(visible(want), "'") {
				t.Errorf("csv: link %s has %s %q, the statement says %q", l.ID, side.name, got, want)
			}
		}
	}
}

// visible returns the characters of a text that a table keeps.
func visible(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.C, r) || unicode.Is(unicode.Z, r) {
			return -1
		}
		return r
	}, squash(text))
}

// pageText returns the text of the elements of a class, "" for all, with what was
// deleted or without.
func pageText(t testing.TB, page, class string, withoutDeleted bool) string {
	t.Helper()
	without := ""
	if withoutDeleted {
		without = "del"
	}
	return squash(elements(t, page, class, without))
}

// elements returns the text of the elements of a class, "" for all, but for elements of a
// name.
func elements(t testing.TB, page, class, without string) string {
	t.Helper()
	root, err := dom.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	var visit func(n *dom.Node, inside bool)
	visit = func(n *dom.Node, inside bool) {
		if n.Data == "style" || n.Data == "script" || n.Type == dom.ElementNode && n.Data == without {
			return
		}
		for _, a := range n.Attr {
			inside = inside || a.Key == "class" && slices.Contains(strings.Fields(a.Val), class)
		}
		if n.Type == dom.TextNode && inside {
			b.WriteString(n.Data)
		}
		for c := range n.ChildNodes() {
			visit(c, inside)
		}
	}
	visit(root, class == "")
	return b.String()
}

// stepsOf returns the steps of all threads, as a table of a series has them.
func stepsOf(l *series.Lineage) []series.Step {
	var all []series.Step
	for _, t := range l.Threads {
		all = append(all, t.Steps...)
	}
	return all
}

func readSeries(t testing.TB, l *series.Lineage) {
	t.Helper()
	rep := history.New(l, nil)
	output(t, "markdown", func(w io.Writer) error { return markdown.Renderer{}.RenderLineage(w, rep) })
	output(t, "term", func(w io.Writer) error { return term.Renderer{Width: 80}.RenderLineage(w, rep) })
	table := output(t, "csv", func(w io.Writer) error { return csv.RenderLineage(w, l) })
	if !slices.ContainsFunc(l.Statements, func(s *tree.Statement) bool { return !legible(s) }) {
		_, text := forge(t, output(t, "markdown", func(w io.Writer) error { return markdown.Renderer{Limit: 1 << 30}.RenderLineage(w, rep) }))
		readThreads(t, "markdown of the series", text, rep)
		text = output(t, "term", func(w io.Writer) error { return term.Renderer{Width: 8000}.RenderLineage(w, rep) })
		readThreads(t, "term of the series", visible(insertedWords.ReplaceAllString(deletedWords.ReplaceAllString(text, ""), "$1")), rep)
		steps := stepsOf(l)
		readRedlines(t, table, func(int) string { return "" }, func(i int) string { return cellText(l.Statements[steps[i].Statement], steps[i].Nodes) })
	}
	page := output(t, "html", func(w io.Writer) error { return html.Renderer{}.RenderLineage(w, rep) })
	text := pageText(t, page, "", true)
	for _, s := range l.Statements {
		says(t, "series", text, s)
	}
	newest := len(l.Statements) - 1
	for _, s := range l.Statements {
		if legible(s) && !strings.Contains(s.Text, `"`) { // which a table doubles
			says(t, "csv of the series", squash(table), s)
		}
	}
	b := blame.New(l, newest)
	page = output(t, "blame", func(w io.Writer) error { return html.Renderer{}.RenderBlame(w, b) })
	says(t, "blame", pageText(t, page, "x", false), l.Statements[newest])
	blamed := output(t, "blame", func(w io.Writer) error { return term.Renderer{Width: 8000}.RenderBlame(w, b) })
	if s := l.Statements[newest]; legible(s) {
		says(t, "blame", squash(insertedWords.ReplaceAllString(regexp.MustCompile(`‹[^›]*›`).ReplaceAllString(blamed, ""), "$1")), s)
	}
	if len(l.Statements[newest].Text) < 20_000 { // the rest of a site is made in the same way
		readSite(t, l)
	}
}

// readSite reads the statements back from their pages.
func readSite(t testing.TB, l *series.Lineage) {
	t.Helper()
	plan, err := site.New(&site.Corpus{Series: []*site.Series{{Name: "s", Statements: l.Statements,
		Link: func(func(*tree.Statement) string) (*series.Lineage, error) { return l, nil }}}}, site.Options{})
	if err != nil {
		t.Fatal(err)
	}
	pages := map[string]string{}
	for _, g := range plan.Groups() {
		list, err := plan.Pages(g)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range list {
			data, _, err := p.Render("")
			if err != nil || !utf8.Valid(data) {
				t.Fatalf("%s: %v", p.Name, err)
			}
			pages[p.Name] = string(data)
		}
	}
	for i, s := range l.Statements {
		if page := pages["statement/"+s.ID+".html"]; page != "" {
			says(t, "site", pageText(t, page, "x", false), s)
		}
		if i > 0 {
			if page := pages["pair/"+l.Statements[i-1].ID+"--"+s.ID+".html"]; page != "" {
				says(t, "pair of the site", pageText(t, page, "o", false), l.Statements[i-1])
				says(t, "pair of the site", pageText(t, page, "n", true), s)
			}
		}
	}
}
