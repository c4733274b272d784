package html

import (
	"fmt"
	"html/template"
	"strings"
	"unicode/utf8"

	"github.com/clausediff/clausediff/diff/report/passage"
	"github.com/clausediff/clausediff/parse/tree"
)

// markup writes runs as HTML: deleted and inserted ones as del and ins, unchanged keys as the given
// element, "" for none, and text that is read elsewhere with the classes of [runClass]. A page has
// thousands of runs, for which templates take many times as long.
func markup(runs []passage.Run, keys string) template.HTML {
	var b strings.Builder
	for i, r := range runs {
		element, class := [...]string{passage.Same: "", passage.Deleted: "del", passage.Inserted: "ins"}[r.Mark], runClass(r)
		switch {
		case element == "" && r.Key:
			element = keys
		case element != "" && i > 0 && runs[i-1].Mark != passage.Same && runs[i-1].Mark != r.Mark:
			class = append(class, "by") // adds space between words and those that they replace
		}
		if element == "" && class != nil {
			element = "span"
		}
		writeElement(&b, element, strings.Join(class, " "), r.Text)
	}
	return template.HTML(b.String())
}

// writeElement writes a text in an element, "" for none.
func writeElement(b *strings.Builder, element, class, text string) {
	if element == "" {
		writeText(b, text)
		return
	}
	b.WriteString("<" + element)
	if class != "" {
		b.WriteString(` class="` + class + `"`)
	}
	b.WriteString(">")
	writeText(b, text)
	b.WriteString("</" + element + ">")
}

// writeText writes a text escaped, with each control character that would change the direction of
// the text after it isolated and shown by its code.
func writeText(b *strings.Builder, text string) {
	for at := strings.IndexFunc(text, turnsDirection); at >= 0; at = strings.IndexFunc(text, turnsDirection) {
		r, size := utf8.DecodeRuneInString(text[at:])
		fmt.Fprintf(b, `%s<bdi class="z" data-c="U+%04X">%c</bdi>`, template.HTMLEscapeString(text[:at]), r, r)
		text = text[at+size:]
	}
	b.WriteString(template.HTMLEscapeString(text))
}

// redline returns marked runs as HTML.
func redline(runs []passage.Run) template.HTML { return markup(runs, "") }

// marked returns runs as HTML in which unchanged keys are marked too.
func marked(runs []passage.Run) template.HTML { return markup(runs, "mark") }

// escaped returns a text as HTML.
func escaped(text string) template.HTML { return redline([]passage.Run{{Text: text}}) }

func turnsDirection(r rune) bool {
	return '\u202A' <= r && r <= '\u202E' || '\u2066' <= r && r <= '\u2069' ||
		r == '\u200E' || r == '\u200F' || r == '\u061C'
}

// runClass returns the classes of a run: key for changed words that a finding is about, ox and nx
// for text that the old or the new statement has elsewhere, also ot and nt if another row shows it
// there.
func runClass(r passage.Run) (class []string) {
	for _, c := range []struct {
		name string
		set  bool
	}{
		{"key", r.Key && r.Mark != passage.Same},
		{"ox", r.Old != passage.InOrder}, {"ot", r.Old == passage.ShownElsewhere},
		{"nx", r.New != passage.InOrder}, {"nt", r.New == passage.ShownElsewhere},
	} {
		if c.set {
			class = append(class, c.name)
		}
	}
	return class
}

// langTag returns the language tag that makes a browser select the right glyphs.
func langTag(l tree.Lang) string {
	if l == tree.Chinese {
		return "zh-Hans"
	}
	return string(l)
}

// fragment makes a text usable as an id by replacing white space, which ends an id.
func fragment(text string) string { return strings.Join(strings.Fields(text), "_") }
