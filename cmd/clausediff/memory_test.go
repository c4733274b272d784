package main

import (
	"runtime/debug"
	"testing"
)

// A limit that the caller set for Go's memory stays.
func TestCollectLateKeepsWhatWasSet(t *testing.T) {
	percent := debug.SetGCPercent(100)
	limit := debug.SetMemoryLimit(-1)
	t.Cleanup(func() {
		debug.SetGCPercent(percent)
		debug.SetMemoryLimit(limit)
	})
	for _, name := range []string{"GOGC", "GOMEMLIMIT"} {
		t.Run(name, func(t *testing.T) {
			t.Setenv("GOGC", "")
			t.Setenv("GOMEMLIMIT", "")
			t.Setenv(name, "off")
			collectLate()
			if got := debug.SetMemoryLimit(-1); got != limit {
				t.Errorf("the limit became %d", got)
			}
			if got := debug.SetGCPercent(100); got != 100 {
				t.Errorf("the percentage became %d", got)
			}
		})
	}
}
