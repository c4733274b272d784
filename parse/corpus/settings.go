package corpus

import (
	"slices"

	"go.yaml.in/yaml/v4"

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

// ParseSettings reads a settings file, and returns the settings in the order of its
// lines. The caller must check that the options exist. Errors are of type [*Error].
func ParseSettings(name string, data []byte) ([]Setting, error) {
	root, err := readYAML(name, data)
	if err != nil || root == nil {
		return nil, err
	}
	l := loader{name: name}
	if root.Kind != yaml.MappingNode {
		return nil, l.errorf(placeOf(root), "expected options, a line each, such as color: never")
	}
	all, err := l.settings("", root)
	return all, l.worded(err)
}

// settings returns the settings of a mapping: the options of a command or, for "", of all
// commands, and the mappings of commands.
func (l *loader) settings(command string, options *yaml.Node) ([]Setting, error) {
	var all []Setting
	lines := map[string]int{}
	for pair := range slices.Chunk(options.Content, 2) {
		key, value := pair[0], pair[1]
		if key.Kind != yaml.ScalarNode {
			return nil, expected(key, "the name of an option or a command")
		}
		if err := checkTag(value); err != nil {
			return nil, err
		}
		if lines[key.Value] > 0 {
			return nil, twice(key, lines[key.Value])
		}
		lines[key.Value] = key.Line
		if value.Kind == yaml.MappingNode && command == "" {
			of, err := l.settings(key.Value, value)
			if err != nil {
				return nil, err
			}
			all = append(all, of...)
			continue
		}
		values := []*yaml.Node{value}
		if value.Kind == yaml.SequenceNode {
			values = value.Content
		}
		for _, v := range values {
			var at scalar
			if err := at.set(v); err != nil {
				return nil, err
			}
			if v.ShortTag() == "!!null" {
				at = placeOf(key)
			}
			all = append(all, Setting{command, key.Value, at.value, l.position(at)})
		}
	}
	return all, nil
}
