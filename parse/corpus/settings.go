package corpus

import (
	"cmp"
	"slices"

	"github.com/goccy/go-yaml/ast"

	"github.com/clausediff/clausediff/parse/tree"
)

// SettingsName is the default file name of settings.
const SettingsName = "clausediff.yaml"

// Setting is an option in a settings file: for one command, or, if Command is "", for
// all commands that have the option. A list gives one setting per value.
//
//	color: never          # all commands
//	compare:
//	  layout: stacked     # compare only
//	  report: [html=report.html, json=report.json]
//
// A command without options (compare:) is a setting with its name and no value.
type Setting struct {
	Command, Name, Value string
	Pos                  tree.Position // of the value, or of the name if there is none
}

// settingsFile collects the settings of a file.
type settingsFile struct {
	loader loader
	all    []Setting
}

// UnmarshalYAML reads a mapping of options, and of commands to their options.
func (f *settingsFile) UnmarshalYAML(node ast.Node) error {
	mapping, ok := node.(ast.MapNode)
	if !ok {
		return &kindError{placeOf(node), "expected options, a line each, such as color: never"}
	}
	for it := mapping.MapRange(); it.Next(); {
		inner, ok := it.Value().(ast.MapNode)
		if !ok {
			if err := f.add("", it.Key(), it.Value()); err != nil {
				return err
			}
			continue
		}
		for of := inner.MapRange(); of.Next(); {
			if err := f.add(it.Key().GetToken().Value, of.Key(), of.Value()); err != nil {
				return err
			}
		}
	}
	return nil
}

// add records one value, or each value of a list.
func (f *settingsFile) add(command string, key, value ast.Node) error {
	values := []ast.Node{value}
	if list, ok := value.(*ast.SequenceNode); ok {
		values = list.Values
	}
	for _, v := range values {
		var at scalar
		if err := at.UnmarshalYAML(v); err != nil {
			return err
		}
		if _, empty := v.(*ast.NullNode); empty {
			at = placeOf(key)
		}
		f.all = append(f.all, Setting{command, key.GetToken().Value, at.value, f.loader.position(at)})
	}
	return nil
}

// placeOf returns the position of a node, as a scalar without value.
func placeOf(node ast.Node) scalar {
	if t := node.GetToken(); t != nil && t.Position != nil {
		return scalar{line: t.Position.Line, col: t.Position.Column}
	}
	return scalar{}
}

// ofSettings is the dialect of settings files.
var ofSettings = dialect{ill: "the file is not well-formed YAML; write an option a line, such as color: never"}

// ParseSettings reads a settings file, and returns the settings in the order of its
// lines. The caller must check that the options exist. Errors are of type [*Error].
func ParseSettings(name string, data []byte) ([]Setting, error) {
	f := settingsFile{loader: loader{name: name}}
	if err := ofSettings.decode(name, data, &f); err != nil {
		return nil, err
	}
	slices.SortStableFunc(f.all, func(x, y Setting) int {
		return cmp.Or(cmp.Compare(x.Pos.Line, y.Pos.Line), cmp.Compare(x.Pos.Col, y.Pos.Col))
	})
	return f.all, nil
}
