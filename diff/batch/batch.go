// Package batch lets a caller decide how independent work is executed. The libraries start
// no goroutines: where parts of their work do not depend on one another, they take a
// [Runner] and give the same result whatever it does.
package batch

// Runner calls do for every number below n, in any order or concurrently, and returns when
// all calls have returned. The nil Runner makes the calls in sequence.
type Runner func(n int, do func(i int))

// Do calls do for every number below n, as the Runner does.
func (r Runner) Do(n int, do func(i int)) {
	if r != nil {
		r(n, do)
		return
	}
	for i := range n {
		do(i)
	}
}

// All calls functions that do not depend on one another, as the Runner does.
func (r Runner) All(parts ...func()) {
	r.Do(len(parts), func(i int) { parts[i]() })
}
