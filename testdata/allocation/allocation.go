// Package allocation measures what a test's code allocates.
package allocation

import "runtime"

// Of returns how many bytes f allocates, whether or not they are freed.
func Of(f func()) uint64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}
