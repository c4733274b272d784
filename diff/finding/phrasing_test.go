package finding_test

import (
	"reflect"
	"strings"
	"sync"
	"testing"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/batch"
	"github.com/clausediff/clausediff/diff/finding"
	"github.com/clausediff/clausediff/parse"
	"github.com/clausediff/clausediff/testdata/bulk"
)

// Whoever reads the parts of two statements, in whatever order, the findings are the same.
func TestReadByAnyRunner(t *testing.T) {
	backwards := func(n int, do func(i int)) {
		for i := n - 1; i >= 0; i-- {
			do(i)
		}
	}
	concurrently := func(n int, do func(i int)) {
		var all sync.WaitGroup
		for i := range n {
			all.Go(func() { do(i) })
		}
		all.Wait()
	}
	text, err := bulk.Text(60_000)
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
	result := diff.Compare(old, new)
	want := finding.Find(result)
	if len(want) < 10 {
		t.Fatalf("only %d findings: the test shows little", len(want))
	}
	for _, run := range []batch.Runner{backwards, concurrently} {
		if got := finding.Read(old, new, finding.Parallel(run)).Find(result, run); !reflect.DeepEqual(got, want) {
			t.Errorf("%d findings, want %d as in sequence", len(got), len(want))
		}
	}
}
