package html_test

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/report"
	"github.com/clausediff/clausediff/diff/report/html"
	"github.com/clausediff/clausediff/diff/report/passage"
	"github.com/clausediff/clausediff/parse/tree"
)

func ExampleRenderer_Render() {
	r := &report.Report{
		Old: passage.Head{ID: "2022", Lang: tree.Chinese},
		New: passage.Head{ID: "2023", Lang: tree.Chinese},
		Sections: []report.Section{{Old: passage.Part{Kind: tree.KindArticle, Locator: "1"}, New: passage.Part{Kind: tree.KindArticle, Locator: "1"}, Rows: []report.Row{{
			Kind: diff.Added,
			New:  passage.Side{Locators: []string{"1.1.1"}, Runs: []passage.Run{{Mark: passage.Inserted, Text: "双方指出。"}}},
		}}}},
	}
	var page bytes.Buffer
	if err := (html.Renderer{}).Render(&page, r); err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(strings.Contains(page.String(), "<ins>双方指出。</ins>"))
	// Output: true
}
