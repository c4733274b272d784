package main

import (
	"errors"
	"testing"

	"github.com/clausediff/clausediff/cmd/clausediff/internal/parallel"
)

// Results are used in order, up to the first error.
func TestInOrder(t *testing.T) {
	failed := errors.New("failed")
	var used []int
	err := parallel.InOrder(100, func(i int) int { return i * i }, func(i, made int) error {
		used = append(used, made)
		if i == 60 {
			return failed
		}
		return nil
	})
	if err != failed || len(used) != 61 {
		t.Errorf("used %d results, error %v", len(used), err)
	}
	for i, made := range used {
		if made != i*i {
			t.Errorf("result %d is %d", i, made)
		}
	}
}

// Waiting a second time returns the same error, and the work is done once.
func TestMeanwhile(t *testing.T) {
	failed, times := errors.New("failed"), 0
	wait := parallel.Meanwhile(func() error { times++; return failed })
	for range 2 {
		if err := wait(); err != failed {
			t.Errorf("error %v", err)
		}
	}
	if times != 1 {
		t.Errorf("done %d times", times)
	}
}
