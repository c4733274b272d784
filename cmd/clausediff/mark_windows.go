package main

import (
	"errors"
	"os"
	"syscall"
	"unsafe"
)

// What LockFileEx is told and says.
const (
	exclusively   = 2
	atOnce        = 1
	lockViolation = syscall.Errno(33)
	// farByte is the upper half of the place of the byte that is locked: no
	// process can read what another one has locked, and the mark is to be read.
	farByte = 0x7fffffff
)

var lockFileEx = syscall.NewLazyDLL("kernel32.dll").NewProc("LockFileEx")

// lockFile locks a file for this process, and reports whether no other has it.
func lockFile(f *os.File) (bool, error) {
	at := syscall.Overlapped{OffsetHigh: farByte}
	done, _, err := lockFileEx.Call(f.Fd(), exclusively|atOnce, 0, 1, 0, uintptr(unsafe.Pointer(&at)))
	switch {
	case done != 0:
		return true, nil
	case errors.Is(err, lockViolation), errors.Is(err, syscall.ERROR_IO_PENDING):
		return false, nil
	}
	return false, err
}
