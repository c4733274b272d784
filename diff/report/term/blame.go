package term

import (
	"io"
	"strconv"
	"strings"

	"github.com/clausediff/clausediff/diff/report/blame"
)

// RenderBlame writes a statement clause by clause. The margin names the statement that
// introduced the words after it. Where the age of words changes within a clause, the text names
// the statement. With colour, the newest words are emphasized and the oldest are dimmed.
//
//	2021  1.1.1.1  They reaffirm ‹2023›their strong ‹2021›support for unity.
func (r Renderer) RenderBlame(w io.Writer, b *blame.Report) error {
	p := r.page()
	p.head(p.T("of"), b.Head)
	p.blank()
	p.ages(b)
	p.blank()
	margin, locator := 0, 0
	for _, c := range b.Clauses {
		locator = max(locator, len(c.Locator))
		for _, r := range c.Runs {
			margin = max(margin, p.ruler.width(r.ID))
		}
	}
	margin = min(margin, p.width/4)
	for _, c := range b.Clauses {
		lead, st, runs := p.spaces(margin), plain, c.Words()
		if len(runs) > 0 {
			cells := p.shorten(p.cells(piece{runs[0].ID, plain}), margin)
			lead, st = textOf(cells)+p.spaces(margin-lineWidth(cells)), idStyle(b, runs[0].Since)
		}
		prefix := []piece{{lead, st}, {"  " + c.Locator + p.spaces(locator-len(c.Locator)+2), dim}}
		p.para(prefix, blameText(b, runs)...)
	}
	return p.writeTo(w)
}

// ages lists the statements with the share of the text that each introduced.
func (p *page) ages(b *blame.Report) {
	whole := 0
	for _, n := range b.Characters {
		whole += n
	}
	var list [][]piece
	for i := len(b.Statements) - 1; i >= 0; i-- {
		list = append(list, []piece{{b.Statements[i].ID, idStyle(b, i)}, {" " + strconv.Itoa(100*b.Characters[i]/max(whole, 1)) + " %", dim}})
	}
	p.flow([]piece{{p.label(p.T("new words")), strong}}, list)
}

// textOf returns the text of cells.
func textOf(cells []cell) string {
	var text strings.Builder
	for _, c := range cells {
		text.WriteString(c.text)
	}
	return text.String()
}

// ageStyle returns the style of words by the statement that introduced them.
func ageStyle(b *blame.Report, since int) style {
	switch level := b.Level(since); {
	case level == blame.Levels-1:
		return newKey
	case level >= blame.Levels/2:
		return newText
	case level > 0:
		return plain
	}
	return dim
}

// idStyle returns the style of a statement's name, which never has brackets.
func idStyle(b *blame.Report, since int) style {
	if st := ageStyle(b, since); st != newKey {
		return st
	}
	return strong
}

// blameText returns the words of a clause, with the statement before each run except the
// first, whose statement is in the margin.
func blameText(b *blame.Report, runs []blame.Run) []piece {
	var body []piece
	for i, r := range runs {
		text := r.Text
		if i == len(runs)-1 {
			text = strings.TrimRight(text, " \n")
		}
		if i > 0 {
			body = append(body, piece{"‹" + r.ID + "›", dim})
		}
		body = append(body, piece{text, ageStyle(b, r.Since)})
	}
	return body
}
