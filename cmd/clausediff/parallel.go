package main

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// parallel does something for every number below n, on all processors.
func parallel(n int, do func(i int)) {
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

// meanwhile does something beside what follows, and returns what waits for its
// error, as often as it is asked.
func meanwhile(do func() error) (wait func() error) {
	wait = sync.OnceValue(do)
	go wait()
	return wait
}
