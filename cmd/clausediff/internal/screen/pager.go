package screen

import (
	"bytes"
	"errors"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"regexp"
	"runtime"
	"strconv"
	"strings"

	xterm "golang.org/x/term"
)

// pager returns the command that shows a long text: CLAUSEDIFF_PAGER_COMMAND, else PAGER,
// else less; "" for no pager.
func pager() string {
	command := "less -R"
	for _, name := range []string{"PAGER", "CLAUSEDIFF_PAGER_COMMAND"} {
		if value, ok := os.LookupEnv(name); ok {
			command = strings.TrimSpace(value)
		}
	}
	if command == "cat" {
		return ""
	}
	return command
}

// Pages reports whether a text is longer than the terminal that it is written to.
func Pages(text []byte, to io.Writer) bool {
	f, ok := terminal(to)
	if !ok {
		return false
	}
	_, rows, err := xterm.GetSize(int(f.Fd()))
	if err != nil || rows == 0 {
		rows, _ = strconv.Atoi(os.Getenv("LINES"))
	}
	return rows > 0 && bytes.Count(text, []byte("\n")) >= rows
}

// change matches the first line of a change in a report, its address. It uses only syntax
// that less and Go share.
const change = `^[-+~↷↺] [^ ]*:[0-9c]|│ [+] [^ ]*:[0-9c]|^[-+~↷↺] (since|last in|new) `

// lessOptions returns options for less, also with PAGER=less: show colours, start at the
// top and, if the text has changes, search for them, so that n and N move between them.
func lessOptions(text []byte) string {
	plain := regexp.MustCompile(`\x1b\[[0-9;]*m`).ReplaceAll(text, nil)
	if !regexp.MustCompile(`(?m)` + change).Match(plain) {
		return "R"
	}
	return "RG +/" + change + "\ng"
}

// Page shows a text in the pager. If no pager can be run, it writes nothing and returns
// false.
func Page(text []byte, stdout, stderr io.Writer) bool {
	command := pager()
	if command == "" {
		return false
	}
	shell, flag := "sh", "-c"
	if runtime.GOOS == "windows" {
		shell, flag = "cmd", "/c"
	}
	c := exec.Command(shell, flag, command)
	c.Stdin, c.Stdout, c.Stderr = bytes.NewReader(text), stdout, stderr
	c.Env = os.Environ()
	if os.Getenv("LESS") == "" {
		c.Env = append(c.Env, "LESS="+lessOptions(text))
	}
	err := c.Start()
	if err == nil {
		signal.Ignore(os.Interrupt) // the pager handles it
		err = c.Wait()
	}
	var exit *exec.ExitError
	const notFound, notExecutable = 127, 126
	if errors.As(err, &exit) {
		// Quitting the pager early is not an error; a missing command is.
		return exit.ExitCode() != notFound && exit.ExitCode() != notExecutable
	}
	return err == nil
}
