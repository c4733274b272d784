package corpus

import (
	"bytes"
	"cmp"
	"errors"
	"slices"
	"unicode/utf8"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"

	"github.com/clausediff/clausediff/parse/tree"
)

// SettingsName is the file name under which settings are looked for.
const SettingsName = "clausediff.yaml"

// Setting is an option of the command as a settings file has it: for one
// command, or, with Command "", for all that have the option.
//
//	color: never          # all commands
//	compare:
//	  layout: stacked     # compare only
type Setting struct {
	Command, Name, Value string
	Pos                  tree.Position
}

// scalarOrMap is a value of the file: one value, or those of a command.
type scalarOrMap struct {
	scalar
	inner map[string]scalar
}

// UnmarshalYAML takes one value, or a mapping of names to values.
func (s *scalarOrMap) UnmarshalYAML(node ast.Node) error {
	mapping, ok := node.(ast.MapNode)
	if !ok {
		return s.scalar.UnmarshalYAML(node)
	}
	s.inner = map[string]scalar{}
	for it := mapping.MapRange(); it.Next(); {
		var v scalar
		if err := v.UnmarshalYAML(it.Value()); err != nil {
			return err
		}
		s.inner[it.Key().GetToken().Value] = v
	}
	return nil
}

// unmarshalSettings decodes; the library panics on some malformed lists.
func unmarshalSettings(data []byte, values *map[string]scalarOrMap) (err error) {
	defer func() {
		if recover() != nil {
			err = errYAML
		}
	}()
	return yaml.Unmarshal(data, values)
}

// ParseSettings reads a settings file, in the order of its lines. Whether the
// names are those of options is for the caller to check. Errors are of type
// [*Error].
func ParseSettings(name string, data []byte) ([]Setting, error) {
	l := loader{name: name}
	if !utf8.Valid(data) {
		return nil, l.errorf(scalar{}, "the file is not UTF-8; save it as UTF-8")
	}
	var values map[string]scalarOrMap
	if err := unmarshalSettings(bytes.TrimPrefix(data, []byte("\ufeff")), &values); err != nil {
		var at yaml.Error
		var kind *kindError
		switch {
		case errors.As(err, &kind):
			return nil, l.errorf(kind.at, "%s", kind.text)
		case errors.As(err, &at) && at.GetToken() != nil:
			p := at.GetToken().Position
			return nil, l.errorf(scalar{line: p.Line, col: p.Column}, "%s", condense(at.GetMessage()))
		}
		return nil, l.errorf(scalar{}, "%s", condense(err.Error()))
	}
	var all []Setting
	for key, v := range values {
		if v.inner == nil {
			all = append(all, Setting{"", key, v.value, l.position(v.scalar)})
		}
		for name, inner := range v.inner {
			all = append(all, Setting{key, name, inner.value, l.position(inner)})
		}
	}
	slices.SortFunc(all, func(x, y Setting) int {
		return cmp.Or(cmp.Compare(x.Pos.Line, y.Pos.Line), cmp.Compare(x.Pos.Col, y.Pos.Col), cmp.Compare(x.Name, y.Name))
	})
	return all, nil
}
