package source

import (
	"errors"

	"github.com/clausediff/clausediff/parse/internal/hint"
	"github.com/clausediff/clausediff/parse/tree"
)

// The errors that a caller may want to tell apart. Each comes wrapped in an [*Error].
var (
	// ErrNoContent: the source holds no running text.
	ErrNoContent = errors.New("no text found")
	// ErrUnsupported: the format of the source is not read, such as DOC.
	ErrUnsupported = errors.New("not a kind of file that can be read")
	// ErrTooLarge: the source or its content is larger than [MaxSize] allows.
	ErrTooLarge = errors.New("too large")
	// ErrTruncated: the source breaks off, so its statement is not complete.
	ErrTruncated = errors.New("the source breaks off")
	// ErrEncoding: the bytes are damaged, or are not text in any supported encoding.
	ErrEncoding = errors.New("wrongly encoded")
)

// hints are the hints for errors that carry none.
var hints = []struct {
	of   error
	hint string
}{
	{ErrNoContent, "give a page or a text with the statement in it"},
	{ErrTruncated, "save the whole page again"},
	{ErrEncoding, "save it as UTF-8"},
	{ErrTooLarge, "save the statement alone, or allow more with --max-size"},
	{ErrUnsupported, "save the statement as HTML or plain text"},
}

// Error is an error at a position of a source, with a hint on what to do about it.
type Error struct {
	Pos  tree.Position
	Err  error
	Hint string
}

// Error returns the text of the error.
func (e *Error) Error() string { return e.Err.Error() }

// Unwrap returns the error without its position.
func (e *Error) Unwrap() error { return e.Err }

// Fail returns err as an [*Error] at a line of the source; line 0 means the whole
// source.
func (c *Config) Fail(line int, err error) error {
	e := &Error{Pos: tree.Position{Name: c.Name, Line: line}, Err: err, Hint: hint.Of(err)}
	for _, h := range hints {
		if e.Hint == "" && errors.Is(err, h.of) {
			e.Hint = h.hint
		}
	}
	return e
}
