package main

import (
	"context"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"github.com/clausediff/clausediff/cmd/clausediff/internal/load"
	"github.com/clausediff/clausediff/cmd/clausediff/internal/suggest"
)

// call is one call of a command: its flags with their values, and its other arguments.
type call struct {
	*cli.Context
	command command
	args    []string
	presets []preset // of flags that the command line does not give
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
	arranged, help, err := command.arrange(rest)
	switch {
	case err != nil:
		return err
	case help:
		return s.help([]string{command.name})
	}
	return s.app(command).RunContext(ctx, slices.Concat([]string{args[0], command.name}, arranged))
}

// app returns a command and its flags in the form of the library that parses them. Help
// texts and errors of use are this package's own.
func (s *session) app(c command) *cli.App {
	own := &cli.Command{Name: c.name, HideHelp: true, Action: func(parsed *cli.Context) error { return s.run(c, parsed) }}
	for _, f := range c.flags {
		own.Flags = append(own.Flags, f.parsed())
	}
	return &cli.App{
		Name: "clausediff", HideHelp: true, HideVersion: true, DisableSliceFlagSeparator: true,
		Writer: io.Discard, ErrWriter: io.Discard, ExitErrHandler: func(*cli.Context, error) {},
		Compiled: time.Unix(0, 0), // otherwise the library stats the program file
		Commands: []*cli.Command{own},
	}
}

// parsed returns a flag in the form of the library that parses it.
func (f flagSpec) parsed() cli.Flag {
	var aliases []string
	if f.short != "" {
		aliases = []string{f.short}
	}
	switch f.kind {
	case onOff:
		return &cli.BoolFlag{Name: f.name, Aliases: aliases}
	case repeated:
		return &cli.StringSliceFlag{Name: f.name, Aliases: aliases}
	}
	return &cli.StringFlag{Name: f.name, Aliases: aliases, Value: f.value}
}

func newCall(command command, parsed *cli.Context) *call {
	return &call{Context: parsed, command: command, args: parsed.Args().Slice()}
}

// run runs a command whose flags have been parsed, with those that are preset.
func (s *session) run(command command, parsed *cli.Context) error {
	c := newCall(command, parsed)
	if err := s.preset(c); err != nil {
		return err
	}
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

// arrange puts the flags of a command before its other arguments, with "--" between them:
// the parser stops at the first argument that is not a flag. help is set if they ask for
// help. The error says which flag is unknown, or has no or the wrong value.
func (c command) arrange(args []string) (arranged []string, help bool, err error) {
	var files []string
	for i := 0; i < len(args); i++ {
		arg := args[i]
		if arg == "--" {
			files = append(files, args[i+1:]...)
			break
		}
		if !strings.HasPrefix(arg, "-") || arg == "-" {
			files = append(files, arg)
			continue
		}
		given, value, joined := strings.Cut(arg, "=")
		if given == "--help" || given == "-h" || given == "-help" {
			return nil, true, nil
		}
		f, ok := c.flag(given)
		if !ok {
			return nil, false, c.unknownFlag(given)
		}
		if !joined && f.kind != onOff {
			if i++; i == len(args) {
				return nil, false, usagef(c.name, "flag %s needs a value", given)
			}
			value, joined = args[i], true
		}
		if err := c.checkValue(f, value, joined); err != nil {
			return nil, false, err
		}
		if joined {
			given += "=" + value
		}
		arranged = append(arranged, given)
	}
	return slices.Concat(arranged, []string{"--"}, files), false, nil
}

// flag returns the flag with a long name after two dashes, or a short one after one.
func (c command) flag(given string) (flagSpec, bool) {
	i := slices.IndexFunc(c.flags, func(f flagSpec) bool { return given == "--"+f.name || f.short != "" && given == "-"+f.short })
	if i < 0 {
		return flagSpec{}, false
	}
	return c.flags[i], true
}

// checkValue returns an error for an empty value, which comes from an unset shell variable
// and is no choice, and for a switch that is neither true nor false.
func (c command) checkValue(f flagSpec, value string, given bool) error {
	switch _, err := strconv.ParseBool(value); {
	case given && strings.TrimSpace(value) == "":
		return usagef(c.name, "--%s is empty; give it a value, or leave the flag out", f.name)
	case given && f.kind == onOff && err != nil:
		return usagef(c.name, "--%s %q is not true or false", f.name, value)
	}
	return nil
}

func (c command) unknownFlag(given string) error {
	names := append([]string{"--help"}, c.longFlags()...)
	meant := suggest.Meant("--"+strings.TrimLeft(given, "-"), names)
	if meant != "" {
		meant = "; " + strings.TrimSpace(meant)
	}
	return usagef(c.name, "unknown flag %s%s", given, meant)
}
