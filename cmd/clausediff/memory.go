package main

import (
	"math"
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
	memoryFree   = 40 << 20
	memoryAim    = 128 << 20
	memoryCorpus = 512 << 20 // of a run that holds a whole corpus
)

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
	if !memoryIsSet() && debug.SetMemoryLimit(-1) < memoryCorpus {
		debug.SetMemoryLimit(memoryCorpus)
	}
}

// memoryIsSet reports whether a variable of Go says what to do with memory.
func memoryIsSet() bool { return os.Getenv("GOGC") != "" || os.Getenv("GOMEMLIMIT") != "" }

// followMemory leaves collecting to the aim as long as half of it is enough, and to Go
// from there on, with half as much again as is in use: an aim set after each collection is
// always behind texts that are read, and two texts of 3 MB in the terminal took 6.2 s
// instead of 4.6 s.
func followMemory(*cycle) {
	live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(live)
	aim := int64(memoryAim)
	if debug.SetMemoryLimit(-1) >= memoryCorpus { // it was raised
		aim = memoryCorpus
	}
	if live[0].Value.Uint64() > uint64(aim/2) {
		debug.SetGCPercent(50)
		debug.SetMemoryLimit(math.MaxInt64)
		return
	}
	debug.SetGCPercent(400)
	debug.SetMemoryLimit(aim)
	runtime.SetFinalizer(&cycle{}, followMemory)
}
