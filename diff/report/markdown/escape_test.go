package markdown_test

import (
	"html"
	"math/rand/v2"
	"os/exec"
	"regexp"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/finding"
	"github.com/clausediff/clausediff/diff/report"
	"github.com/clausediff/clausediff/diff/report/markdown"
	"github.com/clausediff/clausediff/diff/report/passage"
	"github.com/clausediff/clausediff/parse/tree"
)

// hostile lists texts that would be something else if they were not escaped.
func hostile() []string {
	return []string{
		"@octocat @org/team, mail a@example.org", "#12 org/repo#12 GH-12 gh-7", "deadbeefcafe1234 0123456",
		"https://example.org/?a=b&c www.example.org WWW.example.org ftp://x mailto:a@b.c", "# heading", "## two", "- item", "+ item", "* item",
		"1. item", "12) item", "> quote", "```go fence```", "~~~ fence", "`code`", "**bold** _italic_ __b__ ~~gone~~", "[text](address) ![image](a)",
		"[ref]: /url", "[^1] [x] [ ] [!NOTE]", "<b>html</b> <!-- comment --> <script>", "&amp; &copy; &#35;", "a | b | c", "|---|", "===", "---", "***",
		"line\nbreak\r\n\r\nparagraph\u2028\u2029\u0085end", "tab\tand  spaces", "two spaces  \nbreak", "back\\slash\\", ":tada: :+1: 10:30",
		"$x^2$ and $$y$$ $5", "\u202egnihton\u2066 \x1b[31m \x00", "    four spaces", "http://", "双方“强调”@某人#1", `"title" 'x'`,
	}
}

// hostileReport has every hostile text wherever a report has text.
func hostileReport() *report.Report {
	rep := &report.Report{Old: passage.Head{ID: "`a`|@x", Title: "<b>@x</b> #1"}, New: passage.Head{ID: "b", Source: "[x](y)", Doubts: []string{"@x **y**"}}, Degraded: []string{"#1"}}
	section := report.Section{Old: passage.Part{Kind: tree.KindArticle, Locator: "1", Label: "#1", Heading: "@x # y"},
		New: passage.Part{Kind: tree.KindArticle, Locator: "1", Label: "*", Heading: "@x # y"}}
	for _, text := range hostile() {
		side := func(mark passage.Mark) passage.Side {
			return passage.Side{Locators: []string{"1.1.1"}, Runs: []passage.Run{{Mark: mark, Text: text}, {Text: text}}}
		}
		section.Rows = append(section.Rows,
			report.Row{Kind: diff.Reworded, Shape: "1:1", Old: side(passage.Deleted), New: side(passage.Inserted)},
			report.Row{Kind: diff.Added, Shape: "0:1", New: side(passage.Same)})
	}
	rep.Sections = []report.Section{section}
	for i, row := range section.Rows {
		text := hostile()[i/2]
		rep.Briefing.Items = append(rep.Briefing.Items, report.Item{Subject: text, Lines: []report.Line{
			{Findings: []report.Finding{{Type: finding.Stronger, From: text, To: text, Since: text}}, Old: row.Old.Locators, New: row.New.Locators, Row: row}, {Row: row}}})
	}
	return rep
}

// textOf writes an added sentence and returns the line with its text.
func textOf(t fatalist, text string) string {
	t.Helper()
	rep := &report.Report{Sections: []report.Section{{New: passage.Part{Kind: tree.KindArticle, Locator: "1"}, Rows: []report.Row{{
		Kind: diff.Added, New: passage.Side{Locators: []string{"1.1.1"}, Runs: []passage.Run{{Text: text}}},
	}}}}}
	var b strings.Builder
	if err := (markdown.Renderer{}).Render(&b, rep); err != nil {
		t.Fatalf("%v", err)
	}
	_, line, _ := strings.Cut(b.String(), "\\\n  ")
	line, rest, _ := strings.Cut(line, "\n")
	if rest != "" {
		t.Fatalf("%q became two lines: %q, %q", text, line, rest)
	}
	return line
}

type fatalist interface {
	Fatalf(string, ...any)
	Helper()
}

var (
	escapes = regexp.MustCompile("\\\\([!-/:-@\\[-`{-~])|&(?:lt|gt|amp|#8203);|<span>\\$</span>")
	// markup is what must not be left when the escapes are letters.
	markup = regexp.MustCompile("[\\\\`*_{}\\[\\]<>|~$&^=+\"!#]|^[0-9]+[.)]|^-")
	// live is what a forge acts on in the text that a reader sees.
	live    = regexp.MustCompile(`(?i)@[a-z0-9]|#[0-9]|gh-[0-9]|[a-z]://|www\.|:[a-z0-9+_-]+:|mailto:[a-z]`)
	commits = regexp.MustCompile(`(?i)[0-9a-f]{7,}`)
)

// seen resolves the escapes of a line.
func seen(line string) string {
	return escapes.ReplaceAllStringFunc(line, func(e string) string {
		if e[0] == '\\' {
			return e[1:]
		}
		return html.UnescapeString(strings.NewReplacer("<span>", "", "</span>", "").Replace(e))
	})
}

// held holds a line to what escaping promises.
func held(t fatalist, text, line string) {
	t.Helper()
	if rest := escapes.ReplaceAllString(line, "x"); markup.MatchString(rest) {
		t.Fatalf("%q became %q, in which %q is mark-up", text, line, markup.FindString(rest))
	}
	found := live.FindAllString(seen(line), -1)
	for _, name := range commits.FindAllString(seen(line), -1) {
		if strings.ContainsAny(name, "abcdefABCDEF") { // figures alone are sums and dates
			found = append(found, name)
		}
	}
	if found != nil {
		t.Fatalf("%q became %q, in which %q is acted on", text, line, found)
	}
}

func TestHostileText(t *testing.T) {
	for _, text := range hostile() {
		held(t, text, textOf(t, text))
	}
	if got, want := seen(textOf(t, "a\u202eb\x00\x1b")), "a<U+202E>b\ufffd\ufffd"; got != want {
		t.Errorf("invisible characters became %q, want %q", got, want)
	}
}

// TestEscape: a reader sees the text, white space folded, and nothing of it is
// mark-up.
func TestEscape(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringMatching("[ -~\n\t好“”，。：＃＠]{1,40}").Draw(t, "text")
		if strings.TrimSpace(text) == "" {
			t.Skip("a blank text")
		}
		line := textOf(t, text)
		held(t, text, line)
		if got, want := strings.ReplaceAll(seen(line), "\u200b", ""), strings.Join(strings.Fields(text), " "); got != want {
			t.Fatalf("%q is seen as %q", want, got)
		}
	})
}

// TestReference renders reports with the reference implementation, where it is
// installed: the words marked are those marked, and nothing is a link.
func TestReference(t *testing.T) {
	reference, err := exec.LookPath("cmark-gfm")
	if err != nil {
		t.Skip("cmark-gfm is not installed: no other implementation has read the text")
	}
	page := func(text string) string {
		cmd := exec.Command(reference, "--unsafe", "-e", "autolink", "-e", "strikethrough", "-e", "table", "-e", "tasklist", "-e", "footnotes")
		cmd.Stdin = strings.NewReader(text)
		out, err := cmd.Output()
		if err != nil {
			t.Fatal(err)
		}
		return string(out)
	}
	tags := regexp.MustCompile(`</?[a-zA-Z0-9]+[^>]*>`)
	allowed := regexp.MustCompile(`^</?(h2|h3|h4|p|ul|ol|li|br|table|thead|tbody|tr|td|th|strong|del|code|em|span)( align="right"| /)?>$`)
	for i, text := range []string{
		render(t, markdown.Renderer{}, comparison(t)), renderLineage(t, markdown.Renderer{}, lineage(t)), render(t, markdown.Renderer{}, hostileReport()),
	} {
		out := page(text)
		for _, tag := range tags.FindAllString(out, -1) {
			if !allowed.MatchString(tag) {
				t.Errorf("the page has %s", tag)
			}
		}
		if shown := tags.ReplaceAllString(out, ""); i < 2 && (strings.Contains(shown, "**") || strings.Contains(shown, "~~")) {
			t.Error("a sign of Markdown is left on the page")
		}
	}
	checkMarks(t, page)
	out := page(render(t, markdown.Renderer{}, comparison(t)))
	want := 0
	for _, section := range comparison(t).Sections {
		for _, row := range section.Rows {
			if row.Stub || row.New.Empty() || row.Kind == diff.Typographic && !row.Moved && !row.Split && !row.Merged {
				continue
			}
			for _, run := range row.Old.Runs {
				if run.Mark == passage.Deleted {
					want++
				}
			}
		}
	}
	_, list, _ := strings.Cut(out, "<h3>Preamble")
	if got := strings.Count(list, "<del>"); got != want || want == 0 {
		t.Errorf("%d deletions on the page, want %d", got, want)
	}
}

// checkMarks draws runs of letters, punctuation and spaces, and holds the page
// to having every mark.
func checkMarks(t *testing.T, page func(string) string) {
	random := rand.New(rand.NewPCG(1, 2))
	texts := []string{"好", "“好”", "，", "a", "b.", "(c)", "*", "~~", "_", "$5", "1", "＋", "<", "¥"}
	rep := &report.Report{Sections: []report.Section{{New: passage.Part{Kind: tree.KindArticle, Locator: "1"}}}}
	deleted, inserted := 0, 0
	for range 400 {
		row := report.Row{Kind: diff.Reworded, Shape: "1:1", Old: passage.Side{Locators: []string{"1"}}, New: passage.Side{Locators: []string{"1"}}}
		for i := range 1 + random.IntN(5) {
			text := texts[random.IntN(len(texts))]
			if random.IntN(4) == 0 {
				text += " "
			}
			if i%2 == 0 {
				row.Old.Runs = append(row.Old.Runs, passage.Run{Text: text})
				row.New.Runs = append(row.New.Runs, passage.Run{Text: text})
				continue
			}
			if random.IntN(2) == 0 {
				row.Old.Runs = append(row.Old.Runs, passage.Run{Mark: passage.Deleted, Text: text})
				deleted++
			}
			if random.IntN(2) == 0 {
				row.New.Runs = append(row.New.Runs, passage.Run{Mark: passage.Inserted, Text: text + "+"})
				inserted++
			}
		}
		rep.Sections[0].Rows = append(rep.Sections[0].Rows, row)
	}
	out := page(render(t, markdown.Renderer{Limit: 1 << 20}, rep))
	out = strings.ReplaceAll(out, "<strong>reworded</strong>", "")
	out = strings.ReplaceAll(strings.ReplaceAll(out, "<strong>old</strong>", ""), "<strong>new</strong>", "")
	if d, i := strings.Count(out, "<del>"), strings.Count(out, "<strong>"); d != deleted || i != inserted {
		t.Errorf("%d deletions and %d insertions on the page, want %d and %d\n%s", d, i, deleted, inserted, out)
	}
}

// What is copied from a text or an id is that: nothing is put into dates, times and words that
// no forge acts on.
func TestEscapeLeavesTextWhole(t *testing.T) {
	for _, text := range []string{"20210924", "13:30", "a high-level dialogue", "reports: three", "1234567890"} {
		if line := textOf(t, text); strings.Contains(line, "&#8203;") {
			t.Errorf("%q became %q", text, line)
		}
	}
}
