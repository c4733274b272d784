package term_test

import (
	"fmt"
	"os"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/report"
	"github.com/clausediff/clausediff/diff/report/passage"
	"github.com/clausediff/clausediff/diff/report/term"
)

// A report of one reworded sentence, without colour.
func ExampleRenderer_Render() {
	rep := &report.Report{
		Old:       passage.Head{ID: "2022", Title: "联合声明", Date: "2022-03-14"},
		New:       passage.Head{ID: "2023", Title: "联合声明", Date: "2023-05-02"},
		Sentences: diff.Stats{Reworded: 1},
		Clauses:   diff.Stats{Reworded: 1},
		Sections: []report.Section{{
			Old: passage.Part{Locator: "1", Label: "一"}, New: passage.Part{Locator: "1", Label: "一"}, Stats: diff.Stats{Reworded: 1},
			Rows: []report.Row{{
				Kind: diff.Reworded, Shape: "1:1", Certainty: diff.Likely,
				Old: passage.Side{Locators: []string{"1.1.1"}, Runs: []passage.Run{{Text: "双方愿扩大渔业合作。"}}},
				New: passage.Side{Locators: []string{"1.1.1"}, Runs: []passage.Run{
					{Text: "双方愿"}, {Mark: passage.Inserted, Text: "继续"}, {Text: "扩大渔业合作。"},
				}},
			}},
		}},
	}
	if err := (term.Renderer{Width: 60}).Render(os.Stdout, rep); err != nil {
		fmt.Println(err)
	}
	// Output:
	// 2022 → 2023
	// Old  2022  2022-03-14  联合声明
	// New  2023  2023-05-02  联合声明
	//
	// sentences  ~ 1 reworded
	// clauses    ~ 1 reworded
	//
	// ── Signs ───────────────────────────────────────────────────
	// = unchanged  ≈ typographic  ~ reworded  ? possibly reworded
	// - dropped  + added  ↷ moved  ⋯ folded  ↑ also above
	// [-deleted words-] {+inserted words+}
	//
	// ── Article 一 ─────────────────────────── 2022:1 → 2023:1 ──
	// ~ 2022:1.1.1 → 2023:1.1.1  reworded · likely
	//     双方愿{+继续+}扩大渔业合作。
}
