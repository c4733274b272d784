package quality

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/clausediff/clausediff/parse/lang/chars"
	"github.com/clausediff/clausediff/parse/segment"
	"github.com/clausediff/clausediff/parse/tree"
)

// Origin is the true origin of a sentence of an edited statement.
type Origin struct {
	New string   // locator
	Old []string // locators of the sentences it comes from, nil for none
	// Done is the operation on the sentence or, if its boundaries are not those of an
	// edited sentence, on most of it.
	Done Operation
	// Renumbered: the number of its article changed.
	Renumbered bool
}

// Outline builds the edited statement with its original parts. Sentences and clauses
// are segmented again. An error indicates a bug in this package.
func (d *Edited) Outline() (*tree.Statement, []Origin, error) {
	var b strings.Builder
	fmt.Fprintf(&b, "statement edited %s\n", d.Old.Lang)
	for i := 0; i < len(d.lines); {
		if l := d.lines[i]; l.frame != "" {
			b.WriteString(strings.Repeat("  ", l.depth) + l.frame + "\n")
			i++
			continue
		}
		depth := d.lines[i-1].depth + 1
		text, end := d.block(i)
		writeBlock(&b, text, depth, d.Old.Lang)
		i = end
	}
	s, err := tree.ParseOutline([]byte(b.String()))
	if err != nil {
		return nil, nil, err
	}
	origins, err := d.Origins(s)
	return s, origins, err
}

// block joins the sentences of the block at line i and returns the number of the line
// after it.
func (d *Edited) block(i int) (string, int) {
	var list []string
	for ; i < len(d.lines) && d.lines[i].frame == ""; i++ {
		list = append(list, d.lines[i].text)
	}
	return strings.Join(list, between(d.Old.Lang)), i
}

// writeBlock writes a block's sentences and clauses in outline format.
func writeBlock(b *strings.Builder, text string, depth int, lang tree.Lang) {
	escape := strings.NewReplacer(`\`, `\\`, `|`, `\|`)
	for _, span := range segment.Sentences(text, lang) {
		sentence := text[span.Start:span.End]
		var clauses []string
		for _, c := range segment.Clauses(sentence, lang) {
			clauses = append(clauses, escape.Replace(sentence[c.Start:c.End]))
		}
		line := strings.Join(clauses, "|")
		trimmed := strings.TrimRight(line, " ")
		line = trimmed + strings.Repeat(`\s`, len(line)-len(trimmed))
		b.WriteString(strings.Repeat("  ", depth) + line + "\n")
	}
}

// Paragraphs returns the edited statement as plain text, with a blank line between
// paragraphs and lines of at most width characters; 0 means no limit.
func (d *Edited) Paragraphs(width int) string {
	var b strings.Builder
	for i := 0; i < len(d.lines); {
		if d.lines[i].frame != "" {
			i++
			continue
		}
		text, end := d.block(i)
		b.WriteString(wrapped(text, width) + "\n\n")
		i = end
	}
	return b.String()
}

// wrapped breaks a text at spaces into lines of at most width characters.
func wrapped(text string, width int) string {
	var b strings.Builder
	column := 0
	for i, word := range strings.Fields(text) {
		size := utf8.RuneCountInString(word)
		switch {
		case i == 0:
		case width > 0 && column+1+size > width:
			b.WriteByte('\n')
			column = 0
		default:
			b.WriteByte(' ')
			column++
		}
		b.WriteString(word)
		column += size
	}
	return b.String()
}

// Origins returns the origins of the sentences of a statement built from the edits. A
// sentence originates from every edited sentence of which it contains at least half,
// and from those that make up at least half of it.
func (d *Edited) Origins(s *tree.Statement) ([]Origin, error) {
	edited := d.sentences()
	oldNodes := d.Old.Nodes(tree.KindSentence)
	size := make([]int, len(edited))
	for k := range edited {
		size[k] = chars.Count(edited[k].text)
	}
	var origins []Origin
	k, left := 0, 0 // the current edited sentence and its remaining characters
	if len(size) > 0 {
		left = size[0]
	}
	for _, n := range s.Nodes(tree.KindSentence) {
		o := Origin{New: string(n.Locator)}
		most := 0
		for rest, whole := chars.Count(s.TextOf(n)), chars.Count(s.TextOf(n)); rest > 0; {
			for left == 0 && k+1 < len(edited) {
				k++
				left = size[k]
			}
			if left == 0 {
				return nil, fmt.Errorf("the statement has more text than the edits, from %s on", n.Locator)
			}
			part := min(rest, left)
			rest, left = rest-part, left-part
			if 2*part >= size[k] || 2*part >= whole {
				o.add(&edited[k], oldNodes)
			}
			if part > most {
				most = part
				o.Done, o.Renumbered = edited[k].done, edited[k].renumbered
			}
		}
		origins = append(origins, o)
	}
	if left > 0 || k+1 < len(edited) {
		return nil, fmt.Errorf("the statement has less text than the edits: %q is not all in it", edited[k].text)
	}
	return origins, nil
}

func (o *Origin) add(s *sentence, old []*tree.Node) {
	for _, i := range s.from {
		o.Old = append(o.Old, string(old[i].Locator))
	}
}

func (d *Edited) sentences() []sentence {
	var out []sentence
	for _, l := range d.lines {
		if l.frame == "" {
			out = append(out, l.sentence)
		}
	}
	return out
}
