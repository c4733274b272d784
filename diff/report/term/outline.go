package term

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/clausediff/clausediff/diff/report/safetext"
	"github.com/clausediff/clausediff/parse/tree"
)

// outline renders the tree of one statement.
type outline struct {
	*page
	statement *tree.Statement
	clauses   bool
	locator   int // columns of the longest locator
}

func (o *outline) header() {
	s := o.statement
	o.para(nil, piece{strings.Join(nonEmpty(s.ID, s.Title), "  "), strong})
	more := nonEmpty(s.Date, string(s.Lang), strings.Join(s.Parties, ", "), s.Source.Name, s.Source.Encoding)
	if len(more) > 0 {
		o.para(nil, piece{strings.Join(more, " · "), plain})
	}
	var counts [][]piece
	for _, k := range tree.Kinds() {
		if n := len(s.Nodes(k)); n > 0 && k != tree.KindStatement {
			counts = append(counts, []piece{{strconv.Itoa(n), strong}, {" " + nouns(n, k.String()), dim}})
		}
	}
	o.flow(nil, counts)
	o.facts()
	o.para(nil, piece{confidence(s.Confidence), plain})
	o.warn("check", s.DoubtLines())
	o.blank()
}

// facts writes where title, date, parties and language were found.
func (o *outline) facts() {
	var all [][]piece
	for _, f := range o.statement.Facts {
		where := f.Name + " from " + f.Where
		if f.Line > 0 {
			where += ", line " + strconv.Itoa(f.Line)
		}
		all = append(all, []piece{{where, dim}})
	}
	o.flow(nil, all)
}

// confidence formats the confidence of the extraction in a line.
func confidence(c tree.Confidence) string {
	numbering, leftovers := "numbering complete", "no words of a web site left"
	if !c.Numbered {
		numbering = "numbering doubtful"
	}
	if c.Leftovers > 0 {
		leftovers = plural(c.Leftovers, "block") + " with words of a web site"
	}
	return fmt.Sprintf("confidence %.2f: %.0f %% of the running text kept, %s, %s", c.Score(), 100*c.Kept, numbering, leftovers)
}

// tree writes a line for each part, and the sentences, with the sign of each block before its
// first sentence.
func (o *outline) tree() {
	for n := range o.statement.Root.All() {
		if n.Kind == tree.KindSentence || n.Kind == tree.KindClause && o.clauses {
			o.locator = max(o.locator, len(n.Locator))
		}
	}
	for _, part := range o.statement.Root.Children {
		o.blank()
		o.part(part)
	}
}

func (o *outline) part(n *tree.Node) {
	title := append(o.lead("§", string(n.Locator)), piece{strings.Join(nonEmpty(n.Kind.String(), n.Mark), " "), strong})
	o.para(title)
	for _, c := range n.Children {
		if c.Kind.IsPart() {
			o.part(c)
		} else {
			o.block(c)
		}
	}
}

// lead returns the columns before a text: the sign of a kind and the locator.
func (o *outline) lead(sign, locator string) []piece {
	width := o.ruler.width("§")
	return []piece{
		{sign + o.spaces(width-o.ruler.width(sign)+1), strong},
		{locator + o.spaces(o.locator-len(locator)+2), dim},
	}
}

func (o *outline) block(n *tree.Node) {
	sign := "¶"
	switch {
	case n.IsHeading:
		sign = "#"
	case n.Kind == tree.KindItem:
		sign = "•"
	}
	mark := blockMark(n)
	for _, sentence := range n.Children {
		o.sentence(sign, mark, sentence, n.IsHeading)
		sign, mark = "", nil
	}
}

func blockMark(n *tree.Node) []piece {
	if n.Mark == "" {
		return nil
	}
	mark := n.Mark
	if !strings.HasSuffix(mark, "—") && !strings.HasSuffix(mark, "）") && !strings.HasSuffix(mark, "、") {
		mark += " "
	}
	return []piece{{mark, dim}}
}

// sentence writes a sentence, its clauses separated by ╱ or one per line.
func (o *outline) sentence(sign string, mark []piece, n *tree.Node, heading bool) {
	st := plain
	if heading {
		st = strong
	}
	body := mark
	if !o.clauses {
		for i, c := range n.Children {
			if i > 0 {
				body = append(body, piece{"╱", dim})
			}
			body = append(body, piece{o.statement.TextOf(c), st})
		}
		o.para(o.lead(sign, string(n.Locator)), body...)
		return
	}
	for _, c := range n.Children {
		o.para(o.lead(sign, string(c.Locator)), append(body, piece{o.statement.TextOf(c), st})...)
		sign, body = "", nil
	}
}

// discarded lists the blocks of the page that are not part of the statement.
func (o *outline) discarded() {
	list := o.statement.Discarded
	if len(list) == 0 {
		return
	}
	o.blank()
	o.rule([]piece{{"discarded", strong}}, strconv.Itoa(len(list)))
	reason := 0
	for _, d := range list {
		reason = max(reason, o.ruler.width(safetext.Of(string(d.Reason))))
	}
	for _, d := range list {
		o.put(o.discardedLine(d, min(reason, 20)))
	}
}

func (o *outline) discardedLine(d tree.Discarded, reason int) []cell {
	line := o.pad(o.shorten(o.cells(piece{string(d.Reason), plain}), reason), reason)
	line = append(line, o.right(o.cells(piece{"line " + strconv.Itoa(d.Line), dim}), 12)...)
	line = append(line, o.cells(piece{"  ", plain}, piece{strings.Join(strings.Fields(o.start(d.Text)), " "), dim})...)
	return o.shorten(line, o.width)
}

func plural(n int, noun string) string { return strconv.Itoa(n) + " " + nouns(n, noun) }

func nouns(n int, noun string) string {
	if n == 1 {
		return noun
	}
	return noun + "s"
}
