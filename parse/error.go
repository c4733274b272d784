package parse

import (
	"errors"

	"github.com/clausediff/clausediff/parse/internal/source"
	"github.com/clausediff/clausediff/parse/tree"
)

// The errors that a caller may want to tell apart. Each comes wrapped in an [*Error].
var (
	// ErrNoContent: the source holds no running text.
	ErrNoContent = source.ErrNoContent
	// ErrUnsupported: the format of the source is not read, such as DOC.
	ErrUnsupported = source.ErrUnsupported
	// ErrTooLarge: the source or its content is larger than [MaxSize] allows.
	ErrTooLarge = source.ErrTooLarge
	// ErrTruncated: the source breaks off, so its statement is not complete.
	ErrTruncated = source.ErrTruncated
	// ErrEncoding: the bytes are damaged, or are not text in any supported encoding.
	ErrEncoding = source.ErrEncoding
	// ErrProfile: a profile does not fit the page.
	ErrProfile = source.ErrProfile
)

// Error is an error at a position of a source. It prints as name:line:col: text; hint.
// Parts that are not known are omitted.
type Error struct {
	Pos  tree.Position // without a line if the error concerns the whole source
	Err  error         // one of the errors above, or of the reader
	Hint string        // what to do, as the command says it: "save the whole page again"; "" for none
}

// Error returns the position, the text and the hint in one line.
func (e *Error) Error() string {
	text := e.Err.Error()
	if at := e.Pos.String(); at != "" {
		text = at + ": " + text
	}
	if e.Hint != "" {
		text += "; " + e.Hint
	}
	return text
}

// Unwrap returns the error without its position and hint.
func (e *Error) Unwrap() error { return e.Err }

// failed turns an error of reading into an [*Error].
func failed(err error) error {
	var bad *source.Error
	if errors.As(err, &bad) {
		return &Error{bad.Pos, bad.Err, bad.Hint}
	}
	return err
}
