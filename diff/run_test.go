package diff

import (
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/clausediff/clausediff/diff/batch"
	"github.com/clausediff/clausediff/parse"
	"github.com/clausediff/clausediff/testdata/bulk"
	"github.com/clausediff/clausediff/testdata/sample"
)

// Whoever makes the parts of a comparison, in whatever order, it is the same: of
// a short text, and of one that is so long that the method is coarser.
func TestByAnyRunner(t *testing.T) {
	backwards := func(n int, do func(i int)) {
		for i := n - 1; i >= 0; i-- {
			do(i)
		}
	}
	atOnce := func(n int, do func(i int)) {
		var all sync.WaitGroup
		for i := range n {
			all.Go(func() { do(i) })
		}
		all.Wait()
	}
	for _, size := range []int{20_000, 450_000} {
		if (testing.Short() || !sample.All()) && size > 100_000 {
			t.Log("the long text is left out")
			continue
		}
		text, err := bulk.Text(size)
		if err != nil {
			t.Fatal(err)
		}
		old, err := parse.Text(strings.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		new, err := parse.Text(strings.NewReader(bulk.Edited(text)))
		if err != nil {
			t.Fatal(err)
		}
		want := Compare(old, new)
		if size > 100_000 && len(want.Degraded) == 0 {
			t.Errorf("%d bytes are compared in full: the coarser method is not tested", size)
		}
		for _, run := range []batch.Runner{atOnce, backwards} {
			got := Compare(old, new, Parallel(run))
			if d := cmp.Diff(plainLinks(want), plainLinks(got)); d != "" {
				t.Fatalf("%d bytes (-in turn +by another):\n%s", size, d)
			}
		}
		for _, l := range want.Links {
			l.Words, l.Nearest = nil, nil
		}
		if d := cmp.Diff(plainLinks(want), plainLinks(Compare(old, new, LinksOnly()))); d != "" {
			t.Fatalf("%d bytes (-in full +links only):\n%s", size, d)
		}
	}
}

// plainLinks returns the links without pointers.
func plainLinks(r *Result) []Link {
	var all []Link
	for _, l := range r.Links {
		plain := *l
		plain.Old, plain.New = nil, nil
		for _, n := range l.Old {
			plain.ID += " " + string(n.Locator)
		}
		for _, n := range l.New {
			plain.ID += " → " + string(n.Locator)
		}
		all = append(all, plain)
	}
	return all
}
