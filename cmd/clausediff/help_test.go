package main

import (
	"bytes"
	"slices"
	"strings"
	"testing"
)

// The help texts are written by hand; they name every flag with its default,
// and how the variables are called, and fit a terminal.
func TestHelpNamesEveryFlag(t *testing.T) {
	for _, c := range new(session).commands() {
		text := helpOf(c.name)
		for _, f := range c.flags {
			long := "--" + f.name
			if f.short != "" {
				long = "-" + f.short + ", " + long
			}
			if !strings.Contains(text, long) {
				t.Errorf("%s --help does not name %s", c.name, long)
			}
			if !strings.Contains(text, "default: "+f.value) && f.value != "" {
				t.Errorf("%s --help: the default of --%s is %s", c.name, f.name, f.value)
			}
		}
		if prefix := variable(c.name, ""); len(c.flags) > 0 && !strings.Contains(strings.Join(strings.Fields(text), " "), "variable, "+prefix+" ") {
			t.Errorf("%s --help does not name the variables %s…", c.name, prefix)
		}
		for _, word := range strings.Fields(text) {
			name, isFlag := strings.CutPrefix(strings.TrimRight(word, ".,;:"), "--")
			if isFlag && name != "help" && !c.has(name) {
				t.Errorf("%s --help names --%s, which is not a flag", c.name, name)
			}
		}
	}
}

func TestHelpFitsTerminal(t *testing.T) {
	all := [][]string{{"--help"}}
	for _, c := range new(session).commands() {
		all = append(all, []string{c.name, "--help"})
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
		if !slices.Contains(strings.Fields(helpOf("clausediff")), c.name) {
			t.Errorf("--help does not name %s", c.name)
		}
	}
}
