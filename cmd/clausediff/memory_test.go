package main

import (
	"runtime"
	"runtime/debug"
	"testing"
	"time"
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

// The block that makes the heap one of large pages is free again after a collection,
// which begins by itself, and the limit is what it was.
func TestUseLargePagesFreesItsBlock(t *testing.T) {
	if _, limited := addressSpace(); limited {
		t.Skip("the address space is limited")
	}
	percent, limit := debug.SetGCPercent(-1), debug.SetMemoryLimit(memoryFree)
	t.Cleanup(func() {
		debug.SetGCPercent(percent)
		debug.SetMemoryLimit(limit)
	})
	runtime.GC()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	useLargePages()
	if got := debug.SetMemoryLimit(-1); got != memoryFree {
		t.Errorf("the limit became %d", got)
	}
	for deadline := time.Now().Add(10 * time.Second); ; time.Sleep(time.Millisecond) {
		runtime.ReadMemStats(&after)
		if after.NumGC > before.NumGC && after.HeapAlloc < before.HeapAlloc+memoryFirst {
			return
		}
		if time.Now().After(deadline) {
			t.Fatalf("%d collections, %d MB before and %d MB after", after.NumGC-before.NumGC, before.HeapAlloc>>20, after.HeapAlloc>>20)
		}
	}
}
