package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"

	"github.com/urfave/cli/v2"

	"github.com/clausediff/clausediff/parse/corpus"
)

// settings returns what the settings file of the working directory says of a
// command, as flags to stand before those of the command line. A variable of
// the environment goes before the file.
func settings(app *cli.App, command *cli.Command) ([]string, error) {
	data, err := os.ReadFile(corpus.SettingsName)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil
	case err != nil:
		return nil, fileError(corpus.SettingsName, err)
	}
	all, err := corpus.ParseSettings(corpus.SettingsName, data)
	if err != nil {
		return nil, err
	}
	var flags []string
	for _, s := range all {
		if err := knownSetting(app, s); err != nil {
			return nil, err
		}
		f := lookup(command, s.Name)
		if f == nil || s.Command != "" && s.Command != command.Name || overruled(f, s, all, command.Name) {
			continue
		}
		flags = append(flags, "--"+s.Name+"="+s.Value)
	}
	return flags, nil
}

// overruled reports whether the environment, or a setting of the command alone,
// goes before a setting.
func overruled(f cli.Flag, s corpus.Setting, all []corpus.Setting, command string) bool {
	for _, name := range f.(cli.DocGenerationFlag).GetEnvVars() {
		if os.Getenv(name) != "" {
			return true
		}
	}
	return s.Command == "" && slices.ContainsFunc(all, func(o corpus.Setting) bool { return o.Command == command && o.Name == s.Name })
}

// knownSetting returns an error for a setting that no command has.
func knownSetting(app *cli.App, s corpus.Setting) error {
	wrong := func(format string, args ...any) error {
		return &corpus.Error{Pos: s.Pos, Err: fmt.Errorf(format, args...)}
	}
	if s.Command == "" {
		if !slices.ContainsFunc(app.Commands, func(c *cli.Command) bool { return lookup(c, s.Name) != nil }) {
			return wrong("%q is no option of any command; see clausediff COMMAND --help", s.Name)
		}
		return nil
	}
	command := app.Command(s.Command)
	switch {
	case command == nil:
		return wrong("%q is no command; see clausediff --help", s.Command)
	case lookup(command, s.Name) == nil:
		return wrong("%s has no option %q; see clausediff %s --help", s.Command, s.Name, s.Command)
	}
	return nil
}
