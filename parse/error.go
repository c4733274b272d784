package parse

import (
	"errors"
	"strconv"
	"strings"

	"github.com/clausediff/clausediff/parse/internal/source"
	"github.com/clausediff/clausediff/parse/tree"
)

// What a caller may want to tell apart; each comes wrapped in an [*Error].
var (
	// ErrNoContent: the source holds no running text.
	ErrNoContent = source.ErrNoContent
	// ErrUnsupported: the source is of a kind that is not read, such as PDF.
	ErrUnsupported = source.ErrUnsupported
	// ErrTooLarge: the source, or what is in it, is larger than [MaxSize] allows.
	ErrTooLarge = source.ErrTooLarge
	// ErrTruncated: the source breaks off, so its statement is not whole.
	ErrTruncated = source.ErrTruncated
	// ErrEncoding: the bytes are not text in any encoding that is known, or
	// are damaged.
	ErrEncoding = source.ErrEncoding
	// ErrProfile: a profile does not fit the page.
	ErrProfile = source.ErrProfile
)

// Error is an error at a place of a source. It prints as name:line:col: text;
// hint, without the parts that are not known.
type Error struct {
	Pos  tree.Position // without a line where the whole source is meant
	Err  error         // one of those above, or of the reader
	Hint string        // what to do, in the words of the command: "save the whole page again"; "" for nothing
}

// Error returns the place, the text and the hint, in one line.
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
	b.WriteString(e.Err.Error())
	if e.Hint != "" {
		b.WriteString("; " + e.Hint)
	}
	return b.String()
}

// Unwrap returns the error without its place and hint.
func (e *Error) Unwrap() error { return e.Err }

// failed makes an error of reading an [*Error].
func failed(err error) error {
	var bad *source.Error
	if errors.As(err, &bad) {
		return &Error{bad.Pos, bad.Err, bad.Hint}
	}
	return err
}
