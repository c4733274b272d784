package main

import (
	"fmt"
	"math"
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
)

// Memory sizes, in bytes; none is a limit. The garbage collector does not run until the
// process uses memoryFree, which most runs never do: it would take a tenth of the time of
// two reports. Above that it runs rarely, and more often from memoryAim on.
const (
	memoryFree   = 40 << 20
	memoryAim    = 128 << 20
	memoryCorpus = 360 << 20 // memoryAim of a run that holds a whole corpus
)

// memoryFirst is how much of the heap is mapped in large pages; see useLargePages.
const memoryFirst = 32 << 20

// useLargePages makes the first part of the heap one of large pages, where the system has
// them: a comparison of two reports spends a sixth of its time in the faults of 8,000 small
// ones. It allocates that part as a block, which is not touched. With it, so much of
// memoryFree is in use that the next allocation begins a collection, which frees it.
// runtime.GC would wait until all is swept: .6 ms, or 2 ms on a machine with other work.
func useLargePages() {
	if _, limited := addressSpace(); limited || debug.SetMemoryLimit(-1) != memoryFree {
		return // the memory is not this program's to plan
	}
	debug.SetMemoryLimit(math.MaxInt64)
	adviseLargePages(make([]byte, memoryFirst))
	debug.SetMemoryLimit(memoryFree)
}

// leastAddressSpace is the least address space in which a comparison of two reports
// runs: Go reserves most of it and uses little.
const leastAddressSpace = 1750 << 20

// enoughSpace returns an error if the process may use so little address space that Go
// would end it with a dump.
func enoughSpace() error {
	if most, limited := addressSpace(); limited && most < leastAddressSpace {
		return fmt.Errorf("the address space is limited to %d MB (ulimit -v), and Go needs %d MB; raise the limit", most>>20, leastAddressSpace>>20)
	}
	return nil
}

// cycle is unreachable, so its finalizer runs after each garbage collection.
type cycle struct {
	aim int64
	_   *byte // an object without pointers may share its memory, and then has no finalizer
}

// collectLate delays the first garbage collection. It does nothing if the user has set
// one of Go's variables for this, and so knows the machine better.
func collectLate() {
	if memoryIsSet() {
		return
	}
	debug.SetGCPercent(-1)
	debug.SetMemoryLimit(memoryFree)
	runtime.SetFinalizer(&cycle{aim: memoryAim}, followMemory)
}

// collectSeldom raises the aim for a run that holds a whole corpus. With memoryAim it
// would spend its time collecting, a fifth of the time of 52 reports or of a check of
// 10,000 statements.
func collectSeldom() {
	if !memoryIsSet() && debug.SetMemoryLimit(-1) < memoryCorpus {
		debug.SetMemoryLimit(memoryCorpus)
	}
}

// memoryIsSet reports whether the user has set one of Go's variables for memory.
func memoryIsSet() bool { return os.Getenv("GOGC") != "" || os.Getenv("GOMEMLIMIT") != "" }

// followMemory runs after each collection. While little is in use, the next collection is
// due at memoryFree again, and while at most half of the aim is in use, at three times as
// much or at the aim: later ones save no time. Above that it leaves the decision to Go, at
// half as much again as is in use. Setting a new aim each time instead lags behind the texts
// being read: two texts of 3 MB in the terminal took 6.2 s instead of 4.6 s.
func followMemory(last *cycle) {
	live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(live)
	aim := last.aim
	if debug.SetMemoryLimit(-1) == memoryCorpus { // by collectSeldom
		aim = memoryCorpus
	}
	switch used := live[0].Value.Uint64(); {
	case used > uint64(aim/2):
		debug.SetGCPercent(50)
		debug.SetMemoryLimit(math.MaxInt64)
	case used > memoryFree/4:
		debug.SetGCPercent(200)
		debug.SetMemoryLimit(aim)
	}
	runtime.SetFinalizer(&cycle{aim: aim}, followMemory)
}
