package text

import (
	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/finding"
	"github.com/clausediff/clausediff/diff/report"
	"github.com/clausediff/clausediff/diff/report/locale"
)

// looks holds the sign and the style of kinds, statuses and changes by their words.
var looks = map[string]Sign{
	"unchanged": {Glyph: "=", Style: Dim}, "typographic": {Glyph: "≈", Style: Dim}, "reworded": {Glyph: "~", Style: Strong},
	"dropped": {Glyph: "-", Style: OldText}, "added": {Glyph: "+", Style: NewText}, "possibly reworded": {Glyph: "?", Style: Strong},
	"standing": {Glyph: "=", Style: Dim}, "new": {Glyph: "+", Style: NewText}, "returned": {Glyph: "↺", Style: NewText}, "broken": {Glyph: "-", Style: OldText},
}

// KindSign returns the sign of a kind, a count or a change by its word.
func KindSign(word string, l locale.Language) Sign {
	s := looks[word]
	s.Word = l.T(word)
	return s
}

// StatusSign returns the sign of the status of a thread or a formula.
func StatusSign(status string, l locale.Language) Sign {
	s := KindSign(status, l)
	if s.Glyph == "" || s.Style == Strong {
		s.Glyph, s.Style = "~", Plain
	}
	return s
}

// TypeSign returns the sign of a type of finding.
func TypeSign(t finding.Type, l locale.Language) Sign {
	return Sign{Glyph: report.Sign(t), Word: l.T(string(t)), Style: typeStyle(t), Named: true}
}

func typeStyle(t finding.Type) Style {
	switch t {
	case finding.Dropped, finding.Unnamed, finding.ListLost:
		return OldText
	case finding.Added, finding.Named, finding.ListGained, finding.Returned:
		return NewText
	}
	return Strong
}

// RowSign returns the sign that a row begins with: of a stub, that its text moved, became a part
// of other text, or is a part of what other text became.
func RowSign(row *report.Row, l locale.Language) Sign {
	s := KindSign(row.Kind.String(), l)
	switch {
	case row.Stub && row.Old.Empty():
		s.Glyph, s.Style = "←", Strong
	case row.Moved && (row.Stub || row.Kind == diff.Unchanged):
		s.Glyph, s.Style = "↷", Strong
	case row.Stub:
		s.Glyph, s.Style = "→", Strong
	}
	return s
}
