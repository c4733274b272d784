//go:build !linux

package main

// adviseLargePages does nothing: only Linux can be asked for large pages.
func adviseLargePages([]byte) {}

// addressSpace knows of no limit.
func addressSpace() (most uint64, limited bool) { return 0, false }
