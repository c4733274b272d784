package finding

import (
	"fmt"
	"regexp"
	"strings"
	"sync"

	"github.com/clausediff/clausediff/parse/lang/dates"
	"github.com/clausediff/clausediff/parse/lang/numbers"
	"github.com/clausediff/clausediff/parse/lang/quantities"
	"github.com/clausediff/clausediff/parse/tree"
)

// yearDigits matches a year from 1900 to 2099.
var yearDigits = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(?:19|20)[0-9]{2}`) })

// routineForms has the expressions for what may change by itself in a language.
type routineForms struct {
	kinds         []*regexp.Regexp // indexed by formKind; an earlier kind takes precedence
	year, numeral *regexp.Regexp
	// before and after match text beside a date that makes it a deadline, an end or a
	// beginning; meeting matches text that makes it the date of a meeting.
	before, after, meeting *regexp.Regexp
	record                 *regexp.Regexp // a line above a text that says when it was passed and amended
	value                  func(numeral string) (int, bool)
	held                   *regexp.Regexp                     // occurs in every text with a venue
	hint                   func(marked string) bool           // whether edited text may be in a form other than a venue
	dayOf                  func(date string) (month, day int) // reads a date without its year
}

// formsOf holds the forms of each language, compiled at first use.
var formsOf = map[tree.Lang]func() *routineForms{
	tree.Chinese: sync.OnceValue(chineseForms), tree.English: sync.OnceValue(englishForms), tree.Russian: sync.OnceValue(russianForms),
}

// readForms reads the data file of a language's forms. It panics if the embedded file is
// invalid, which a test rules out.
func readForms(l tree.Lang) *routineForms {
	lines, err := formLines(l)
	if err != nil {
		panic(err)
	}
	return &routineForms{
		kinds: []*regexp.Regexp{lines["date"], lines["count"], lines["ordinal of a meeting"], lines["venue"], lines["citation"]},
		year:  lines["year"], numeral: lines["numeral"], before: lines["before"], after: lines["after"], meeting: lines["meeting"],
		record: lines["record"],
		held:   lines["held"], hint: func(string) bool { return true },
	}
}

// formLines returns the expressions of a data file by name, with references to earlier
// expressions replaced. An error names file and line.
func formLines(l tree.Lang) (map[string]*regexp.Regexp, error) {
	name := "data/routine-" + string(l) + ".txt"
	text, err := data.ReadFile(name)
	if err != nil {
		return nil, err
	}
	lines := map[string]*regexp.Regexp{"month": regexp.MustCompile(dates.MonthPattern(l))}
	for i, line := range strings.Split(string(text), "\n") {
		if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
			continue
		}
		key, expression, found := strings.Cut(line, ": ")
		for known, put := range lines {
			expression = strings.ReplaceAll(expression, "<"+known+">", put.String())
		}
		compiled, err := regexp.Compile(expression)
		if err != nil || !found || strings.Contains(expression, "<") {
			return nil, fmt.Errorf("%s:%d:1: a line is a name, a colon and a regular expression of names above, not %q", name, i+1, line)
		}
		lines[key] = compiled
	}
	return lines, nil
}

func chineseForms() *routineForms {
	f := readForms(tree.Chinese)
	f.value = hanValue
	f.hint = func(marked string) bool {
		return strings.ContainsAny(marked, "0123456789０１２３４５６７８９〇零一二三四五六七八九十年月日")
	}
	f.dayOf = func(date string) (month, day int) {
		before, after, found := strings.Cut(date, "月")
		if !found {
			return 0, 0
		}
		month, _ = hanValue(strings.TrimLeft(before, " 年"))
		before, _, _ = strings.Cut(after, "日")
		day, _ = hanValue(before)
		return month, day
	}
	return f
}

func englishForms() *routineForms { return readForms(tree.English).spelled(tree.English) }

func russianForms() *routineForms { return readForms(tree.Russian).spelled(tree.Russian) }

// spelled completes the forms of a language that spells out its numbers.
func (f *routineForms) spelled(l tree.Lang) *routineForms {
	f.value = func(text string) (int, bool) { return quantities.Ordinal(text, l) }
	f.dayOf = func(date string) (month, day int) {
		day, _ = quantities.Ordinal(date, l)
		return dates.MonthIn(date, l), day
	}
	return f
}

// hanValue reads a number in digits, half or full width, or in Chinese characters.
func hanValue(text string) (int, bool) {
	n := numbers.Parse(text)
	return n, n > 0
}
