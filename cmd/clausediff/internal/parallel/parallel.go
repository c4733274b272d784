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

// atOnce is how many results [InOrder] holds at most.
const atOnce = 48

// InOrder calls make for every number below n, on all processors, and use with each result,
// one after another and in the order of the numbers. After the first error of use, which
// InOrder returns, nothing more is made.
func InOrder[T any](n int, make func(i int) T, use func(i int, made T) error) error {
	used := sync.NewCond(&sync.Mutex{})
	waiting, next := map[int]T{}, 0
	var failed error
	Do(n, func(i int) {
		used.L.Lock()
		defer used.L.Unlock()
		for failed == nil && i >= next+atOnce {
			used.Wait()
		}
		if failed != nil {
			return
		}
		used.L.Unlock()
		made := make(i)
		used.L.Lock()
		waiting[i] = made
		for made, ready := waiting[next]; ready && failed == nil; made, ready = waiting[next] {
			delete(waiting, next)
			failed = use(next, made)
			next++
		}
		used.Broadcast()
	})
	return failed
}

// Meanwhile calls do in the background. It returns a function that waits for the result,
// and may be called more than once.
func Meanwhile[T any](do func() T) (wait func() T) {
	wait = sync.OnceValue(do)
	go wait()
	return wait
}
