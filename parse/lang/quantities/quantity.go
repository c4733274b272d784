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
	"github.com/clausediff/clausediff/parse/tree"
)

// Quantity is a number with what it measures, a range of them, or a date.
type Quantity struct {
	Start, End int // bytes of the text
	Date       bool
	// Value is how much it is, alike for other widths, spaces and dashes: "5-6",
	// "1.5billion". Of a date it is the date as written.
	Value string
	// Unit is what it measures: "%", "$", "tonne"; "" where it only counts.
	Unit string
	// Sum: it measures something, a sum, a share or a mass, and is not a mere count.
	Sum bool
}

// quantityForms is how a language writes quantities.
type quantityForms struct {
	date, number, value, one, sum *regexp.Regexp
	reference                     *regexp.Regexp // before a number that only names a part of a text
	// first has the characters that a quantity begins with, sorted: then date and number
	// match at the beginning of a text only. It is nil where no list says it.
	first []rune
}

// quantityOf holds the forms of the languages whose data file has lists of them.
var quantityOf = map[tree.Lang]func() *quantityForms{
	tree.English: sync.OnceValue(func() *quantityForms { return spacedForms(tree.English, englishDates) }),
	tree.Russian: sync.OnceValue(func() *quantityForms { return spacedForms(tree.Russian, russianDates) }),
	tree.Chinese: sync.OnceValue(chineseQuantities),
}

// Quantities returns the quantities and dates of a text from left to right, nothing
// for a language whose data has none. A number inside a word does not count.
func Quantities(text string, l tree.Lang) []Quantity {
	forms := quantityOf[l]
	if forms == nil {
		return nil
	}
	f := forms()
	beginnings := f.beginnings(text)
	var all []Quantity
	for at := range f.find(f.date, text, beginnings) {
		if q := (Quantity{Start: at[0], End: at[1], Date: true}); isWhole(text, q.Start, q.End) {
			q.Value = quantityKey(text[q.Start:q.End])
			all = append(all, q)
		}
	}
	found := len(all)
	for at := range f.find(f.number, text, beginnings) {
		q := Quantity{Start: at[0], End: at[1]}
		for q.Start < q.End && text[q.Start] == ' ' {
			q.Start++
		}
		inDate := slices.ContainsFunc(all[:found], func(d Quantity) bool { return q.Start < d.End && d.Start < q.End })
		written := text[q.Start:q.End]
		if written == "" || inDate || f.one.MatchString(written) || !isWhole(text, q.Start, q.End) || f.isReference(text, q) {
			continue
		}
		q.Value, q.Unit = f.measure(written)
		q.Sum = strings.ContainsFunc(q.Value, func(r rune) bool { return unicode.IsDigit(r) || chars.IsHan(r) }) && f.sum.MatchString(written)
		all = append(all, q)
	}
	slices.SortFunc(all, func(x, y Quantity) int { return x.Start - y.Start })
	return all
}

// beginnings returns the offsets of the characters that a quantity may begin with, few
// of a text, where a list says which they are.
func (f *quantityForms) beginnings(text string) []int {
	if f.first == nil {
		return nil
	}
	var all []int
	for at, r := range text {
		if _, begins := slices.BinarySearch(f.first, r); begins {
			all = append(all, at)
		}
	}
	return all
}

// find returns where an expression matches, as [regexp.Regexp.FindAllStringIndex] does.
// That tries it at every character, and not at the beginnings of quantities only.
func (f *quantityForms) find(re *regexp.Regexp, text string, beginnings []int) iter.Seq[[]int] {
	if f.first == nil {
		return slices.Values(re.FindAllStringIndex(text, -1))
	}
	return func(yield func([]int) bool) {
		end := 0 // of the match before
		for _, at := range beginnings {
			if at < end {
				continue
			}
			if found := re.FindStringIndex(text[at:]); found != nil {
				end = at + found[1]
				if !yield([]int{at, end}) {
					return
				}
			}
		}
	}
}

// isReference reports whether a number only names an article or another part of a text.
func (f *quantityForms) isReference(text string, q Quantity) bool {
	before := text[max(0, q.Start-longestReference):q.Start]
	return f.reference.MatchString(before) || strings.HasSuffix(before, "第") && f.reference.MatchString(text[q.Start:q.End])
}

// longestReference is how many bytes before a number are looked at.
const longestReference = 24

// isWhole reports whether no letter of an alphabet, and no digit, goes on at either
// end of a piece of text.
func isWhole(text string, start, end int) bool {
	goesOn := func(inside, outside rune) bool {
		return isSpelled(outside) && (isSpelled(inside) || unicode.IsDigit(inside) && unicode.IsLetter(outside)) ||
			unicode.IsDigit(inside) && unicode.IsDigit(outside)
	}
	before, _ := utf8.DecodeLastRuneInString(text[:start])
	first, _ := utf8.DecodeRuneInString(text[start:])
	last, _ := utf8.DecodeLastRuneInString(text[:end])
	after, _ := utf8.DecodeRuneInString(text[end:])
	compound := before == '-' && unicode.IsLetter(first) || after == '-' && unicode.IsLetter(last) // twenty-two
	return !compound && !goesOn(first, before) && !goesOn(last, after)
}

// isSpelled reports whether a character is a letter of a script that separates words.
func isSpelled(r rune) bool { return unicode.IsLetter(r) && !chars.IsHan(r) }

// measure parts what a quantity says into how much it is and of what.
func (f *quantityForms) measure(written string) (value, unit string) {
	key := quantityKey(written)
	if !strings.ContainsFunc(key, func(r rune) bool { return unicode.IsDigit(r) || chars.IsHan(r) }) {
		return key, ""
	}
	unit = strings.TrimSpace(f.value.ReplaceAllString(key, " "))
	value = strings.Join(f.value.FindAllString(key, -1), "")
	switch unit = strings.Join(strings.Fields(unit), " "); {
	case strings.HasPrefix(unit, "%"), strings.HasPrefix(unit, "percent") && !strings.Contains(unit, "point"),
		strings.HasPrefix(unit, "процент") && !strings.Contains(unit, "пункт"), unit == "per cent":
		unit = "%"
	case unit == "us$", unit == "usd":
		unit = "$"
	case unit == "个 分点": // 百 is a multiple elsewhere
		unit = "个百分点"
	case strings.HasPrefix(unit, "瓦"): // 千 too
		unit = "千" + unit
	case strings.HasPrefix(unit, "分之"):
		unit = "%"
	}
	return value, strings.TrimSuffix(unit, "s")
}

// quantityKey folds case, width, dashes and spaces between digits.
func quantityKey(written string) string {
	return strings.Map(func(r rune) rune {
		switch r = chars.Narrow(r); r {
		case '\u00a0', '\u202f':
			return ' '
		case '–', '—', '~', '～', '－', '至', '到':
			return '-'
		}
		return unicode.ToLower(r)
	}, written)
}

const (
	figure = `[0-9０-９]+(?:[.,．][0-9０-９]+)*(?:[- ][0-9]+/[0-9]+|/[0-9]+)?`
	// ranged is a figure or a range of them: one quantity.
	ranged = figure + `(?: ?[%％])?(?: ?[-–—~～－至到] ?` + figure + `| (?:to|до) ` + figure + `)?`
	years  = `(?:19|20)[0-9]{2}`
)

const (
	englishDates = `(?:[0-9]{1,2} )?MONTH(?: [0-9]{1,2}\b)?(?:,? ` + years + `\b)?|\b` + years + `(?:[-–/](?:20)?[0-9]{2})?s?\b|\b(?:first|second|third|fourth) quarter(?: of ` + years + `)?`
	russianDates = `(?:[0-9]{1,2} )?MONTH(?: ` + years + ` (?:года|году|г\.))?|(?:I{1,3}|IV) квартал\p{L}*(?: ` + years + ` (?:года|году|г\.))?|` + years + `(?:[-–](?:20)?[0-9]{2})?(?: (?:года|году|годы|годах|годов|год|г\.|гг\.))?`
)

// spacedForms makes the forms of a language that separates words by spaces.
func spacedForms(l tree.Lang, dateForms string) *quantityForms {
	currencies, shares := anyOf(l, "quantity-currencies"), anyOf(l, "quantity-shares")
	multiples, units := anyOf(l, "quantity-multiples"), anyOf(l, "quantity-units")
	number := `(?i)(?:(?:` + currencies + `) ?)?` + ranged + `(?:-?(?:` + anyOf(l, "quantity-endings") + `))?` +
		`(?: ?(?:` + shares + `))?(?:[ -](?:` + multiples + `))?(?:[ -](?:` + units + `|` + anyOf(l, "quantity-counters") + `))?|(?:` + anyOf(l, "quantity-words") + `)`
	return &quantityForms{
		date:      regexp.MustCompile(strings.ReplaceAll(dateForms, "MONTH", dates.MonthPattern(l))),
		number:    regexp.MustCompile(number),
		value:     regexp.MustCompile(figure + `|-|` + multiples + `| (?:to|до) `),
		one:       regexp.MustCompile(`^$`),
		reference: regexp.MustCompile(`(?i)(?:` + anyOf(l, "quantity-references") + `)[  ]$`),
		sum:       regexp.MustCompile(`(?i)` + currencies + `|` + shares + `|` + multiples + `|` + units),
	}
}

// chineseQuantities makes the forms of Chinese. A single 一 counts nothing.
func chineseQuantities() *quantityForms {
	const digits = "一二三四五六七八九十百千两"
	const month = `(?:[0-9０-９]{1,3}|[一二三四五六七八九十]{1,3})月`
	const day = `(?:[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})日`
	const han = `[` + digits + `](?:[` + digits + `零]*[` + digits + `])?(?:点[` + digits + `零]+)?`
	multiples, units, limits := anyOf(tree.Chinese, "quantity-multiples"), anyOf(tree.Chinese, "quantity-units"), oneOf(boundWords(tree.Chinese, true))
	parts := `(?:(?:` + multiples + `)+(?:余|多)?零?(?:` + figure + `|` + han + `)(?:余|多)?)*` // 1亿3千万, 六千零五十亿
	amount := `(?:` + ranged + `|` + han + `)(?:余|多)?` + parts
	return &quantityForms{
		date: atBeginning(`(?:(?:19|20|１９|２０)[0-9０-９]{2}|[一二][〇○零一二三四五六七八九]{3})年?(?:` + month + `)?(?:` + day + `)?(?:[至到—–-][0-9]{0,4}[年月日]?)?|` +
			month + `(?:` + day + `)?(?:(?:（[^）]{1,10}）)?[至到—–-](?:[0-9]{1,2}月)?[0-9]{1,2}日)?|[0-9]{1,2}日`),
		number:    atBeginning(`百分之(?:` + ranged + `|[` + digits + `零点]+)(?:` + limits + `)?|` + amount + `(?:` + multiples + `)*?千瓦时?(?:` + limits + `)?|` + amount + `(?:(?:` + multiples + `)*?(?:` + units + `|` + anyOf(tree.Chinese, "quantity-counters") + `)|(?:` + multiples + `)*)(?:` + limits + `)?`),
		value:     regexp.MustCompile(figure + `|[` + digits + `零]+(?:点[` + digits + `零]+)?|余|多|-|` + multiples + `|` + limits),
		one:       regexp.MustCompile(`^[` + digits + `]+$|^一(?:个|大|点|次|方面|成|份|件|项|月)?$|^第?一$`),
		reference: regexp.MustCompile(`(?:` + anyOf(tree.Chinese, "quantity-references") + `)$`),
		sum:       regexp.MustCompile(`万|亿|百分之|` + units),
		first:     slices.Sorted(slices.Values([]rune("0123456789０１２３４５６７８９" + digits))),
	}
}

// atBeginning makes an expression that matches at the beginning of a text only.
func atBeginning(expression string) *regexp.Regexp {
	return regexp.MustCompile(`^(?:` + expression + `)`)
}

// anyOf returns an expression for the entries of a list: a hyphen is a space or a
// hyphen, a star any ending; the longest first.
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
