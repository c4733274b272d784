package parse

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/clausediff/clausediff/parse/internal/label"
	"github.com/clausediff/clausediff/parse/internal/page"
)

// When an item is split, the first part remains an item of the outer list; the others
// are not items of it.
func TestSplitItemsOfAnItem(t *testing.T) {
	type block struct {
		Text string
		Item bool
	}
	var got []block
	for _, b := range label.SplitItems([]page.Block{{Text: "双方将：——扩大贸易；——便利通关。", Item: true}, {Text: "双方同意。"}}) {
		got = append(got, block{b.Text, b.Item})
	}
	want := []block{{"双方将：", true}, {"——扩大贸易；", false}, {"——便利通关。", false}, {"双方同意。", false}}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
}
