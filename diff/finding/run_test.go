package finding_test

import (
	"path/filepath"
	"reflect"
	"slices"
	"sync"
	"testing"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/batch"
	"github.com/clausediff/clausediff/diff/finding"
	"github.com/clausediff/clausediff/parse/tree"
)

// Whoever executes the parts of finding, in whatever order or at once, the findings are the
// same, with earlier statements and without. Under the race detector the parts are seen to
// share nothing that one of them writes.
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
	for _, folder := range []string{"zh", "en", "ru"} {
		files, err := filepath.Glob(filepath.Join("../../testdata/corpus", folder, "*.*"))
		if err != nil || len(files) < 2 {
			t.Fatalf("%s: %d statements, %v", folder, len(files), err)
		}
		var earlier []*tree.Statement // the nearest first
		for _, file := range files {
			new := read(t, file)
			if new == nil {
				t.Fatalf("%s is not a statement", file)
			}
			if len(earlier) > 0 {
				r := diff.Compare(earlier[0], new)
				for _, series := range []finding.Option{finding.Series(), finding.Series(earlier[1:]...)} {
					want := finding.Find(r, series)
					for name, run := range map[string]batch.Runner{"backwards": backwards, "at once": atOnce} {
						if got := finding.Find(r, series, finding.Parallel(run)); !reflect.DeepEqual(want, got) {
							t.Errorf("%s, with its parts found %s: %d findings, in turn %d, or others", file, name, len(got), len(want))
						}
					}
				}
			}
			earlier = slices.Insert(earlier, 0, new)
		}
	}
}
