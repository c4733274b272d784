package corpus

import (
	"fmt"

	"github.com/goccy/go-yaml/token"
)

// The YAML library recurses for every level of nesting and for every key of a mapping,
// and copies everything below at each. These limits are far above what a manifest
// needs.
const (
	mostNested = 100
	mostKeys   = 1000
)

// nesting tracks the depth of nesting in a file from its tokens.
type nesting struct {
	levels []level
	prefix int // number of consecutive tags and anchors, each of which wraps what follows
}

// level is an open list or mapping. One in brackets ends at its closing bracket, any
// other by indentation.
type level struct {
	bracket bool
	entries bool // a list with one entry per line
	column  int
	keys    int
}

// checkNesting returns an error at the token at which a file exceeds the limits on
// nesting.
func checkNesting(tokens token.Tokens) *kindError {
	var n nesting
	for i, t := range tokens {
		n.prefix = prefixed(n.prefix, t)
		keys := 0
		switch t.Type {
		case token.DocumentHeaderType, token.DocumentEndType:
			n.levels = nil
		case token.SequenceStartType, token.MappingStartType:
			n.levels = append(n.levels, level{bracket: true})
		case token.SequenceEndType, token.MappingEndType:
			if outer := n.brackets(); outer > 0 {
				n.levels = n.levels[:outer-1]
			}
		case token.CollectEntryType:
			n.levels = n.levels[:n.brackets()]
		case token.SequenceEntryType, token.MappingKeyType:
			n.line(t.Position.Column, t.Type == token.SequenceEntryType)
		case token.MappingValueType:
			keys = n.line(tokens[max(0, i-1)].Position.Column, false)
		}
		at := scalar{line: t.Position.Line, col: t.Position.Column}
		switch {
		case len(n.levels)+n.prefix > mostNested:
			return &kindError{at, fmt.Sprintf("values are nested deeper than %d; write them in fewer levels", mostNested)}
		case keys > mostKeys:
			return &kindError{at, fmt.Sprintf("a mapping has more than %d keys; write no more than are known", mostKeys)}
		}
	}
	return nil
}

// prefixed returns how many consecutive tags and anchors end at a token. The name of an
// anchor is a token of its own.
func prefixed(before int, t *token.Token) int {
	switch {
	case t.Type == token.TagType, t.Type == token.AnchorType:
		return before + 1
	case t.Prev != nil && t.Prev.Type == token.AnchorType:
		return before
	}
	return 0
}

// brackets returns the number of levels up to and including the innermost bracket.
func (n *nesting) brackets() int {
	for i := len(n.levels); i > 0; i-- {
		if n.levels[i-1].bracket {
			return i
		}
	}
	return 0
}

// line begins an entry of a list, or a key, at a column, and closes the levels further
// right. The entries of a list may have the same column as the keys of the mapping that
// contains it. line returns the number of keys or entries at its level so far.
func (n *nesting) line(column int, entry bool) int {
	for len(n.levels) > 0 {
		top := &n.levels[len(n.levels)-1]
		if top.bracket || top.column < column || top.column == column && (entry || !top.entries) {
			break
		}
		n.levels = n.levels[:len(n.levels)-1]
	}
	if i := len(n.levels) - 1; i < 0 || n.levels[i].bracket || n.levels[i].column != column || n.levels[i].entries != entry {
		n.levels = append(n.levels, level{entries: entry, column: column})
	}
	top := &n.levels[len(n.levels)-1]
	top.keys++
	return top.keys
}
