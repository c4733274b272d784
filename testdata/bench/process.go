package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// task is a command to measure.
type task struct {
	command []string
	missing string // why it cannot be run, "" if it can
	runs    int
	best    time.Duration
	cpu     time.Duration // the least processor time
	peak    int64         // kilobytes
	failed  string
}

// slow is the time above which a run is not repeated, which keeps the whole benchmark
// under five minutes.
const slow = 20 * time.Second

// bench runs tasks.
type bench struct {
	folder string // of the programs, texts and outputs
	limit  time.Duration
}

// measureAll runs every task up to n times. It alternates between tasks, so that other
// load on the machine affects all of them alike.
func (b *bench) measureAll(tasks []*task, n int) error {
	for range n {
		for _, t := range tasks {
			if t.missing != "" || t.failed != "" || t.best > slow {
				continue
			}
			if err := b.measure(t); err != nil {
				return err
			}
		}
	}
	return nil
}

// measured is the output of the program measure.
type measured struct {
	Seconds   float64
	Processor float64
	Kilobytes int64
	Exit      int
	TimedOut  bool
	Errors    string
}

func (b *bench) measure(t *task) error {
	cmd := exec.Command(filepath.Join(b.folder, "measure"), append([]string{b.limit.String()}, t.command...)...)
	cmd.Env = append(os.Environ(), "LC_ALL=C.UTF-8", "GIT_CONFIG_GLOBAL=/dev/null", "GIT_CONFIG_NOSYSTEM=1",
		"NODE_PATH="+filepath.Join(b.folder, "node_modules"))
	out, err := output(cmd)
	if err != nil {
		return err
	}
	var m measured
	if err := json.Unmarshal(out, &m); err != nil {
		return err
	}
	t.add(m, b.limit)
	return nil
}

// add records the result of a run. Diff programs exit with 1 if there are differences.
func (t *task) add(m measured, limit time.Duration) {
	took, cpu := seconds(m.Seconds), seconds(m.Processor)
	switch {
	case m.TimedOut:
		t.failed = fmt.Sprintf("> %.0f s", limit.Seconds())
	case m.Exit != 0 && m.Exit != 1:
		t.failed = fmt.Sprintf("failed (%d) %s", m.Exit, firstLine(m.Errors))
	case t.runs == 0:
		t.best, t.cpu = took, cpu
	default:
		t.best, t.cpu = min(t.best, took), min(t.cpu, cpu)
	}
	t.peak = max(t.peak, m.Kilobytes)
	t.runs++
}

func seconds(n float64) time.Duration { return time.Duration(n * float64(time.Second)) }

// output runs a command and returns its standard output. An error includes a line of its
// standard error.
func output(cmd *exec.Cmd) ([]byte, error) {
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("%s: %w %s", filepath.Base(cmd.Path), err, firstLine(stderr.String()))
	}
	return out, nil
}

// firstLine returns the first line that is not empty.
func firstLine(text string) string {
	line, _, _ := strings.Cut(strings.TrimSpace(text), "\n")
	return strings.TrimSpace(line)
}

// time formats the best time.
func (t *task) time() string {
	switch {
	case t.missing != "":
		return "not installed"
	case t.failed != "":
		return t.failed
	}
	return printed(t.best)
}

// processor formats the least processor time. It exceeds the time when two processors are
// used, and is less affected by other load.
func (t *task) processor() string {
	if t.missing != "" || t.failed != "" {
		return "–"
	}
	return printed(t.cpu)
}

func printed(t time.Duration) string {
	switch {
	case t < 9950*time.Microsecond:
		return fmt.Sprintf("%.1f ms", t.Seconds()*1000)
	case t < time.Second:
		return fmt.Sprintf("%.0f ms", t.Seconds()*1000)
	}
	return fmt.Sprintf("%.1f s", t.Seconds())
}

// memory formats the peak memory.
func (t *task) memory() string {
	if t.missing != "" || t.failed != "" {
		return "–"
	}
	return fmt.Sprintf("%.0f MB", float64(t.peak)/1024)
}

// ratio formats the best time as a multiple of the other task's.
func (t *task) ratio(other *task) string {
	if t.runs == 0 || t.failed != "" || other.best == 0 {
		return "–"
	}
	return fmt.Sprintf("%.1f", t.best.Seconds()/other.best.Seconds())
}
