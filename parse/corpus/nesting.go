package corpus

import (
	"fmt"

	"github.com/goccy/go-yaml/token"
)

// The YAML library calls itself for every level of nesting and for every key of
// a mapping, and copies on each what is below. These are far above what a
// manifest needs.
const (
	mostNested = 100
	mostKeys   = 1000
)

// nesting follows how deep the values of a file stand in each other, by its
// tokens alone.
type nesting struct {
	levels []level
	prefix int // tags and anchors in a row, each of which holds what follows
}

// level is a list or mapping that is open. One in brackets ends with its
// bracket, any other by its column.
type level struct {
	bracket bool
	entries bool // a list in lines
	column  int
	keys    int
}

// checkNesting returns an error at the token with which a file is nested deeper
// than the library can take.
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

// prefixed returns how many tags and anchors stand in a row up to a token; the
// name of an anchor is a token of its own.
func prefixed(before int, t *token.Token) int {
	switch {
	case t.Type == token.TagType, t.Type == token.AnchorType:
		return before + 1
	case t.Prev != nil && t.Prev.Type == token.AnchorType:
		return before
	}
	return 0
}

// brackets returns how many levels there are up to the innermost bracket.
func (n *nesting) brackets() int {
	for i := len(n.levels); i > 0; i-- {
		if n.levels[i-1].bracket {
			return i
		}
	}
	return 0
}

// line begins an entry of a list, or a key, at a column: it ends what stands
// further right. The keys of a mapping may stand above the entries of a list in
// the same column. line returns how many keys the mapping has.
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
