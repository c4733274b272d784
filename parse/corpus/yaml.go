package corpus

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"reflect"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
	"go.yaml.in/yaml/v4/plugin/loaderlimits"

	"github.com/clausediff/clausediff/parse/tree"
)

// MostYAML is the largest size of a manifest or settings file, in bytes. It is enough for
// tens of thousands of statements.
const MostYAML = 4 << 20

// The other limits of such a file: the depth of its nesting, and its values, each counted
// as often as aliases repeat it, and a long one as several.
const (
	mostNested = 100
	mostValues = 1 << 20
)

// scalar is a value of a file as text, with its position: 2023 and "2023" are the same
// id. The line is 0 if the file omits the value.
type scalar struct {
	value     string
	line, col int
}

// entryStart is embedded in the types of mappings. At is the position of the first value.
type entryStart struct{ At scalar }

// placeOf returns the position of a node, as a scalar without value.
func placeOf(n *yaml.Node) scalar { return scalar{line: n.Line, col: n.Column} }

// nodeError is a mistake at a position of a file.
type nodeError struct {
	at scalar
	error
}

// FieldError reports a field that a mapping of a manifest does not have, and those that
// it has.
type FieldError struct {
	Field string
	Known []string
}

// Error returns a message with all fields.
func (e *FieldError) Error() string {
	return fmt.Sprintf("unknown field %.80q; the fields are %s", e.Field, strings.Join(e.Known, ", "))
}

// mistake returns an error at the position of a node.
func mistake(n *yaml.Node, format string, args ...any) error {
	return &nodeError{placeOf(n), fmt.Errorf(format, args...)}
}

// expected returns the error for a node of the wrong kind.
func expected(n *yaml.Node, want string) error {
	got := map[yaml.Kind]string{yaml.SequenceNode: "a list", yaml.MappingNode: "a mapping"}[n.Kind]
	if got == "" {
		got = "one value"
	}
	return mistake(n, "expected %s, found %s", want, got)
}

// twice returns the error for a key that an earlier line of its mapping has.
func twice(key *yaml.Node, line int) error {
	return mistake(key, "%.80s was already given in line %d; give it once", key.Value, line)
}

// readYAML returns the root of the single YAML document of a file called name, nil for an
// empty file. The error is an [*Error].
func readYAML(name string, data []byte) (*yaml.Node, error) {
	l := loader{name: name}
	switch {
	case len(data) > MostYAML:
		return nil, l.errorf(scalar{}, "%w", errTooLarge(MostYAML))
	case !utf8.Valid(data):
		return nil, l.errorf(scalar{}, "the file is not UTF-8; save it as UTF-8")
	case bytes.Count(data, []byte{','})+bytes.Count(data, []byte{'\n'}) > mostValues/2: // each may need a kilobyte
		return nil, l.errorf(scalar{}, "%s", tooMany)
	}
	if m, ok := MergeIn(name, data); ok {
		return nil, &Error{m.Pos, fmt.Errorf("%s; keep the right lines, remove the markers, and run git add %s", m, name)}
	}
	if rest, ok := bytes.CutPrefix(data, []byte("%YAML")); ok { // the library knows only 1.1
		data = slices.Concat([]byte("#YAML"), rest)
	}
	deep := fmt.Errorf("values are nested deeper than %d; write them in fewer levels", mostNested)
	documents, err := yaml.NewLoader(bytes.NewReader(data), yaml.WithPlugin(loaderlimits.New(loaderlimits.DepthFunc(func(depth int, _ *yaml.DepthContext) error {
		if depth > mostNested {
			return deep
		}
		return nil
	}))))
	if err != nil {
		return nil, l.errorf(scalar{}, "%w", err)
	}
	var first, second yaml.Node
	if err = documents.Load(&first); err == nil {
		err = documents.Load(&second)
	}
	var bad *yaml.LoadError
	switch {
	case err == io.EOF && len(first.Content) == 0:
		return nil, nil
	case err == io.EOF:
		return first.Content[0], nil
	case err == nil:
		return nil, l.errorf(placeOf(&second), "a second document begins here; keep everything in one, without another ---")
	case !errors.As(err, &bad):
		return nil, l.errorf(scalar{}, "%w", err)
	}
	mark, text := bad.Mark, condense(bad.Message)
	if strings.HasSuffix(text, "end of stream") { // it says nothing of the cause
		mark, text = bad.ContextMark, bad.ContextMsg+": "+text+"; end it"
	}
	at := scalar{line: mark.Line, col: mark.Column}
	if control := bytes.IndexFunc(data, unreadable); at.line == 0 && control >= 0 {
		at = placeIn(data, control)
	}
	switch c := runeAt(data, at); {
	case unreadable(c):
		text = fmt.Sprintf("control character %U; remove it", c)
	case strings.Contains(text, "cannot start any token") && c == '\t':
		text = "a tab, which cannot indent YAML; use spaces"
	case strings.Contains(text, "cannot start any token"):
		text = fmt.Sprintf("%q cannot begin a value; put the value in quotes", c)
	case text != deep.Error() && !strings.HasSuffix(text, "; end it"):
		text += "; correct the YAML here"
	}
	return nil, l.errorf(at, "%s", text)
}

// unreadable reports whether no YAML may have a character.
func unreadable(c rune) bool {
	return unicode.IsControl(c) && !strings.ContainsRune("\t\n\r\u0085", c) || c == 0xfffe || c == 0xffff
}

// placeIn returns the position of a byte of a file.
func placeIn(data []byte, at int) scalar {
	start := bytes.LastIndexByte(data[:at], '\n') + 1
	return scalar{line: 1 + bytes.Count(data[:at], []byte{'\n'}), col: 1 + utf8.RuneCount(data[start:at])}
}

// runeAt returns the character at a position of a file, a line break if there is none.
func runeAt(data []byte, at scalar) rune {
	number := 0
	for line := range bytes.Lines(data) {
		if number++; number == at.line {
			if text := []rune(string(line)); at.col >= 1 && at.col <= len(text) {
				return text[at.col-1]
			}
		}
	}
	return '\n'
}

// tooMany is the error for a file whose values need too much memory.
const tooMany = "too many values, those of an alias counted each time; write fewer, or divide the corpus"

// plainTags are the tags of values that are read as they are written.
var plainTags = []string{"!!str", "!!int", "!!float", "!!bool", "!!null", "!!timestamp", "!!seq", "!!map"}

// checkTag returns an error for a tag that would make another value of a node.
func checkTag(n *yaml.Node) error {
	if tag := n.ShortTag(); n.Style&yaml.TaggedStyle != 0 && !slices.Contains(plainTags, tag) {
		return mistake(n, "the tag %.80q is not supported; leave it out", tag)
	}
	return nil
}

// decoder sets values of a program from the nodes of a file.
type decoder struct{ values, depth int }

// decode sets v, which is a scalar, or a slice or a struct of such. The names of a
// struct's fields are in their tags.
func (d *decoder) decode(n *yaml.Node, v reflect.Value) error {
	d.values += 1 + len(n.Value)/16
	d.depth++
	defer func() { d.depth-- }()
	if d.values > mostValues || d.depth > mostNested {
		return mistake(n, tooMany)
	}
	if err := checkTag(n); err != nil {
		return err
	}
	if n.Kind == yaml.AliasNode {
		repeated := *n.Alias
		repeated.Line, repeated.Column = n.Line, n.Column
		return d.decode(&repeated, v)
	}
	if s, ok := v.Addr().Interface().(*scalar); ok {
		return s.set(n)
	}
	switch {
	case n.ShortTag() == "!!null":
		setStart(v, n)
		return nil
	case v.Kind() == reflect.Struct:
		return d.fields(n, v)
	case n.Kind != yaml.SequenceNode:
		return expected(n, "a list, whose entries begin with -")
	}
	for _, entry := range n.Content {
		v.Set(reflect.Append(v, reflect.Zero(v.Type().Elem())))
		if err := d.decode(entry, v.Index(v.Len()-1)); err != nil {
			return err
		}
	}
	return nil
}

// set sets the value from its node, without quotes.
func (s *scalar) set(n *yaml.Node) error {
	*s = placeOf(n)
	switch {
	case n.Kind == yaml.AliasNode: // of a file of settings
		return mistake(n, "aliases are not read here; write the value out")
	case n.Kind != yaml.ScalarNode:
		return mistake(n, "expected one value, found a list or a mapping")
	case n.ShortTag() == "!!null":
	case n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0:
		s.value = strings.TrimSpace(n.Value)
	default:
		s.value = n.Value
	}
	return nil
}

// fields sets the fields of a struct from a mapping.
func (d *decoder) fields(n *yaml.Node, v reflect.Value) error {
	if n.Kind != yaml.MappingNode {
		return expected(n, "a mapping, which has lines such as key: value")
	}
	var names []string
	if len(n.Content) > 1 {
		setStart(v, n.Content[1])
	}
	for i := range v.NumField() {
		names = append(names, v.Type().Field(i).Tag.Get("yaml"))
	}
	lines := map[string]int{}
	for _, merged := range []bool{true, false} { // a field of the mapping itself overrides one of <<
		for pair := range slices.Chunk(n.Content, 2) {
			if (pair[0].ShortTag() == "!!merge") != merged {
				continue
			}
			if err := d.field(pair[0], pair[1], v, names, lines); err != nil {
				return err
			}
		}
	}
	return nil
}

// setStart sets the position of an entry that has one.
func setStart(v reflect.Value, n *yaml.Node) {
	if v.Kind() != reflect.Struct {
		return
	}
	if start := v.FieldByName("At"); start.IsValid() {
		start.Set(reflect.ValueOf(placeOf(n)))
	}
}

// field sets the field of a struct that a key names; lines are those of earlier keys.
func (d *decoder) field(key, value *yaml.Node, v reflect.Value, names []string, lines map[string]int) error {
	at := slices.Index(names, key.Value)
	switch {
	case key.ShortTag() == "!!merge":
		return d.decode(value, v)
	case key.Kind != yaml.ScalarNode:
		return expected(key, "the name of a field")
	case at < 0 || key.Value == "":
		return &nodeError{placeOf(key), &FieldError{key.Value, slices.DeleteFunc(names, func(name string) bool { return name == "" })}}
	case lines[key.Value] > 0:
		return twice(key, lines[key.Value])
	}
	lines[key.Value] = key.Line
	v.Field(at).SetZero()
	return d.decode(value, v.Field(at))
}

// condense joins the lines of a message into one.
func condense(message string) string { return strings.Join(strings.Fields(message), " ") }

func (l *loader) errorf(at scalar, format string, args ...any) error {
	return &Error{l.position(at), fmt.Errorf(format, args...)}
}

// worded returns an error of the decoder with the file's name.
func (l *loader) worded(err error) error {
	var bad *nodeError
	if errors.As(err, &bad) {
		return &Error{l.position(bad.at), bad.error}
	}
	return err
}

// position returns the position of a value, without a line if the value is absent.
func (l *loader) position(at scalar) tree.Position {
	return tree.Position{Name: l.name, Line: at.line, Col: at.col}
}
