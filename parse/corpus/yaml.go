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

// MostYAML is the maximum size of a manifest or settings file, in bytes. It is enough for
// tens of thousands of statements. The YAML library takes about 300 times as much memory.
const MostYAML = 4 << 20

// dialect holds the decoding options and error messages for one kind of YAML file.
type dialect struct {
	opts []yaml.DecodeOption
	ill  string // message if the library gives none
	// fields lists the valid fields, for an error about an unknown field.
	fields func(outermost bool) string
}

// decode reads the single YAML document of a file called name. Files that would take
// the library more than linear time are rejected first. The error is an [*Error].
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
	// The library would read a byte order mark as part of the first key.
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

// unmarshal decodes data. The library panics on some malformed lists, such as one that
// consists of a tag.
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

// secondDocument returns the token at which a second document begins, or nil. Comments
// and directives may precede the first document.
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

// describe returns the message of the YAML library in terms that the author of a file
// knows.
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

// kindName describes a kind of value, and how lists and mappings are written.
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

// advised appends advice to a message of the library.
func advised(text string) string {
	if strings.Contains(text, ";") {
		return text
	}
	return text + "; correct the YAML here"
}

// condense joins the lines of a message into one.
func condense(message string) string { return strings.Join(strings.Fields(message), " ") }

func (l *loader) errorf(at scalar, format string, args ...any) error {
	return &Error{l.position(at), fmt.Errorf(format, args...)}
}

// position returns the position of a value, without a line if the value is absent.
func (l *loader) position(at scalar) tree.Position {
	return tree.Position{Name: l.name, Line: at.line, Col: at.col}
}
