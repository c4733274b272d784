package corpus

import (
	"strings"

	"github.com/goccy/go-yaml/ast"
)

// scalar is a value of the manifest as text, with its position: 2023 and "2023" are the
// same id. The line is 0 if the manifest omits the value.
type scalar struct {
	value     string
	line, col int
}

// UnmarshalYAML sets the value from its node, without quotes.
func (s *scalar) UnmarshalYAML(node ast.Node) error {
	*s = placeOf(node)
	switch n := node.(type) {
	case *ast.StringNode:
		s.value = n.Value
	case *ast.LiteralNode:
		s.value = strings.TrimSpace(n.Value.Value)
	case *ast.NullNode:
	case *ast.IntegerNode, *ast.FloatNode, *ast.BoolNode:
		s.value = n.GetToken().Value
	default:
		return &kindError{*s, "expected one value, found a list or a mapping"}
	}
	return nil
}

// kindError reports a value of the wrong kind at a position.
type kindError struct {
	at   scalar
	text string
}

func (e *kindError) Error() string { return e.text }
