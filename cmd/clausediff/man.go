package main

import (
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"
)

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
