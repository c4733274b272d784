package parse

import (
	"cmp"
	"fmt"

	"github.com/clausediff/clausediff/parse/internal/hint"
	"github.com/clausediff/clausediff/parse/internal/page"
	"github.com/clausediff/clausediff/parse/internal/source"
)

// Profile tells how the pages of one site are read, where the general rules do
// not do. It is made by [NewProfile] and not changed afterwards.
type Profile struct{ compiled *source.Profile }

// ProfileSpec is a profile as written. Fields that are empty leave the matter to
// the general rules.
type ProfileSpec struct {
	Name string
	// Selector names the elements that hold the statement, as CSS does.
	Selector string
	// Drop names elements that are not part of it, Keep some that the general
	// rules would leave out by mistake.
	Drop, Keep []string
	// Start begins the statement's first paragraph, End the first after it.
	Start, End string
}

// SelectorError is a selector that cannot be understood.
type SelectorError struct {
	Selector string
	Err      error  // why
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
