package tree

import (
	"fmt"
	"unicode"
	"unicode/utf8"
)

// Validate returns the first broken invariant of the statement, with the locator of the
// offending node, or nil. It reads the text and every node once.
func (s *Statement) Validate() error {
	if s.Root == nil {
		return fmt.Errorf("statement %s: no tree", s.ID)
	}
	if !utf8.ValidString(s.Text) {
		return fmt.Errorf("statement %s: text is not valid UTF-8", s.ID)
	}
	if want := (Span{0, len(s.Text)}); s.Root.Span != want {
		return fmt.Errorf("statement %s: root spans %v, text %v", s.ID, s.Root.Span, want)
	}
	if s.Root.Kind != KindStatement {
		return fmt.Errorf("statement %s: root is a %s", s.ID, s.Root.Kind)
	}
	v := validator{s: s, seen: make(map[Locator]struct{}, len(s.Text)/bytesPerNode)}
	if err := v.node(s.Root); err != nil {
		return fmt.Errorf("statement %s: %w", s.ID, err)
	}
	if err := v.blank(v.covered, len(s.Text)); err != nil {
		return fmt.Errorf("statement %s: %w", s.ID, err)
	}
	return nil
}

// bytesPerNode is the approximate number of bytes of text per node.
const bytesPerNode = 32

// validator walks a tree; covered is the end of the last clause seen.
type validator struct {
	s       *Statement
	seen    map[Locator]struct{}
	covered int
}

func (v *validator) node(n *Node) error {
	if n.Kind != KindStatement {
		if _, seen := v.seen[n.Locator]; seen || n.Locator == "" {
			return fmt.Errorf("%s: locator %q is missing or used twice", n.Kind, n.Locator)
		}
		v.seen[n.Locator] = struct{}{}
	}
	if err := v.span(n); err != nil {
		return err
	}
	if n.Kind == KindClause {
		if len(n.Children) > 0 {
			return fmt.Errorf("clause %s has children", n.Locator)
		}
		if err := v.blank(v.covered, n.Span.Start); err != nil {
			return err
		}
		v.covered = n.Span.End
		return nil
	}
	at := n.Span.Start
	for _, c := range n.Children {
		if !mayHold(n.Kind, c.Kind) {
			return fmt.Errorf("%s %s holds a %s", n.Kind, n.Locator, c.Kind)
		}
		tiles := n.Kind.IsBlock() || n.Kind == KindSentence
		if c.Span.Start < at || tiles && c.Span.Start != at {
			return fmt.Errorf("%s %s starts at %d, expected %d", c.Kind, c.Locator, c.Span.Start, at)
		}
		if c.Span.End > n.Span.End {
			return fmt.Errorf("%s %s ends at %d, after its parent at %d", c.Kind, c.Locator, c.Span.End, n.Span.End)
		}
		if err := v.node(c); err != nil {
			return err
		}
		at = c.Span.End
	}
	if (n.Kind.IsBlock() || n.Kind == KindSentence) && at != n.Span.End {
		return fmt.Errorf("%s %s: its parts end at %d, it ends at %d", n.Kind, n.Locator, at, n.Span.End)
	}
	return nil
}

func (v *validator) span(n *Node) error {
	text, span := v.s.Text, n.Span
	if span.Start < 0 || span.End < span.Start || span.End > len(text) {
		return fmt.Errorf("%s %s: span %v is outside the text", n.Kind, n.Locator, span)
	}
	for _, at := range []int{span.Start, span.End} {
		if at < len(text) && !utf8.RuneStart(text[at]) {
			return fmt.Errorf("%s %s: span %v cuts a character", n.Kind, n.Locator, span)
		}
	}
	if (n.Kind == KindSentence || n.Kind == KindClause) && span.Len() == 0 {
		return fmt.Errorf("%s %s is empty", n.Kind, n.Locator)
	}
	return nil
}

// blank returns an error when the text between two offsets is not white space.
func (v *validator) blank(start, end int) error {
	for i, r := range v.s.Text[start:max(start, end)] {
		if !unicode.IsSpace(r) {
			return fmt.Errorf("character %q at byte %d is in no clause", r, start+i)
		}
	}
	return nil
}

// mayHold reports whether a node of kind parent may have a child of kind child.
func mayHold(parent, child Kind) bool {
	switch parent {
	case KindStatement:
		return child == KindPreamble || child == KindArticle || child == KindClosing
	case KindArticle, KindSection:
		return child == KindSection || child.IsBlock()
	case KindPreamble, KindClosing:
		return child.IsBlock()
	case KindParagraph, KindItem:
		return child == KindSentence
	case KindSentence:
		return child == KindClause
	}
	return false
}
