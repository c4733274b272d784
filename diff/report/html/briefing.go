package html

import (
	"html/template"
	"iter"
	"strings"

	"github.com/clausediff/clausediff/diff/report"
	"github.com/clausediff/clausediff/diff/report/locale"
	"github.com/clausediff/clausediff/diff/report/passage"
)

// briefing is the top of a page: what is news. The rows of the page must have been built.
type briefing struct {
	*report.Briefing
	Step             string // what it is about, "" if that is the whole page
	OldLang, NewLang string
	Routine          string // how many are left out
	// Counts is set if what does not fit in a briefing is only counted, not listed.
	Counts   bool
	language locale.Language
	// place returns the id of the element with a node, "" for none. The side is "old" or
	// "new".
	place func(side, locator string) string
}

// newBriefing makes the view of a briefing, nil if it is empty.
func newBriefing(x Renderer, b *report.Briefing, old, new *passage.Head, place func(side, locator string) string) *briefing {
	if b.IsZero() {
		return nil
	}
	return &briefing{
		Briefing: b, OldLang: langTag(old.Lang), NewLang: langTag(new.Lang), Counts: x.Links.inSite(), language: x.Language, place: place,
		Routine: report.More(x.Language, b.Routine, "%d routine changes left out"),
	}
}

// line is a change with its evidence.
type line struct {
	*report.Line
	briefing *briefing
}

// Line returns the view of a line.
func (b *briefing) Line(l report.Line) line { return line{&l, b} }

// beginning is how many columns of a text identify it.
const beginning = 120

// Short returns lines without evidence as HTML: the beginnings of their texts. There can be
// hundreds.
func (b *briefing) Short(lines []report.Line) iter.Seq[template.HTML] {
	return pieces(b.language, func(w *writer, lines []report.Line) {
		for i := range lines {
			w.open("li")
			w.short(line{&lines[i], b})
			w.close("li")
			w.WriteByte('\n')
		}
	})(lines)
}

func (w *writer) short(l line) {
	begins := passage.Shorten(l.Row.Side().Text(), beginning)
	for i := range l.Findings {
		w.headline(&l.Findings[i], begins != "")
	}
	if begins != "" {
		w.open("bdi")
		w.text(begins)
		w.close("bdi")
		w.WriteByte(' ')
	}
	w.places(l.OldPlaces())
	if len(l.Old) > 0 && len(l.New) > 0 {
		w.WriteString(" → ")
	}
	w.places(l.NewPlaces())
}

// headline writes the sign and the heading of a finding. If a text follows, the word of the sign
// is for screen readers only.
func (w *writer) headline(f *report.Finding, textFollows bool) {
	sign, kind := typeSign(f.Type), ""
	if textFollows {
		kind = "v"
	}
	w.open("span", class("k "+sign.Class))
	w.glyph(sign.Glyph)
	w.element("i", w.language.T(sign.Word), class(kind))
	w.close("span")
	w.WriteByte(' ')
	if headline := f.Headline(w.language); headline != nil {
		w.open("span", class("hl"), attribute{"dir", "auto"})
		w.runs(headline, "")
		w.close("span")
		w.WriteByte(' ')
	}
}

// OldPlaces, NewPlaces and Others return addresses that link to the rows of the page: those of the
// change, and those of other changes on the subject.
func (l line) OldPlaces() []locator { return l.places("old", l.Old) }

// NewPlaces is explained at OldPlaces.
func (l line) NewPlaces() []locator { return l.places("new", l.New) }

// Others is explained at OldPlaces.
func (l line) Others() []locator {
	var all []locator
	for _, place := range l.Also {
		side, at := "new", strings.TrimPrefix(place, "+")
		if old, ok := strings.CutPrefix(place, "−"); ok {
			side, at = "old", old
		}
		all = append(all, locator{Text: place, Ref: l.briefing.place(side, at)})
	}
	return all
}

func (l line) places(side string, list []string) []locator {
	out := make([]locator, len(list))
	for i, place := range list {
		out[i] = locator{Text: place, Ref: l.briefing.place(side, place)}
	}
	return out
}

// wording is a marked text: old and new woven into one, or one of them.
type wording struct {
	Whole bool // the text is of one side only and needs no marks
	Lang  string
	Runs  template.HTML
}

// Wordings returns the wording before and after.
func (l line) Wordings() []wording {
	var all []wording
	for _, x := range l.Row.Evidence() {
		lang := l.briefing.NewLang
		if x.Old {
			lang = l.briefing.OldLang
		}
		all = append(all, wording{x.Whole, lang, redline(x.Runs)})
	}
	return all
}
