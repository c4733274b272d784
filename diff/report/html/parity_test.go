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
	"github.com/clausediff/clausediff/diff/report/passage"
	"github.com/clausediff/clausediff/diff/report/versions"
)

func renderVersions(t testing.TB, r html.Renderer, pairs ...*versions.Report) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := r.RenderParity(&b, pairs...); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// hostileVersions are versions whose every text tries to be more than text.
func hostileVersions() *versions.Report {
	const evil = `"><script>window.pwned=1</script><img src=x onerror="window.pwned=1">` + "\u202e"
	side := passage.Side{Label: evil, Runs: []passage.Run{{Text: evil, Key: true}, {Text: strings.Repeat("长x", 5_000)}}}
	at := func(locator string) passage.Side {
		side.Locators = []string{locator}
		return side
	}
	return &versions.Report{
		A: passage.Head{ID: evil, Title: evil, Date: evil, Doubts: []string{evil}}, B: passage.Head{ID: "</title>" + evil, Source: "javascript:alert(1)"},
		Findings: []versions.Finding{{Type: parity.OnlyA, A: []string{evil}, From: evil, To: evil, TextA: side.Runs, TextB: side.Runs}},
		Sections: []versions.Section{{A: passage.Part{Locator: evil, Heading: evil, Label: evil}, Rows: []versions.Row{{A: at("1.1.1"), Findings: []int{1}}, {B: at(evil), Moved: true}}}},
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
			for _, side := range []passage.Side{row.A, row.B} {
				if !strings.Contains(text, side.Text()) {
					t.Errorf("the page has not %q", side.Text())
				}
			}
		}
	}
	if !strings.Contains(text, "Что различается") {
		t.Error("the page does not speak Russian")
	}
	if brief := renderVersions(t, html.Renderer{Detail: report.DetailBriefing}, v); bytes.Contains(brief, []byte(`class="vr`)) {
		t.Error("a brief page has the texts")
	}
}
