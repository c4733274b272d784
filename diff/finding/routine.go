package finding

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/clausediff/clausediff/parse/lang/dates"
	"github.com/clausediff/clausediff/parse/lang/numbers"
	"github.com/clausediff/clausediff/parse/lang/quantities"
	"github.com/clausediff/clausediff/parse/tree"
)

// A rewording is routine if everything that changed in it changes by itself from one
// statement to the next. Every change must be one of these, and none may be a decision:
//
//	the year of the statement       2021 in the statement of 2021, 2022 in that of 2022:
//	                                the same distance; not a deadline (by 2025), and a
//	                                future year only for a meeting
//	the day or month of a meeting   met in May → met in June; also the statement's own
//	count of years                  sixtieth anniversary → sixty-first, with the years
//	ordinal of a meeting            fourth session → fifth session
//	venue                           held in Riga → held in Oslo
//	record of amendments            a line above a law that says when it was amended
//	number of an article cited      Article 51 → Article 68, if that article moved there
//
// Ordinals of phases and resolutions are not ordinals of meetings.

// routineMost is the largest number of changed characters on a side of a routine change. More
// are never just a date or two, so they are not searched.
const routineMost = 48

// calendar has the dates of two statements, against which dates in their texts are measured.
type calendar struct {
	old, new moment
	forms    *routineForms
}

// moment is a date. Unknown fields are 0.
type moment struct{ year, month, day int }

// newCalendar returns the calendar of two statements, false if they differ in language or
// there are no forms for it.
func newCalendar(old, new *tree.Statement) (calendar, bool) {
	forms, ok := formsOf[new.Lang]
	if !ok || old.Lang != new.Lang {
		return calendar{}, false
	}
	return calendar{momentOf(old), momentOf(new), forms()}, true
}

// idDate matches the year or the whole date that an ID begins with.
var idDate = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^((?:19|20)[0-9]{2})(?:-?([01][0-9])-?([0-3][0-9]))?`)
})

// momentOf returns the date of a statement. If it is not known, the date is the one that its
// ID begins with, else the only year in its title.
func momentOf(h *tree.Statement) moment {
	var m moment
	if parts := strings.Split(h.Date, "-"); h.Date != "" {
		m.year, _ = strconv.Atoi(parts[0])
		if len(parts) == 3 {
			m.month, _ = strconv.Atoi(parts[1])
			m.day, _ = strconv.Atoi(parts[2])
		}
		return m
	}
	if id := idDate().FindStringSubmatch(h.ID); id != nil {
		m.year, _ = strconv.Atoi(id[1])
		m.month, _ = strconv.Atoi(id[2])
		m.day, _ = strconv.Atoi(id[3])
		return m
	}
	years := yearDigits().FindAllString(h.Title, -1)
	if len(slices.Compact(years)) == 1 {
		m.year, _ = strconv.Atoi(years[0])
	}
	return m
}

// isRoutine reports whether everything that changed in a pair changes by itself. The forms of
// both sides are paired in order, since the text outside them is the same on both.
func (c calendar) isRoutine(p *pair) bool {
	if !mayBeRoutine(p) {
		return false
	}
	old, ok := c.forms.find(&p.old)
	if !ok {
		return false
	}
	new, ok := c.forms.find(&p.new)
	if !ok || len(old) != len(new) {
		return false
	}
	for i := range old {
		o, n := old[i], new[i]
		renumbered := o.kind == citationForm && p.reading.isRenumbered(o.text, n.text)
		if o.kind != n.kind || o.text != n.text && !renumbered && !c.movesByItself(o, n) {
			return false
		}
	}
	return true
}

// moves reports whether a date or a number that a rule found changed by itself, whatever else
// changed in the pair.
func (c calendar) moves(p *pair, h hit) bool {
	old, inOld := formAt(c.forms.of(&p.old), h.old)
	new, inNew := formAt(c.forms.of(&p.new), h.new)
	return inOld && inNew && old.kind == new.kind && c.movesByItself(old, new)
}

func formAt(all []form, x span) (form, bool) {
	for _, f := range all {
		if f.start < x.end && x.start < f.end {
			return f, true
		}
	}
	return form{}, false
}

// mayBeRoutine reports whether a pair has edits, and few enough to be routine.
func mayBeRoutine(p *pair) bool {
	for _, s := range []*side{&p.old, &p.new} {
		n := 0
		for _, e := range s.edits {
			n += utf8.RuneCountInString(s.text[e.start:e.end])
		}
		if n > routineMost {
			return false
		}
	}
	return len(p.old.edits)+len(p.new.edits) > 0
}

// movesByItself reports whether an old form becomes the new one as a matter of course.
func (c calendar) movesByItself(old, new form) bool {
	switch old.kind {
	case venueForm:
		return true
	case citationForm:
		return false
	case dateForm:
		return c.dateMoves(old, new)
	}
	o, n := c.forms.number(old.text), c.forms.number(new.text)
	if old.kind == countForm {
		years, known := c.yearsBetween()
		return known && n-o == years
	}
	return o > 0 && n > o && c.forms.counted(old.text) == c.forms.counted(new.text)
}

// yearsBetween returns the years from the old statement to the new one, and
// whether they are known.
func (c calendar) yearsBetween() (years int, known bool) {
	return c.new.year - c.old.year, c.old.year != 0 && c.new.year != 0
}

// dateMoves reports whether a date moved along with the date of its statement.
func (c calendar) dateMoves(old, new form) bool {
	o, n := c.forms.moment(old.text), c.forms.moment(new.text)
	if old.horizon || new.horizon || (o.year == 0) != (n.year == 0) {
		return false
	}
	ofMeetings := old.meeting && new.meeting
	if o.year != 0 {
		years, known := c.yearsBetween()
		ahead := o.year > c.old.year || n.year > c.new.year
		if known && n.year-o.year != years || !known && !ofMeetings || ahead && !ofMeetings {
			return false
		}
	}
	sameDay := o.month == n.month && o.day == n.day
	return sameDay && o.year != n.year || ofMeetings || c.old.near(o) && c.new.near(n)
}

// near reports whether a date is within ten days of the moment, or in the same month if its
// day is unknown.
func (m moment) near(date moment) bool {
	if m.month == 0 || date.month == 0 {
		return false
	}
	days := 31*(m.month-date.month) + m.day - date.day
	return date.day == 0 && m.month == date.month || date.day != 0 && -10 <= days && days <= 10
}

// formKind is the kind of a form.
type formKind uint8

const (
	dateForm    formKind = iota
	countForm            // of years: an anniversary
	ordinalForm          // of a meeting
	venueForm
	citationForm // of an article of the statement
)

// form is a piece of a side that may change by itself.
type form struct {
	kind       formKind
	start, end int
	text       string
	horizon    bool // the date is a deadline or a beginning
	meeting    bool // the date is that of a meeting
}

// find returns the forms of a side in order, and false if an edit is outside them.
func (f *routineForms) find(s *side) ([]form, bool) {
	all := f.of(s)
	return all, !slices.ContainsFunc(s.edits, func(e edit) bool { return !covered(all, s.text, e.start, e.end) })
}

// of returns the forms of a side of a pair in order, cached.
func (f *routineForms) of(s *side) []form {
	if !s.memo.formed {
		s.memo.forms, s.memo.formed = f.all(s.text), true
	}
	return s.memo.forms
}

// all returns the forms of a text in order.
func (f *routineForms) all(text string) []form {
	var all []form
	lower := strings.ToLower(text)
	for kind, of := range f.kinds {
		for _, at := range of.find(text, lower) {
			taken := func(g form) bool { return at[0] < g.end && g.start < at[1] }
			if !slices.ContainsFunc(all, taken) {
				all = append(all, form{kind: formKind(kind), start: at[0], end: at[1], text: text[at[0]:at[1]]})
			}
		}
	}
	slices.SortFunc(all, func(x, y form) int { return x.start - y.start })
	for i := range all {
		f.describe(&all[i], text)
	}
	return all
}

// isCitation reports whether all of a text is the number of an article.
func (f *routineForms) isCitation(text string) bool {
	at := f.kinds[citationForm].FindStringIndex(text)
	return at != nil && at[0] == 0 && at[1] == len(text)
}

// covered reports whether all of a piece of a text is in forms, except spaces and commas.
func covered(forms []form, text string, start, end int) bool {
	for _, g := range forms {
		if g.start <= start && start < g.end {
			rest := text[min(g.end, end):end]
			start = end - len(strings.TrimLeft(rest, " ,\n"))
		}
	}
	return start == end
}

// describe sets whether a date is a deadline and whether it is that of a meeting, from the
// text around it.
func (f *routineForms) describe(g *form, text string) {
	if g.kind != dateForm {
		return
	}
	before, after := text[:g.start], text[g.end:]
	if at := strings.LastIndexFunc(before, endsClause); at >= 0 {
		before = before[at:]
	}
	g.horizon = f.before.MatchString(before) || f.after.MatchString(after)
	if at := strings.IndexFunc(after, endsClause); at >= 0 {
		after = after[:at]
	}
	g.meeting = f.meeting.MatchString(before) || f.meeting.MatchString(after)
}

// endsClause reports whether a character ends the text that may describe a date.
func endsClause(r rune) bool { return strings.ContainsRune(",.;:，。；：", r) }

// number returns the number of an ordinal or a count, 0 for none.
func (f *routineForms) number(text string) int {
	numeral := f.numeral.FindString(text)
	if n := numbers.Parse(numeral); n > 0 {
		return n
	}
	n, _ := quantities.Ordinal(numeral, f.lang)
	return n
}

// counted returns the word that says what is counted: "meeting" for "third ministerial
// meeting". For Chinese, which has no spaces, it returns the whole text.
func (f *routineForms) counted(text string) string {
	words := strings.Fields(strings.ToLower(f.numeral.ReplaceAllString(text, " ")))
	return strings.Join(words[max(0, len(words)-1):], "")
}

// moment parses a date, or the first day of several.
func (f *routineForms) moment(text string) moment {
	var m moment
	year := f.year.FindString(text)
	m.year = numbers.Parse(year)
	first := strings.FieldsFunc(strings.Replace(text, year, " ", 1), func(r rune) bool { return strings.ContainsRune("-–—至到", r) })
	if len(first) > 0 {
		_, m.month, m.day = dates.Parts(first[0], f.lang)
	}
	return m
}
