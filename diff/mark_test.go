package diff_test

import (
	"testing"

	"github.com/clausediff/clausediff/diff"
)

func TestMarked(t *testing.T) {
	edits := []diff.Edit{{Op: diff.Equal, Text: "双方"}, {Op: diff.Delete, Text: "坚决"}, {Op: diff.Insert, Text: "一贯"}, {Op: diff.Equal, Text: "反对"}}
	got := ""
	for _, e := range edits {
		got += e.Marked()
	}
	if want := "双方[-坚决-]{+一贯+}反对"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
