package main

import (
	"embed"
	"errors"
	"fmt"
	"runtime/debug"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"github.com/clausediff/clausediff/cmd/clausediff/internal/load"
)

// The help texts are written by hand, since the library's put a flag and its variables on
// lines of any length. A test compares them with the flags.
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

// newApp returns the command line of the program. Most settings prevent the library from
// printing help to standard output after a mistake, or from exiting itself.
func (s *session) newApp() *cli.App {
	return &cli.App{
		Name:                      "clausediff",
		Version:                   version(),
		Commands:                  s.commands(),
		CustomAppHelpTemplate:     helpOf("clausediff"),
		Action:                    noCommand,
		OnUsageError:              onUsageError,
		ExitErrHandler:            func(*cli.Context, error) {},
		HideHelpCommand:           true,
		DisableSliceFlagSeparator: true,
		Reader:                    s.stdin,
		Writer:                    &s.result,
		ErrWriter:                 s.stderr,
		// Otherwise the library stats the program file.
		Compiled: time.Unix(0, 0),
	}
}

func (s *session) commands() []*cli.Command {
	commands := []*cli.Command{
		{Name: "compare", Flags: compareFlags(), Action: s.compare},
		{Name: "parse", Flags: parseFlags(), Action: s.parse},
		{Name: "trace", Flags: traceFlags(), Action: s.trace},
		{Name: "parity", Flags: parityFlags(), Action: s.parity},
		{Name: "check", Flags: checkFlags(), Action: s.check},
		{Name: "fetch", Flags: fetchFlags(), Action: s.fetch},
		{Name: "accept", Flags: acceptFlags(), Action: s.accept},
		{Name: "review", Flags: acceptFlags(), Action: s.review},
		{Name: "init", Flags: corpusFlags(), Action: s.initCorpus},
		{Name: "add", Flags: corpusFlags(), Action: s.add},
		{Name: "git-diff", Flags: reportFlags(), Action: s.gitDiff},
		{Name: "site", Flags: siteFlags(), Action: s.site},
		{Name: "demo", Flags: demoFlags(), Action: s.demo},
		{Name: "completion", Action: s.completion},
		{Name: "man", Action: s.man},
	}
	for _, c := range commands {
		c.CustomHelpTemplate = helpOf(c.Name)
		c.Action = withHelp(c.Action)
		if len(c.Flags) > 0 {
			c.Flags = append(c.Flags, &cli.BoolFlag{Name: "quiet", Aliases: []string{"q"}}, &cli.BoolFlag{Name: "verbose", Aliases: []string{"v"}})
			c.Action = s.quietly(c.Action)
		}
		c.HideHelpCommand = true
		c.OnUsageError = onUsageError
	}
	return commands
}

// quietly adds the global flags to a command: no warnings and progress, or a list of the
// presets in effect.
func (s *session) quietly(action cli.ActionFunc) cli.ActionFunc {
	return func(c *cli.Context) error {
		if s.quiet = c.Bool("quiet"); s.quiet {
			s.progress.Stop()
		}
		if c.Bool("verbose") {
			s.tellPresets(c)
		}
		return action(c)
	}
}

// withHelp adds a hint where to read on to errors of use, such as the loader's.
func withHelp(action cli.ActionFunc) cli.ActionFunc {
	return func(c *cli.Context) error {
		err := action(c)
		var bad *load.UseError
		if !errors.As(err, &bad) {
			return err
		}
		err = usagef(c.Command.Name, "%s", bad.Text)
		if bad.Flag != "" {
			return &flagError{bad.Flag, bad.Value, err}
		}
		return err
	}
}

func noCommand(*cli.Context) error {
	return usagef("", "no command given; try clausediff compare OLD NEW")
}

// onUsageError rewords the flag parser's errors.
func onUsageError(c *cli.Context, err error, isSubcommand bool) error {
	command := ""
	if isSubcommand && c.Command != nil {
		command = c.Command.Name
	}
	text, _, _ := strings.Cut(err.Error(), ": strconv.")
	text = strings.TrimSuffix(text, ": parse error")
	text = strings.Replace(text, " for -", " for --", 1)
	return usagef(command, "%s%s", strings.ToLower(text[:1]), text[1:])
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
func badValue(c *cli.Context, flag, value, format string, args ...any) error {
	return &flagError{flag, value, usagef(c.Command.Name, "--%s %q %s", flag, value, fmt.Sprintf(format, args...))}
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
func (s *session) man(c *cli.Context) error {
	if c.NArg() > 0 {
		return usagef("man", "man takes no arguments; write clausediff man > clausediff.1")
	}
	fmt.Fprintf(&s.result, ".TH CLAUSEDIFF 1 \"\" \"clausediff %s\" \"User Commands\"\n", roff(version()))
	fmt.Fprintf(&s.result, ".SH NAME\nclausediff \\- compare statements clause by clause\n")
	fmt.Fprintf(&s.result, ".SH DESCRIPTION\n%s", roffText(helpOf("clausediff")))
	for _, command := range c.App.Commands {
		fmt.Fprintf(&s.result, ".SH %s\n%s", strings.ToUpper(roff(command.Name)), roffText(command.CustomHelpTemplate))
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
