package main

import (
	"fmt"
	"strings"

	"github.com/clausediff/clausediff/cmd/clausediff/internal/suggest"
)

// completion implements the completion command, which prints a script for a shell,
// generated from the commands and flags.
func (s *session) completion(c *call) error {
	if len(c.args) != 1 {
		return usagef("completion", "completion needs a shell, bash, zsh or fish")
	}
	switch shell := c.Args().First(); shell {
	case "bash":
		s.bashCompletion()
	case "zsh":
		fmt.Fprint(&s.result, "#compdef clausediff\nautoload -U +X bashcompinit && bashcompinit\n")
		s.bashCompletion()
	case "fish":
		s.fishCompletion()
	default:
		return usagef("completion", "shell %q is not known; %sit is bash, zsh or fish", shell, suggest.Meant(shell, []string{"bash", "zsh", "fish"}))
	}
	return nil
}

// idsOfCorpus is the shell command that prints the ids of a manifest in the form that
// init and add write.
const idsOfCorpus = `sed -n 's/^ *- *{\{0,1\} *id: *"\{0,1\}\([^",} ]*\).*/\1/p' corpus.yaml 2>/dev/null`

// bashCompletion completes the first word to a command, words with a dash to the
// command's flags, the value of a flag to one of its words, and all other words to files
// and the ids of the corpus.
func (s *session) bashCompletion() {
	w, commands := &s.result, s.commands()
	fmt.Fprintf(w, `_clausediff() {
	local word=${COMP_WORDS[COMP_CWORD]} words=
	if [ "$COMP_CWORD" -eq 1 ]; then
		COMPREPLY=($(compgen -W "%s --help --version" -- "$word"))
		return
	fi
	case ${COMP_WORDS[1]} in
`, strings.Join(s.commandNames(), " "))
	for _, c := range commands {
		fmt.Fprintf(w, "\t%s) words=%q ;;\n", c.name, strings.Join(append(c.longFlags(), "--help"), " "))
	}
	fmt.Fprint(w, "\tesac\n\tcase \"${COMP_WORDS[1]} ${COMP_WORDS[COMP_CWORD-1]}\" in\n")
	for _, c := range commands {
		for _, f := range c.longFlags() {
			if values := valuesOf(c.name, strings.TrimPrefix(f, "--")); values != nil {
				fmt.Fprintf(w, "\t\"%s %s\") COMPREPLY=($(compgen -W %q -- \"$word\")); return ;;\n", c.name, f, strings.Join(values, " "))
			}
		}
	}
	fmt.Fprintf(w, `	esac
	case $word in
	-*) COMPREPLY=($(compgen -W "$words" -- "$word")) ;;
	*) COMPREPLY=($(compgen -f -- "$word") $(compgen -W "$(%s)" -- "$word")) ;;
	esac
}
`, idsOfCorpus)
	fmt.Fprint(w, `
complete -o filenames -F _clausediff clausediff
`)
}

func (s *session) fishCompletion() {
	w, commands := &s.result, s.commands()
	for _, c := range commands {
		fmt.Fprintf(w, "complete -c clausediff -n __fish_use_subcommand -f -a %s\n", c.name)
	}
	for _, c := range commands {
		for _, f := range c.longFlags() {
			name := strings.TrimPrefix(f, "--")
			fmt.Fprintf(w, "complete -c clausediff -n '__fish_seen_subcommand_from %s' -l %s", c.name, name)
			if values := valuesOf(c.name, name); values != nil {
				fmt.Fprintf(w, " -x -a '%s'", strings.Join(values, " "))
			}
			fmt.Fprintln(w)
		}
	}
	fmt.Fprintf(w, "complete -c clausediff -n 'not __fish_use_subcommand' -a %s\n", fishQuoted("("+idsOfCorpus+")"))
}

// fishQuoted returns a text as a quoted word of fish.
func fishQuoted(text string) string {
	return "'" + strings.NewReplacer(`\`, `\\`, "'", `\'`).Replace(text) + "'"
}
