// Package parallel runs work concurrently, so that libraries need not start goroutines of
// their own.
package parallel

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// Do calls do for every number below n, on all processors.
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

// Meanwhile calls do in the background. It returns a function that waits for the result,
// and may be called more than once.
func Meanwhile[T any](do func() T) (wait func() T) {
	wait = sync.OnceValue(do)
	go wait()
	return wait
}
