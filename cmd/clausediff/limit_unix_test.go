//go:build unix

package main

import (
	"os/exec"
	"runtime"
	"syscall"
)

// memoryOf returns how many bytes a process had in memory at most.
func memoryOf(cmd *exec.Cmd) int64 {
	usage, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage)
	if !ok {
		return 0
	}
	if runtime.GOOS == "darwin" || runtime.GOOS == "ios" {
		return int64(usage.Maxrss) // the others count in kilobytes
	}
	return int64(usage.Maxrss) << 10
}
