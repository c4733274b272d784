// Package locale holds the words of reports: those that stand round the
// statements, in English, Chinese and Russian, one table for all formats.
//
// words.tsv is the table: a line a text, by its English form, with the Chinese
// and the Russian one. A form that counts is written once for each number that
// the language tells apart, %d first, in the order of [Language.N]:
//
//	%d sentence|%d sentences	%d句	%d предложение|%d предложения|%d предложений
package locale

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"
)

// Language is a language that reports are written in.
type Language string

// The languages of the table.
const (
	English Language = "en"
	Chinese Language = "zh"
	Russian Language = "ru"
)

// Languages lists the languages, the default first.
func Languages() []Language { return []Language{English, Chinese, Russian} }

//go:embed words.tsv
var words string

// entry is a text in the other languages, one form or one for each number.
type entry struct{ en, zh, ru []string }

// table is the data by English form, the last where there are several.
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

// forms returns the forms of a text, which is its own where the table has none.
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

// T returns a text, given in English; args fill its verbs.
func (l Language) T(text string, args ...any) string {
	forms := l.forms(text)
	text = forms[len(forms)-1]
	if len(args) == 0 {
		return text
	}
	return fmt.Sprintf(text, args...)
}

// N returns a text that begins to count with n, in the form that the number
// asks for. The text is the English one for many.
func (l Language) N(n int, text string, args ...any) string {
	forms := l.forms(text)
	return fmt.Sprintf(forms[min(l.number(n), len(forms)-1)], append([]any{n}, args...)...)
}

// number returns the index of the form for a number: one and many in English;
// 1, 2 to 4, and the others in Russian, by the last digit.
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
