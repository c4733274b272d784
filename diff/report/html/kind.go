package html

import (
	"strings"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/report"
)

// sign is the display of a kind or a flag, which is never only a colour.
type sign struct {
	Class string // of rows and bars
	Glyph string
	Word  string // in English; the templates translate it
	More  string // text after the word: a shape, locators
}

// The signs of flags. kindSign has those of kinds.
const (
	glyphMoved      = "↕"
	glyphSplit      = "≺"
	glyphMerged     = "≻"
	glyphRenumbered = "№"
	glyphRoutine    = "◦"
	glyphStood      = "⊢"
	glyphPossible   = "?"
)

func kindSign(k diff.Kind) sign {
	s := sign{Word: k.String()}
	switch k {
	case diff.Unchanged:
		s.Class, s.Glyph = "u", "="
	case diff.Typographic:
		s.Class, s.Glyph = "t", "≈"
	case diff.Reworded:
		s.Class, s.Glyph = "w", "~"
	case diff.Dropped:
		s.Class, s.Glyph = "d", "−"
	case diff.Added:
		s.Class, s.Glyph = "a", "+"
	}
	return s
}

// count is a sign with a number.
type count struct {
	sign
	N int
}

// kindCounts returns the counts by kind, in the order of the kinds.
func kindCounts(s diff.Stats) []count {
	var counts []count
	for _, t := range report.Tallies(s) {
		c := count{kindSign(t.Kind), t.N}
		if t.Possible {
			c.sign = sign{Class: "p", Glyph: glyphPossible, Word: t.Word()}
		}
		counts = append(counts, c)
	}
	return counts
}

// flagCounts returns the counts by flag, moved first.
func flagCounts(s diff.Stats) []count {
	return []count{
		{sign{Class: "m", Glyph: glyphMoved, Word: "moved"}, s.Moved},
		{sign{Glyph: glyphSplit, Word: "split"}, s.Split},
		{sign{Glyph: glyphMerged, Word: "merged"}, s.Merged},
		{sign{Glyph: glyphRenumbered, Word: "renumbered"}, s.Renumbered},
		{sign{Glyph: glyphPossible, Word: "only possible"}, s.Possible - s.PossiblyReworded},
	}
}

// changed counts the links with a change of wording, which excludes typographic ones.
func changed(s diff.Stats) int { return s.Reworded + s.Dropped + s.Added }

// flags returns a row's flags except moved, which has links.
func flags(r *report.Row) []sign {
	var list []sign
	switch {
	case r.Split:
		list = append(list, sign{Glyph: glyphSplit, Word: "split", More: r.Shape})
	case r.Merged:
		list = append(list, sign{Glyph: glyphMerged, Word: "merged", More: r.Shape})
	}
	if r.Routine {
		list = append(list, sign{Glyph: glyphRoutine, Word: "routine"})
	}
	if r.Renumbered {
		list = append(list, sign{Glyph: glyphRenumbered, Word: "renumbered"})
	}
	if r.StoodSince != "" {
		list = append(list, sign{Glyph: glyphStood, Word: "had stood since", More: r.StoodSince})
	}
	if r.Nearest != "" {
		list = append(list, sign{Glyph: glyphPossible, Word: r.Said, More: r.Nearest})
	}
	for _, t := range r.Changes() {
		s := typeSign(t)
		list = append(list, sign{Glyph: s.Glyph, Word: s.Word})
	}
	if len(r.PossiblyFrom) > 0 {
		list = append(list, sign{Glyph: glyphPossible, Word: "possibly also from", More: strings.Join(r.PossiblyFrom, ", ")})
	}
	return list
}

// doubt returns the word for a certainty below certain, and "" for a certain link.
func doubt(c diff.Certainty) string {
	switch c {
	case diff.Possible:
		return "possible?"
	case diff.Likely:
		return "likely"
	}
	return ""
}

// tier names the certainties that a reader can filter out.
func tier(c diff.Certainty) string {
	if c == diff.Possible || c == diff.Likely {
		return c.String()
	}
	return ""
}
