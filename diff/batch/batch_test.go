package batch_test

import (
	"fmt"

	"github.com/clausediff/clausediff/diff/batch"
)

func ExampleRunner() {
	var backwards batch.Runner = func(n int, do func(i int)) {
		for i := range n {
			do(n - 1 - i)
		}
	}
	for _, run := range []batch.Runner{nil, backwards} {
		run.Do(3, func(i int) { fmt.Print(i, " ") })
		run.All(func() { fmt.Print("first ") }, func() { fmt.Println("second") })
	}
	// Output:
	// 0 1 2 first second
	// 2 1 0 second
	// first
}
