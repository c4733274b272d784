package parse

import "github.com/clausediff/clausediff/parse/internal/source"

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

// Error is an error at a place of a source: Pos is the place, Err the error
// without it. It prints as name:line:col: text, without the parts that are not
// known.
type Error = source.Error
