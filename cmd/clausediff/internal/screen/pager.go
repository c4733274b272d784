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

// pager returns the command that shows a long text: CLAUSEDIFF_PAGER_COMMAND, else
// PAGER, else less. It is "" when there shall be none.
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

// Pages reports whether a text is longer than the terminal to which it goes.
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

// change matches the line that a change of a report begins with, its address, in the
// patterns that less and Go have in common.
const change = `^[-+~↷↺] [^ ]*:[0-9c]|│ [+] [^ ]*:[0-9c]|^[-+~↷↺] (since|last in|new) `

// lessOptions are the options of less, also with PAGER=less: it lets the colours
// through, and where a text has changes it knows what to look for, so that n and N go
// to the next one and the one before. It begins at the top.
func lessOptions(text []byte) string {
	plain := regexp.MustCompile(`\x1b\[[0-9;]*m`).ReplaceAll(text, nil)
	if !regexp.MustCompile(`(?m)` + change).Match(plain) {
		return "R"
	}
	return "RG +/" + change + "\ng"
}

// Page shows a text in the pager. It is false when there is no pager that can
// be run; nothing was written then.
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
		signal.Ignore(os.Interrupt) // it is for the pager
		err = c.Wait()
	}
	var exit *exec.ExitError
	const notFound, notExecutable = 127, 126
	if errors.As(err, &exit) {
		// A reader who leaves before the end is not an error; a missing command is.
		return exit.ExitCode() != notFound && exit.ExitCode() != notExecutable
	}
	return err == nil
}
