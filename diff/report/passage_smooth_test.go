package report_test

import (
	"testing"

	"pgregory.net/rapid"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/report/internal/reporttest"
	"github.com/clausediff/clausediff/diff/report/passage"
)

func TestSmooth(t *testing.T) {
	equal := func(text string) diff.Edit { return diff.Edit{Op: diff.Equal, Text: text} }
	gone := func(text string) diff.Edit { return diff.Edit{Op: diff.Delete, Text: text} }
	come := func(text string) diff.Edit { return diff.Edit{Op: diff.Insert, Text: text} }
	tests := []struct {
		name  string
		edits []diff.Edit
		want  string
	}{
		{"a little word between replaced ones", []diff.Edit{equal("They "), gone("have seen some"), come("note more"), equal(" of "), gone("further growth"), come("recent gains"), equal(".")},
			"They [-have seen some of further growth-]{+note more of recent gains+}."},
		{"a name between them", []diff.Edit{gone("was against"), come("were against"), equal(" Fisher "), gone("at the meeting"), come("at the session")},
			"[-was against-]{+were against+} Fisher [-at the meeting-]{+at the session+}"},
		{"small changes", []diff.Edit{gone("a"), come("b"), equal(" of "), gone("c"), come("d")}, "[-a-]{+b+} of [-c-]{+d+}"},
		{"only insertions", []diff.Edit{come("long insertion here"), equal(" of "), come("another long insertion")}, "{+long insertion here+} of {+another long insertion+}"},
		{"one Chinese character", []diff.Edit{gone("高度评价进展"), come("祝贺提前完成"), equal("的"), gone("全部建设工作"), come("复线通车任务")}, "[-高度评价进展的全部建设工作-]{+祝贺提前完成的复线通车任务+}"},
		{"nothing", nil, ""},
	}
	for _, tt := range tests {
		if got := reporttest.Marked(passage.Weave(passage.Smooth(tt.edits))); got != tt.want {
			t.Errorf("%s: %s, want %s", tt.name, got, tt.want)
		}
	}
}

// Smooth edits rebuild the same texts.
func TestSmoothKeepsBothTexts(t *testing.T) {
	side := func(edits []diff.Edit, but diff.Op) string {
		text := ""
		for _, e := range edits {
			if e.Op != but {
				text += e.Text
			}
		}
		return text
	}
	rapid.Check(t, func(t *rapid.T) {
		var edits []diff.Edit
		for range rapid.IntRange(0, 9).Draw(t, "edits") {
			edits = append(edits, diff.Edit{
				Op:   rapid.SampledFrom([]diff.Op{diff.Equal, diff.Delete, diff.Insert}).Draw(t, "op"),
				Text: rapid.StringOfN(rapid.RuneFrom([]rune("甲乙的ab of")), 0, 9, -1).Draw(t, "text"),
			})
		}
		smooth := passage.Smooth(edits)
		for _, op := range []diff.Op{diff.Delete, diff.Insert} {
			if side(edits, op) != side(smooth, op) {
				t.Fatalf("%v became %v", edits, smooth)
			}
		}
	})
}
