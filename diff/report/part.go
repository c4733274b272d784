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
