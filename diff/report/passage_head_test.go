package report_test

import (
	"testing"

	"github.com/clausediff/clausediff/diff/report/locale"
	"github.com/clausediff/clausediff/diff/report/passage"
	"github.com/clausediff/clausediff/parse/tree"
)

// What was left out of a page is counted by reason, the most frequent first, in the language
// of the report.
func TestLeftOut(t *testing.T) {
	for _, c := range []struct {
		language locale.Language
		reasons  []tree.Reason
		want     string
	}{
		{locale.English, nil, ""},
		{locale.English, []tree.Reason{"copy"}, "1 block of the page left out as not part of the statement (copy of the text 1)"},
		{locale.English, []tree.Reason{"title", "metadata", "footer", "metadata", "image", "form"}, "6 blocks of the page left out as not part of the statement (metadata 2, title 1, footer 1, image 1, …)"},
		{locale.Chinese, []tree.Reason{"metadata", "metadata"}, "来源中有2块内容不属于声明，未计入 (元数据 2)"},
		{locale.Russian, []tree.Reason{"metadata", "metadata"}, "2 блока страницы не отнесены к заявлению (метаданные 2)"},
	} {
		h := passage.Head{Discarded: c.reasons}
		if got := h.LeftOut(c.language); got != c.want {
			t.Errorf("%s %v: got %q, want %q", c.language, c.reasons, got, c.want)
		}
	}
}
