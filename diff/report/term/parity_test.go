package term

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/clausediff/clausediff/diff/parity"
	"github.com/clausediff/clausediff/diff/report"
	"github.com/clausediff/clausediff/diff/report/internal/reporttest"
	"github.com/clausediff/clausediff/diff/report/passage"
	"github.com/clausediff/clausediff/diff/report/versions"
)

func TestVersionsGolden(t *testing.T) {
	for _, width := range []int{60, 130} {
		r := Renderer{Width: width}
		golden(t, fmt.Sprintf("../parity/versions-%d.golden", width), render(t, func(b *bytes.Buffer) error { return r.RenderParity(b, reporttest.Versions(t)) }))
	}
	brief := Renderer{Width: 80, Color: true, Detail: report.DetailBriefing}
	golden(t, "../parity/versions-brief-color.golden", render(t, func(b *bytes.Buffer) error { return brief.RenderParity(b, reporttest.Versions(t)) }))
}

// Lines keep to the width, whatever the texts are, and none is taken for a command.
func TestHostileVersions(t *testing.T) {
	const evil = "::error::x\x1b[31m\u202e长##[error]"
	side := passage.Side{Locators: []string{evil}, Label: evil, Runs: []passage.Run{{Text: evil, Key: true}, {Text: strings.Repeat("长x ", 300)}}}
	v := &versions.Report{
		A: passage.Head{ID: evil, Title: evil, Doubts: []string{evil}}, B: passage.Head{ID: evil + "b", Source: evil}, Degraded: []string{evil},
		Findings: []versions.Finding{{Type: parity.OnlyA, A: []string{evil}, From: evil, To: evil, TextA: side.Runs}},
		Sections: []versions.Section{{A: passage.Part{Locator: "1", Label: evil, Heading: evil}, Rows: []versions.Row{{A: side, Findings: []int{1}}, {B: side, Moved: true}, {A: side, B: side}}}},
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
