package main

import (
	"context"
	"errors"
	"os"
	"strings"

	"github.com/spf13/pflag"

	"github.com/clausediff/clausediff/cmd/clausediff/internal/load"
	"github.com/clausediff/clausediff/cmd/clausediff/internal/suggest"
)

// call is one call of a command: its flags with their values, and its other arguments.
type call struct {
	ctx     context.Context
	command command
	flags   *pflag.FlagSet
	args    []string
	presets []preset // of flags that the command line does not give
}

// String returns the value of a flag, "" if the command does not have it.
func (c *call) String(name string) string { v, _ := c.flags.GetString(name); return v }

// Bool reports whether a switch is on.
func (c *call) Bool(name string) bool { v, _ := c.flags.GetBool(name); return v }

// List returns the values of a flag that may be given several times.
func (c *call) List(name string) []string { v, _ := c.flags.GetStringArray(name); return v }

// first returns the first argument, "" for none.
func (c *call) first() string {
	if len(c.args) == 0 {
		return ""
	}
	return c.args[0]
}

// do runs the command that the command line names, or prints help.
func (s *session) do(ctx context.Context, args []string) error {
	s.noteSettings()
	if len(args) < 2 {
		return usagef("", "no command given; try clausediff compare OLD NEW")
	}
	name, rest := args[1], args[2:]
	switch name {
	case "-h", "--help", "-help", "help":
		return s.help(rest)
	case "-v", "--version", "-version":
		s.tell("clausediff version %s", version())
		return nil
	}
	command, ok := s.command(name)
	switch {
	case ok:
	case strings.HasPrefix(name, "-") && name != "-":
		return usagef("", "flag %s before the command; write clausediff COMMAND %s", name, name)
	case isStatement(name):
		command, _ = s.command("compare")
		rest = args[1:]
	default:
		return s.unknownCommand(name)
	}
	c, err := command.parse(rest)
	if errors.Is(err, pflag.ErrHelp) {
		return s.help([]string{command.name})
	}
	if err == nil {
		err = s.preset(c)
	}
	if err != nil {
		return err
	}
	c.ctx = ctx
	if s.quiet = c.Bool("quiet"); s.quiet {
		s.progress.Stop()
	}
	if c.Bool("verbose") {
		s.tellPresets(c)
	}
	return c.worded(command.run(c))
}

func (s *session) unknownCommand(name string) error {
	names := s.commandNames()
	return usagef("", "unknown command %q; %sthe commands are %s", name, suggest.Meant(name, names), strings.Join(names, ", "))
}

// isStatement reports whether a word in the place of a command is a statement, as in
// clausediff OLD NEW: a path, a URL, a file of a revision, or an id.
func isStatement(word string) bool {
	if _, err := os.Stat(word); err == nil || word == "-" || strings.ContainsAny(word, `/\:.`) {
		return true
	}
	c, err := load.OpenFolder(os.DirFS("."), ".")
	return err == nil && c.Known(word) == nil
}

// parse separates the arguments of a command into flags and others, which may stand in
// any order. The error is [pflag.ErrHelp] if they ask for help.
func (c command) parse(args []string) (*call, error) {
	set := pflag.NewFlagSet(c.name, pflag.ContinueOnError)
	set.Usage = func() {}
	for _, f := range c.flags {
		switch f.kind {
		case onOff:
			set.BoolP(f.name, f.short, false, "")
		case repeated:
			set.StringArrayP(f.name, f.short, nil, "")
		default:
			set.StringP(f.name, f.short, f.value, "")
		}
	}
	err := set.Parse(args)
	// An empty value comes from an unset shell variable and is no choice. That of -o= is =.
	set.Visit(func(f *pflag.Flag) {
		values, _ := set.GetStringArray(f.Name)
		for _, value := range append(values, f.Value.String()) {
			if strings.Trim(value, " =\t\n") == "" && err == nil {
				err = usagef(c.name, "--%s is empty; give it a value, or leave the flag out", f.Name)
			}
		}
	})
	return &call{command: c, flags: set, args: set.Args()}, c.misused(err)
}

// misused rewords an error of the flag parser.
func (c command) misused(err error) error {
	var unknown *pflag.NotExistError
	var missing *pflag.ValueRequiredError
	var invalid *pflag.InvalidValueError
	var malformed *pflag.InvalidSyntaxError
	given := func(name, short string) string {
		if short != "" {
			return "-" + short
		}
		return "--" + name
	}
	switch {
	case errors.As(err, &unknown):
		return c.unknownFlag(given(unknown.GetSpecifiedName(), unknown.GetSpecifiedShortnames()))
	case errors.As(err, &malformed):
		return c.unknownFlag(malformed.GetSpecifiedFlag())
	case errors.As(err, &missing):
		return usagef(c.name, "flag %s needs a value", given(missing.GetSpecifiedName(), missing.GetSpecifiedShortnames()))
	case errors.As(err, &invalid):
		return usagef(c.name, "--%s %q is not true or false", invalid.GetFlag().Name, invalid.GetValue())
	}
	return err
}

func (c command) unknownFlag(given string) error {
	names := append([]string{"--help"}, c.longFlags()...)
	meant := suggest.Meant("--"+strings.TrimLeft(given, "-"), names)
	if meant != "" {
		meant = "; " + strings.TrimSpace(meant)
	}
	return usagef(c.name, "unknown flag %s%s", given, meant)
}
