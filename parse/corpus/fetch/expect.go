package fetch

import (
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"

	"github.com/clausediff/clausediff/parse/corpus"
	"github.com/clausediff/clausediff/parse/lang/dates"
	"github.com/clausediff/clausediff/parse/tree"
)

// Missing returns what the manifest expects of a statement and the page lacks, one line
// each: title, date, parties, language, number of articles. found must be parsed
// without the data of the manifest, as by [corpus.Corpus.Found].
func Missing(e corpus.Entry, found *tree.Statement) []string {
	var lines []string
	miss := func(format string, args ...any) { lines = append(lines, fmt.Sprintf(format, args...)) }
	if e.Title != "" && !alike(e.Title, found.Title) {
		miss("the title is %q, expected %q", found.Title, e.Title)
	}
	if e.Date != "" && found.Date != e.Date && !dated(found, e.Date) {
		miss("the date %s is not on the page", e.Date)
	}
	for _, party := range e.Parties {
		if !says(found, party) {
			miss("the party %q is not named", party)
		}
	}
	if e.Lang != "" && found.Lang != e.Lang {
		miss("the language is %q, expected %q", found.Lang, e.Lang)
	}
	if n := found.Articles(); e.Articles > 0 && n != e.Articles {
		miss("%d articles, expected %d", n, e.Articles)
	}
	return lines
}

// alike reports whether one title contains the other, comparing letters and digits:
// pages add words to titles.
func alike(want, got string) bool {
	want, got = bare(want), bare(got)
	return want != "" && got != "" && (strings.Contains(got, want) || strings.Contains(want, got) && len(got)*2 >= len(want))
}

func bare(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, text)
}

// says reports whether the page contains a word: in the statement, in its title, or in
// what was left out of it.
func says(st *tree.Statement, word string) bool {
	word = bare(word)
	return slices.ContainsFunc(texts(st), func(t string) bool { return strings.Contains(bare(t), word) })
}

// texts returns all texts of a page.
func texts(st *tree.Statement) []string {
	texts := []string{st.Title, st.Text}
	for _, d := range st.Discarded {
		texts = append(texts, d.Text)
	}
	return texts
}

// dated reports whether the page contains a date, in any notation.
func dated(st *tree.Statement, iso string) bool {
	t, err := time.Parse(time.DateOnly, iso)
	if err != nil {
		return false
	}
	form := dates.Pattern(t)
	return slices.ContainsFunc(texts(st), form.MatchString)
}
