package main

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/urfave/cli/v2"
	"pgregory.net/rapid"
)

// parseCall returns the call of a command with some arguments, without running it.
func parseCall(name string, args []string) (*call, error) {
	s := new(session)
	command, _ := s.command(name)
	arranged, _, err := command.arrange(args)
	if err != nil {
		return nil, err
	}
	var c *call
	app := s.app(command)
	app.Command(name).Action = func(parsed *cli.Context) error {
		c = newCall(command, parsed)
		return nil
	}
	err = app.Run(slices.Concat([]string{"clausediff", name}, arranged))
	return c, err
}

// parsed returns the flags that a command line gives a command, and its other arguments.
func parsed(t interface {
	Helper()
	Fatalf(string, ...any)
}, name string, args []string) (flags, files []string) {
	t.Helper()
	c, err := parseCall(name, args)
	if err != nil {
		t.Fatalf("%v: %v", args, err)
	}
	for _, f := range c.command.flags {
		if !c.IsSet(f.name) {
			continue
		}
		values := c.StringSlice(f.name)
		if f.kind != repeated {
			values = []string{fmt.Sprint(c.Value(f.name))}
		}
		for _, value := range values {
			flags = append(flags, f.name+"="+value)
		}
	}
	return flags, c.args
}

func TestParse(t *testing.T) {
	for _, tt := range []struct{ args, flags, files string }{
		{"a b", "", "a b"},
		{"a b --format json", "format=json", "a b"},
		{"a -o=x b", "output=x", "a b"},
		{"-o - - b", "output=-", "- b"},
		{"a --context -1 b", "context=-1", "a b"},
		{"a -- -b --format", "", "a -b --format"},
		{"a --exit-code b", "exit-code=true", "a b"},
	} {
		flags, files := parsed(t, "compare", strings.Fields(tt.args))
		if got := strings.Join(flags, " "); got != tt.flags || strings.Join(files, " ") != tt.files {
			t.Errorf("%s: flags %s, files %v", tt.args, got, files)
		}
	}
}

// Flags may stand anywhere among the files: the order of the flags and the
// order of the files alone count.
func TestParseKeepsOrder(t *testing.T) {
	flag := rapid.SampledFrom([][]string{{"--report", "json=x"}, {"--report=md=y"}, {"--report", "html=-y"}, {"--report", "--"}})
	file := rapid.SampledFrom([]string{"a", "-", "甲", ""})
	rapid.Check(t, func(t *rapid.T) {
		var flags, files, mixed []string
		for range rapid.IntRange(0, 6).Draw(t, "n") {
			if rapid.Bool().Draw(t, "is flag") {
				f := flag.Draw(t, "flag")
				_, value, _ := strings.Cut(strings.Join(f, "="), "=")
				flags, mixed = append(flags, "report="+value), append(mixed, f...)
				continue
			}
			name := file.Draw(t, "file")
			files, mixed = append(files, name), append(mixed, name)
		}
		files, mixed = append(files, "--not-a-flag"), append(mixed, "--", "--not-a-flag")
		gotFlags, gotFiles := parsed(t, "compare", mixed)
		if d := cmp.Diff(flags, gotFlags) + cmp.Diff(files, gotFiles); d != "" {
			t.Errorf("%q: mismatch (-want +got)\n%s", mixed, d)
		}
	})
}
