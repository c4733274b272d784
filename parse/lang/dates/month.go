package dates

import (
	"regexp"
	"slices"
	"strings"

	"github.com/clausediff/clausediff/parse/lang"
	"github.com/clausediff/clausediff/parse/tree"
)

// MonthForms returns the forms of each month's name in a language. Abbreviations end
// with a point.
func MonthForms(l tree.Lang) [][]string {
	var all [][]string
	for _, entry := range lang.List(l, "months") {
		all = append(all, strings.Split(entry, "|"))
	}
	return all
}

// CalendarNames returns the names of the months and of the days of the week in a language.
func CalendarNames(l tree.Lang) []string {
	return slices.Concat(MonthNames(l), lang.List(l, "weekdays"))
}

// MonthPattern returns a regular expression for the names of the months in a language,
// as written, with the points of abbreviations.
func MonthPattern(l tree.Lang) string {
	var all []string
	for _, forms := range MonthForms(l) {
		for _, f := range forms {
			all = append(all, regexp.QuoteMeta(f))
		}
	}
	slices.SortStableFunc(all, func(a, b string) int { return len(b) - len(a) }) // "марта" before "март"
	return `(?:` + strings.Join(all, "|") + `)`
}

// MonthIn returns the number of the first month that a text names, in any case and with
// or without the point of an abbreviation; 0 if there is none.
func MonthIn(text string, l tree.Lang) int {
	text = strings.ToLower(text)
	for i, forms := range MonthForms(l) {
		for _, f := range forms {
			if strings.Contains(text, strings.ToLower(strings.TrimSuffix(f, "."))) {
				return i + 1
			}
		}
	}
	return 0
}

// ShortMonths returns the abbreviations of the months in a language, in lower case and
// without their points.
func ShortMonths(l tree.Lang) []string {
	var all []string
	for _, forms := range MonthForms(l) {
		for _, f := range forms {
			if short, ok := strings.CutSuffix(f, "."); ok {
				all = append(all, strings.ToLower(short))
			}
		}
	}
	return all
}

// MonthNames returns all forms of the names of the months in a language, in lower case
// and without points.
func MonthNames(l tree.Lang) []string {
	var all []string
	for _, forms := range MonthForms(l) {
		for _, f := range forms {
			all = append(all, strings.ToLower(strings.TrimSuffix(f, ".")))
		}
	}
	return all
}
