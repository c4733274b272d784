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
	// exitOK: the command succeeded.
	exitOK = 0
	// exitDifferent: the statements differ, and --exit-code was given.
	exitDifferent = 1
	// exitSlight: the statements differ in places and typography only, and --exit-class
	// was given.
	exitSlight = 3
	// exitFailed: wrong use, unreadable input, or output that cannot be written. Nothing
	// was written to standard output, except the lines of fetch. No file was changed,
	// except pages that fetch completed.
	exitFailed = 2
)

// errDifferent reports to run that statements differ. It is not a failure and prints
// nothing.
var errDifferent = errors.New("the statements differ")

// errSlight is errDifferent for statements with the same words.
var errSlight = errors.New("the statements differ in places and typography")

func main() {
	if err := enoughSpace(); err != nil {
		fmt.Fprintln(os.Stderr, "clausediff:", err)
		os.Exit(exitFailed)
	}
	collectLate()
	// With the signal ignored, a reader that goes away, as in clausediff … | head, is a
	// write error, which flush recognises.
	signal.Ignore(syscall.SIGPIPE)
	ctx, stop := signal.NotifyContext(context.Background(), interrupts()...)
	context.AfterFunc(ctx, stop) // a second signal ends the process at once
	os.Exit(run(ctx, os.Args, os.Stdin, os.Stdout, os.Stderr))
}

// interrupts are the signals that end a run cleanly. Signals that the parent process
// ignores stay ignored.
func interrupts() []os.Signal {
	return slices.DeleteFunc([]os.Signal{os.Interrupt, syscall.SIGTERM, syscall.SIGHUP}, signal.Ignored)
}

// session is one run of the command: its streams, and the result so far.
type session struct {
	stdin          io.Reader
	stdout, stderr io.Writer
	// result is the text for standard output. It is written at the end, so that a command
	// that fails halfway prints nothing.
	result bytes.Buffer
	// late writes the part of the output after result that is generated while it is
	// written; nil for none.
	late func(io.Writer) error
	// warnings are printed only if the command succeeds: a failure is one line.
	warnings []string
	progress *screen.Progress
	sources  outfile.Sources
	files    outfile.Batch
	inOrder  atomic.Bool // the command ends itself when its context is done
	quiet    bool        // no warnings and no progress
	paged    bool        // a long result may be shown in a pager
}

// run executes the command line args, where args[0] is the program's name, and returns
// the exit status. If ctx ends first, nothing was changed.
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
		return <-done // it had finished already
	}
	s.progress.Stop()
	s.say("interrupted; nothing was changed")
	return exitFailed
}

// finish writes the result and the files, or one line with the error. After an
// interruption its status is not used.
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

// tellAll writes the result, and then the warnings. Files are renamed to their places
// after the result is written, or before it on a terminal, where the user may read it for
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

// flush writes the result to standard output. It is not an error if the reader stops
// reading.
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

// warn adds a line for standard error.
func (s *session) warn(format string, args ...any) {
	s.warnings = append(s.warnings, fmt.Sprintf(format, args...))
}

// say prints one line to standard error, made safe by [printable].
func (s *session) say(format string, args ...any) {
	fmt.Fprintf(s.stderr, "clausediff: %s\n", printable(fmt.Sprintf(format, args...)))
}

// tell adds a line to the result, made safe by [printable].
func (s *session) tell(format string, args ...any) {
	s.result.WriteString(printable(fmt.Sprintf(format, args...)) + "\n")
}

// note writes a text to the user at the terminal, made safe by [printable], and then end:
// a line feed, or nothing after a question.
func (s *session) note(end, format string, args ...any) {
	io.WriteString(s.stderr, printable(fmt.Sprintf(format, args...))+end)
}

// The colours of edits on a terminal, and their end.
const (
	deletedColor  = "\x1b[31;9m"
	insertedColor = "\x1b[32m"
	plainColor    = "\x1b[0m"
)

// noteEdits writes edits with the text around them to the user at the terminal: coloured
// if it has colours, else with marks.
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

// printable returns the text on one line, without anything that a terminal or a program
// reading a build log would act on.
func printable(text string) string { return safetext.Line(text) }
