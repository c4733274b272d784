package main

import "syscall"

// adviseLargePages asks the system to map a block in large pages. Where it cannot, the
// block has pages of the usual size.
func adviseLargePages(block []byte) { _ = syscall.Madvise(block, syscall.MADV_HUGEPAGE) }

// addressSpace returns the most address space that the process may use, in bytes, and
// whether there is a limit (ulimit -v).
func addressSpace() (most uint64, limited bool) {
	var limit syscall.Rlimit
	err := syscall.Getrlimit(syscall.RLIMIT_AS, &limit)
	return limit.Cur, err == nil && limit.Cur < 1<<62
}
