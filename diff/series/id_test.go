package series_test

import (
	"strings"
	"testing"

	"github.com/clausediff/clausediff/diff/series"
	"github.com/clausediff/clausediff/parse"
	"github.com/clausediff/clausediff/parse/tree"
)

// A thread's id depends on its wording: a different layout does not change it, but a space
// that splits a word does.
func TestThreadID(t *testing.T) {
	id := func(text string) string {
		t.Helper()
		st, err := parse.Text(strings.NewReader("Joint statement\n\nThe Sides declare:\n\nI. Politics\n\n"+text+"\n"), parse.Name("a.txt"))
		if err != nil {
			t.Fatal(err)
		}
		threads := series.Link([]*tree.Statement{st}, nil).Threads
		return threads[len(threads)-1].ID
	}
	first := id("Both Sides are not able to accept this.")
	if got := id("Both Sides are not able\nto accept  this."); got != first {
		t.Errorf("laid out anew it is %s, not %s", got, first)
	}
	if got := id("Both Sides are notable to accept this."); got == first {
		t.Errorf("two wordings are both %s", got)
	}
}
