package charset

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/htmlindex"
)

// badBytes returns the error for bytes that decoded to text with U+FFFD.
func badBytes(b []byte, name, text string, base int) error {
	before := text[:max(0, strings.IndexRune(text, utf8.RuneError))]
	at := min(encodedLen(before, name), len(b))
	return &Error{
		Offset:    base + at,
		Line:      1 + strings.Count(before, "\n"),
		Encoding:  name,
		Truncated: endsInside(b, name, at),
	}
}

// encodedLen returns the length of a text in bytes in an encoding.
func encodedLen(text, name string) int {
	e, err := htmlindex.Get(name)
	if err != nil {
		return len(text)
	}
	out, err := e.NewEncoder().String(text)
	if err != nil {
		return len(text)
	}
	return len(out)
}

// endsInside reports whether the bad bytes are an incomplete character at the end of
// the input.
func endsInside(b []byte, name string, at int) bool {
	if len(b)-at >= 4 || strings.HasPrefix(name, "windows") || strings.HasPrefix(name, "koi") {
		return false
	}
	_, ok := trial(b[:at], name)
	return ok
}

// newlines counts the line ends in the first bytes of a text.
func newlines(b []byte, name string, upTo int) int {
	text, _ := trial(b[:upTo], name)
	return strings.Count(text, "\n")
}
