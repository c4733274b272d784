package html_test

import (
	"fmt"
	"testing"

	"github.com/clausediff/clausediff/diff/report/history"
	"github.com/clausediff/clausediff/diff/report/internal/browsertest"
	"github.com/clausediff/clausediff/diff/report/internal/reporttest"
	"github.com/clausediff/clausediff/diff/series"
	"github.com/clausediff/clausediff/parse/tree"
	"github.com/clausediff/clausediff/testdata/sample"
)

// From two statements to twelve the columns fit the window and the newest two have room to
// be read; what an early column does not show is there for who points at it, and any two
// are compared.
func TestColumnsFit(t *testing.T) {
	for _, n := range sample.Of([]int{2, 3, 5, 6, 8, 12}, 2) {
		var all []*tree.Statement
		for i := range n {
			all = append(all, reporttest.Outline(t, fmt.Sprintf("statement 20%02d0315 en\narticle I Trade\n  paragraph\n    The two sides will trade %d sorts of goods across the northern border in the coming year.\n    They meet.\n", i+10, i+20)))
		}
		b := openTab(t, renderLineage(t, history.New(series.Link(all, nil), nil)), 1400)
		browsertest.Expect(b, "document.documentElement.scrollWidth <= 1400", true)
		const widths = "[...document.querySelectorAll('.cols p:has(button)')].map(p => p.getBoundingClientRect().width)"
		browsertest.Expect(b, widths+".slice(-2).every(w => w >= 250)", true)
		browsertest.Expect(b, fmt.Sprintf("%s.length", widths), n)
		browsertest.Eval[bool](b, "document.querySelector('td .l a').focus(), true")
		browsertest.Expect(b, "document.querySelector('td .x').getBoundingClientRect().width >= 100", true)
		browsertest.Eval[bool](b, "document.querySelectorAll('.cols button').forEach((x, i, all) => { if (i === 0 || i === all.length - 1) x.click(); }), true")
		browsertest.Expect(b, "[...document.querySelectorAll('tr.r td')].filter(td => td.getClientRects().length && td.querySelector('.x')).slice(0, 2).map(td => td.querySelector('.x').innerText.replace(/\\s+/g, ' ')).join('|').includes('trade 20 sorts')", true)
		browsertest.Expect(b, "document.documentElement.scrollWidth <= 1400", true)
		b.Quiet()
	}
}
