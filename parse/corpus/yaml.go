package corpus

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/lexer"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"

	"github.com/clausediff/clausediff/parse/tree"
)

// MostYAML is how many bytes a manifest or a settings file may have: tens of
// thousands of statements. The YAML library takes some three hundred times as
// much memory.
const MostYAML = 4 << 20

// dialect is what one kind of file says in errors of the YAML library.
type dialect struct {
	opts []yaml.DecodeOption
	ill  string // for a file on which the library gives up without a word
	// fields says which there are where the library found another one.
	fields func(outermost bool) string
}

// decode reads the one document of YAML in a file called name. The library sees
// no file that would take it more than its size in time. The error is an
// [*Error].
func (d dialect) decode(name string, data []byte, v any) error {
	l := loader{name: name}
	switch {
	case len(data) > MostYAML:
		return l.errorf(scalar{}, "%w", errTooLarge(MostYAML))
	case !utf8.Valid(data):
		return l.errorf(scalar{}, "the file is not UTF-8; save it as UTF-8")
	}
	if m, ok := MergeIn(name, data); ok {
		return &Error{m.Pos, fmt.Errorf("%s; keep the lines that hold, take the marks out, and write git add %s", m, name)}
	}
	// The library takes a byte order mark for a part of the first key.
	err := d.unmarshal(bytes.TrimPrefix(data, []byte("\ufeff")), v)
	var at yaml.Error
	var kind *kindError
	switch {
	case err == nil:
		return nil
	case errors.As(err, &kind):
		return l.errorf(kind.at, "%s", kind.text)
	case errors.As(err, &at) && at.GetToken() != nil:
		p := at.GetToken().Position
		return l.errorf(scalar{line: p.Line, col: p.Column}, "%s", d.describe(at, p.Column == 1))
	}
	return l.errorf(scalar{}, "%s", advised(condense(err.Error())))
}

// unmarshal decodes; the library panics on some malformed lists, such as one
// that is a tag and nothing else.
func (d dialect) unmarshal(data []byte, v any) (err error) {
	defer func() {
		if recover() != nil {
			err = errors.New(d.ill)
		}
	}()
	tokens := lexer.Tokenize(string(data))
	if second := secondDocument(tokens); second != nil {
		at := scalar{line: second.Position.Line, col: second.Position.Column}
		return &kindError{at, "a second document begins here; write all in one, without a further ---"}
	}
	if deep := checkNesting(tokens); deep != nil {
		return deep
	}
	file, err := parser.Parse(tokens, 0)
	if err != nil {
		return err
	}
	for _, doc := range file.Docs {
		if _, directive := doc.Body.(*ast.DirectiveNode); !directive && doc.Body != nil {
			return yaml.NodeToValue(doc.Body, v, d.opts...)
		}
	}
	return nil
}

// secondDocument returns the token with which a document begins that is not the
// first, nil for none. Remarks and directives may stand before the first.
func secondDocument(tokens token.Tokens) *token.Token {
	begun, ended, directives := false, false, false
	for _, t := range tokens {
		switch {
		case t.Type == token.CommentType:
			continue
		case ended, t.Type == token.DocumentHeaderType && begun && !directives:
			return t
		case t.Type == token.DocumentHeaderType:
			directives = false
		case t.Type == token.DirectiveType && !begun:
			directives = true
		}
		begun, ended = true, t.Type == token.DocumentEndType
	}
	return nil
}

// describe returns the message of the YAML library in words for the writer of a
// file.
func (d dialect) describe(err yaml.Error, outermost bool) string {
	text := condense(err.GetMessage())
	var unknown *yaml.UnknownFieldError
	var node *yaml.UnexpectedNodeTypeError
	var value *yaml.TypeError
	switch {
	case errors.As(err, &unknown) && d.fields != nil:
		return text + "; " + d.fields(outermost)
	case errors.As(err, &node):
		return fmt.Sprintf("expected %s, found %s", kindName(node.Expected), kindName(node.Actual))
	case errors.As(err, &value):
		return "the value is of another kind than is expected here; correct it"
	}
	return advised(text)
}

// kindName names a kind of value, and how a list and a mapping are written.
func kindName(t ast.NodeType) string {
	switch t {
	case ast.SequenceType:
		return "a list, whose entries begin with -"
	case ast.MappingType, ast.MappingValueType:
		return "a mapping, which has lines such as key: value"
	case ast.NullType:
		return "nothing"
	}
	return "one value"
}

// advised adds to a message of the library what to do.
func advised(text string) string {
	if strings.Contains(text, ";") {
		return text
	}
	return text + "; correct the YAML here"
}

// condense puts a message that may have several lines into one.
func condense(message string) string { return strings.Join(strings.Fields(message), " ") }

func (l *loader) errorf(at scalar, format string, args ...any) error {
	return &Error{l.position(at), fmt.Errorf(format, args...)}
}

// position returns the place of a value, without a line for none.
func (l *loader) position(at scalar) tree.Position {
	return tree.Position{Name: l.name, Line: at.line, Col: at.col}
}
