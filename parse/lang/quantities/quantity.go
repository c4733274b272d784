package quantities

import (
	"iter"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/clausediff/clausediff/parse/lang"
	"github.com/clausediff/clausediff/parse/lang/chars"
	"github.com/clausediff/clausediff/parse/lang/dates"
	"github.com/clausediff/clausediff/parse/lang/numbers"
	"github.com/clausediff/clausediff/parse/tree"
)

// Quantity is a number with what it measures, a range of them, or a date.
type Quantity struct {
	Start, End int // byte offsets in the text
	Date       bool
	// Value is the amount, or the date as written. Case, widths, spaces and dashes are
	// normalised: "5-6", "1.5billion".
	Value string
	// Unit is the unit: "%", "$", "tonne"; "" for a mere count.
	Unit string
	// Sum is set for a measured amount, a sum, a share or a mass, and not for a mere
	// count.
	Sum bool
}

// quantityForms holds the ways of writing quantities in a language. Its expressions
// match only at the beginning of a text.
type quantityForms struct {
	first            runeSet // the characters with which a quantity can begin
	follow           runeSet // in Chinese, those with which it can go on after its numerals
	date, value, sum *regexp.Regexp
	// numbers match a number in figures; the first of them that matches counts. One
	// expression for all would be of a size that package regexp executes several times more
	// slowly.
	numbers   []numberForm
	one       *regexp.Regexp // a "one" that counts nothing
	reference *regexp.Regexp // before a number that only cites a part of a text
	minus     *regexp.Regexp // before a negative number
	minuses   []string       // the signs and words of which that text has one at its end
	vague     *regexp.Regexp // a word for "several" before tens or more, nil if there is none
	units     []sameUnit
	words     *numberWords // nil if the other expressions include number words
}

// numberForm matches numbers in figures. It is tried only in a text that has one of the
// literals, if there are any: a search for them takes a tenth of the time.
type numberForm struct {
	*regexp.Regexp
	literals []string
}

// end returns the length of the number at the beginning of a text.
func (f numberForm) end(text string) int {
	if f.literals != nil && !slices.ContainsFunc(f.literals, func(l string) bool { return strings.Contains(text, l) }) {
		return 0
	}
	return matchEnd(f.Regexp, text)
}

// quantityOf holds the forms of the languages whose data files list them.
var quantityOf = map[tree.Lang]func() *quantityForms{
	tree.English: sync.OnceValue(func() *quantityForms { return spacedForms(tree.English, englishDates) }),
	tree.Russian: sync.OnceValue(func() *quantityForms { return spacedForms(tree.Russian, russianDates) }),
	tree.Chinese: sync.OnceValue(chineseQuantities),
}

// Quantities returns the quantities and dates of a text from left to right, and nil for
// a language without data. A number inside a word does not count.
func Quantities(text string, l tree.Lang) []Quantity {
	forms := quantityOf[l]
	if forms == nil {
		return nil
	}
	return forms().in(text)
}

// in returns the quantities and dates of a text from left to right.
func (f *quantityForms) in(text string) []Quantity {
	beginnings := f.beginnings(text)
	var all []Quantity
	for q := range find(beginnings, func(at int) (int, int) { return at, at + matchEnd(f.date, text[at:]) }) {
		if isWhole(text, q.Start, q.End) && !f.measures(text, q) {
			all = append(all, Quantity{Start: q.Start, End: q.End, Date: true, Value: quantityKey(text[q.Start:q.End])})
		}
	}
	found := len(all)
	for at := range find(beginnings, func(at int) (int, int) { return f.numberAt(text, at) }) {
		q := Quantity{Start: at.Start, End: at.End}
		inDate := slices.ContainsFunc(all[:found], func(d Quantity) bool { return q.Start < d.End && d.Start < q.End })
		written := text[q.Start:q.End]
		if inDate || f.one.MatchString(written) || !isWhole(text, q.Start, q.End) || f.isReference(text, q) {
			continue
		}
		q.Value, q.Unit = f.measure(written)
		if start := f.signed(text, q.Start); start < q.Start {
			q.Start, q.Value = start, "-"+q.Value
		} else if start := f.several(text, q.Start); start < q.Start {
			q.Start, q.Value = start, "几"+q.Value
		}
		q.Sum = hasFigure(q.Value) && f.sum.MatchString(written)
		all = append(all, q)
	}
	slices.SortFunc(all, func(x, y Quantity) int { return x.Start - y.Start })
	return all
}

// measures reports whether four digits that may be a year begin a longer amount: 2000亿元 and
// 2000 tonnes. A count after a space may be of something else: in 2020 countries.
func (f *quantityForms) measures(text string, year tree.Span) bool {
	if year.Len() != len("2000") || !isNumber(text[year.Start:year.End]) {
		return false
	}
	_, end := f.numberAt(text, year.Start)
	return end > year.End && (f.words == nil || f.sum.MatchString(text[year.Start:end]))
}

// isNumber reports whether a text is all digits.
func isNumber(text string) bool {
	return !strings.ContainsFunc(text, func(r rune) bool { return !unicode.IsDigit(r) })
}

// beginnings returns the offsets at which a quantity may begin; where spaces separate
// words, only at the beginning of a word. They are few.
func (f *quantityForms) beginnings(text string) []int {
	var all []int
	spaced, inWord := f.words != nil, false
	for at, r := range text {
		if !inWord && f.begins(r, text[at:]) {
			all = append(all, at)
		}
		inWord = spaced && (unicode.IsLetter(r) || unicode.IsDigit(r))
	}
	return all
}

// begins reports whether a quantity may begin a text, whose first character is r.
func (f *quantityForms) begins(r rune, text string) bool {
	switch {
	case !f.first.has(r):
		return false
	case f.words != nil:
		return f.words.begin(text)
	}
	return !chars.IsHan(r) || f.goesOn(text)
}

// find yields the matches of an expression at the beginnings, without empty and
// overlapping ones.
func find(beginnings []int, expression func(at int) (start, end int)) iter.Seq[tree.Span] {
	return func(yield func(tree.Span) bool) {
		last := 0 // end of the preceding match
		for _, at := range beginnings {
			if at < last {
				continue
			}
			if start, end := expression(at); end > at {
				last = end
				if !yield(tree.Span{Start: start, End: end}) {
					return
				}
			}
		}
	}
}

// matchEnd returns the length of an expression's match at the beginning of a text.
func matchEnd(re *regexp.Regexp, text string) int {
	if at := re.FindStringIndex(text); at != nil {
		return at[1]
	}
	return 0
}

// numberAt returns the span of the number, in figures or words, that begins at an
// offset, with a currency before it.
func (f *quantityForms) numberAt(text string, at int) (start, end int) {
	if w := f.words; w != nil {
		return w.numberAt(f, text, at)
	}
	return at, at + f.figuresEnd(text[at:])
}

// figuresEnd returns the length of the number in figures at the beginning of a text.
func (f *quantityForms) figuresEnd(text string) int {
	for _, number := range f.numbers {
		if end := number.end(text); end > 0 {
			return end
		}
	}
	return 0
}

// signed returns where a number with its sign, or with the word for it, begins: -0.5,
// minus 0.5.
func (f *quantityForms) signed(text string, start int) int {
	from := max(0, start-longestReference)
	if before := strings.TrimSuffix(text[from:start], " "); !slices.ContainsFunc(f.minuses, func(m string) bool { return hasSuffixFold(before, m) }) {
		return start // as nearly always, and six times as fast as the expression
	}
	if at := f.minus.FindStringSubmatchIndex(text[from:start]); at != nil {
		return from + at[2]
	}
	return start
}

// several returns where a Chinese number begins, including a preceding word for "several":
// 几十亿, 数百万, but not 人数百万.
func (f *quantityForms) several(text string, start int) int {
	if first, _ := utf8.DecodeRuneInString(text[start:]); f.vague == nil || numbers.Unit(first) == 0 {
		return start
	}
	from := max(0, start-longestReference)
	if at := f.vague.FindStringSubmatchIndex(text[from:start]); at != nil && at[2] < 0 {
		return from + at[4]
	}
	return start
}

const minusSigns = "-−–－"

// minusesOf returns the minus signs and the words for them.
func minusesOf(l tree.Lang) []string {
	return append(lang.List(l, "quantity-minus"), strings.Split(minusSigns, "")...)
}

// minusForm matches a minus sign, or the word for it, at the end of the text before a
// number.
func minusForm(l tree.Lang) *regexp.Regexp {
	return regexp.MustCompile(`(?i)(?:^|[^\p{Latin}\p{Cyrillic}\p{Nd}%％)）])([` + minusSigns + `]|(?:` + anyOf(l, "quantity-minus") + `) ?)$`)
}

// isReference reports whether a number only cites an article or another part of a text,
// is a reference in square brackets, or is a half of a year or game.
func (f *quantityForms) isReference(text string, q Quantity) bool {
	before, written := text[max(0, q.Start-longestReference):q.Start], text[q.Start:q.End]
	switch {
	case strings.HasSuffix(before, "[") && strings.HasPrefix(text[q.End:], "]"):
		return true
	case f.words != nil && f.words.isPart(before, written):
		return true
	}
	return f.reference.MatchString(before) || strings.HasSuffix(before, "第") && f.reference.MatchString(written)
}

// longestReference is how many bytes before a number are searched.
const longestReference = 24

// isWhole reports whether neither a word nor a number continues across an end of a
// span.
func isWhole(text string, start, end int) bool {
	goesOn := func(inside, outside rune) bool {
		return isSpelled(outside) && (isSpelled(inside) || unicode.IsDigit(inside) && unicode.IsLetter(outside)) ||
			unicode.IsDigit(inside) && unicode.IsDigit(outside)
	}
	before, _ := utf8.DecodeLastRuneInString(text[:start])
	first, _ := utf8.DecodeRuneInString(text[start:])
	last, _ := utf8.DecodeLastRuneInString(text[:end])
	after, _ := utf8.DecodeRuneInString(text[end:])
	if before == '-' && unicode.IsDigit(first) { // Crew-10
		if r, _ := utf8.DecodeLastRuneInString(text[:start-1]); unicode.IsLetter(r) {
			return false
		}
	}
	compound := before == '-' && unicode.IsLetter(first) || after == '-' && unicode.IsLetter(last) // twenty-two
	return !compound && !goesOn(first, before) && !goesOn(last, after)
}

// isSpelled reports whether a character is a letter of a script that separates words.
func isSpelled(r rune) bool { return unicode.IsLetter(r) && !chars.IsHan(r) }

// hasFigure reports whether an amount is written in figures, Han numerals among them, and
// not in words alone.
func hasFigure(amount string) bool {
	return strings.ContainsFunc(amount, func(r rune) bool { return unicode.IsNumber(r) || chars.IsHan(r) })
}

// measure separates a quantity into its amount and unit.
func (f *quantityForms) measure(written string) (value, unit string) {
	if f.words != nil {
		written = f.words.inFigures(written)
	}
	key := quantityKey(written)
	if !hasFigure(key) {
		return key, ""
	}
	last := 0
	for _, at := range f.value.FindAllStringIndex(key, -1) {
		value += key[at[0]:at[1]]
		unit += key[last:at[0]] + " "
		last = at[1]
	}
	unit = strings.Join(slices.Compact(strings.Fields(unit+key[last:])), " ")
	if !strings.Contains(value, "/") {
		value = strings.ReplaceAll(value, " ", "")
	}
	if unit == "分之" && !strings.HasPrefix(key, "百") {
		unit = "" // a third
	}
	return value, f.unit(unit)
}

// unit returns the canonical name of a unit.
func (f *quantityForms) unit(unit string) string {
	switch {
	case unit == "个 分点": // elsewhere, 百 is a multiple
		return "个百分点"
	case strings.HasPrefix(unit, "瓦"): // likewise 千
		return "千" + unit
	case strings.HasPrefix(unit, "分之"):
		return "%"
	}
	for _, same := range f.units {
		if rest, ok := strings.CutPrefix(unit, same.name); ok && (rest == "" || same.open) {
			return same.unit
		}
	}
	return strings.TrimSuffix(unit, "s")
}

// sameUnit maps a name of a unit, or with open any name that begins so, to the
// canonical name.
type sameUnit struct {
	name string
	open bool
	unit string
}

// sameUnits reads the names of units, longest first.
func sameUnits(l tree.Lang) []sameUnit {
	var all []sameUnit
	for _, entry := range lang.List(l, "quantity-same-units") {
		names := strings.Split(strings.ReplaceAll(entry, "-", " "), "|")
		for _, name := range names {
			stem, open := strings.CutSuffix(name, "*")
			all = append(all, sameUnit{stem, open, names[0]})
		}
	}
	slices.SortStableFunc(all, func(x, y sameUnit) int { return len(y.name) - len(x.name) })
	return all
}

// quantityKey folds case, width, dashes and kinds of spaces.
func quantityKey(written string) string {
	return strings.Map(func(r rune) rune {
		switch r = chars.Narrow(r); r {
		case '\u00a0', '\u202f':
			return ' '
		case '–', '—', '−', '~', '～', '－', '至', '到':
			return '-'
		}
		return unicode.ToLower(r)
	}, written)
}

const (
	// figure matches a number with thousands separators, or in groups of any length,
	// with an optional common fraction.
	figure = `(?:(?:[0-9０-９]{1,3}(?:[ \x{a0}\x{202f}，][0-9]{3})+\b(?:[.,][0-9]+)?|[0-9０-９]+(?:[.,．][0-9０-９]+)*)(?:[- ][0-9]+/[0-9]+|/[0-9]+|[½¼¾⅓⅔])?|[½¼¾⅓⅔])`
	years  = `(?:19|20)[0-9]{2}`
	// day matches a date in digits only.
	day = `[0-9]{1,2}[./][0-9]{1,2}[./]` + years + `|`
)

const (
	// several months, quarters or years in a row are one date: в январе—феврале 2019 года
	rangeMark    = ` ?[-–—] ?`
	englishDates = day + `(?:[0-9]{1,2} )?MONTH(?: [0-9]{1,2}\b|` + rangeMark + `MONTH\b)?(?:,? ` + years + `\b)?|\b` + years + `(?:[-–/](?:20)?[0-9]{2})?s?\b|\b(?:first|second|third|fourth) quarter(?: of ` + years + `)?`
	russianDates = day + `(?:[0-9]{1,2} )?MONTH(?:` + rangeMark + `(?:[0-9]{1,2} )?MONTH)?(?: ` + ofYear + `)?|` +
		quarter + `(?:(?:` + rangeMark + `| и )` + quarter + `)* квартал\p{L}*(?: ` + ofYear + `)?|` +
		years + `(?:(?:[-–](?:20)?[0-9]{2}|(?: и |` + rangeMark + `)` + years + `))?(?: (?:годах|годами|годам|годов|годом|годы|года|году|год|гг\.|г\.))?`
	ofYear  = years + ` (?:года|году|г\.)`
	quarter = `(?:I{1,3}|IV)`
)

// ranged returns an expression for a number or a range, with an optional unit after the
// first number and an optional currency before the second.
func ranged(currency, unit string) string {
	return figure + `(?:(?: ?(?:` + unit + `))?(?: ?[-–—~～－至到] ?| (?:to|до) )(?:` + currency + `)?` + figure + `)?`
}

// spacedForms builds the forms of a language that separates words by spaces.
func spacedForms(l tree.Lang, dateForms string) *quantityForms {
	currencies, shares := anyOf(l, "quantity-currencies"), anyOf(l, "quantity-shares")
	multiples, units, counters := anyOf(l, "quantity-multiples"), anyOf(l, "quantity-units"), anyOf(l, "quantity-counters")
	tail := `(?: ?(?:` + shares + `)|(?:[ -]?(?:` + multiples + `))?(?:[ -](?:` + units + `|` + counters + `))?)`
	words := newNumberWords(l, tail)
	return &quantityForms{
		first:     words.first(),
		date:      atBeginning(strings.ReplaceAll(dateForms, "MONTH", dates.MonthPattern(l))),
		numbers:   []numberForm{{Regexp: atBeginning(`(?i)` + ranged(`(?:`+currencies+`) ?`, `[%％]|`+multiples) + `(?:-?(?:` + anyOf(l, "quantity-endings") + `))?`)}},
		value:     regexp.MustCompile(figure + `|-|` + multiples + `| (?:to|до|` + anyOf(l, "quantity-conjunctions") + `) `),
		one:       regexp.MustCompile(`(?i)^(?:` + anyOf(l, "quantity-one") + `)(?: (?:` + counters + `))?$`),
		reference: regexp.MustCompile(`(?i)(?:` + anyOf(l, "quantity-references") + `)[ \x{a0}]$`),
		sum:       regexp.MustCompile(`(?i)` + currencies + `|` + shares + `|` + multiples + `|` + units),
		minus:     minusForm(l),
		minuses:   minusesOf(l),
		words:     words,
		units:     sameUnits(l),
	}
}

// atBeginning compiles an expression that matches only at the beginning of a text.
func atBeginning(expression string) *regexp.Regexp {
	return regexp.MustCompile(`^(?:` + expression + `)`)
}

// anyOf returns an expression for the entries of a list, longest first. A hyphen
// matches a space or a hyphen, a star any ending.
func anyOf(l tree.Lang, name string) string { return oneOf(lang.List(l, name)) }

func oneOf(list []string) string {
	slices.SortStableFunc(list, func(x, y string) int { return len(y) - len(x) })
	for i, entry := range list {
		stem, open := strings.CutSuffix(entry, "*")
		list[i] = strings.ReplaceAll(regexp.QuoteMeta(stem), "-", "[ -]")
		switch r, _ := utf8.DecodeLastRuneInString(stem); {
		case open:
			list[i] += `\p{L}*`
		case 'a' <= r && r <= 'z':
			list[i] += `\b`
		}
	}
	return strings.Join(list, "|")
}
