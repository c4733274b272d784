package gitrepo

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"
)

// command returns git in a folder. Nothing that the repository names is run: no
// hook, and no program that watches files.
func command(env []string, dir string, args ...string) *exec.Cmd {
	cmd := exec.Command("git", append([]string{"-C", dir, "-c", "core.fsmonitor=false", "-c", "core.hooksPath=" + os.DevNull}, args...)...)
	cmd.Env = env
	return cmd
}

// run runs git and returns what it prints. What it complains of is the error.
func run(env []string, dir string, args ...string) ([]byte, error) {
	cmd := command(env, dir, args...)
	var out, complaint bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &complaint
	err := cmd.Run()
	return out.Bytes(), failure(err, complaint.String())
}

// failure words why git failed, nil where it did not.
func failure(err error, complaint string) error {
	if errors.Is(err, exec.ErrNotFound) {
		return errors.New("git was not found; install it")
	}
	if said := complained(complaint); err != nil && said != "" {
		return errors.New(said)
	}
	return err
}

// complained returns the line of what git says that tells why it gave up; with
// GIT_TRACE it is not the first.
func complained(text string) string {
	lines := strings.Split(text, "\n")
	for _, line := range lines {
		if why, ok := strings.CutPrefix(line, "fatal: "); ok {
			return why
		}
	}
	return lines[0]
}

// Prefix returns the slash path from the root of the repository to a folder
// in it, without a slash at its end; "" for the root and outside of one.
func Prefix(dir string) string {
	out, err := run(environment(), dir, "rev-parse", "--show-prefix")
	if err != nil {
		return ""
	}
	return strings.Trim(strings.TrimSpace(string(out)), "/")
}

// Top returns the absolute path of the root of the repository that a folder is
// in, "" outside of one.
func Top(dir string) string {
	out, err := run(environment(), dir, "rev-parse", "--show-toplevel")
	if err != nil {
		return ""
	}
	return strings.TrimRight(string(out), "\r\n")
}

// checkRevision returns an error when the repository of a folder has no such
// revision.
func checkRevision(dir, revision string) error {
	_, err := run(environment(), dir, "rev-parse", "--verify", "--quiet", revision+"^{tree}")
	if err == nil {
		return nil
	}
	shallow, err := run(environment(), dir, "rev-parse", "--is-shallow-repository")
	switch {
	case err != nil:
		return fmt.Errorf("git finds no repository in %s: %w", dir, err)
	case strings.TrimSpace(string(shallow)) == "true":
		return fmt.Errorf("not a revision of the repository of %s, which is a shallow clone; get the older ones with git fetch --unshallow", dir)
	}
	return fmt.Errorf("not a revision of the repository of %s; see git log", dir)
}
