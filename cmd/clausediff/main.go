package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"slices"
	"sync/atomic"
	"syscall"

	"github.com/clausediff/clausediff/cmd/clausediff/internal/outfile"
	"github.com/clausediff/clausediff/cmd/clausediff/internal/screen"
	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/report/safetext"
)

// The exit statuses. Scripts rely on them.
const (
	// exitOK: the command did what it was asked to do.
	exitOK = 0
	// exitDifferent: the statements differ, and --exit-code asks to say so.
	exitDifferent = 1
	// exitSlight: nothing but places and typography differs, and --exit-class asks
	// to say so.
	exitSlight = 3
	// exitFailed: wrong use, unreadable input, or output that cannot be
	// written. Nothing was written to standard output, but what fetch did and
	// did not; files are as they were, but for pages that fetch finished.
	exitFailed = 2
)

// errDifferent tells run that statements differ; it is not a failure and prints
// nothing.
var errDifferent = errors.New("the statements differ")

// errSlight is errDifferent of statements with the same words.
var errSlight = errors.New("the statements differ in places and typography")

func main() {
	collectLate()
	// With the signal ignored, a reader that goes away (clausediff … | head)
	// is a write error like any other, which finish knows.
	signal.Ignore(syscall.SIGPIPE)
	ctx, stop := signal.NotifyContext(context.Background(), interrupts()...)
	context.AfterFunc(ctx, stop) // a second one ends the process at once
	os.Exit(run(ctx, os.Args, os.Stdin, os.Stdout, os.Stderr))
}

// interrupts are the signals that end a run in order; those that whoever started
// it ignores stay so.
func interrupts() []os.Signal {
	return slices.DeleteFunc([]os.Signal{os.Interrupt, syscall.SIGTERM, syscall.SIGHUP}, signal.Ignored)
}

// session is one run of the command: its streams, and the result so far.
type session struct {
	stdin          io.Reader
	stdout, stderr io.Writer
	// result is what goes to standard output. It is written at the end, so a
	// command that fails half-way prints nothing.
	result bytes.Buffer
	// late writes what follows the result, which is made while it is written; nil for
	// nothing.
	late func(io.Writer) error
	// warnings are printed when the command succeeds: a failure is one line.
	warnings []string
	progress *screen.Progress
	sources  outfile.Sources
	files    outfile.Batch
	inOrder  atomic.Bool // the command itself ends when its context does
	quiet    bool        // warnings and progress are not said
	paged    bool        // a long result may go through a pager
}

// run does what args say, args[0] being the program's name, and returns the
// exit status. When ctx ends before, nothing was changed.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	s := &session{stdin: stdin, stdout: stdout, stderr: stderr, progress: screen.NewProgress(stderr)}
	s.files.Sources = &s.sources
	done := make(chan int, 1)
	go func() { done <- s.finish(s.do(ctx, args)) }()
	select {
	case status := <-done:
		return status
	case <-ctx.Done():
	}
	if s.inOrder.Load() {
		return <-done
	}
	if changed := s.files.End(); changed {
		return <-done // it was done already
	}
	s.progress.Stop()
	s.say("interrupted; nothing was changed")
	return exitFailed
}

// do runs the command that args name.
func (s *session) do(ctx context.Context, args []string) error {
	app := s.newApp()
	s.noteSettings()
	args, err := arrange(app, args)
	if err != nil {
		return err
	}
	return app.RunContext(ctx, args)
}

// finish writes the result and the files, or the one line that says why there are
// none. After an interruption nobody waits for it.
func (s *session) finish(err error) int {
	s.progress.Stop()
	status := exitOK
	if errors.Is(err, errDifferent) {
		status, err = exitDifferent, nil
	}
	if errors.Is(err, errSlight) {
		status, err = exitSlight, nil
	}
	if err == nil {
		err = s.tellAll()
	}
	if errors.Is(err, outfile.ErrEnded) {
		return exitFailed
	}
	s.files.End()
	if err != nil {
		s.say("%s", err)
		return exitFailed
	}
	return status
}

// tellAll writes the result, and then the warnings. The files have their names
// when the result is out; before that on a terminal, where it may be read for
// hours.
func (s *session) tellAll() error {
	steps := []func() error{s.files.Stream, s.flush, s.files.Commit}
	if s.onTerminal() {
		steps = []func() error{s.files.Commit, s.flush}
	}
	for _, step := range steps {
		if err := step(); err != nil {
			return err
		}
	}
	return s.files.Locked(func() error {
		for _, w := range s.warnings {
			if s.quiet {
				break
			}
			s.say("%s", w)
		}
		return nil
	})
}

// flush writes the result to standard output. A reader that has seen enough is
// no error.
func (s *session) flush() error {
	if s.paged && screen.Pages(s.result.Bytes(), s.stdout) && screen.Page(s.result.Bytes(), s.stdout, s.stderr) {
		return nil
	}
	_, err := s.stdout.Write(s.result.Bytes())
	if err == nil && s.late != nil {
		err = s.late(s.stdout)
	}
	if err == nil || errors.Is(err, syscall.EPIPE) {
		return nil
	}
	return fmt.Errorf("standard output: %w", outfile.Reason(err))
}

// warn notes a line for standard error.
func (s *session) warn(format string, args ...any) {
	s.warnings = append(s.warnings, fmt.Sprintf(format, args...))
}

// warnLine is [session.warn] of a line.
func (s *session) warnLine(line string) { s.warn("%s", line) }

// say prints one line to standard error. Control characters, which file names
// may hold, become spaces.
func (s *session) say(format string, args ...any) {
	fmt.Fprintf(s.stderr, "clausediff: %s\n", printable(fmt.Sprintf(format, args...)))
}

// tell adds a line to the result, made as harmless as those of [session.say].
func (s *session) tell(format string, args ...any) {
	s.result.WriteString(printable(fmt.Sprintf(format, args...)) + "\n")
}

// note writes a line for the person at the terminal, or, without a line's end, a
// question. It is made as harmless as those of [session.say].
func (s *session) note(end, format string, args ...any) {
	io.WriteString(s.stderr, printable(fmt.Sprintf(format, args...))+end)
}

// The colours of edits on a terminal, and their end.
const (
	deletedColor  = "\x1b[31;9m"
	insertedColor = "\x1b[32m"
	plainColor    = "\x1b[0m"
)

// noteEdits writes edits for the person at the terminal, in their paragraph:
// coloured there, and with marks elsewhere.
func (s *session) noteEdits(indent, before string, edits []diff.Edit, after string) {
	colored := screen.WantsColor(s.stderr)
	io.WriteString(s.stderr, indent+printable(before))
	for _, e := range edits {
		text := printable(e.Text)
		switch {
		case !colored:
			text = printable(e.Marked())
		case e.Op == diff.Delete:
			text = deletedColor + text + plainColor
		case e.Op == diff.Insert:
			text = insertedColor + text + plainColor
		}
		io.WriteString(s.stderr, text)
	}
	io.WriteString(s.stderr, printable(after)+"\n")
}

// printable returns the text on one line, and with nothing in it that a terminal
// or what reads the log of a build would act on.
func printable(text string) string { return safetext.Line(text) }
