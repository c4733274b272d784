package report

import (
	"github.com/clausediff/clausediff/diff/report/locale"
	"github.com/clausediff/clausediff/diff/report/passage"
)

// Part returns the part of the new statement, or of the old one if the new one has none.
func (s *Section) Part() passage.Part {
	if s.New.IsZero() {
		return s.Old
	}
	return s.New
}

// Gone reports whether a part of the old statement alone left almost nothing in the new one.
func (s *Section) Gone() bool { return s.New.IsZero() && s.Elsewhere == nil }

// Came reports whether a part of the new statement alone takes almost nothing from the old
// one.
func (s *Section) Came() bool { return s.Old.IsZero() && s.Elsewhere == nil }

// Change says what happened to a part. An old part was "dropped", "merged" into the
// counterpart of another one, or "split" over several new parts. A new part was "added",
// "split" off a part of the old statement, or "merged" from several. A part with another
// label is "renumbered". Otherwise Change returns "".
func (s *Section) Change() string {
	one := len(s.Elsewhere) == 1
	switch {
	case s.Came():
		return "added"
	case s.Gone():
		return "dropped"
	case s.New.IsZero() && one, s.Old.IsZero() && !one:
		return "merged"
	case s.New.IsZero(), s.Old.IsZero():
		return "split"
	case s.Renumbered():
		return "renumbered"
	}
	return ""
}

// Places returns the locators of the parts of both statements that hold the section's text.
func (s *Section) Places() (old, new []string) {
	old, new = []string{s.Old.Locator}, []string{s.New.Locator}
	if s.Old.IsZero() {
		old = s.Elsewhere
	}
	if s.New.IsZero() {
		new = s.Elsewhere
	}
	return old, new
}

// Renumbered reports whether the part has different labels in the two statements.
func (s *Section) Renumbered() bool {
	return !s.Old.IsZero() && !s.New.IsZero() && s.Old.Label != s.New.Label
}

// Was returns the name of the part in the old statement if its label differs, otherwise "".
func (s *Section) Was(l locale.Language) string {
	if !s.Renumbered() {
		return ""
	}
	return s.Old.Name(l)
}
