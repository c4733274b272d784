package tree

import (
	"bytes"
	"fmt"
	"strings"
)

// Format returns the statement as an indented outline with one sentence per line and a
// bar between clauses. Test cases use this form; [ParseOutline] reads it.
//
//	statement 2022 zh
//	title 联合声明
//	date 2022-02-18
//	article 一、
//	  heading
//	    深化合作
//	  item ——
//	    双方指出，|合作前景广阔。
//	    双方同意加强协调。
//
// A bar is written \|, a backslash \\, and a space at either end of a line \s. The
// outline contains neither the source nor what was discarded.
func Format(s *Statement) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "statement %s %s\n", s.ID, s.Lang)
	if s.Title != "" {
		fmt.Fprintf(&b, "title %s\n", oneLine(s.Title))
	}
	if s.Date != "" {
		fmt.Fprintf(&b, "date %s\n", oneLine(s.Date))
	}
	for _, part := range s.Root.Children {
		formatNode(&b, s, part, "")
	}
	return b.Bytes()
}

// oneLine returns a text with its line feeds replaced by spaces.
func oneLine(text string) string { return strings.ReplaceAll(text, "\n", " ") }

func formatNode(b *bytes.Buffer, s *Statement, n *Node, indent string) {
	b.WriteString(indent)
	switch {
	case n.Kind == KindSentence:
		var line strings.Builder
		for i, c := range n.Children {
			if i > 0 {
				line.WriteByte('|')
			}
			line.WriteString(escapeBars(s.TextOf(c)))
		}
		b.WriteString(escapeEnds(line.String()) + "\n")
		return
	case n.IsHeading:
		b.WriteString("heading")
	default:
		b.WriteString(n.Kind.String())
	}
	if n.Mark != "" {
		b.WriteString(" " + oneLine(n.Mark))
	}
	b.WriteByte('\n')
	for _, c := range n.Children {
		formatNode(b, s, c, indent+"  ")
	}
}

// escapeBars escapes bars and backslashes, which few texts contain.
func escapeBars(text string) string {
	if !strings.ContainsAny(text, `\|`) {
		return text
	}
	return strings.NewReplacer(`\`, `\\`, `|`, `\|`).Replace(text)
}

// escapeEnds makes spaces at the ends of a line visible.
func escapeEnds(line string) string {
	inner := strings.TrimLeft(line, " ")
	before := len(line) - len(inner)
	line = inner
	inner = strings.TrimRight(line, " ")
	return strings.Repeat(`\s`, before) + inner + strings.Repeat(`\s`, len(line)-len(inner))
}

// OutlineError reports a mistake in a line of an outline.
type OutlineError struct {
	Line int // from 1
	Err  error
}

// Error returns the mistake with its line.
func (e *OutlineError) Error() string { return fmt.Sprintf("outline line %d: %v", e.Line, e.Err) }

// Unwrap returns the mistake without its line.
func (e *OutlineError) Unwrap() error { return e.Err }

// ParseOutline reads what [Format] writes. The statement is numbered and valid. A
// mistake in a line is an [*OutlineError].
func ParseOutline(outline []byte) (*Statement, error) {
	p := outlineParser{s: &Statement{Root: &Node{Kind: KindStatement}}}
	p.open = []*Node{p.s.Root}
	for i, line := range strings.Split(strings.TrimRight(string(outline), "\n"), "\n") {
		if err := p.line(line); err != nil {
			return nil, &OutlineError{Line: i + 1, Err: err}
		}
	}
	p.s.Text = p.text.String()
	p.close(0)
	p.s.Number()
	return p.s, p.s.Validate()
}

type outlineParser struct {
	s    *Statement
	text strings.Builder
	open []*Node // from the root to the innermost part or block
}

func (p *outlineParser) line(line string) error {
	body := strings.TrimLeft(line, " ")
	depth := (len(line) - len(body)) / 2
	word, rest, _ := strings.Cut(body, " ")
	if depth == 0 {
		switch word {
		case "statement":
			id, lang, _ := strings.Cut(rest, " ")
			p.s.ID, p.s.Lang = id, Lang(lang)
			return nil
		case "title":
			p.s.Title = rest
			return nil
		case "date":
			p.s.Date = rest
			return nil
		}
	}
	if depth >= len(p.open) {
		return fmt.Errorf("%q is indented too far", body)
	}
	p.close(depth + 1)
	parent := p.open[depth]
	if parent.Kind.IsBlock() {
		p.sentence(parent, body)
		return nil
	}
	n := &Node{Mark: rest, Label: labelOf(rest), IsHeading: word == "heading"}
	kind, ok := outlineKind(word)
	if !ok || !mayHold(parent.Kind, kind) {
		return fmt.Errorf("a %s cannot hold %q", parent.Kind, word)
	}
	n.Kind = kind
	if kind.IsBlock() && p.text.Len() > 0 {
		p.text.WriteByte('\n')
	}
	n.Span.Start = p.text.Len()
	parent.Children = append(parent.Children, n)
	p.open = append(p.open, n)
	return nil
}

// labelOf returns a label without the delimiter it is printed with.
func labelOf(mark string) string { return strings.TrimRight(mark, "、.．") }

func outlineKind(word string) (Kind, bool) {
	if word == "heading" {
		return KindParagraph, true
	}
	for _, k := range Kinds() {
		if k.String() == word && (k.IsPart() || k.IsBlock()) {
			return k, true
		}
	}
	return 0, false
}

func (p *outlineParser) sentence(block *Node, body string) {
	sentence := &Node{Kind: KindSentence, Span: Span{Start: p.text.Len()}}
	for _, clause := range splitClauses(body) {
		start := p.text.Len()
		p.text.WriteString(clause)
		sentence.Children = append(sentence.Children, &Node{Kind: KindClause, Span: Span{start, p.text.Len()}})
	}
	sentence.Span.End = p.text.Len()
	block.Children = append(block.Children, sentence)
}

// splitClauses splits at bars and resolves the escapes.
func splitClauses(body string) []string {
	var clauses []string
	var b strings.Builder
	for i := 0; i < len(body); i++ {
		switch c := body[i]; {
		case c == '\\' && i+1 < len(body):
			i++
			if body[i] == 's' {
				b.WriteByte(' ')
			} else {
				b.WriteByte(body[i])
			}
		case c == '|':
			clauses = append(clauses, b.String())
			b.Reset()
		default:
			b.WriteByte(c)
		}
	}
	return append(clauses, b.String())
}

// close closes the open nodes below a depth.
func (p *outlineParser) close(depth int) {
	for len(p.open) > depth {
		n := p.open[len(p.open)-1]
		p.open = p.open[:len(p.open)-1]
		n.Span.End = p.text.Len()
		if len(p.open) == 0 {
			continue
		}
		if parent := p.open[len(p.open)-1]; n.IsHeading {
			parent.Heading = p.text.String()[n.Span.Start:n.Span.End]
		}
	}
}
