package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/clausediff/clausediff/cmd/clausediff/internal/load"
	"github.com/clausediff/clausediff/cmd/clausediff/internal/outfile"
	"github.com/clausediff/clausediff/parse/corpus"
)

// A flag gets its value, in this order, from the command line; from the variables
// CLAUSEDIFF_COMMAND_FLAG and CLAUSEDIFF_FLAG; or from the settings file, the section of
// the command before the top level. A variable or a setting for all commands is allowed
// only for flags that mean the same in all. An empty variable counts as unset. Only this
// file decides it.

// ownFlags have different meanings in different commands.
var ownFlags = []string{"format", "output", "report", "explain"}

// joinedFlags take a list separated by commas.
var joinedFlags = []string{"only", "article"}

// preset is the value of a flag that the command line does not give.
type preset struct {
	flag  cli.Flag
	value string
	from  string // a position in the settings file, or a variable
}

// presetsKey is the key of a run's presets in the metadata of the app.
const presetsKey = "presets"

// tellPresets warns where the values of preset flags come from.
func (s *session) tellPresets(c *cli.Context) {
	set, _ := c.App.Metadata[presetsKey].([]preset)
	for _, p := range set {
		s.warn("%s sets %s", p.from, p.argument())
	}
}

// presets returns the values that the environment and the settings file of the working
// directory have for a command's flags, except those given.
func presets(app *cli.App, command *cli.Command, given []cli.Flag) ([]preset, error) {
	settings, err := readSettings(app)
	if err != nil {
		return nil, err
	}
	var all []preset
	for _, f := range command.Flags {
		if slices.Contains(given, f) {
			continue
		}
		found, err := fromVariable(command.Name, f)
		if err == nil && found == nil {
			found, err = fromSettings(command.Name, f, settings)
		}
		if err != nil {
			return nil, err
		}
		all = append(all, found...)
	}
	return all, nil
}

// checked returns the presets of a flag, or an error if a value is invalid.
func checked(all []preset) ([]preset, error) {
	for _, p := range all {
		if _, isBool := p.flag.(*cli.BoolFlag); isBool {
			if _, err := strconv.ParseBool(p.value); err != nil {
				return nil, fmt.Errorf("%s: --%s %q is not true or false", p.from, nameOf(p.flag), p.value)
			}
		}
	}
	return all, nil
}

func nameOf(f cli.Flag) string { return f.Names()[0] }

// argument returns the preset in the form of the command line.
func (p preset) argument() string { return "--" + nameOf(p.flag) + "=" + p.value }

// withPlace prefixes an error about a preset flag with the source of its value.
func withPlace(all []preset, err error) error {
	var bad *flagError
	if !errors.As(err, &bad) {
		return err
	}
	for _, p := range all {
		// Of several values of a flag, use the wrong one.
		if nameOf(p.flag) == bad.flag && (p.value == bad.value || !repeats(p.flag)) {
			return fmt.Errorf("%s: %w", p.from, err)
		}
	}
	return err
}

// variable returns the name of a flag's environment variable, for one command or, with
// "", for all.
func variable(command, flag string) string {
	if command != "" {
		flag = command + "_" + flag
	}
	return "CLAUSEDIFF_" + strings.ToUpper(strings.ReplaceAll(flag, "-", "_"))
}

func fromVariable(command string, f cli.Flag) ([]preset, error) {
	own, shared := variable(command, nameOf(f)), variable("", nameOf(f))
	name := own
	if os.Getenv(own) == "" {
		name = shared
	}
	value := os.Getenv(name)
	switch {
	case value == "":
		return nil, nil
	case name == shared && slices.Contains(ownFlags, nameOf(f)):
		return nil, fmt.Errorf("%s: --%s is not the same in all commands; set %s", shared, nameOf(f), own)
	case !repeats(f):
		return checked([]preset{{f, value, name}})
	}
	var all []preset
	for line := range strings.Lines(value) {
		if line = strings.TrimSpace(line); line != "" {
			all = append(all, preset{f, line, name})
		}
	}
	return all, nil
}

// repeats reports whether a flag may be given several times.
func repeats(f cli.Flag) bool {
	_, ok := f.(*cli.StringSliceFlag)
	return ok
}

// fromSettings returns the presets of a flag that the file has for the command or else
// for all commands.
func fromSettings(command string, f cli.Flag, settings []corpus.Setting) ([]preset, error) {
	var own, shared []preset
	for _, s := range settings {
		p := preset{f, s.Value, s.Pos.String()}
		switch {
		case s.Name != nameOf(f):
		case s.Command == command:
			own = append(own, p)
		case s.Command == "":
			shared = append(shared, p)
		}
	}
	if own == nil {
		own = shared
	}
	if len(own) < 2 || repeats(f) {
		return checked(own)
	}
	if !slices.Contains(joinedFlags, nameOf(f)) {
		return nil, fmt.Errorf("%s: %s takes one value, this is another one", own[1].from, nameOf(f))
	}
	for _, p := range own[1:] {
		own[0].value += "," + p.value
	}
	return own[:1], nil
}

// readSettings reads the settings file of the working directory, if there is one, and
// checks all of it.
func readSettings(app *cli.App) ([]corpus.Setting, error) {
	if os.Getenv(settingsVariable) == settingsOff {
		return nil, nil
	}
	data, err := corpus.ReadFile(os.DirFS("."), corpus.SettingsName, corpus.MostYAML)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil
	case err != nil:
		return nil, outfile.FileError(corpus.SettingsName, err)
	}
	all, err := corpus.ParseSettings(corpus.SettingsName, data)
	if err != nil {
		return nil, err
	}
	for _, s := range all {
		err := knownSetting(app, s)
		if err == nil {
			err = mayBeSet(s)
		}
		if err != nil {
			return nil, &corpus.Error{Pos: s.Pos, Err: err}
		}
	}
	return all, nil
}

// settingsVariable is the variable that, set to settingsOff, disables the settings file.
// It is for checks of files that others provide.
const (
	settingsVariable = "CLAUSEDIFF_SETTINGS"
	settingsOff      = "off"
)

// personal are the options that only the user of the command can give: a settings file is
// part of a folder, which others may have filled.
var personal = []string{"allow-private", "base"}

// mayBeSet returns an error for a setting that a file must not have: access to the
// private network, the base of a check, and outputs outside the folder.
func mayBeSet(s corpus.Setting) error {
	name := s.Value
	switch s.Name {
	case "report":
		_, name, _ = strings.Cut(name, "=")
	case "output":
	default:
		if slices.Contains(personal, s.Name) {
			return fmt.Errorf("%s is not for a settings file, which comes with its folder; give --%s, or set %s", s.Name, s.Name, variable("", s.Name))
		}
		return nil
	}
	if name == "" || name == "-" {
		return nil
	}
	if !filepath.IsLocal(name) {
		return fmt.Errorf("%s %q is outside the folder of the settings; give it on the command line", s.Name, name)
	}
	real, err := outfile.Resolve(name)
	if err != nil {
		return nil // the command reports a missing folder
	}
	if _, ok := load.Inside(".", real); !ok {
		return fmt.Errorf("%s %q leads outside the folder of the settings by a link; give it on the command line", s.Name, name)
	}
	return nil
}

// knownSetting returns an error for a setting that no command has, or that must be set
// for a single command.
func knownSetting(app *cli.App, s corpus.Setting) error {
	if s.Command != "" {
		command := app.Command(s.Command)
		switch {
		case command == nil:
			return fmt.Errorf("%q is not a command; see clausediff --help", s.Command)
		case !hasFlag(command, s.Name):
			return fmt.Errorf("%s has no option %q; see clausediff %s --help", s.Command, s.Name, s.Command)
		}
		return nil
	}
	i := slices.IndexFunc(app.Commands, func(c *cli.Command) bool { return hasFlag(c, s.Name) })
	switch {
	case app.Command(s.Name) != nil && s.Value == "":
		return nil // a section without settings
	case app.Command(s.Name) != nil:
		return fmt.Errorf("%q is a command; write its options below it, a line each", s.Name)
	case i < 0:
		return fmt.Errorf("%q is not an option of any command; see clausediff COMMAND --help", s.Name)
	case slices.Contains(ownFlags, s.Name):
		return fmt.Errorf("%s is not the same in all commands; write it below one, such as %s: {%s: …}", s.Name, app.Commands[i].Name, s.Name)
	}
	return nil
}

// hasFlag reports whether a command has a flag. Settings use its long name only.
func hasFlag(command *cli.Command, name string) bool {
	return slices.ContainsFunc(command.Flags, func(f cli.Flag) bool { return nameOf(f) == name })
}
