package markdown_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/clausediff/clausediff/diff/parity"
	"github.com/clausediff/clausediff/diff/report"
	"github.com/clausediff/clausediff/diff/report/markdown"
	"github.com/clausediff/clausediff/parse"
	"github.com/clausediff/clausediff/parse/tree"
)

func TestVersionsGolden(t *testing.T) {
	archive, err := txtar.ParseFile("../../../testdata/parity/views.txtar")
	if err != nil {
		t.Fatal(err)
	}
	var both []*tree.Statement
	for _, f := range archive.Files {
		s, err := parse.Text(bytes.NewReader(f.Data), parse.Language(tree.Lang(f.Name)), parse.ID(f.Name))
		if err != nil {
			t.Fatal(err)
		}
		both = append(both, s)
	}
	var b bytes.Buffer
	if err := (markdown.Renderer{}).RenderParity(&b, report.NewParity(parity.Compare(both[0], both[1]))); err != nil {
		t.Fatal(err)
	}
	golden(t, "../parity/versions.md", b.Bytes())
}

// Texts that try to be more than text stay in their cell of the table.
func TestHostileVersions(t *testing.T) {
	const evil = "| x | <script> @user #1 `a\n\n# b"
	side := report.Side{Locators: []string{"1.1.1"}, Runs: []report.Run{{Text: evil, Key: true}, {Text: evil}}}
	v := &report.Parity{A: report.Head{ID: evil}, B: report.Head{ID: "b"}, NameA: evil, NameB: "b",
		Findings: []report.ParityFinding{{Type: parity.Number, A: []string{"1.1.1"}, From: evil, To: "2", TextA: side.Runs, Only: evil}},
		Sections: []report.ParitySection{{A: report.Part{Locator: "1", Heading: evil}, Rows: []report.ParityRow{{A: side}, {A: side, B: side}}}}}
	var b bytes.Buffer
	if err := (markdown.Renderer{}).RenderParity(&b, v); err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(b.String()) {
		if strings.Contains(line, "<script") || strings.HasPrefix(line, "# ") {
			t.Errorf("%q", line)
		}
		if strings.HasPrefix(line, "| ") && strings.Count(strings.ReplaceAll(line, `\|`, ""), "|") != 3 && !strings.Contains(line, "`| x") {
			t.Errorf("a row of other than two cells: %q", line)
		}
	}
}
