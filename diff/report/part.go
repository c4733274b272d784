package report

import (
	"github.com/clausediff/clausediff/diff/report/locale"
	"github.com/clausediff/clausediff/diff/report/passage"
)

// Part returns the new statement's part, or the old one's where only that has
// one.
func (s *Section) Part() passage.Part {
	if s.New.IsZero() {
		return s.Old
	}
	return s.New
}

// Gone reports whether the part, in the old statement only, left next to nothing in the
// new one.
func (s *Section) Gone() bool { return s.New.IsZero() && s.Elsewhere == nil }

// Came reports whether the part, in the new statement only, has next to nothing from the
// old one.
func (s *Section) Came() bool { return s.Old.IsZero() && s.Elsewhere == nil }

// Change says what became of a part: it was "added" or "dropped", an old one went into the
// counterpart of another, "merged", or into several, "split", and a new one was made of a
// part of one old one, "split", or of several, "merged"; or it was "renumbered". It is ""
// where nothing of that is so.
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

// Places returns the locators of the parts of both statements that hold its text.
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

// Renumbered reports whether the part has other labels in the two statements.
func (s *Section) Renumbered() bool {
	return !s.Old.IsZero() && !s.New.IsZero() && s.Old.Label != s.New.Label
}

// Was returns the name of the part in the old statement where it has another
// label there, or "".
func (s *Section) Was(l locale.Language) string {
	if !s.Renumbered() {
		return ""
	}
	return s.Old.Name(l)
}
