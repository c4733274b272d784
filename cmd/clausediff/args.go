package main

import (
	"os"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/clausediff/clausediff/cmd/clausediff/internal/load"
	"github.com/clausediff/clausediff/cmd/clausediff/internal/suggest"
)

// arrange moves the flags before the files. The flag parser treats every argument after
// the first file as a file, but people write compare OLD NEW --format json. Arguments
// after -- are always files.
func arrange(app *cli.App, args []string) ([]string, error) {
	if len(args) < 2 {
		return args, nil
	}
	name, rest := args[1], args[2:]
	switch name {
	case "-h", "--help", "-help", "help":
		return help(app, args[0], rest)
	case "-v", "--version", "-version":
		return []string{args[0], "--version"}, nil
	}
	command := app.Command(name)
	switch {
	case command != nil:
	case strings.HasPrefix(name, "-"):
		return nil, usagef("", "flag %s before the command; write clausediff COMMAND %s", name, name)
	case isStatement(name):
		return arrange(app, slices.Insert(slices.Clone(args), 1, "compare"))
	default:
		return nil, unknownCommand(app, name)
	}
	a, err := separate(command, rest)
	if err != nil {
		return nil, err
	}
	if slices.Contains(a.flags, "--help") {
		return append([]string{args[0], name}, a.flags...), nil
	}
	set, err := presets(app, command, a.given)
	if err != nil {
		return nil, err
	}
	arranged := []string{args[0], name}
	for _, p := range set {
		arranged = append(arranged, p.argument())
	}
	action := command.Action
	command.Action = func(c *cli.Context) error { return withPlace(set, action(c)) }
	app.Metadata = map[string]any{presetsKey: set}
	return slices.Concat(arranged, a.flags, []string{"--"}, a.files), nil
}

// help returns the arguments that print the help of a command or of the program.
func help(app *cli.App, program string, rest []string) ([]string, error) {
	if len(rest) == 0 {
		return []string{program, "--help"}, nil
	}
	if app.Command(rest[0]) == nil {
		return nil, unknownCommand(app, rest[0])
	}
	return []string{program, rest[0], "--help"}, nil
}

func unknownCommand(app *cli.App, name string) error {
	var names []string
	for _, c := range app.Commands {
		names = append(names, c.Name)
	}
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

// arguments are those of a command, separated.
type arguments struct {
	flags []string   // with their values
	given []cli.Flag // the same flags
	files []string
}

// separate splits a command's arguments into flags and files. If --help is among them, it
// returns nothing else, since the flag parser would take the first file as the topic.
func separate(command *cli.Command, args []string) (a arguments, err error) {
	for i := 0; i < len(args); i++ {
		arg := args[i]
		if arg == "--" {
			a.files = append(a.files, args[i+1:]...)
			return a, nil
		}
		if !strings.HasPrefix(arg, "-") || arg == "-" {
			a.files = append(a.files, arg)
			continue
		}
		name, value, joined := strings.Cut(strings.TrimPrefix(arg[1:], "-"), "=")
		if name == "help" || name == "h" {
			return arguments{flags: []string{"--help"}}, nil
		}
		f := lookup(command, name)
		if f == nil {
			return a, unknownFlag(command, strings.SplitN(arg, "=", 2)[0])
		}
		a.flags, a.given = append(a.flags, arg), append(a.given, f)
		if !takesValue(f) {
			continue
		}
		if !joined {
			if i++; i == len(args) {
				return a, usagef(command.Name, "flag %s needs a value", arg)
			}
			value = args[i]
			a.flags = append(a.flags, value)
		}
		// An empty value comes from an unset shell variable and is no choice.
		if strings.TrimSpace(value) == "" {
			return a, usagef(command.Name, "%s is empty; give it a value, or leave the flag out", strings.TrimSuffix(arg, "="+value))
		}
	}
	return a, nil
}

func unknownFlag(command *cli.Command, arg string) error {
	names := []string{"--help"}
	for _, f := range command.Flags {
		names = append(names, "--"+nameOf(f))
	}
	if m := strings.TrimSpace(suggest.Meant(arg, names)); m != "" {
		return usagef(command.Name, "unknown flag %s; %s", arg, m)
	}
	return usagef(command.Name, "unknown flag %s", arg)
}

func lookup(command *cli.Command, name string) cli.Flag {
	for _, f := range command.Flags {
		if slices.Contains(f.Names(), name) {
			return f
		}
	}
	return nil
}

func takesValue(f cli.Flag) bool {
	_, isBool := f.(*cli.BoolFlag)
	return !isBool
}
