package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/clausediff/clausediff/cmd/clausediff/internal/load"
	"github.com/clausediff/clausediff/cmd/clausediff/internal/outfile"
	"github.com/clausediff/clausediff/cmd/clausediff/internal/suggest"
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
	flag  flagSpec
	value string
	from  string // a position in the settings file, or a variable
}

// argument returns the preset in the form of the command line.
func (p preset) argument() string { return "--" + p.flag.name + "=" + p.value }

// tellPresets warns where the values of preset flags come from.
func (s *session) tellPresets(c *call) {
	for _, p := range c.presets {
		s.warn("%s sets %s", p.from, p.argument())
	}
}

// preset gives the flags of a call that the command line does not give the values that
// the environment, or else the settings file of the working directory, has for them.
func (s *session) preset(c *call) error {
	settings, err := s.readSettings()
	if err != nil {
		return err
	}
	for _, f := range c.command.flags {
		if c.IsSet(f.name) {
			continue
		}
		found, err := fromVariable(c.command.name, f)
		if err == nil && found == nil {
			found, err = fromSettings(c.command.name, f, settings)
		}
		if err != nil {
			return err
		}
		for _, p := range found {
			if err := c.Set(f.name, p.value); err != nil { // only a switch takes not any value
				return fmt.Errorf("%s: --%s %q is not true or false", p.from, f.name, p.value)
			}
		}
		c.presets = append(c.presets, found...)
	}
	return nil
}

// withPlace prefixes an error about a preset flag with the source of its value.
func (c *call) withPlace(err error) error {
	var bad *flagError
	if !errors.As(err, &bad) {
		return err
	}
	for _, p := range c.presets {
		// Of several values of a flag, use the wrong one.
		if p.flag.name == bad.flag && (p.value == bad.value || p.flag.kind != repeated) {
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

func fromVariable(command string, f flagSpec) ([]preset, error) {
	own, shared := variable(command, f.name), variable("", f.name)
	name := own
	if os.Getenv(own) == "" {
		name = shared
	}
	value := os.Getenv(name)
	switch {
	case value == "":
		return nil, nil
	case name == shared && slices.Contains(ownFlags, f.name):
		return nil, fmt.Errorf("%s: --%s does not mean the same in all commands; set %s", shared, f.name, own)
	case f.kind != repeated:
		return []preset{{f, value, name}}, nil
	}
	var all []preset
	for line := range strings.Lines(value) {
		if line = strings.TrimSpace(line); line != "" {
			all = append(all, preset{f, line, name})
		}
	}
	return all, nil
}

// fromSettings returns the presets of a flag that the file has for the command or else
// for all commands.
func fromSettings(command string, f flagSpec, settings []corpus.Setting) ([]preset, error) {
	var own, shared []preset
	for _, s := range settings {
		p := preset{f, s.Value, s.Pos.String()}
		switch {
		case s.Name != f.name:
		case s.Command == command:
			own = append(own, p)
		case s.Command == "":
			shared = append(shared, p)
		}
	}
	if own == nil {
		own = shared
	}
	if len(own) < 2 || f.kind == repeated {
		return own, nil
	}
	if !slices.Contains(joinedFlags, f.name) {
		return nil, fmt.Errorf("%s: %s takes one value, and this is a second one", own[1].from, f.name)
	}
	for _, p := range own[1:] {
		own[0].value += "," + p.value
	}
	return own[:1], nil
}

// readSettings reads the settings file of the working directory, if there is one, and
// checks all of it.
func (s *session) readSettings() ([]corpus.Setting, error) {
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
	for _, x := range all {
		err := s.knownSetting(x)
		if err == nil {
			err = mayBeSet(x)
		}
		if err != nil {
			return nil, &corpus.Error{Pos: x.Pos, Err: err}
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
			return fmt.Errorf("%s cannot be set in a settings file, which others may have written; give --%s, or set %s", s.Name, s.Name, variable("", s.Name))
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
func (s *session) knownSetting(x corpus.Setting) error {
	if x.Command != "" {
		command, ok := s.command(x.Command)
		switch {
		case !ok:
			return fmt.Errorf("%q is not a command; %ssee clausediff --help", x.Command, suggest.Meant(x.Command, s.commandNames()))
		case !command.has(x.Name):
			return fmt.Errorf("%s has no option %q; %ssee clausediff %s --help", x.Command, x.Name, suggest.Meant(x.Name, command.flagNames()), x.Command)
		}
		return nil
	}
	commands := s.commands()
	i := slices.IndexFunc(commands, func(c command) bool { return c.has(x.Name) })
	_, isCommand := s.command(x.Name)
	switch {
	case isCommand && x.Value == "":
		return nil // a section without settings
	case isCommand:
		return fmt.Errorf("%q is a command; write its options below it, a line each", x.Name)
	case i < 0:
		var names []string
		for _, c := range commands {
			names = append(names, c.flagNames()...)
		}
		return fmt.Errorf("%q is not an option of any command; %ssee clausediff COMMAND --help", x.Name, suggest.Meant(x.Name, append(names, s.commandNames()...)))
	case slices.Contains(ownFlags, x.Name):
		return fmt.Errorf("%s does not mean the same in all commands; set it for one, as in %s: {%s: …}", x.Name, commands[i].name, x.Name)
	}
	return nil
}
