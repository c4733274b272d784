package source

import (
	"errors"
	"strconv"
	"strings"

	"github.com/clausediff/clausediff/parse/tree"
)

// What a caller may want to tell apart; each comes wrapped in an [*Error].
var (
	// ErrNoContent: the source holds no running text.
	ErrNoContent = errors.New("no text found")
	// ErrUnsupported: the source is of a kind that is not read, such as PDF.
	ErrUnsupported = errors.New("not a kind of file that can be read")
	// ErrTooLarge: the source, or what is in it, is larger than [MaxSize] allows.
	ErrTooLarge = errors.New("too large")
	// ErrTruncated: the source breaks off, so its statement is not whole.
	ErrTruncated = errors.New("the source breaks off")
	// ErrEncoding: the bytes are not text in any encoding that is known, or
	// are damaged.
	ErrEncoding = errors.New("wrongly encoded")
)

// Error is an error at a place of a source. It prints as name:line:col: text,
// without the parts that are not known.
type Error struct {
	Pos tree.Position
	Err error
}

// Error returns the place and the text of the error.
func (e *Error) Error() string {
	var b strings.Builder
	if e.Pos.Name != "" {
		b.WriteString(e.Pos.Name + ":")
	}
	if e.Pos.Line > 0 {
		b.WriteString(strconv.Itoa(e.Pos.Line) + ":")
		if e.Pos.Col > 0 {
			b.WriteString(strconv.Itoa(e.Pos.Col) + ":")
		}
	}
	if b.Len() > 0 {
		b.WriteString(" ")
	}
	return b.String() + e.Err.Error()
}

// Unwrap returns the error without its place.
func (e *Error) Unwrap() error { return e.Err }
