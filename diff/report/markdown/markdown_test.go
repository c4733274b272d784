package markdown_test

import (
	"bytes"
	"errors"
	"fmt"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/finding"
	"github.com/clausediff/clausediff/diff/report"
	"github.com/clausediff/clausediff/diff/report/history"
	"github.com/clausediff/clausediff/diff/report/internal/reporttest"
	"github.com/clausediff/clausediff/diff/report/markdown"
	"github.com/clausediff/clausediff/diff/series"
	"github.com/clausediff/clausediff/parse/tree"
	"github.com/clausediff/clausediff/testdata/goldenfile"
	"github.com/clausediff/clausediff/testdata/sample"
)

const goldenFolder = "../../../testdata/markdown"

// golden compares output with a file of the golden folder, or writes the file.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	goldenfile.Compare(t, filepath.Join(goldenFolder, name), got)
}

func comparison(t testing.TB) *report.Report {
	t.Helper()
	r := diff.Compare(reporttest.Specimen(t, "2022"), reporttest.Specimen(t, "2023"))
	return report.New(r, report.Options{Findings: finding.Find(r)})
}

func lineage(t testing.TB) *history.Report {
	t.Helper()
	return history.New(series.Link([]*tree.Statement{reporttest.Specimen(t, "2021"), reporttest.Specimen(t, "2022"), reporttest.Specimen(t, "2023")}, nil), nil)
}

func render(t testing.TB, r markdown.Renderer, rep *report.Report) string {
	t.Helper()
	var b bytes.Buffer
	if err := r.Render(&b, rep); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func renderLineage(t testing.TB, r markdown.Renderer, l *history.Report) string {
	t.Helper()
	var b bytes.Buffer
	if err := r.RenderLineage(&b, l); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestGolden(t *testing.T) {
	golden(t, "2022-2023.md", []byte(render(t, markdown.Renderer{Full: "https://example.org/2022-2023.html"}, comparison(t))))
	golden(t, "2022-2023-short.md", []byte(render(t, markdown.Renderer{Limit: 2500, Full: "out/2022-2023.html"}, comparison(t))))
	golden(t, "lineage.md", []byte(renderLineage(t, markdown.Renderer{}, lineage(t))))
	golden(t, "hostile.md", []byte(render(t, markdown.Renderer{}, hostileReport())))
	files, err := filepath.Glob(filepath.Join(goldenFolder, "*.md"))
	if err != nil || len(files) != 4 {
		t.Errorf("%d golden files, 4 outputs (%v)", len(files), err)
	}
}

// TestChanges: every changed sentence has an entry with its locators.
func TestChanges(t *testing.T) {
	rep := comparison(t)
	text := render(t, markdown.Renderer{Limit: 1 << 20}, rep)
	_, list, _ := strings.Cut(text, "\n### Preamble")
	counts := map[string]int{}
	for _, line := range strings.Split(list, "\n") {
		if rest, ok := strings.CutPrefix(line, "- **"); ok {
			kind, _, _ := strings.Cut(rest, "**")
			counts[kind]++
			if strings.Contains(line, " · ↷ moved") {
				counts["moved"]++
			}
		}
	}
	s := rep.Sentences
	for kind, want := range map[string]int{"dropped": s.Dropped, "added": s.Added, "moved": s.Moved} {
		if counts[kind] != want || want == 0 {
			t.Errorf("%d entries are %s, want %d", counts[kind], kind, want)
		}
	}
	rows := 0
	for _, section := range rep.Sections {
		for _, row := range section.Rows {
			if row.Kind == diff.Reworded && !row.Stub {
				rows++
			}
		}
	}
	if counts["reworded"] != rows || rows == 0 {
		t.Errorf("%d entries are reworded, want %d", counts["reworded"], rows)
	}
	for _, want := range []string{"[-", "{+", "<no value>", "%!"} {
		if strings.Contains(text, want) {
			t.Errorf("%q is in the text", want)
		}
	}
	if !strings.Contains(text, "联合申报绫江源国际重要湿地。") || !strings.Contains(text, "达成~~重要共识~~**广泛共识**。") {
		t.Error("word edits are missing")
	}
}

// TestLimit walks every limit over a span: the text is never longer, entries
// are whole and in order, and those left out are counted.
func TestLimit(t *testing.T) {
	rep, threads := comparison(t), lineage(t)
	for name, write := range map[string]func(markdown.Renderer) string{
		"comparison": func(r markdown.Renderer) string { return render(t, r, rep) },
		"lineage":    func(r markdown.Renderer) string { return renderLineage(t, r, threads) },
	} {
		for _, full := range []string{"", "report.html"} {
			whole := write(markdown.Renderer{Limit: 1 << 20, Full: full})
			body, tail, _ := strings.Cut(whole, "\nThe full report")
			all := utf8.RuneCountInString(whole)
			fit := write(markdown.Renderer{Limit: all, Full: full})
			if fit != whole {
				t.Errorf("%s: a limit of its length shortens it", name)
			}
			for limit := 600; limit < all; limit += sample.Size(291, 97) {
				got := write(markdown.Renderer{Limit: limit, Full: full})
				if n := utf8.RuneCountInString(got); n > limit {
					t.Fatalf("%s: %d characters, limit %d", name, n, limit)
				}
				kept, rest, cut := strings.Cut(got, "\n*")
				text, _, _ := strings.Cut(got, "\nThe full report")
				if !cut && strings.HasPrefix(body, text) && entries(body[len(text):]) == 0 {
					continue // notes at the end are not entries
				}
				if !cut || !strings.HasPrefix(body, kept) {
					t.Fatalf("%s: limit %d gave what is not a beginning of the whole:\n%s", name, limit, kept[max(0, len(kept)-200):])
				}
				if !strings.HasSuffix(got, tail) {
					t.Fatalf("%s: the full report is not named", name)
				}
				left := 0
				if _, err := fmt.Sscanf(rest, "%d", &left); err != nil || left != entries(body[len(kept):]) || entries(kept)+left != entries(body) {
					t.Fatalf("%s: limit %d says %d entries are left out, %d are", name, limit, left, entries(body[len(kept):]))
				}
				if lines := strings.Split(strings.TrimSpace(kept), "\n"); strings.HasPrefix(lines[len(lines)-1], "### ") {
					t.Fatalf("%s: limit %d leaves a heading without entries", name, limit)
				}
			}
		}
	}
}

// entries counts the entries of a list.
func entries(text string) int {
	n := 0
	for _, line := range strings.Split(text, "\n") {
		more := strings.HasPrefix(line, "- ⋯") || strings.HasPrefix(line, "- ") && strings.Contains(line, " more ")
		line = strings.TrimSpace(line)
		number, rest, _ := strings.Cut(line, ". ")
		_, err := strconv.Atoi(number)
		if (strings.HasPrefix(line, "- ") || err == nil && strings.Contains(rest, " · ")) && !more {
			n++
		}
	}
	return n
}

// TestDefaultLimit: the zero value stays below what GitHub takes.
func TestDefaultLimit(t *testing.T) {
	rep := comparison(t)
	for range 6 {
		rep.Sections = append(rep.Sections, rep.Sections...)
	}
	if n := utf8.RuneCountInString(render(t, markdown.Renderer{}, rep)); n > 60_000 || n < 55_000 {
		t.Errorf("%d characters", n)
	}
}

// TestNotes: what a reader must know is written before the changes, so that it
// is the last to be left out.
func TestNotes(t *testing.T) {
	rep := comparison(t)
	rep.New.Doubts = []string{"label 四 missing"}
	rep.Degraded = []string{"moves searched by windows"}
	rep.Filter, rep.LeftOut = "--only dropped", 7
	text := render(t, markdown.Renderer{Limit: 1000}, rep)
	for _, want := range []string{"label 四 missing", "moves searched by windows", `\-\-only dropped leaves out 7 changed sentences`, "entries are left out"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is missing in\n%s", want, text)
		}
	}
}

// TestTimeline: a timeline has every thread and the wording of every step that
// changed it.
func TestTimeline(t *testing.T) {
	l := lineage(t)
	l.Timeline, l.Ledger = true, nil
	l.Phrases = []history.Phrase{{Text: "双方*同意*", Counts: []int{1, 0, 2}}}
	text := renderLineage(t, markdown.Renderer{Limit: 1 << 20}, l)
	all := len(l.Gone) + len(l.Phrases)
	for _, s := range l.Sections {
		all += len(s.Threads)
	}
	_, list, _ := strings.Cut(text, "\n### ")
	if n := entries(list); n != all {
		t.Errorf("%d entries for %d threads", n, all)
	}
	for _, want := range []string{
		"- 双方\\*同意\\* · 3 times · `2021`:1 · `2022`:0 · `2023`:2 · absent 2022\n", "- **new words**: `2022` ",
		"\\\n  `2023` 达成~~重要共识~~**广泛共识**。\n", "- **standing** since 2021 · `2021:0.5.1.1` \\= `2022:0.5.1.1` \\= `2023:0.6.1.1`\\\n  `2021` 两国元首声明如下：\n",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is missing in\n%s", want, text)
		}
	}
}

func TestErrors(t *testing.T) {
	r := markdown.Renderer{}
	if r.Render(&bytes.Buffer{}, nil) == nil || r.RenderLineage(&bytes.Buffer{}, nil) == nil {
		t.Error("no error for nothing to render")
	}
	if err := r.Render(broken{}, &report.Report{}); !errors.Is(err, errBroken) {
		t.Errorf("error of the writer is %v", err)
	}
	if err := r.RenderLineage(&bytes.Buffer{}, &history.Report{}); err != nil {
		t.Error(err)
	}
}

var errBroken = errors.New("broken")

type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, errBroken }

func ExampleRenderer_Render() {
	old, _ := tree.ParseOutline([]byte("statement 2022 zh\npreamble\n  paragraph\n    双方同意每年举行一次渔业磋商。\n"))
	new, _ := tree.ParseOutline([]byte("statement 2023 zh\npreamble\n  paragraph\n    双方同意每年举行两次渔业磋商。\n"))
	rep := report.New(diff.Compare(old, new), report.Options{})
	var b bytes.Buffer
	if err := (markdown.Renderer{}).Render(&b, rep); err != nil {
		fmt.Println(err)
		return
	}
	_, entry, _ := strings.Cut(b.String(), "### Preamble")
	fmt.Println(strings.TrimSpace(entry))
	// Output:
	// · `2022:0` → `2023:0`
	//
	// - **reworded** `2022:0.1.1` → `2023:0.1.1` · likely\
	//   双方同意每年举行~~一次~~**两次**渔业磋商。
}
