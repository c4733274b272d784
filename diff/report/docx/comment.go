package docx

import (
	"strconv"
	"strings"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/report"
	"github.com/clausediff/clausediff/diff/report/locale"
	"github.com/clausediff/clausediff/parse/tree"
)

// comments are the findings of a briefing, each attached to a sentence, the new one if there is
// one.
type comments struct {
	texts []string             // numbered from 1
	on    map[*tree.Node][]int // by sentence
}

func newComments(r *diff.Result, b *report.Briefing, language locale.Language) *comments {
	c := &comments{on: map[*tree.Node][]int{}}
	for _, item := range b.Items {
		for i := range item.Lines {
			c.add(r, &item.Lines[i], language)
		}
	}
	return c
}

func (c *comments) add(r *diff.Result, l *report.Line, language locale.Language) {
	var sentence *tree.Node
	switch {
	case len(l.New) > 0:
		sentence = sentenceAt(r.New, l.New[0])
	case len(l.Old) > 0:
		sentence = sentenceAt(r.Old, l.Old[0])
	}
	if sentence == nil {
		return
	}
	c.texts = append(c.texts, commentText(l, language))
	c.on[sentence] = append(c.on[sentence], len(c.texts))
}

// sentenceAt returns the sentence at a locator, or the sentence of the clause at it.
func sentenceAt(s *tree.Statement, locator string) *tree.Node {
	n := s.At(tree.Locator(locator))
	if n != nil && n.Kind == tree.KindClause {
		return s.At(tree.Locator(locator).Parent())
	}
	return n
}

// commentText returns the comment on a sentence: for each finding its type, its words, and
// since when a dropped text had been carried.
func commentText(l *report.Line, language locale.Language) string {
	var all []string
	for i := range l.Findings {
		t := &l.Findings[i]
		text := report.Sign(t.Type) + " " + language.T(string(t.Type))
		if head := t.Headline(language); len(head) > 0 {
			text += ": "
			for _, r := range head {
				text += r.Text
			}
		}
		if stood := t.Stood(language); stood != "" {
			text += " · " + stood
		}
		all = append(all, text)
	}
	return strings.Join(all, "; ")
}

// part returns the comments part of the package.
func (c *comments) part(date string) []byte {
	w := newWriter(date)
	w.WriteString(xmlHeader + `<w:comments ` + namespace + `>`)
	for i, text := range c.texts {
		w.WriteString(`<w:comment w:id="` + strconv.Itoa(i+1) + `" w:author="` + author + `"` + w.when + `><w:p>`)
		w.run(run{same, text})
		w.WriteString("</w:p></w:comment>")
	}
	w.WriteString("</w:comments>\n")
	return w.Bytes()
}
