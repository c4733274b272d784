package markdown_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/clausediff/clausediff/diff/parity"
	"github.com/clausediff/clausediff/diff/report/internal/reporttest"
	"github.com/clausediff/clausediff/diff/report/markdown"
	"github.com/clausediff/clausediff/diff/report/passage"
	"github.com/clausediff/clausediff/diff/report/versions"
)

func TestVersionsGolden(t *testing.T) {
	var b bytes.Buffer
	if err := (markdown.Renderer{}).RenderParity(&b, reporttest.Versions(t)); err != nil {
		t.Fatal(err)
	}
	golden(t, "../parity/versions.md", b.Bytes())
}

// Texts that try to be more than text stay in their cell of the table.
func TestHostileVersions(t *testing.T) {
	const evil = "| x | <script> @user #1 `a\n\n# b"
	side := passage.Side{Locators: []string{"1.1.1"}, Runs: []passage.Run{{Text: evil, Key: true}, {Text: evil}}}
	v := &versions.Report{A: passage.Head{ID: evil}, B: passage.Head{ID: "b"}, NameA: evil, NameB: "b",
		Findings: []versions.Finding{{Type: parity.Number, A: []string{"1.1.1"}, From: evil, To: "2", TextA: side.Runs, Only: evil}},
		Sections: []versions.Section{{A: passage.Part{Locator: "1", Heading: evil}, Rows: []versions.Row{{A: side}, {A: side, B: side}}}}}
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
