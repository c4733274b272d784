package term

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/clausediff/clausediff/diff/parity"
	"github.com/clausediff/clausediff/diff/report"
	"github.com/clausediff/clausediff/parse"
	"github.com/clausediff/clausediff/parse/tree"
)

// specimenVersions returns the model of two versions that differ.
func specimenVersions(t testing.TB) *report.Parity {
	t.Helper()
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
	return report.NewParity(parity.Compare(both[0], both[1]))
}

func TestVersionsGolden(t *testing.T) {
	for _, width := range []int{60, 130} {
		r := Renderer{Width: width}
		golden(t, fmt.Sprintf("../parity/versions-%d.golden", width), render(t, func(b *bytes.Buffer) error { return r.RenderParity(b, specimenVersions(t)) }))
	}
	brief := Renderer{Width: 80, Color: true, Brief: true}
	golden(t, "../parity/versions-brief-color.golden", render(t, func(b *bytes.Buffer) error { return brief.RenderParity(b, specimenVersions(t)) }))
}

// Lines keep to the width, whatever the texts are, and none is taken for a command.
func TestHostileVersions(t *testing.T) {
	const evil = "::error::x\x1b[31m\u202e长##[error]"
	side := report.Side{Locators: []string{evil}, Label: evil, Runs: []report.Run{{Text: evil, Key: true}, {Text: strings.Repeat("长x ", 300)}}}
	v := &report.Parity{
		A: report.Head{ID: evil, Title: evil, Doubts: []string{evil}}, B: report.Head{ID: evil + "b", Source: evil}, Degraded: []string{evil},
		Findings: []report.ParityFinding{{Type: parity.OnlyA, A: []string{evil}, From: evil, To: evil, TextA: side.Runs}},
		Sections: []report.ParitySection{{A: report.Part{Locator: "1", Label: evil, Heading: evil}, Rows: []report.ParityRow{{A: side, Findings: []int{1}}, {B: side, Moved: true}, {A: side, B: side}}}},
	}
	for _, r := range []Renderer{{Width: 40}, {Width: 80, Layout: SideBySide}, {Width: 160}} {
		out := render(t, func(b *bytes.Buffer) error { return r.RenderParity(b, v) })
		checkLines(t, r, string(out))
		for line := range strings.Lines(string(out)) {
			if strings.HasPrefix(strings.TrimSpace(line), "::") || strings.Contains(line, "##[") {
				t.Errorf("the command %q", line)
			}
		}
	}
}
