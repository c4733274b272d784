//go:build unix

// Command measure runs a command and prints its time and memory as JSON. It is a
// separate, small program because the peak memory of a process is at least that of its
// parent.
//
//	measure 60s COMMAND ARGUMENT...
package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"syscall"
	"time"
)

// Measured is the output.
type Measured struct {
	Seconds   float64
	Processor float64 // processor time in seconds, user and system
	Kilobytes int64   // peak resident memory
	Exit      int     // -1 if a signal ended it
	TimedOut  bool
	Errors    string // the beginning of standard error
}

func main() {
	m, err := measure(os.Args[1:])
	if err == nil {
		err = json.NewEncoder(os.Stdout).Encode(m)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "measure:", err)
		os.Exit(1)
	}
}

func measure(args []string) (*Measured, error) {
	if len(args) < 2 {
		return nil, errors.New("give a time-out and a command")
	}
	limit, err := time.ParseDuration(args[0])
	if err != nil {
		return nil, err
	}
	ctx, cancel := context.WithTimeout(context.Background(), limit)
	defer cancel()
	cmd := exec.CommandContext(ctx, args[1], args[2:]...)
	var stderr bytes.Buffer
	cmd.Stderr, cmd.WaitDelay = &stderr, time.Second
	start := time.Now()
	err = cmd.Run()
	took := time.Since(start)
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		return nil, err
	}
	state := cmd.ProcessState
	return &Measured{
		Seconds: took.Seconds(), Processor: (state.UserTime() + state.SystemTime()).Seconds(),
		Kilobytes: peak(state), Exit: state.ExitCode(),
		TimedOut: ctx.Err() != nil && state.ExitCode() < 0,
		Errors:   string(stderr.Bytes()[:min(stderr.Len(), 2000)]),
	}, nil
}

// peak returns the peak memory in kilobytes, the unit of Linux.
func peak(state *os.ProcessState) int64 {
	return int64(state.SysUsage().(*syscall.Rusage).Maxrss)
}
