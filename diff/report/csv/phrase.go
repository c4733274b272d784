package csv

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/clausediff/clausediff/diff/report/history"
	"github.com/clausediff/clausediff/diff/report/locale"
	"github.com/clausediff/clausediff/diff/series"
)

// RenderPhrases writes how often the statements of a series say phrases, one line per phrase:
// the first and the last statement that say it, those between that do not, for each statement
// the number of occurrences, also per thousand characters, and the number of clauses, then the
// speakers, the articles and the neighbouring words, in the given language. The format is that
// of [Render].
func RenderPhrases(w io.Writer, l *series.Lineage, phrases []history.Phrase, language locale.Language) error {
	if l == nil {
		return fmt.Errorf("no lineage to render")
	}
	id := func(i int) string {
		if i < 0 {
			return ""
		}
		return l.Statements[i].ID
	}
	head := []string{"phrase", "first", "last", "absent_between", "total"}
	for i := range l.Statements {
		head = append(head, id(i))
	}
	for i := range l.Statements {
		head = append(head, id(i)+" per 1000")
	}
	head = append(head, "clauses", "speakers", "articles", "near")
	lines := [][]string{head}
	for _, p := range phrases {
		var gaps []string
		for _, i := range p.Gaps() {
			gaps = append(gaps, id(i))
		}
		said := 0
		for _, n := range p.Clauses {
			said += n
		}
		var counts, rates []string
		for i, n := range p.Counts {
			counts, rates = append(counts, strconv.Itoa(n)), append(rates, places(p.Rate(i)))
		}
		cells := []string{p.Text, id(p.First()), id(p.Last()), strings.Join(gaps, " "), strconv.Itoa(p.Total())}
		lines = append(lines, slices.Concat(cells, counts, rates, []string{strconv.Itoa(said)}, around(p, language)))
	}
	return Write(w, lines)
}

// around returns the speakers of a phrase, its articles and its neighbouring words, each with
// the number of clauses: "Both sides 3; nobody is named 1".
func around(p history.Phrase, language locale.Language) []string {
	var cells []string
	for _, list := range [][]history.Saying{p.Speakers, p.Articles} {
		var items []string
		for _, x := range list {
			items = append(items, x.Title(language)+" "+strconv.Itoa(x.Total()))
		}
		cells = append(cells, strings.Join(items, "; "))
	}
	var near []string
	for _, n := range p.Near {
		near = append(near, n.Text+" "+strconv.Itoa(n.Clauses)+"/"+strconv.Itoa(n.Elsewhere))
	}
	return append(cells, strings.Join(near, "; "))
}
