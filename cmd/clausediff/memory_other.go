//go:build !linux

package main

// adviseLargePages does nothing: only Linux can be asked for large pages.
func adviseLargePages([]byte) {}
