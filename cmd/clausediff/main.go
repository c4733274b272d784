package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"

	"github.com/clausediff/clausediff/diff/report/safetext"
)

// The exit statuses. Scripts rely on them.
const (
	// exitOK: the command did what it was asked to do.
	exitOK = 0
	// exitDifferent: the statements differ, and --exit-code asks to say so.
	exitDifferent = 1
	// exitFailed: wrong use, unreadable input, or output that cannot be
	// written. Nothing was written to standard output.
	exitFailed = 2
)

// errDifferent tells run that statements differ; it is no failure and prints
// nothing.
var errDifferent = errors.New("the statements differ")

func main() {
	collectLate()
	// With the signal ignored, a reader that goes away (clausediff … | head)
	// is a write error like any other, which finish knows.
	signal.Ignore(syscall.SIGPIPE)
	os.Exit(run(context.Background(), os.Args, os.Stdin, os.Stdout, os.Stderr))
}

// session is one run of the command: its streams, and the result so far.
type session struct {
	stdin          io.Reader
	stdout, stderr io.Writer
	// result is what goes to standard output. It is written at the end, so a
	// command that fails half-way prints nothing.
	result bytes.Buffer
	// warnings are printed when the command succeeds: a failure is one line.
	warnings []string
	progress *progress
	sources  readFiles
	paged    bool // a long result may go through a pager
}

// run does what args say, args[0] being the program's name, and returns the
// exit status.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	s := &session{stdin: stdin, stdout: stdout, stderr: stderr, progress: startProgress(stderr)}
	app := s.newApp()
	s.noteSettings()
	args, err := arrange(app, args)
	if err == nil {
		err = app.RunContext(ctx, args)
	}
	return s.finish(err)
}

// finish writes the result, or the one line that says why there is none.
func (s *session) finish(err error) int {
	s.progress.stop()
	status := exitOK
	if errors.Is(err, errDifferent) {
		status, err = exitDifferent, nil
	}
	if err == nil {
		for _, w := range s.warnings {
			s.say("%s", w)
		}
		err = s.flush()
	}
	if err != nil {
		s.say("%s", err)
		return exitFailed
	}
	return status
}

// flush writes the result to standard output. A reader that has seen enough is
// no error.
func (s *session) flush() error {
	if s.needsPager(s.result.Bytes()) && s.page(s.result.Bytes()) {
		return nil
	}
	_, err := s.stdout.Write(s.result.Bytes())
	if err == nil || errors.Is(err, syscall.EPIPE) {
		return nil
	}
	return fmt.Errorf("standard output: %w", reason(err))
}

// warn notes a line for standard error.
func (s *session) warn(format string, args ...any) {
	s.warnings = append(s.warnings, fmt.Sprintf(format, args...))
}

// say prints one line to standard error. Control characters, which file names
// may hold, become spaces.
func (s *session) say(format string, args ...any) {
	fmt.Fprintf(s.stderr, "clausediff: %s\n", printable(fmt.Sprintf(format, args...)))
}

// printable returns the text on one line, and with nothing in it that a terminal
// would act on.
func printable(text string) string { return safetext.Of(text) }
