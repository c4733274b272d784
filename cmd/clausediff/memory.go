package main

import (
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
)

// Garbage is not collected before a run has taken some memory, which most never
// do: it would take a tenth of the time of two reports. From there on it is
// collected seldom, and from the aim on more often. Neither is a limit. All are
// in bytes.
const (
	memoryFree   = 64 << 20
	memoryAim    = 128 << 20
	memoryCorpus = 512 << 20 // of a run that holds a whole corpus
)

// aimFor returns the aim of a run that has live bytes in use, half as much again: of
// two texts of 3 MB a run with twice as much takes a third more memory and 8 % less
// time, and one with a third more a tenth less memory and a fifth more time.
func aimFor(live uint64) int64 { return max(memoryAim, int64(min(live, 1<<60)/2*3)) }

// cycle is garbage: that it is collected tells that the rest was.
type cycle struct{ _ *byte }

// collectLate puts the first collection off. Who set a variable of Go for this
// knows better what the machine has: then nothing is changed.
func collectLate() {
	if memoryIsSet() {
		return
	}
	debug.SetGCPercent(-1)
	debug.SetMemoryLimit(memoryFree)
	runtime.SetFinalizer(&cycle{}, followMemory)
}

// collectSeldom raises the aim of a run that holds a whole corpus: with that of the
// others it would do little but collect, a fifth of the time of 52 reports.
func collectSeldom() {
	if !memoryIsSet() {
		debug.SetMemoryLimit(memoryCorpus)
	}
}

// memoryIsSet reports whether a variable of Go says what to do with memory.
func memoryIsSet() bool { return os.Getenv("GOGC") != "" || os.Getenv("GOMEMLIMIT") != "" }

// followMemory raises the aim after a collection to what the texts need.
func followMemory(*cycle) {
	live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(live)
	debug.SetGCPercent(400)
	aim := aimFor(live[0].Value.Uint64())
	if debug.SetMemoryLimit(-1) >= memoryCorpus { // it was raised
		aim = max(aim, memoryCorpus)
	}
	debug.SetMemoryLimit(aim)
	runtime.SetFinalizer(&cycle{}, followMemory)
}
