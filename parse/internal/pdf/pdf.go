package pdf

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"os/exec"
	"slices"
	"strings"
	"time"

	"github.com/clausediff/clausediff/parse/internal/hint"
)

// The errors that a caller may want to tell apart.
var (
	// ErrNoTool: pdftotext is not on the PATH.
	ErrNoTool = hint.Errorf("install poppler-utils, or save the page as text", "pdftotext is not installed")
	// ErrNoText: the file has no text, for example because it is a scan.
	ErrNoText = hint.Errorf("recognise its text with OCR and save that as text", "the PDF holds pictures only")
	// ErrTooLarge: the text is larger than the limit.
	ErrTooLarge = errors.New("the text of the PDF is too large")
)

const tool = "pdftotext"

// Looks reports whether the bytes are a PDF: its signature is in the first 1,024 bytes,
// where readers look for it.
func Looks(data []byte) bool {
	return bytes.Contains(data[:min(len(data), 1024)], []byte("%PDF-"))
}

// Line is a line of a PDF.
type Line struct {
	Page int // from 1
	Text string
	// A line with a gap above it begins a paragraph, and so does one whose first word
	// had room in the line before; an indented line may. A filled line reaches the right
	// margin.
	Gap, Room, Indent, Filled bool
}

// Content is what a PDF holds: the lines of the text, in reading order, the page
// numbers and running heads, and the footnotes with their marks.
type Content struct{ Text, Edges, Notes []Line }

// Read reads a PDF. It runs pdftotext until ctx ends. The error is [ErrNoTool],
// [ErrNoText], wraps [ErrTooLarge] if the text has more than limit bytes, wraps the error
// of ctx, or is a message of pdftotext.
func Read(ctx context.Context, data []byte, limit int64) (*Content, error) {
	path, err := exec.LookPath(tool)
	if err != nil {
		return nil, ErrNoTool
	}
	// Each word is on its own line, with its position.
	bbox, err := run(ctx, path, data, 64*limit, "-bbox-layout")
	if err != nil {
		return nil, err
	}
	c := contentOf(bbox)
	size := 0
	for _, l := range slices.Concat(c.Text, c.Edges, c.Notes) {
		size += len(l.Text) + 1
	}
	switch {
	case len(c.Text) == 0:
		return nil, ErrNoText
	case int64(size) > limit:
		return nil, fmt.Errorf("%w: over %d bytes", ErrTooLarge, limit)
	}
	return c, nil
}

// run runs the tool on a PDF and returns its output.
func run(ctx context.Context, path string, data []byte, limit int64, option string) (string, error) {
	out, says := &boundedBuffer{left: limit}, &boundedBuffer{left: 1 << 16}
	cmd := exec.CommandContext(ctx, path, option, "-enc", "UTF-8", "-eol", "unix", "-", "-")
	cmd.Stdin, cmd.Stdout, cmd.Stderr = bytes.NewReader(data), out, says
	cmd.WaitDelay = time.Second // for the pipes, once the process has ended
	err := cmd.Run()
	switch {
	case ctx.Err() != nil:
		return "", fmt.Errorf("%s did not finish: %w", tool, context.Cause(ctx))
	case out.over:
		return "", fmt.Errorf("%w: over %d bytes", ErrTooLarge, limit)
	case err != nil:
		return "", hint.Errorf("open the PDF and save it again without password, or save it as text", "%s: %s", tool, reason(says.kept.String(), err))
	}
	return strings.ToValidUTF8(out.kept.String(), "\uFFFD"), nil
}

// reason returns the line that says why the tool failed: the first one, after any
// warnings.
func reason(says string, err error) string {
	first := ""
	for line := range strings.Lines(says) {
		line = strings.TrimSpace(line)
		if strings.Contains(line, "Error") {
			return line
		}
		first = cmp.Or(first, line)
	}
	if first == "" {
		return err.Error()
	}
	return first
}

// boundedBuffer keeps at most left bytes, and records whether there were more. The
// buffer is not embedded, since its ReadFrom would bypass the limit.
type boundedBuffer struct {
	kept bytes.Buffer
	left int64
	over bool
}

// Write keeps p, or fails and so stops the tool.
func (b *boundedBuffer) Write(p []byte) (int, error) {
	if int64(len(p)) > b.left {
		b.over = true
		return 0, ErrTooLarge
	}
	b.left -= int64(len(p))
	return b.kept.Write(p)
}
