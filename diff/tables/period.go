package tables

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clausediff/clausediff/parse/lang/chars"
	"github.com/clausediff/clausediff/parse/lang/numbers"
	"github.com/clausediff/clausediff/parse/lang/quantities"
	"github.com/clausediff/clausediff/parse/tree"
)

// periodOf returns the period set by the last time expression of a text, or before if it
// has none. The quantities must be those of the text.
func (r *reader) periodOf(text string, quantities []quantities.Quantity, before Period) Period {
	years, spans := r.lastOf("years", text), r.lastSpan(text)
	for _, q := range quantities {
		if !q.Date || q.End > len(text) {
			continue
		}
		if isYears(text[q.Start:q.End]) {
			spans = max(spans, q.Start)
		}
		if year := yearIn(text[q.Start:q.End]); year > 0 && (year == r.year || year == r.year-1) {
			years = max(years, q.Start)
		}
	}
	switch last := max(years, spans, r.lastOf("future", text)); {
	case last < 0:
		return before
	case last == years:
		return Current
	case last == spans:
		return SomeYears
	}
	return Next
}

// lastSpan returns where the last expression for several years begins in a text, -1 for
// none. In the name of a plan such words do not set a period, and directly after the word
// for a single year they refer to that year.
func (r *reader) lastSpan(text string) int {
	at := -1
	for _, span := range r.list("spans") {
		k := lastIndex(text, span)
		if k <= at || r.ofOneYear(text[:k+len(span)], k) {
			continue
		}
		behind := strings.TrimLeft(text[k+len(span):], "”»\" ")
		if !r.begins("span-names", behind) {
			at = k
		}
	}
	return at
}

// ofOneYear reports whether a word for a year reaches into the end of a text that begins at
// from, or directly precedes it: 一年来, 今年以来, 全年累计.
func (r *reader) ofOneYear(text string, from int) bool {
	return slices.ContainsFunc(r.list("years"), func(year string) bool {
		k := strings.LastIndex(text, year)
		return k >= 0 && k+len(year) >= from
	})
}

// when returns the period of number i: that of the nearest time expression in the sentence,
// else that of the preceding text.
func (r *reader) when(s *namer, i int) (Period, int) {
	q := s.quantities[i]
	d := r.dateBehind(s, i)
	behind := d != ""
	if s.isThereafter(i, behind) {
		return Later, 0
	}
	if !behind {
		d = s.dateBefore(i)
	}
	if year := yearIn(d); year > 0 && r.year > 0 {
		switch {
		case year == r.year+1:
			return Next, 0
		case year > r.year+1:
			return Later, year
		case behind && year >= r.year-1:
			return Current, 0
		}
	}
	if r.lastOf("averages", s.piece(q.Start)) >= 0 {
		return Average, 0
	}
	return r.periodOf(s.text[:q.Start], s.quantities, r.period), 0
}

// longAgo returns the year named with number i if it lies before last year, 0 otherwise,
// and whether the number is compared with that year. The year stands directly after the
// number, before it in its piece, or in the piece before that.
func (r *reader) longAgo(s *namer, i int) (year int, compared bool) {
	q := s.quantities[i]
	if d := r.dateBehind(s, i); d != "" {
		year, compared = yearIn(d), r.says(s.text[q.End:s.quantities[i+1].Start], comparing|earlier)
	} else if year = s.comparedWith(i); year > 0 {
		compared = true
	} else if start := q.Start - len(s.piece(q.Start)); start > 0 {
		opening := s.piece(start)
		year = s.yearBefore(start, start-len(opening))
		first, _ := r.first(strings.TrimLeftFunc(opening, isBorder))
		if compared = r.says(opening, comparing|earlier) || r.lang == tree.Chinese && first&comparing != 0; !compared {
			year = 0
		}
	}
	if year >= r.year-1 {
		year = 0
	}
	return year, compared
}

// isThereafter reports whether the period of number i has only a beginning. The word for it
// directly follows the number, or stands before it if no date follows (dated).
func (n *namer) isThereafter(i int, dated bool) bool {
	q, from := n.quantities[i], 0
	if i > 0 {
		from = n.quantities[i-1].End
	}
	behind := strings.ToLower(strings.TrimSpace(n.text[q.End:]))
	before := strings.ToLower(n.text[min(from, q.Start):q.Start])
	before = before[strings.LastIndexAny(before, ";；。:：")+1:]
	return slices.ContainsFunc(n.list("thereafter"), func(w string) bool { return strings.HasPrefix(behind, w) || !dated && strings.Contains(before, w) })
}

// isYears reports whether a date spans several years: 2026–2028.
func isYears(date string) bool {
	years := 0
	for f := range strings.FieldsFuncSeq(strings.Map(chars.Narrow, date), func(c rune) bool { return !unicode.IsDigit(c) }) {
		if len(f) == 4 {
			years++
		}
	}
	return years > 1
}

// comparedWith returns the year of the last date in the piece before number i, 0 for none.
func (n *namer) comparedWith(i int) int {
	end := n.quantities[i].Start
	return n.yearBefore(end, end-len(n.piece(end)))
}

// yearBefore returns the last year that is named between start and end, 0 for none.
func (n *namer) yearBefore(end, start int) int {
	for _, q := range slices.Backward(n.quantities) {
		if q.Date && start <= q.Start && q.Start < end {
			return yearIn(n.text[q.Start:q.End])
		}
	}
	return 0
}

// nearby is the maximum distance in bytes of a year after its number.
const nearby = 24

// dateBehind returns the date that directly follows number i, "" for none.
func (r *reader) dateBehind(s *namer, i int) string {
	q := s.quantities[i]
	if i+1 < len(s.quantities) && r.lang != tree.Chinese {
		if d := s.quantities[i+1]; d.Date && d.Start-q.End < nearby && !strings.ContainsFunc(s.text[q.End:d.Start], isBorder) {
			return s.text[d.Start:d.End]
		}
	}
	return ""
}

// dateBefore returns the last date before number i in its clause, "" for none.
func (n *namer) dateBefore(i int) string {
	for k := i - 1; k >= 0; k-- {
		d := n.quantities[k]
		if strings.ContainsAny(n.text[d.End:n.quantities[i].Start], "；;。，,") {
			break
		}
		if d.Date {
			return n.text[d.Start:d.End]
		}
	}
	return ""
}

// yearIn returns the first four-digit number in a date, 0 for none.
func yearIn(date string) int {
	if year, _, found := strings.Cut(date, "年"); found && utf8.RuneCountInString(year) == 4 {
		if number, ok := numbers.Positional([]rune(year)); ok {
			date = number
		}
	}
	for _, f := range strings.FieldsFunc(strings.Map(chars.Narrow, date), func(c rune) bool { return !unicode.IsDigit(c) }) {
		if year, err := strconv.Atoi(f); err == nil && len(f) == 4 {
			return year
		}
	}
	return 0
}
