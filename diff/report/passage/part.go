package passage

import (
	"strings"

	"github.com/clausediff/clausediff/diff/report/locale"
	"github.com/clausediff/clausediff/parse/tree"
)

// Part is an article of a statement, its preamble or its closing. The zero Part means that
// there is no part.
type Part struct {
	Kind                    tree.Kind
	Locator, Label, Heading string
	// Whole is set if the statement has no articles: the part is all of its text.
	Whole bool
}

// PartOf returns the part of a node, the zero Part for nil.
func PartOf(n *tree.Node) Part {
	if n == nil {
		return Part{}
	}
	return Part{Kind: n.Kind, Locator: string(n.Locator), Label: n.Label, Heading: n.Heading}
}

// IsZero reports whether there is no part.
func (p Part) IsZero() bool { return p.Locator == "" }

// Name returns what the part is called without its heading: its printed label, or words of
// the language if it has no label or only a number.
func (p Part) Name(l locale.Language) string {
	switch {
	case p.Whole:
		return l.T("Text")
	case p.Label != "" && (p.Heading != "" || !isNumber(p.Label)):
		return p.Label
	case p.Label != "":
		return l.T("Article %s", p.Label)
	case p.Kind == tree.KindPreamble:
		return l.T("Preamble")
	case p.Kind == tree.KindClosing:
		return l.T("Closing")
	}
	return l.T("Article %s", p.Locator)
}

// Title returns the name and the heading of the part.
func (p Part) Title(l locale.Language) string {
	if p.Heading != "" && p.Label == "" {
		return p.Heading
	}
	return strings.TrimSpace(p.Name(l) + " " + p.Heading)
}

// isNumber reports whether a label is only a number.
func isNumber(label string) bool {
	return strings.Trim(label, "0123456789〇零一二三四五六七八九十百IVXLC.") == ""
}

// IsWhole reports whether a part, which may be nil, is all of a statement rather than an
// article with a label or a heading.
func IsWhole(s *tree.Statement, part *tree.Node) bool {
	return part == nil || part.Kind == tree.KindArticle && part.Label == "" && part.Heading == "" && len(s.Root.Children) == 1
}

// OneLine returns a piece of a statement without line breaks.
func OneLine(s *tree.Statement, x tree.Span) string {
	return strings.Join(strings.Fields(s.Text[x.Start:x.End]), " ")
}
