package html

import (
	"fmt"
	"html/template"
	"strings"
	"unicode/utf8"

	"github.com/clausediff/clausediff/diff/report/passage"
	"github.com/clausediff/clausediff/parse/tree"
)

// runs writes runs: deleted and inserted ones as del and ins, unchanged keys as the given element,
// "" for none, and text that is read elsewhere with the classes of [runClass].
func (w *writer) runs(runs []passage.Run, keys string) {
	for i, r := range runs {
		element, classes := [...]string{passage.Same: "", passage.Deleted: "del", passage.Inserted: "ins"}[r.Mark], runClass(r)
		switch {
		case element == "" && r.Key:
			element = keys
		case element != "" && i > 0 && runs[i-1].Mark != passage.Same && runs[i-1].Mark != r.Mark:
			classes = append(classes, "by") // adds space between words and those that they replace
		}
		if element == "" && classes != nil {
			element = "span"
		}
		if element == "" {
			w.text(r.Text)
			continue
		}
		w.open(element, class(strings.Join(classes, " ")))
		w.text(r.Text)
		w.close(element)
	}
}

// text writes a text of a statement, with each control character that would change the direction
// of the text after it isolated and shown by its code.
func (w *writer) text(text string) {
	for at := strings.IndexFunc(text, turnsDirection); at >= 0; at = strings.IndexFunc(text, turnsDirection) {
		r, size := utf8.DecodeRuneInString(text[at:])
		fmt.Fprintf(w, `%s<bdi class="z" data-c="U+%04X">%c</bdi>`, template.HTMLEscapeString(text[:at]), r, r)
		text = text[at+size:]
	}
	w.WriteString(template.HTMLEscapeString(text))
}

// redline returns marked runs as HTML.
func redline(runs []passage.Run) template.HTML {
	return written("", func(w *writer) { w.runs(runs, "") })
}

// marked returns runs as HTML in which unchanged keys are marked too.
func marked(runs []passage.Run) template.HTML {
	return written("", func(w *writer) { w.runs(runs, "mark") })
}

// escaped returns a text as HTML.
func escaped(text string) template.HTML { return written("", func(w *writer) { w.text(text) }) }

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

// fragmentOf returns the fragment of an address that leads to an id, escaped as in the template
// href="#{{.}}".
func fragmentOf(id string) string {
	isPlain := func(r rune) bool {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9' || strings.ContainsRune("-._~", r)
	}
	if !strings.ContainsFunc(id, func(r rune) bool { return !isPlain(r) }) {
		return id
	}
	var b strings.Builder
	for _, c := range []byte(id) {
		if isPlain(rune(c)) {
			b.WriteByte(c)
		} else {
			fmt.Fprintf(&b, "%%%02x", c)
		}
	}
	return b.String()
}

// fragment makes a text usable as an id by replacing white space, which ends an id.
func fragment(text string) string { return strings.Join(strings.Fields(text), "_") }
