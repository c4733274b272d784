package dates

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
	"unicode"

	"github.com/clausediff/clausediff/parse/lang"
	"github.com/clausediff/clausediff/parse/lang/chars"
	"github.com/clausediff/clausediff/parse/lang/numbers"
	"github.com/clausediff/clausediff/parse/tree"
)

// The ways of writing a date. In those with the name of a month, the groups are day,
// name and year, or name, day and year.
var (
	dateHan     = lazy(`([0-9０-９〇○零一二三四五六七八九]{4})\s*年\s*([0-9０-９一二三四五六七八九十]{1,3})\s*月\s*([0-9０-９一二三四五六七八九十]{1,3})\s*日`)
	dateDay     = lazy(`(?:^|\P{Nd})(\p{Nd}{1,2})(?:st|nd|rd|th|º|°|er|\.|-?го)?[»”"]?\s+(?:(?:day\s+)?(?:of|de)\s+)?(\p{L}[\p{L}\p{M}]+)\.?,?\s+(?:(?:of|de|del)\s+)?(\p{Nd}{4})(?:$|\P{Nd})`)
	dateMonth   = lazy(`(?:^|[^\p{L}\p{M}])(\p{L}[\p{L}\p{M}]+)\.?\s+(\p{Nd}{1,2})(?:st|nd|rd|th)?,?\s+(\p{Nd}{4})(?:$|\P{Nd})`)
	datePoints  = lazy(`\b([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})\b`)
	dateISO     = lazy(`\b([0-9]{4})(?:-([0-9]{1,2})-|\.([0-9]{1,2})\.|/([0-9]{1,2})/)([0-9]{1,2})\b`)
	monthNumber = sync.OnceValue(monthNumbers)

	partYear  = lazy(`[0-9０-９〇○零一二三四五六七八九]{4}`)
	partHan   = lazy(`([0-9０-９一二三四五六七八九十]{1,3})\s*月(?:\s*([0-9０-９一二三四五六七八九十]{1,3})\s*日)?`)
	partDay   = lazy(`[0-9]{1,2}`)
	partOther = lazy(`(?i)[0-9]s\b|[0-9][-–—/.][0-9]|\p{L} ?[-–—] ?(?:[0-9]{1,2} )?\p{L}|月[-–—至到][0-9]{1,2}月|quarter|квартал|季度`) // a decade, a range, digits only, a quarter
)

func lazy(expr string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expr) })
}

// monthNumbers maps the names of months in all languages, in lower case and without a
// final point, to their numbers. No name means different months in two languages.
func monthNumbers() map[string]int {
	numbers := map[string]int{}
	for _, l := range lang.Languages() {
		for i, forms := range MonthForms(l) {
			for _, f := range forms {
				numbers[strings.ToLower(strings.TrimSuffix(f, "."))] = i + 1
			}
		}
	}
	return numbers
}

// Find returns the first full date of a text in ISO form, or "". A date with the name
// of a month takes precedence over one in digits only.
func Find(text string) string {
	text = chars.Ideographs(text)
	if strings.Contains(text, "年") {
		if m := dateHan().FindStringSubmatch(text); m != nil {
			return ISO(yearOf(m[1]), numbers.Parse(m[2]), numbers.Parse(m[3]))
		}
	}
	if !strings.ContainsFunc(text, unicode.IsDigit) {
		return "" // all other ways have digits; few texts need their expressions
	}
	if year, month, day := named(text); month > 0 {
		return ISO(year, month, day)
	}
	if m := dateISO().FindStringSubmatch(text); m != nil {
		return ISO(numbers.Parse(m[1]), numbers.Parse(m[2]+m[3]+m[4]), numbers.Parse(m[5]))
	}
	if m := datePoints().FindStringSubmatch(text); m != nil {
		return ISO(numbers.Parse(m[3]), numbers.Parse(m[2]), numbers.Parse(m[1]))
	}
	return ""
}

// named returns the first date with the name of a month; month is 0 if there is none.
func named(text string) (year, month, day int) {
	if !strings.ContainsAny(text, " \t\n\f\r") {
		return 0, 0, 0 // white space surrounds the name
	}
	for _, m := range dateDay().FindAllStringSubmatch(text, -1) {
		if month := monthNumber()[strings.ToLower(m[2])]; month > 0 {
			return numbers.Parse(m[3]), month, numbers.Parse(m[1])
		}
	}
	for _, m := range dateMonth().FindAllStringSubmatch(text, -1) {
		if month := monthNumber()[strings.ToLower(m[1])]; month > 0 {
			return numbers.Parse(m[3]), month, numbers.Parse(m[2])
		}
	}
	return 0, 0, 0
}

// ISO returns a date in ISO form, or "" if there is no such day.
func ISO(year, month, day int) string {
	iso := fmt.Sprintf("%04d-%02d-%02d", year, month, day)
	if _, err := time.Parse(time.DateOnly, iso); err != nil {
		return ""
	}
	return iso
}

// Parts returns the year, the month and the day that a date as written in a language gives,
// 0 for each that it leaves out. All are 0 for a quarter, a decade or a range of years or months.
func Parts(date string, l tree.Lang) (year, month, day int) {
	date = chars.Ideographs(date)
	m := partYear().FindAllString(date, -1)
	switch {
	case len(m) > 1 || partOther().MatchString(date):
		return 0, 0, 0
	case len(m) == 1:
		year = yearOf(m[0])
		date = strings.Replace(date, m[0], " ", 1)
	}
	if m := partHan().FindStringSubmatch(date); m != nil {
		return year, numbers.Parse(m[1]), numbers.Parse(m[2])
	}
	if month = MonthIn(date, l); month > 0 {
		day = numbers.Parse(partDay().FindString(date))
	}
	return year, month, day
}

// yearOf reads four digits, which may be Chinese.
func yearOf(s string) int {
	year, _ := strconv.Atoi(strings.Map(func(r rune) rune {
		if d := numbers.Digit(r); d >= 0 {
			return rune('0' + d)
		}
		return chars.ASCIIDigit(r)
	}, s))
	return year
}

// Pattern returns a regular expression for the ways of writing a date. It does not
// match inside a longer number: 2 March is not in 22 March.
func Pattern(t time.Time) *regexp.Regexp {
	year, month, day := eitherWidth(t.Year(), false), eitherWidth(int(t.Month()), true), eitherWidth(t.Day(), true)
	const gap, mark = `[\s\p{Z}]*`, `[./-]`
	name := func(l tree.Lang) string { return anyForm(MonthForms(l)[t.Month()-1]) }
	forms := []string{
		fmt.Sprintf(`(?:%s|%s)%s年%s(?:%s|%s)%s月%s(?:%s|%s)%s日`, year, hanYear(t.Year()), gap, gap, month, numbers.WriteHan(int(t.Month())), gap, gap, day, numbers.WriteHan(t.Day()), gap),
		fmt.Sprintf(`%s%s%s%s%s`, day, gap, name(tree.Russian), gap, year),
		fmt.Sprintf(`%s(?:st|nd|rd|th)?%s(?:of%s)?%s,?%s%s`, day, gap, gap, name(tree.English), gap, year),
		fmt.Sprintf(`%s%s%s(?:st|nd|rd|th)?,?%s%s`, name(tree.English), gap, day, gap, year),
		year + mark + month + mark + day,
		day + mark + month + mark + year,
	}
	return regexp.MustCompile(`(?i)(?:^|[^0-9０-９〇○零一二三四五六七八九十])(?:` + strings.Join(forms, "|") + `)(?:$|[^0-9０-９])`)
}

// anyForm returns a regular expression for the forms of a name, longest first, with or
// without the points of abbreviations.
func anyForm(forms []string) string {
	forms = slices.Clone(forms)
	slices.SortStableFunc(forms, func(a, b string) int { return len(b) - len(a) })
	for i, f := range forms {
		if short, ok := strings.CutSuffix(f, "."); ok {
			forms[i] = short + `\.?`
		}
	}
	return `(?:` + strings.Join(forms, "|") + `)`
}

// eitherWidth returns a regular expression for a number in digits of either width.
func eitherWidth(n int, padded bool) string {
	var b strings.Builder
	if padded && n < 10 {
		b.WriteString("[0０]?")
	}
	for _, r := range strconv.Itoa(n) {
		fmt.Fprintf(&b, "[%c%c]", r, r-'0'+'０')
	}
	return b.String()
}

// hanYear returns a regular expression for a year in Chinese digits.
func hanYear(year int) string {
	return strings.ReplaceAll(numbers.WriteDigits(year, numbers.HanDigits), "〇", "[〇○零]")
}
