package html

import (
	"slices"
	"strings"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/finding"
	"github.com/clausediff/clausediff/diff/report"
)

// sign is the display of a kind, a status, a change or a flag, which is never only a colour.
type sign struct {
	Class string // of rows and bars
	Glyph string
	Word  string // in English; the templates translate it
	More  string // text after the word: a shape, locators
}

// looks holds the class and the glyph of words, those of other words being w and ~.
var looks = map[string]sign{
	"unchanged": {Class: "u", Glyph: "="}, "typographic": {Class: "t", Glyph: "≈"}, "reworded": {Class: "w", Glyph: "~"},
	"dropped": {Class: "d", Glyph: "−"}, "added": {Class: "a", Glyph: "+"},
	"possibly reworded": {Class: "p", Glyph: "?"}, "only possible": {Glyph: "?"},
	"moved": {Class: "m", Glyph: "↕"}, "split": {Glyph: "≺"}, "merged": {Glyph: "≻"}, "renumbered": {Glyph: "№"},
	"new": {Class: "a", Glyph: "+"}, "returned": {Class: "t", Glyph: "↺"}, "standing": {Class: "u", Glyph: "="}, "broken": {Class: "d", Glyph: "−"},
}

// signOf returns the sign of the word of a kind, a status, a change or a flag, and the zero sign
// for no word.
func signOf(word string) sign {
	s, known := looks[word]
	if !known && word != "" {
		s = sign{Class: "w", Glyph: "~"}
	}
	s.Word = word
	return s
}

// count is a sign with a number.
type count struct {
	sign
	N int
}

func counts(tallies []report.Tally) []count {
	var list []count
	for _, t := range tallies {
		list = append(list, count{signOf(t.Word), t.N})
	}
	return list
}

// allCounts returns the counts by kind, in the order of the kinds, then those by flag.
func allCounts(s diff.Stats) []count {
	return counts(append(report.Tallies(s), report.FlagTallies(s)...))
}

// shown returns the counts that are not zero.
func shown(list []count) []count {
	return slices.DeleteFunc(list, func(c count) bool { return c.N == 0 })
}

// flags returns a row's flags except moved, which has links.
func flags(r *report.Row) []sign {
	var list []sign
	add := func(glyph, word, more string) { list = append(list, sign{Glyph: glyph, Word: word, More: more}) }
	switch {
	case r.Split:
		add("≺", "split", r.Shape)
	case r.Merged:
		add("≻", "merged", r.Shape)
	}
	if r.Routine {
		add("◦", "routine", "")
	}
	if r.Renumbered {
		add("№", "renumbered", "")
	}
	if r.StoodSince != "" {
		add("⊢", "had stood since", r.StoodSince)
	}
	if r.Nearest != "" {
		add("?", r.Said, r.Nearest)
	}
	for _, t := range r.Changes() {
		add(report.Sign(t), string(t), "")
	}
	if len(r.PossiblyFrom) > 0 {
		add("?", "possibly also from", strings.Join(r.PossiblyFrom, ", "))
	}
	return list
}

// typeSign returns the sign and word of a type of finding.
func typeSign(t finding.Type) sign {
	s := sign{Glyph: report.Sign(t), Word: string(t), Class: "w"}
	switch t {
	case finding.Dropped, finding.Unnamed, finding.ListLost:
		s.Class = "d"
	case finding.Added, finding.Named, finding.ListGained, finding.Returned:
		s.Class = "a"
	}
	return s
}

// tier names the certainties that a reader can filter out.
func tier(c diff.Certainty) string {
	if c == diff.Possible || c == diff.Likely {
		return c.String()
	}
	return ""
}
