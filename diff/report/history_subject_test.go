package report_test

import (
	"bytes"
	"io"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/clausediff/clausediff/diff/report/csv"
	"github.com/clausediff/clausediff/diff/report/history"
	"github.com/clausediff/clausediff/diff/report/html"
	"github.com/clausediff/clausediff/diff/report/internal/reporttest"
	"github.com/clausediff/clausediff/diff/report/json"
	"github.com/clausediff/clausediff/diff/report/markdown"
	"github.com/clausediff/clausediff/diff/report/passage"
	"github.com/clausediff/clausediff/diff/report/term"
	"github.com/clausediff/clausediff/diff/series"
	"github.com/clausediff/clausediff/parse/tree"
	"github.com/clausediff/clausediff/testdata/adversary"
)

// Whatever the statements are, a sentence on a subject is the statement's, its words
// without the deleted ones are its own, no line has two rows at one place, and every
// renderer writes it.
func TestSubjectsAreTrue(t *testing.T) {
	reporttest.Hostile(t, "what is told of a subject is what the statements say", func(_ adversary.Case, all []*tree.Statement) int {
		l := series.Link(all, nil)
		subjects := append(l.Subjects(3), strings.Fields(all[0].Text)[0])
		for _, subject := range subjects {
			s := history.NewSubject(l, l.Subject(subject))
			trueSubject(t, l, s)
			renderSubject(t, s)
		}
		return len(subjects)
	})
}

func trueSubject(t *testing.T, l *series.Lineage, s *history.Subject) {
	t.Helper()
	told := 0
	for i, statement := range l.Statements {
		for _, r := range s.Remarks(i) {
			told++
			sentence := strings.TrimSpace(statement.TextOf(statement.At(tree.Locator(r.Locators[0]))))
			if r.Text() != sentence {
				t.Errorf("%s:%s: %q is told as %q", statement.ID, r.Locators[0], sentence, r.Text())
			}
			var woven strings.Builder
			for _, run := range r.Woven {
				if run.Mark != passage.Deleted {
					woven.WriteString(run.Text)
				}
			}
			if got := strings.TrimSpace(woven.String()); got != sentence {
				t.Errorf("%s:%s: %q is woven as %q", statement.ID, r.Locators[0], sentence, got)
			}
		}
	}
	inLines := 0
	for _, line := range s.Lines() {
		for _, cell := range line {
			inLines += len(cell)
		}
	}
	if inLines != told {
		t.Errorf("%s: %d sentences in lines, %d in all", s.Text, inLines, told)
	}
}

func renderSubject(t *testing.T, s *history.Subject) {
	t.Helper()
	for name, write := range map[string]func(io.Writer) error{
		"term":     func(w io.Writer) error { return term.Renderer{Width: 60}.RenderSubject(w, s) },
		"wide":     func(w io.Writer) error { return term.Renderer{Width: 200, Color: true}.RenderSubject(w, s) },
		"html":     func(w io.Writer) error { return html.Renderer{}.RenderSubject(w, s) },
		"markdown": func(w io.Writer) error { return markdown.Renderer{}.RenderSubject(w, s) },
		"csv":      func(w io.Writer) error { return csv.RenderSubject(w, s) },
		"json":     func(w io.Writer) error { return json.WriteSubject(w, s) },
	} {
		var b bytes.Buffer
		if err := write(&b); err != nil || !utf8.Valid(b.Bytes()) || b.Len() == 0 {
			t.Errorf("%s: %s: %d bytes, %v", name, s.Text, b.Len(), err)
		}
	}
}
