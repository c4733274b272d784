package finding_test

import (
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/batch"
	"github.com/clausediff/clausediff/diff/finding"
	"github.com/clausediff/clausediff/parse"
	"github.com/clausediff/clausediff/parse/tree"
	"github.com/clausediff/clausediff/testdata/bulk"
)

// Whoever executes the parts of finding, in whatever order or at once, the findings are the
// same, with earlier statements and without. Under the race detector the parts are seen to
// share nothing that one of them writes.
func TestByAnyRunner(t *testing.T) {
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
				sameByAnyRunner(t, file, r)
				sameByAnyRunner(t, file, r, finding.Series(earlier[1:]...))
			}
			earlier = slices.Insert(earlier, 0, new)
		}
	}
}

// A text that is read in many parts.
func TestLongTextByAnyRunner(t *testing.T) {
	text, err := bulk.Text(60_000)
	if err != nil {
		t.Fatal(err)
	}
	var both [2]*tree.Statement
	for i, text := range []string{text, bulk.Edited(text)} {
		if both[i], err = parse.Text(strings.NewReader(text)); err != nil {
			t.Fatal(err)
		}
	}
	if n := sameByAnyRunner(t, "a long text", diff.Compare(both[0], both[1])); n < 10 {
		t.Errorf("only %d findings: the test shows little", n)
	}
}

// sameByAnyRunner tests the findings of a comparison and returns their number.
func sameByAnyRunner(t *testing.T, name string, r *diff.Result, opts ...finding.Option) int {
	t.Helper()
	want := finding.Find(r, opts...)
	for order, run := range map[string]batch.Runner{
		"backwards": func(n int, do func(i int)) {
			for i := n - 1; i >= 0; i-- {
				do(i)
			}
		},
		"at once": func(n int, do func(i int)) {
			var all sync.WaitGroup
			for i := range n {
				all.Go(func() { do(i) })
			}
			all.Wait()
		},
	} {
		if got := finding.Find(r, append(slices.Clip(opts), finding.Parallel(run))...); !reflect.DeepEqual(want, got) {
			t.Errorf("%s, with its parts found %s: %d findings, in turn %d, or others", name, order, len(got), len(want))
		}
	}
	return len(want)
}
