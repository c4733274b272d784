// Package locale holds the fixed words of reports, all text that is not from the statements, in
// English, Chinese and Russian, in one table for all formats.
//
// words.tsv is the table: one line per text, with its English, Chinese and Russian forms. A
// text that begins with a number has a form for each grammatical number of the language, with
// %d first, in the order of [Language.N]:
//
//	%d sentence|%d sentences	%d句	%d предложение|%d предложения|%d предложений
package locale

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"
)

// Language is a language of reports.
type Language string

// The languages of the table.
const (
	English Language = "en"
	Chinese Language = "zh"
	Russian Language = "ru"
)

// Languages returns the languages, the default first.
func Languages() []Language { return []Language{English, Chinese, Russian} }

//go:embed words.tsv
var words string

// entry is a text in each language: one form, or one for each grammatical number.
type entry struct{ en, zh, ru []string }

// table maps the English form of a text, the last one if there are several, to its entry.
var table = sync.OnceValue(func() map[string]entry {
	all := map[string]entry{}
	for line := range strings.Lines(words) {
		cells := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(cells) != 3 {
			panic(fmt.Sprintf("words.tsv: %q has not three columns", line))
		}
		e := entry{strings.Split(cells[0], "|"), strings.Split(cells[1], "|"), strings.Split(cells[2], "|")}
		all[e.en[len(e.en)-1]] = e
	}
	return all
})

// forms returns the forms of a text, or the text itself if it is not in the table.
func (l Language) forms(text string) []string {
	e, ok := table()[text]
	switch {
	case !ok:
		return []string{text}
	case l == Chinese:
		return e.zh
	case l == Russian:
		return e.ru
	}
	return e.en
}

// T translates an English text and formats args by its verbs.
func (l Language) T(text string, args ...any) string {
	forms := l.forms(text)
	text = forms[len(forms)-1]
	if len(args) == 0 {
		return text
	}
	return fmt.Sprintf(text, args...)
}

// N translates an English text that begins with the number n, in the grammatical form for n.
// The text is the English plural.
func (l Language) N(n int, text string, args ...any) string {
	forms := l.forms(text)
	return fmt.Sprintf(forms[min(l.number(n), len(forms)-1)], append([]any{n}, args...)...)
}

// number returns the index of the form for a number. English has one and many; Russian has
// forms for 1, for 2 to 4, and for the others, by the last digit.
func (l Language) number(n int) int {
	tens := n % 100
	switch {
	case l == Chinese, n == 1:
		return 0
	case l != Russian:
		return 1
	case n%10 == 1 && tens != 11:
		return 0
	case n%10 >= 2 && n%10 <= 4 && (tens < 12 || tens > 14):
		return 1
	}
	return 2
}
