package said

import (
	"cmp"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/clausediff/clausediff/cmd/clausediff/internal/suggest"
	"github.com/clausediff/clausediff/diff/report/csv"
	"github.com/clausediff/clausediff/diff/report/json"
	"github.com/clausediff/clausediff/diff/report/locale"
	"github.com/clausediff/clausediff/diff/report/passage"
	"github.com/clausediff/clausediff/diff/report/safetext"
)

// Write writes, for each series, where the phrase is first and last said, in lines of
// width columns.
func (r *Result) Write(w io.Writer, language locale.Language, width int) error {
	t := language.T
	statements := 0
	for _, x := range r.Series {
		statements += len(x.Said)
	}
	lines := []string{t("%s: said in %d of %d statements, in %d series", r.Phrase, statements, r.Statements, len(r.Series))}
	if n := r.Unread; n > 0 {
		lines[0] += "; " + t("%d cannot be read", n)
	}
	for _, x := range r.Series {
		times := 0
		for _, st := range x.Said {
			times += st.Count
		}
		lines = append(lines, "", t("%s: in %d of %d statements (%d×)", cmp.Or(x.Name, "–"), len(x.Said), x.Statements, times))
		lines = append(lines, firstPlace(x.Said[0], r.Phrase, width))
		if last := len(x.Said) - 1; last > 0 {
			lines = append(lines, firstPlace(x.Said[last], r.Phrase, width))
		}
	}
	if len(r.Series) > 0 {
		lines = append(lines, "", t("--series %s shows what became of it in that series", suggest.Argument(r.Series[0].Name)))
	}
	for _, line := range lines {
		if _, err := fmt.Fprintln(w, safetext.Line(line)); err != nil {
			return err
		}
	}
	return nil
}

// WriteCSV writes a line for each statement that says the phrase: its series, id and
// date, how often it says it, the address of the first sentence that does, and that
// sentence.
func (r *Result) WriteCSV(w io.Writer) error {
	lines := [][]string{{"phrase", "series", "statement", "date", "count", "place", "sentence"}}
	for _, x := range r.Series {
		for _, st := range x.Said {
			place := ""
			if len(st.Places) > 0 {
				place = st.Statement + ":" + string(st.Places[0])
			}
			lines = append(lines, []string{r.Phrase, x.Name, st.Statement, st.Date, strconv.Itoa(st.Count), place, st.Sentence})
		}
	}
	return csv.Write(w, lines)
}

// lead is how many characters of a sentence are shown before the phrase.
const lead = 12

// firstPlace returns a line with a statement and the first sentence that says the phrase.
// If the phrase appears literally, the sentence begins shortly before it.
func firstPlace(st json.SaidStatement, phrase string, width int) string {
	line := "  " + st.Statement
	if len(st.Places) > 0 {
		line += ":" + string(st.Places[0])
	}
	if st.Date != "" {
		line += "  " + st.Date
	}
	sentence := st.Sentence
	if before, _, ok := strings.Cut(sentence, strings.Trim(phrase, "*")); ok {
		if cut := []rune(before); len(cut) > lead {
			sentence = "…" + string(cut[len(cut)-lead:]) + sentence[len(before):]
		}
	}
	return passage.Shorten(line+"  "+sentence, max(40, width))
}
