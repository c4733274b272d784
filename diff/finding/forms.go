package finding

import (
	"fmt"
	"regexp"
	"strings"
	"sync"

	"github.com/clausediff/clausediff/parse/lang/dates"
	"github.com/clausediff/clausediff/parse/tree"
)

// yearDigits matches a year from 1900 to 2099.
var yearDigits = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(?:19|20)[0-9]{2}`) })

// routineForms has the expressions for what may change by itself in a language.
type routineForms struct {
	lang          tree.Lang
	kinds         []expression // indexed by formKind; an earlier kind takes precedence
	year, numeral *regexp.Regexp
	// before and after match text beside a date that makes it a deadline, an end or a
	// beginning; meeting matches text that makes it the date of a meeting.
	before, after, meeting *regexp.Regexp
	record                 *regexp.Regexp // a line above a text that says when it was passed and amended
}

// formsOf holds the forms of each language, compiled at first use.
var formsOf = map[tree.Lang]func() *routineForms{
	tree.Chinese: readForms(tree.Chinese), tree.English: readForms(tree.English), tree.Russian: readForms(tree.Russian),
}

// readForms returns a function that reads the data file of a language's forms once. It
// panics if the embedded file is invalid, which a test rules out.
func readForms(l tree.Lang) func() *routineForms {
	return sync.OnceValue(func() *routineForms {
		lines, err := formLines(l)
		if err != nil {
			panic(err)
		}
		var kinds []expression
		for _, name := range []string{"date", "count", "ordinal of a meeting", "venue", "citation"} {
			kinds = append(kinds, newExpression(lines[name]))
		}
		return &routineForms{
			lang:  l,
			kinds: kinds,
			year:  lines["year"], numeral: lines["numeral"], before: lines["before"], after: lines["after"], meeting: lines["meeting"], record: lines["record"],
		}
	})
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
