package parse

import (
	"cmp"
	"fmt"

	"github.com/clausediff/clausediff/parse/internal/hint"
	"github.com/clausediff/clausediff/parse/internal/page"
	"github.com/clausediff/clausediff/parse/internal/source"
)

// Profile describes how the pages of one site are read where the general rules fail. It
// is made by [NewProfile] and is immutable.
type Profile struct{ compiled *source.Profile }

// ProfileSpec is the source form of a profile. The general rules apply where a field is
// empty.
type ProfileSpec struct {
	Name string
	// Selector is a CSS selector for the elements that hold the statement.
	Selector string
	// Drop selects elements that are not part of it. Keep selects elements that the
	// general rules would discard by mistake.
	Drop, Keep []string
	// Start is the beginning of the statement's first paragraph, End that of the first
	// paragraph after the statement.
	Start, End string
}

// SelectorError reports a selector that cannot be parsed.
type SelectorError struct {
	Selector string
	Err      error  // the reason
	Hint     string // what to do about it, such as "write it as in CSS"
}

// Error returns the selector and what is wrong with it.
func (e *SelectorError) Error() string { return fmt.Sprintf("selector %q: %v", e.Selector, e.Err) }

// Unwrap returns what is wrong with the selector.
func (e *SelectorError) Unwrap() error { return e.Err }

// NewProfile compiles the selectors. The error is a [*SelectorError].
func NewProfile(spec ProfileSpec) (*Profile, error) {
	var body []string
	if spec.Selector != "" {
		body = []string{spec.Selector}
	}
	p := &source.Profile{Name: spec.Name, Start: page.Squeeze(spec.Start), End: page.Squeeze(spec.End)}
	for _, list := range []struct {
		selectors []string
		compiled  *source.Selectors
	}{{body, &p.Body}, {spec.Drop, &p.Drop}, {spec.Keep, &p.Keep}} {
		compiled, bad, err := source.Compile(list.selectors...)
		if err != nil {
			return nil, &SelectorError{bad, err, cmp.Or(hint.Of(err), "write it as in CSS")}
		}
		*list.compiled = compiled
	}
	return &Profile{p}, nil
}
