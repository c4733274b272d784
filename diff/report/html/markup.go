package html

import (
	"html/template"
	"iter"
	"slices"
	"strings"

	"github.com/clausediff/clausediff/diff/report/locale"
)

// writer writes markup. It escapes texts and the values of attributes with html/template, as the
// templates do. A page has thousands of rows, for which templates take many times as long.
type writer struct {
	strings.Builder
	language locale.Language // of the fixed words
}

// attribute is an attribute of an element. Without a value it is left out.
type attribute struct{ name, value string }

func class(names string) attribute { return attribute{"class", names} }
func lang(tag string) attribute    { return attribute{"lang", tag} }

// open writes a start tag.
func (w *writer) open(element string, attributes ...attribute) {
	w.WriteByte('<')
	w.WriteString(element)
	for _, a := range attributes {
		if a.value != "" {
			w.WriteByte(' ')
			w.WriteString(a.name)
			w.WriteString(`="`)
			w.escape(a.value)
			w.WriteByte('"')
		}
	}
	w.WriteByte('>')
}

// close writes an end tag.
func (w *writer) close(element string) {
	w.WriteString("</")
	w.WriteString(element)
	w.WriteByte('>')
}

// element writes an element with a text that is no statement's.
func (w *writer) element(name, text string, attributes ...attribute) {
	w.open(name, attributes...)
	w.escape(text)
	w.close(name)
}

// escape writes a text as the template {{.}} does, in an element or in a quoted attribute: unlike
// HTMLEscapeString alone, it replaces plus signs too.
func (w *writer) escape(text string) {
	w.WriteString(strings.ReplaceAll(template.HTMLEscapeString(text), "+", "&#43;"))
}

// written returns what write writes with fixed words in a language, "" if there are none.
func written(language locale.Language, write func(w *writer)) template.HTML {
	w := writer{language: language}
	write(&w)
	return template.HTML(w.String())
}

// pieceRows is how many rows are written at a time: all rows of a large page would be in memory
// several times.
const pieceRows = 64

// pieces returns a function that writes a list of rows in pieces.
func pieces[T any](language locale.Language, write func(w *writer, rows []T)) func(rows []T) iter.Seq[template.HTML] {
	return func(rows []T) iter.Seq[template.HTML] {
		return func(yield func(template.HTML) bool) {
			for piece := range slices.Chunk(rows, pieceRows) {
				if !yield(written(language, func(w *writer) { write(w, piece) })) {
					return
				}
			}
		}
	}
}
