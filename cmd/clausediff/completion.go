package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/urfave/cli/v2"
)

// completion is the command of this name: it prints a script for a shell, made
// of the commands and flags that there are.
func (s *session) completion(c *cli.Context) error {
	if c.NArg() != 1 {
		return usagef("completion", "completion needs a shell, bash, zsh or fish")
	}
	switch shell := c.Args().First(); shell {
	case "bash":
		bashCompletion(&s.result, c.App.Commands)
	case "zsh":
		fmt.Fprint(&s.result, "#compdef clausediff\nautoload -U +X bashcompinit && bashcompinit\n")
		bashCompletion(&s.result, c.App.Commands)
	case "fish":
		fishCompletion(&s.result, c.App.Commands)
	default:
		return usagef("completion", "shell %q is not known; it is bash, zsh or fish", shell)
	}
	return nil
}

// bashCompletion completes the first word to a command, words with a dash to
// the command's flags, and all others to files.
func bashCompletion(w io.Writer, commands []*cli.Command) {
	var names []string
	for _, c := range commands {
		names = append(names, c.Name)
	}
	fmt.Fprintf(w, `_clausediff() {
	local word=${COMP_WORDS[COMP_CWORD]} words=
	if [ "$COMP_CWORD" -eq 1 ]; then
		COMPREPLY=($(compgen -W "%s --help --version" -- "$word"))
		return
	fi
	case ${COMP_WORDS[1]} in
`, strings.Join(names, " "))
	for _, c := range commands {
		fmt.Fprintf(w, "\t%s) words=%q ;;\n", c.Name, strings.Join(append(longFlags(c), "--help"), " "))
	}
	fmt.Fprint(w, `	esac
	case $word in
	-*) COMPREPLY=($(compgen -W "$words" -- "$word")) ;;
	*) COMPREPLY=($(compgen -f -- "$word")) ;;
	esac
}
complete -o filenames -F _clausediff clausediff
`)
}

func fishCompletion(w io.Writer, commands []*cli.Command) {
	for _, c := range commands {
		fmt.Fprintf(w, "complete -c clausediff -n __fish_use_subcommand -f -a %s\n", c.Name)
	}
	for _, c := range commands {
		for _, f := range longFlags(c) {
			fmt.Fprintf(w, "complete -c clausediff -n '__fish_seen_subcommand_from %s' -l %s\n", c.Name, strings.TrimPrefix(f, "--"))
		}
	}
}

// longFlags returns the flags of a command with their dashes.
func longFlags(c *cli.Command) []string {
	var all []string
	for _, f := range c.Flags {
		all = append(all, "--"+f.Names()[0])
	}
	return all
}
