package main

import (
	"embed"
	"errors"
	"fmt"
	"runtime/debug"
	"slices"
	"strings"

	"github.com/clausediff/clausediff/cmd/clausediff/internal/load"
)

// The help texts are written by hand. A test compares them with the flags.
//
//go:embed help/*.txt
var helpTexts embed.FS

// helpOf returns the help text of a command, or of the program if given its name.
func helpOf(name string) string {
	text, err := helpTexts.ReadFile("help/" + name + ".txt")
	if err != nil {
		panic(err) // a command has no help text
	}
	return string(text)
}

// help prints the help text of a command or, if none is named, of the program.
func (s *session) help(names []string) error {
	name := "clausediff"
	if len(names) > 0 {
		name = names[0]
		if _, ok := s.command(name); !ok {
			return s.unknownCommand(name)
		}
	}
	fmt.Fprint(&s.result, helpOf(name))
	return nil
}

// command is a command of the program.
type command struct {
	name  string
	flags []flagSpec
	run   func(*call) error
}

func (s *session) commands() []command {
	commands := []command{
		{"compare", compareFlags(), s.compare},
		{"parse", parseFlags(), s.parse},
		{"trace", traceFlags(), s.trace},
		{"parity", parityFlags(), s.parity},
		{"check", checkFlags(), s.check},
		{"fetch", fetchFlags(), s.fetch},
		{"accept", acceptFlags(), s.accept},
		{"review", acceptFlags(), s.review},
		{"init", corpusFlags(), s.initCorpus},
		{"add", corpusFlags(), s.add},
		{"git-diff", reportFlags(), s.gitDiff},
		{"site", siteFlags(), s.site},
		{"demo", demoFlags(), s.demo},
		{"completion", nil, s.completion},
		{"man", nil, s.man},
	}
	for i, c := range commands {
		if len(c.flags) > 0 {
			commands[i].flags = append(c.flags, flagSpec{name: "quiet", short: "q", kind: onOff}, flagSpec{name: "verbose", short: "v", kind: onOff})
		}
	}
	return commands
}

// command returns the command with a name, and whether there is one.
func (s *session) command(name string) (command, bool) {
	for _, c := range s.commands() {
		if c.name == name {
			return c, true
		}
	}
	return command{}, false
}

// has reports whether a command has a flag with this long name.
func (c command) has(name string) bool {
	return slices.ContainsFunc(c.flags, func(f flagSpec) bool { return f.name == name })
}

// commandNames lists the commands.
func (s *session) commandNames() []string {
	var names []string
	for _, c := range s.commands() {
		names = append(names, c.name)
	}
	return names
}

// flagNames lists the flags of a command.
func (c command) flagNames() []string {
	var names []string
	for _, f := range c.flags {
		names = append(names, f.name)
	}
	return names
}

// longFlags is [command.flagNames] with dashes.
func (c command) longFlags() []string {
	names := c.flagNames()
	for i, name := range names {
		names[i] = "--" + name
	}
	return names
}

// worded adds to an error of a run where to read on, if it is one of use, and where the
// value of the flag comes from that it is about.
func (c *call) worded(err error) error {
	var bad *load.UseError
	if errors.As(err, &bad) {
		err = usagef(c.command.name, "%s", bad.Text)
		if bad.Flag != "" {
			err = &flagError{bad.Flag, bad.Value, err}
		}
	}
	return c.withPlace(err)
}

// usagef returns an error of use. It ends with a hint where to read on.
func usagef(command, format string, args ...any) error {
	help := "clausediff --help"
	if command != "" {
		help = "clausediff " + command + " --help"
	}
	return fmt.Errorf("%s (see %s)", fmt.Sprintf(format, args...), help)
}

// flagError is an error about the value of a flag.
type flagError struct {
	flag, value string
	err         error
}

// Error returns the message, which names the flag.
func (e *flagError) Error() string { return e.err.Error() }

// Unwrap returns the error without the flag.
func (e *flagError) Unwrap() error { return e.err }

// badValue returns an error of use about the value of a flag: "--width "x" is not …".
func badValue(c *call, flag, value, format string, args ...any) error {
	return &flagError{flag, value, usagef(c.command.name, "--%s %q %s", flag, value, fmt.Sprintf(format, args...))}
}

// version returns the version of the program, "devel" if it was built from a working
// copy.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok || info.Main.Version == "" || info.Main.Version == "(devel)" {
		return "devel"
	}
	return info.Main.Version
}

// man implements the man command, which prints the manual page, made from the help texts.
func (s *session) man(c *call) error {
	if len(c.args) > 0 {
		return usagef("man", "man takes no arguments; write clausediff man > clausediff.1")
	}
	fmt.Fprintf(&s.result, ".TH CLAUSEDIFF 1 \"\" \"clausediff %s\" \"User Commands\"\n", roff(version()))
	fmt.Fprintf(&s.result, ".SH NAME\nclausediff \\- compare statements clause by clause\n")
	fmt.Fprintf(&s.result, ".SH DESCRIPTION\n%s", roffText(helpOf("clausediff")))
	for _, command := range s.commands() {
		fmt.Fprintf(&s.result, ".SH %s\n%s", strings.ToUpper(roff(command.name)), roffText(helpOf(command.name)))
	}
	return nil
}

// roffText returns a help text in roff, with its lines unchanged.
func roffText(text string) string {
	var b strings.Builder
	b.WriteString(".nf\n")
	for line := range strings.Lines(text) {
		b.WriteString(roff(line))
	}
	b.WriteString(".fi\n")
	return b.String()
}

// roff escapes what the formatter would read as commands.
func roff(line string) string {
	line = strings.NewReplacer(`\`, `\e`, "-", `\-`).Replace(line)
	if strings.HasPrefix(line, ".") || strings.HasPrefix(line, "'") {
		line = `\&` + line
	}
	return line
}
