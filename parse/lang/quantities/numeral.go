package quantities

import (
	"iter"
	"math"
	"regexp"
	"strconv"
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

// Numeral is a number in a text, in any notation.
type Numeral struct {
	Span  tree.Span
	Value float64
	Kind  Kind
	// Weak is set on numbers up to twelve in words, Chinese or Roman numerals, which
	// often do not express a quantity.
	Weak bool
	// Spelled is set on numbers in words, Chinese or Roman numerals.
	Spelled bool
}

// Kind is what a number counts, as far as the text shows.
type Kind uint8

// The kinds of numeral.
const (
	Plain Kind = iota
	Year       // four digits
	Month      // by its name, or before 月
	Percent
)

// Numerals finds the numbers of texts of a language.
type Numerals struct {
	lang       tree.Lang
	comma      bool // decimal commas
	values     map[string]int
	stems      []numeralStem
	magnitudes map[string]int // exponents of ten
	percent    map[string]bool
	months     map[string]int
	counts     map[string]bool    // cardinal number words, which are not ordinals
	fractions  map[string]int     // denominators: third, 3
	amounts    map[string]float64 // half, dozen
	andHalf    []string
	// prepositions are the prepositions of time.
	prepositions map[string]bool
}

// numeralStem is the beginning of the words for a number.
type numeralStem struct {
	stem  string
	value int
}

// NumeralsOf returns the finder for numbers in a language. It reads the lists of the
// language: callers should keep the result.
func NumeralsOf(l tree.Lang) *Numerals {
	n := &Numerals{lang: l, values: map[string]int{}, magnitudes: map[string]int{}, percent: map[string]bool{}, months: map[string]int{}, prepositions: lang.Set(l, "prepositions")}
	n.counts, n.fractions, n.amounts = lang.Set(l, "quantity-words"), map[string]int{}, map[string]float64{}
	n.comma = l != tree.English && l != tree.Chinese && l != "ar" && l != "ja" && l != "ko" && l != "he" && l != "hi"
	for _, list := range []struct {
		name string
		unit int
	}{{"hundreds", 100}, {"tens", 10}, {"cardinals", 1}, {"ordinals", 1}} {
		for i, entry := range lang.List(l, list.name) {
			n.learn(entry, (i+1)*list.unit)
		}
	}
	for form, power := range valuesOf(l, "magnitudes") {
		n.magnitudes[form], _ = strconv.Atoi(power)
	}
	for form, value := range valuesOf(l, "fractions") {
		n.fractions[form], _ = strconv.Atoi(value)
	}
	for form, value := range valuesOf(l, "amounts") {
		over, under, _ := strings.Cut(value+"/1", "/")
		x, _ := strconv.ParseFloat(over, 64)
		by, _ := strconv.ParseFloat(strings.TrimSuffix(under, "/1"), 64)
		n.amounts[form] = x / by
	}
	for _, w := range lang.List(l, "quantity-and-half") {
		n.andHalf = append(n.andHalf, " "+strings.ReplaceAll(w, "-", " "))
	}
	for _, w := range lang.List(l, "percent") {
		n.percent[w], n.percent[strings.ReplaceAll(w, "-", " ")] = true, true
	}
	for i, forms := range dates.MonthForms(l) {
		for _, f := range forms {
			n.months[strings.TrimSuffix(f, ".")] = i + 1
		}
	}
	return n
}

// valuesOf returns the forms of a list's entries with their values: form|form:value.
func valuesOf(l tree.Lang, list string) iter.Seq2[string, string] {
	return func(yield func(string, string) bool) {
		for _, entry := range lang.List(l, list) {
			forms, value, _ := strings.Cut(entry, ":")
			for form := range strings.SplitSeq(forms, "|") {
				if !yield(form, value) {
					return
				}
			}
		}
	}
}

// learn records the forms of a number; a star stands for any ending.
func (n *Numerals) learn(entry string, value int) {
	for form := range strings.SplitSeq(entry, "|") {
		if stem, open := strings.CutSuffix(form, "*"); open {
			n.stems = append(n.stems, numeralStem{stem, value})
		} else if form != "-" && n.values[form] == 0 {
			n.values[form] = value
		}
	}
}

// valueOf returns the number that a word denotes, or 0.
func (n *Numerals) valueOf(word string) int {
	word = strings.ToLower(word)
	if v := n.values[word]; v > 0 {
		return v
	}
	for _, s := range n.stems {
		if strings.HasPrefix(word, s.stem) {
			return s.value
		}
	}
	return 0
}

// In returns the numbers of a text, in order.
func (n *Numerals) In(text string) []Numeral {
	var all []Numeral
	for at := 0; at < len(text); {
		x, ok := n.at(text, at)
		if !ok {
			at = n.next(text, at)
			continue
		}
		n.unit(text, &x)
		all = append(all, x)
		at = x.Span.End
	}
	return all
}

// next returns where the next number may begin: after the current word, or after a run of
// Chinese numerals. If the whole run is not a number, no part of it is one either: 三千 in
// 两三千.
func (n *Numerals) next(text string, at int) int {
	r, size := utf8.DecodeRuneInString(text[at:])
	switch {
	case n.lang == tree.Chinese && chars.IsHanNumeral(r):
		return at + len(text[at:]) - len(strings.TrimLeftFunc(text[at:], chars.IsHanNumeral))
	case !isNumberRune(r) || chars.IsHan(r):
		return at + size
	}
	for at < len(text) {
		r, size := utf8.DecodeRuneInString(text[at:])
		if !isNumberRune(r) || chars.IsHan(r) {
			break
		}
		at += size
	}
	return at
}

// isNumberRune reports whether a character is part of a word or number. Currency signs
// are not: they separate the two in US$450.
func isNumberRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) }

// at reads the number that begins at an offset.
func (n *Numerals) at(text string, at int) (Numeral, bool) {
	r, _ := utf8.DecodeRuneInString(text[at:])
	switch {
	case unicode.IsDigit(r):
		return n.digits(text, at)
	case n.lang == tree.Chinese && (chars.IsHanNumeral(r) || r == '○'):
		return hanNumeral(text, at)
	case unicode.IsLetter(r) && !chars.IsHan(r):
		return n.spelled(text, at)
	}
	return Numeral{}, false
}

var withDecimalPoint = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^\p{Nd}+(?:[,，   '’]\p{Nd}{3})*(?:[.．٫]\p{Nd}+)?`)
})
var withDecimalComma = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^\p{Nd}+(?:[.   '’]\p{Nd}{3})*(?:,\p{Nd}+)?`) })

// digits reads a number in digits of any script, and the magnitude after it: 1.5
// million, 487亿, 2 млрд.
func (n *Numerals) digits(text string, at int) (Numeral, bool) {
	form := withDecimalPoint
	if n.comma {
		form = withDecimalComma
	}
	run := form().FindString(text[at:])
	x := Numeral{Span: tree.Span{Start: at, End: at + len(run)}}
	plain := strings.Map(func(r rune) rune {
		switch {
		case r == '.' || r == '．' || r == '٫' || r == ',' && n.comma:
			if r == '.' && n.comma {
				return -1
			}
			return '.'
		case unicode.IsDigit(r):
			return chars.ASCIIDigit(r)
		}
		return -1
	}, run)
	x.Value, _ = strconv.ParseFloat(plain, 64)
	if len(plain) == 4 && !strings.Contains(plain, ".") && len(plain) == utf8.RuneCountInString(run) && 1000 <= x.Value && x.Value < 2200 {
		x.Kind = Year
	}
	if insideName(text, x.Span) {
		return x, false
	}
	n.magnify(text, &x)
	n.goOn(text, &x)
	return x, true
}

// goOn adds the rest of a Chinese number after a multiple: 2亿5千万.
func (n *Numerals) goOn(text string, x *Numeral) {
	last, _ := utf8.DecodeLastRuneInString(text[:x.Span.End])
	if n.lang != tree.Chinese || numbers.Unit(last) < 1000 {
		return
	}
	at := x.Span.End + len(text[x.Span.End:]) - len(strings.TrimPrefix(text[x.Span.End:], "零"))
	if next, ok := n.at(text, at); ok && next.Value < float64(numbers.Unit(last)) {
		end, _ := utf8.DecodeLastRuneInString(text[:next.Span.End])
		if numbers.Unit(end) >= 1000 || at > x.Span.End {
			x.Span.End, x.Value = next.Span.End, x.Value+next.Value
		}
	}
}

// insideName reports whether digits are part of a name: G20, COVID-19, 5G.
func insideName(text string, s tree.Span) bool {
	before, size := utf8.DecodeLastRuneInString(text[:s.Start])
	if before == '-' {
		before, _ = utf8.DecodeLastRuneInString(text[:s.Start-size])
	}
	after, _ := utf8.DecodeRuneInString(text[s.End:])
	return unicode.IsUpper(before) || unicode.IsLower(before) && size == 1 || unicode.IsUpper(after) && after < 0x80
}

// magnify multiplies a number by the magnitudes after it.
func (n *Numerals) magnify(text string, x *Numeral) {
	for {
		rest := text[x.Span.End:]
		r, size := utf8.DecodeRuneInString(rest)
		if unit := numbers.Unit(r); unit > 1 && r != '廿' {
			x.Value *= float64(unit)
			x.Span.End += size
			x.Kind = Plain
			continue
		}
		gap := len(rest) - len(strings.TrimLeft(rest, " \u00a0-"))
		word := wordAt(rest[gap:])
		power := n.magnitudes[strings.ToLower(word)]
		if power == 0 || gap == 0 && !x.Spelled && word == "" {
			return
		}
		x.Value *= math.Pow10(power)
		x.Span.End += gap + len(word)
		x.Kind = Plain
	}
}

// wordAt returns the letters that a text begins with.
func wordAt(text string) string {
	for i, r := range text {
		if !unicode.IsLetter(r) && !unicode.IsMark(r) || chars.IsHan(r) {
			return text[:i]
		}
	}
	return text
}

// hanNumeral reads a number in Chinese characters.
func hanNumeral(text string, at int) (Numeral, bool) {
	end := at
	var run []rune
	for i, r := range text[at:] {
		if !chars.IsHanNumeral(r) && r != '○' {
			break
		}
		run = append(run, r)
		end = at + i + utf8.RuneLen(r)
	}
	x := Numeral{Span: tree.Span{Start: at, End: end}, Spelled: true}
	if rest, ok := strings.CutPrefix(text[end:], "分之"); ok {
		part, ok := hanNumeral(rest, 0)
		by := numbers.Parse(string(run))
		x.Span.End, x.Value, x.Weak = end+len("分之")+part.Span.End, part.Value/float64(by), true
		return x, ok && by > 1 && by != 100 // 百分之六十
	}
	if strings.HasPrefix(text[at:], "一半") {
		x.Span.End, x.Value, x.Weak = at+len("一半"), .5, true
		return x, true
	}
	if len(run) == 1 {
		x.Value, x.Weak = float64(numbers.Parse(string(run))), true
		return x, x.Value > 0
	}
	digits, ok := numbers.Arabic(run)
	if x.Value, _ = strconv.ParseFloat(digits, 64); !ok {
		x.Value, ok = tenThousandsOf(string(run))
		return x, ok
	}
	if _, positional := numbers.Positional(run); positional && len(run) == 4 && x.Value > 1000 && x.Value < 2200 {
		x.Kind = Year
	}
	x.Weak = x.Value <= 12
	return x, true
}

// tenThousandsOf reads a number of 10^12 or more: 一万三千亿.
func tenThousandsOf(run string) (float64, bool) {
	at := strings.LastIndex(run, "亿")
	if at < 0 {
		return 0, false
	}
	many, rest := numbers.Parse(run[:at]), strings.TrimPrefix(run[at+len("亿"):], "零")
	few := numbers.Parse(rest)
	return float64(many)*1e8 + float64(few), many >= 1e4 && many < 1e8 && few < 1e8 && (few > 0 || rest == "")
}

// spelled reads a number in words, a Roman numeral, or the name of a month.
func (n *Numerals) spelled(text string, at int) (Numeral, bool) {
	word := wordAt(text[at:])
	x := Numeral{Span: tree.Span{Start: at, End: at + len(word)}, Spelled: true}
	if before, _ := utf8.DecodeLastRuneInString(text[:at]); unicode.IsLetter(before) || unicode.IsDigit(before) && len(word) > 2 {
		return x, false
	}
	if m := n.months[word]; m > 0 && n.isMonth(text, x.Span, word) {
		x.Value, x.Kind, x.Spelled = float64(m), Month, false
		return x, true
	}
	if len(word) > 1 && strings.Trim(lang.InOneScript(word), "XVI") == "" {
		x.Value = float64(numbers.Roman(lang.InOneScript(word)))
		x.Weak = x.Value <= 12
		return x, x.Value > 0
	}
	return n.sum(text, at)
}

// isMonth reports whether the name of a month means one. A short name, such as May or
// March, does only beside a number or after a preposition of time.
func (n *Numerals) isMonth(text string, s tree.Span, word string) bool {
	if utf8.RuneCountInString(word) > 5 || n.lang == tree.Russian {
		return true
	}
	digit := func(text string) bool { return strings.ContainsFunc(text, unicode.IsDigit) }
	before := strings.Fields(text[:s.Start])
	return digit(text[max(s.Start-5, 0):s.Start]) || digit(text[s.End:min(s.End+4, len(text))]) ||
		len(before) > 0 && n.prepositions[strings.ToLower(before[len(before)-1])]
}

// sum reads the words of one number: one hundred and twenty-one million.
func (n *Numerals) sum(text string, at int) (Numeral, bool) {
	x := Numeral{Span: tree.Span{Start: at, End: at}, Spelled: true}
	total, group, counted := 0., 0., false
	for end := at; ; {
		gap := len(text[end:]) - len(strings.TrimLeft(text[end:], " \u00a0-"))
		word := wordAt(text[end+gap:])
		lower := strings.ToLower(word)
		switch value := n.valueOf(word); {
		case word == "" || end > at && gap == 0 || gap > 3:
			word = ""
		case counted && total == 0 && n.fractions[lower] > 0 && !belowTens(value, int(group)):
			x.Span.End, x.Weak = end+gap+len(word), true
			x.Value = group / float64(n.fractions[lower])
			return x, true
		case n.amounts[lower] > 0 && total == 0 && (group == 0 || n.amounts[lower] > 1):
			group = max(group, 1) * n.amounts[lower]
		case value > 0 && (group == 0 || belowTens(value, int(group))):
			group += float64(value)
			counted = n.counts[lower]
		case n.magnitudes[lower] == 2 && group > 0:
			group *= 100
		case n.magnitudes[lower] > 2 && (group > 0 || end > at):
			total += max(group, 1) * math.Pow10(n.magnitudes[lower])
			group = 0
		case lower == "and" && group >= 100 && n.valueOf(wordAt(strings.TrimLeft(text[end+gap+len(word):], " "))) > 0:
			end += gap + len(word)
			continue
		default:
			word = ""
		}
		if word == "" {
			break
		}
		end += gap + len(word)
		for _, half := range n.andHalf {
			if strings.HasPrefix(text[end:], half) {
				end += len(half)
				group += .5
			}
		}
		x.Span.End = end
	}
	x.Value = total + group
	x.Weak = x.Value <= 12
	return x, x.Value > 0
}

// belowTens reports whether a smaller number continues the number: sixty-two, but not
// two three.
func belowTens(value, group int) bool {
	switch {
	case group%100 == 0:
		return value < 100
	case group%10 == 0 && group%100 >= 20:
		return value < 20 && (value < 10 || group%100 >= 60) // soixante-dix
	}
	return false
}

// unit sets what a number counts, from the text beside it.
func (n *Numerals) unit(text string, x *Numeral) {
	rest := strings.TrimLeft(text[x.Span.End:], " \u00a0-")
	r, size := utf8.DecodeRuneInString(rest)
	switch {
	case r == '%' || r == '％' || strings.HasSuffix(text[:x.Span.Start], "百分之"), strings.HasPrefix(rest, "个百分点"):
		x.Kind, x.Weak = Percent, false
	case r == '月' && x.Value <= 12 && n.lang == tree.Chinese && !strings.HasPrefix(rest[size:], "份额"):
		x.Kind, x.Weak, x.Spelled = Month, false, false
	case r == '年' && x.Kind == Year, x.Kind == Month:
	default:
		first := strings.ToLower(wordAt(rest))
		second := strings.ToLower(wordAt(strings.TrimLeft(rest[len(first):], " \u00a0")))
		if n.percent[first] || n.percent[first+" "+second] {
			x.Kind, x.Weak = Percent, false
		}
	}
}
