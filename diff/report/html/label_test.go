package html_test

import (
	"strings"
	"testing"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/report"
	"github.com/clausediff/clausediff/diff/report/passage"
	"github.com/clausediff/clausediff/parse/tree"
)

// The label of an item stands before the text that begins it, in a sentence told clause by
// clause too: once in each statement, before no later clause, and not where that text is read
// elsewhere and what follows it here.
func TestLabelsOfItems(t *testing.T) {
	clause := func(old, new string, from, to string) report.Row {
		row := report.Row{ID: old + new, Kind: diff.Reworded, Shape: "1:1", Certainty: diff.Certain}
		if old != "" {
			row.Old = label(clauseSide(old, from), "（二）")
		}
		if new != "" {
			row.New = label(clauseSide(new, to), "（三）")
		}
		return row
	}
	row := reworded(label(side("1.2.1", "双方修桥，[-扩大港口-]。"), "（二）"), label(side("1.3.1", "双方修桥，{+疏浚河道+}。"), "（三）"))
	gone := clause("1.2.1.2", "", "[-扩大港口。-]", "")
	gone.Stub, gone.To = true, []string{"2.1.1.1"}
	row.Clauses = []report.Row{clause("1.2.1.1", "1.3.1.1", "双方修桥，", "双方修桥，"), gone, clause("", "1.3.1.2", "", "{+疏浚河道。+}")}
	elsewhere := label(passage.Side{Locators: []string{"1.4.1"}, Block: "1.4", Runs: []passage.Run{{Text: "甲，", New: passage.OutOfOrder}, {Text: "乙。"}}}, "（四）")
	part := passage.Part{Kind: tree.KindArticle, Locator: "1"}
	page := string(render(t, &report.Report{Old: passage.Head{ID: "2021", Lang: tree.Chinese}, New: passage.Head{ID: "2022", Lang: tree.Chinese},
		Sections: []report.Section{{Old: part, New: part, Rows: []report.Row{row, {ID: "x", Kind: diff.Added, New: elsewhere}}}}}))
	for want, n := range map[string]int{
		`<span class="lb">（二）</span><span class="y">双方修桥，`: 1, "（二）": 1,
		`<span class="lb">（三）</span><span class="y">双方修桥，`: 1, "（三）": 1,
		`<span class="lb away">（四）</span>`: 1, "（四）": 1,
	} {
		if got := strings.Count(page, want); got != n {
			t.Errorf("%d times %q, not %d", got, want, n)
		}
	}
}
