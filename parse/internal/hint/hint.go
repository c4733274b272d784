// Package hint attaches advice on what to do to errors, separate from their text.
package hint

import (
	"errors"
	"fmt"
)

// advised is an error with a hint that is not part of its text.
type advised struct {
	error
	hint string
}

// Unwrap returns the error without its hint.
func (e *advised) Unwrap() error { return e.error }

// Errorf returns an error like [fmt.Errorf], with a hint such as "save the whole page
// again".
func Errorf(hint, format string, args ...any) error {
	return &advised{fmt.Errorf(format, args...), hint}
}

// Of returns the outermost hint of an error, or "".
func Of(err error) string {
	var a *advised
	if errors.As(err, &a) {
		return a.hint
	}
	return ""
}
