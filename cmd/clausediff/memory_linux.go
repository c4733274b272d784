package main

import "syscall"

// adviseLargePages asks the system to map a block in large pages. Where it cannot, the
// block has pages of the usual size.
func adviseLargePages(block []byte) { _ = syscall.Madvise(block, syscall.MADV_HUGEPAGE) }
