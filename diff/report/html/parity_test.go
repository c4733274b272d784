package html_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/clausediff/clausediff/diff/parity"
	"github.com/clausediff/clausediff/diff/report"
	"github.com/clausediff/clausediff/diff/report/html"
	"github.com/clausediff/clausediff/diff/report/internal/reporttest"
	"github.com/clausediff/clausediff/diff/report/locale"
)

func renderVersions(t testing.TB, r html.Renderer, pairs ...*report.Parity) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := r.RenderParity(&b, pairs...); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// hostileVersions are versions whose every text tries to be more than text.
func hostileVersions() *report.Parity {
	const evil = `"><script>window.pwned=1</script><img src=x onerror="window.pwned=1">` + "\u202e"
	side := report.Side{Label: evil, Runs: []report.Run{{Text: evil, Key: true}, {Text: strings.Repeat("长x", 5_000)}}}
	at := func(locator string) report.Side {
		side.Locators = []string{locator}
		return side
	}
	return &report.Parity{
		A: report.Head{ID: evil, Title: evil, Date: evil, Doubts: []string{evil}}, B: report.Head{ID: "</title>" + evil, Source: "javascript:alert(1)"},
		Findings: []report.ParityFinding{{Type: parity.OnlyA, A: []string{evil}, From: evil, To: evil, TextA: side.Runs, TextB: side.Runs}},
		Sections: []report.ParitySection{{A: report.Part{Locator: evil, Heading: evil, Label: evil}, Rows: []report.ParityRow{{A: at("1.1.1"), Findings: []int{1}}, {B: at(evil), Moved: true}}}},
		Degraded: []string{evil},
	}
}

func TestVersionsGolden(t *testing.T) {
	page := renderVersions(t, html.Renderer{}, reporttest.Versions(t))
	_, body, _ := bytes.Cut(page, []byte("<body>"))
	body, _, _ = bytes.Cut(body, []byte("<script>"))
	golden(t, "../parity/versions-html.golden", body)
}

// A page of versions has the characters of both, and speaks the reader's language.
func TestVersionsText(t *testing.T) {
	v := reporttest.Versions(t)
	text := textOf(parsePage(t, renderVersions(t, html.Renderer{Language: locale.Russian}, v)))
	for _, s := range v.Sections {
		for _, row := range s.Rows {
			for _, side := range []report.Side{row.A, row.B} {
				if !strings.Contains(text, side.Text()) {
					t.Errorf("the page has not %q", side.Text())
				}
			}
		}
	}
	if !strings.Contains(text, "Что различается") {
		t.Error("the page does not speak Russian")
	}
	if brief := renderVersions(t, html.Renderer{Brief: true}, v); bytes.Contains(brief, []byte(`class="vr`)) {
		t.Error("a brief page has the texts")
	}
}
