package diff

import (
	"cmp"
	"slices"

	"github.com/clausediff/clausediff/parse/segment"
	"github.com/clausediff/clausediff/parse/tree"
)

// passage is a text with its tokens, if they are known.
type passage struct {
	text   string
	tokens []tree.Span // that tile it, in order; only their lengths count
}

// tokens are those of a statement's whole text. A sentence that was reworded
// needs its tokens, and so do its clauses: they are cut once, and dealt out.
//
//	text      全面加强合作，|深化互信。
//	tokens    全面 加强 合作 ，|深化 互信 。
type tokens struct {
	text  string
	spans []tree.Span // that tile the text
}

// tokensOf cuts the text of a statement.
func tokensOf(s *tree.Statement) tokens {
	return tokens{s.Text, segment.Words(s.Text, s.Lang)}
}

// of returns the passage of some nodes, the first of them first, whose text is
// given. It knows its tokens if it is in one piece and no token reaches over its
// ends: then they are those of its text by itself.
func (t *tokens) of(nodes []*tree.Node, text string) passage {
	p := passage{text: text}
	start, end := nodes[0].Span.Start, nodes[len(nodes)-1].Span.End
	if end-start != len(text) {
		return p // not in one piece
	}
	from, begins := t.at(start)
	to, ends := t.at(end)
	if begins && ends {
		p.tokens = t.spans[from:to]
	}
	return p
}

// at returns the number of the token that begins at a byte offset of the text,
// the number of tokens at its end. If none begins there, found is false.
func (t *tokens) at(offset int) (number int, found bool) {
	number, found = slices.BinarySearchFunc(t.spans, offset, func(s tree.Span, offset int) int {
		return cmp.Compare(s.Start, offset)
	})
	return number, found || offset == len(t.text)
}
