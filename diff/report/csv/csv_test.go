package csv_test

import (
	"bytes"
	stdcsv "encoding/csv"
	"errors"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/finding"
	"github.com/clausediff/clausediff/diff/report/csv"
	"github.com/clausediff/clausediff/diff/report/internal/reporttest"
	"github.com/clausediff/clausediff/diff/series"
	"github.com/clausediff/clausediff/parse/tree"
	"github.com/clausediff/clausediff/testdata/goldenfile"
)

const goldenFolder = "../../../testdata/csv"

// golden compares output with a file of the golden folder, or writes the file.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	goldenfile.Compare(t, filepath.Join(goldenFolder, name), got)
}

type fatalist interface {
	Fatal(...any)
	Helper()
}

func render(t fatalist, r *diff.Result) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := csv.Render(&b, r, finding.Find(r)); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// read reads a table back, its head apart.
func read(t fatalist, data []byte) (head []string, lines [][]string) {
	t.Helper()
	rest, ok := bytes.CutPrefix(data, []byte("\xef\xbb\xbf"))
	if !ok {
		t.Fatal("no byte order mark")
	}
	if strings.Count(string(rest), "\n") != strings.Count(string(rest), "\r\n") {
		t.Fatal("a line does not end in CR LF")
	}
	all, err := stdcsv.NewReader(bytes.NewReader(rest)).ReadAll()
	if err != nil || len(all) == 0 {
		t.Fatal("not read back: ", err)
	}
	return all[0], all[1:]
}

func TestGolden(t *testing.T) {
	golden(t, "2022-2023.csv", render(t, diff.Compare(reporttest.Specimen(t, "2022"), reporttest.Specimen(t, "2023"))))
	var b bytes.Buffer
	if err := csv.RenderLineage(&b, series.Link([]*tree.Statement{reporttest.Specimen(t, "2021"), reporttest.Specimen(t, "2022"), reporttest.Specimen(t, "2023")}, nil)); err != nil {
		t.Fatal(err)
	}
	golden(t, "lineage.csv", b.Bytes())
	files, err := filepath.Glob(filepath.Join(goldenFolder, "*.csv"))
	if err != nil || len(files) != 2 {
		t.Errorf("%d golden files, 2 outputs (%v)", len(files), err)
	}
}

// TestLinks: the table says of every link what the result says.
func TestLinks(t *testing.T) {
	r := diff.Compare(reporttest.Specimen(t, "2021"), reporttest.Specimen(t, "2023"))
	head, lines := read(t, render(t, r))
	want := strings.Fields("id level kind moved renumbered split merged certainty score old_locators new_locators old_line new_line old_text new_text redline findings said nearest")
	if !slices.Equal(head, want) || len(lines) != len(r.Links) {
		t.Fatalf("head is %v; %d lines for %d links", head, len(lines), len(r.Links))
	}
	for i, l := range r.Links {
		cells := map[string]string{}
		for k, name := range head {
			cells[name] = lines[i][k]
		}
		if cells["id"] != l.ID || cells["kind"] != l.Kind.String() || cells["level"] != l.Level.String() ||
			cells["moved"] != strconv.FormatBool(l.Moved) || cells["renumbered"] != strconv.FormatBool(l.Renumbered) ||
			cells["split"] != strconv.FormatBool(l.Split()) || cells["merged"] != strconv.FormatBool(l.Merged()) ||
			cells["certainty"] != l.Certainty.String() {
			t.Fatalf("link %+v is %v", l, cells)
		}
		if near := l.Nearest; near == nil && cells["said"]+cells["nearest"] != "" ||
			near != nil && (cells["said"] != near.Said() || cells["nearest"] != string(near.Node.Locator)) {
			t.Errorf("link %s is said %q at %q, not as in %+v", l.ID, cells["said"], cells["nearest"], near)
		}
		if n := strings.Fields(cells["old_locators"]); len(n) != len(l.Old) || len(n) > 0 && n[0] != string(l.Old[0].Locator) {
			t.Errorf("link %s has old locators %v", l.ID, n)
		}
		for _, side := range []string{"old", "new"} {
			if (cells[side+"_text"] == "") != (cells[side+"_locators"] == "") || (cells[side+"_line"] == "") != (cells[side+"_text"] == "") {
				t.Errorf("link %s: the cells of the %s side do not go together: %v", l.ID, side, cells)
			}
		}
		if score, err := strconv.ParseFloat(cells["score"], 64); (cells["score"] == "") != (l.Certainty == diff.NoCertainty) || err == nil && (score < 0 || score > 1) {
			t.Errorf("link %s has score %q", l.ID, cells["score"])
		}
		if old, new := resolve(cells["redline"]); old != cells["old_text"] || new != cells["new_text"] {
			t.Errorf("link %s: redline %q, old %q, new %q", l.ID, cells["redline"], cells["old_text"], cells["new_text"])
		}
	}
}

// resolve returns both sides of a redline.
func resolve(redline string) (old, new string) {
	for redline != "" {
		at := strings.IndexAny(redline, "[{")
		if at < 0 {
			return old + redline, new + redline
		}
		old, new = old+redline[:at], new+redline[:at]
		end := map[byte]string{'[': "-]", '{': "+}"}[redline[at]]
		inside, rest, _ := strings.Cut(redline[at+2:], end)
		if redline[at] == '[' {
			old += inside
		} else {
			new += inside
		}
		redline = rest
	}
	return old, new
}

// TestInert: no cell of text begins as a formula, and the apostrophe is all
// that is added.
func TestInert(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.StringMatching("[=+\\-@＝＋－＠'\",;a1 好]{1,8}[。!]")
		statement := func(name string) *tree.Statement {
			text := words.Draw(t, name)
			text = strings.TrimRight(strings.ReplaceAll(text, `\`, ""), " ")
			s := &tree.Statement{ID: "-" + name, Text: text, Lang: tree.Chinese, Root: &tree.Node{Span: tree.Span{End: len(text)}}}
			node := s.Root
			for _, kind := range []tree.Kind{tree.KindPreamble, tree.KindParagraph, tree.KindSentence, tree.KindClause} {
				child := &tree.Node{Kind: kind, Span: node.Span}
				node.Children = []*tree.Node{child}
				node = child
			}
			s.Number()
			return s
		}
		old, new := statement("old"), statement("new")
		_, lines := read(t, render(t, diff.Compare(old, new)))
		for _, cells := range lines {
			for _, cell := range cells {
				if cell != "" && strings.ContainsRune("=+-@\t\r\n＝＋－＠", []rune(cell)[0]) {
					t.Fatalf("cell %q is a formula", cell)
				}
			}
			for k, s := range []*tree.Statement{old, new} {
				text := cells[13+k]
				text = strings.TrimPrefix(text, "'")
				if text != "" && text != s.Text {
					t.Fatalf("text %q became %q", s.Text, cells[13+k])
				}
			}
		}
		var b bytes.Buffer
		if err := csv.RenderLineage(&b, series.Link([]*tree.Statement{old, new}, nil)); err != nil {
			t.Fatal(err)
		}
		head, lines := read(t, b.Bytes())
		for _, cell := range slices.Concat(head, slices.Concat(lines...)) {
			if cell != "" && strings.ContainsRune("=+-@\t\r\n＝＋－＠", []rune(cell)[0]) {
				t.Fatalf("cell %q is a formula", cell)
			}
		}
	})
}

// TestThreads: the table has a line for every step, with its wording.
func TestThreads(t *testing.T) {
	l := series.Link([]*tree.Statement{reporttest.Specimen(t, "2021"), reporttest.Specimen(t, "2022"), reporttest.Specimen(t, "2023")}, nil)
	var b bytes.Buffer
	if err := csv.RenderLineage(&b, l); err != nil {
		t.Fatal(err)
	}
	head, lines := read(t, b.Bytes())
	if want := strings.Fields("id status statement date locators kind moved certainty text redline"); !slices.Equal(head, want) {
		t.Fatalf("head %v, want %v", head, want)
	}
	for _, thread := range l.Threads {
		for k, step := range thread.Steps {
			s, line := l.Statements[step.Statement], lines[0]
			lines = lines[1:]
			own := ""
			for _, n := range step.Nodes {
				own += s.TextOf(n)
			}
			if line[0] != thread.ID || line[1] != string(thread.Status) || line[2] != s.ID || line[4] != tree.Locators(step.Nodes) ||
				line[8] != own || k == 0 && (line[5] != "added" || line[9] != own) {
				t.Errorf("step %+v is %v", step, line)
			}
			if _, new := resolve(line[9]); strings.Join(strings.Fields(new), "") != strings.Join(strings.Fields(own), "") && !strings.Contains(new, "…") {
				t.Errorf("the redline of %s:%s is %q, its text %q", line[2], line[4], line[9], own)
			}
		}
	}
	if len(lines) != 0 {
		t.Errorf("%d lines too many", len(lines))
	}
}

func TestErrors(t *testing.T) {
	if csv.Render(&bytes.Buffer{}, nil, nil) == nil || csv.RenderLineage(&bytes.Buffer{}, nil) == nil {
		t.Error("no error for nothing to render")
	}
	s := reporttest.Specimen(t, "2021")
	if err := csv.Render(broken{}, diff.Compare(s, s), nil); !errors.Is(err, errBroken) {
		t.Errorf("error of the writer is %v", err)
	}
}

var errBroken = errors.New("broken")

type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, errBroken }
