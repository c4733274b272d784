package main

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/urfave/cli/v2"
)

// The help texts are written by hand; they name every flag with its default,
// and how the variables are called, and fit a terminal.
func TestHelpNamesEveryFlag(t *testing.T) {
	for _, c := range new(session).commands() {
		text := c.CustomHelpTemplate
		for _, f := range c.Flags {
			for _, name := range f.Names() {
				if !strings.Contains(text, "--"+name+" ") && !strings.Contains(text, "-"+name+",") {
					t.Errorf("%s --help does not name flag %q", c.Name, name)
				}
			}
			if value := f.(cli.DocGenerationFlag).GetValue(); value != "" && value != "false" && value != "[]" &&
				!strings.Contains(text, "default: "+value) {
				t.Errorf("%s --help: the default of %s is %s", c.Name, f.Names()[0], value)
			}
		}
		if prefix := variable(c.Name, ""); len(c.Flags) > 0 && !strings.Contains(strings.Join(strings.Fields(text), " "), "variable, "+prefix+" ") {
			t.Errorf("%s --help does not name the variables %s…", c.Name, prefix)
		}
		for _, word := range strings.Fields(text) {
			name, isFlag := strings.CutPrefix(strings.TrimRight(word, ".,;:"), "--")
			if isFlag && name != "help" && lookup(c, name) == nil {
				t.Errorf("%s --help names --%s, which is not a flag", c.Name, name)
			}
		}
	}
}

func TestHelpFitsTerminal(t *testing.T) {
	all := [][]string{{"--help"}}
	for _, c := range new(session).commands() {
		all = append(all, []string{c.Name, "--help"})
	}
	for _, args := range all {
		var stdout, stderr bytes.Buffer
		status := run(t.Context(), append([]string{"clausediff"}, args...), nil, &stdout, &stderr)
		if status != exitOK || stderr.Len() > 0 {
			t.Errorf("%v: exit %d, stderr %q", args, status, stderr.String())
		}
		for line := range strings.Lines(stdout.String()) {
			if len([]rune(line)) > 81 {
				t.Errorf("%v: line of %d characters: %s", args, len([]rune(line)), line)
			}
		}
	}
}

func TestHelpNamesEveryCommand(t *testing.T) {
	for _, c := range new(session).commands() {
		if !slices.Contains(strings.Fields(helpOf("clausediff")), c.Name) {
			t.Errorf("--help does not name %s", c.Name)
		}
	}
}
