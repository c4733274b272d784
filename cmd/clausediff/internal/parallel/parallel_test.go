package parallel

import (
	"errors"
	"testing"
)

// Waiting a second time returns the same error, and the work is done once.
func TestMeanwhile(t *testing.T) {
	failed, times := errors.New("failed"), 0
	wait := Meanwhile(func() error { times++; return failed })
	for range 2 {
		if err := wait(); err != failed {
			t.Errorf("error %v", err)
		}
	}
	if times != 1 {
		t.Errorf("done %d times", times)
	}
}
