//go:build !(darwin || dragonfly || freebsd || illumos || linux || netbsd || openbsd || windows)

package main

import (
	"errors"
	"os"
)

// lockFile cannot lock files on this system.
func lockFile(*os.File) (bool, error) { return false, errors.ErrUnsupported }
