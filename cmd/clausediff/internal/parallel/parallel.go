// Package parallel does work beside other work: libraries start no goroutines of
// their own.
package parallel

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// Do does something for every number below n, on all processors.
func Do(n int, do func(i int)) {
	var next atomic.Int64
	var workers sync.WaitGroup
	for range min(n, runtime.GOMAXPROCS(0)) {
		workers.Go(func() {
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				do(i)
			}
		})
	}
	workers.Wait()
}

// Meanwhile does something beside what follows, and returns what waits for its
// result, as often as it is asked.
func Meanwhile[T any](do func() T) (wait func() T) {
	wait = sync.OnceValue(do)
	go wait()
	return wait
}
