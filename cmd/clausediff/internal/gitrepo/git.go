package gitrepo

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"
)

// command returns a git command in a folder. It runs nothing that the repository
// configures: no hook, and no file system monitor.
func command(env []string, dir string, args ...string) *exec.Cmd {
	cmd := exec.Command("git", append([]string{"-C", dir, "-c", "core.fsmonitor=false", "-c", "core.hooksPath=" + os.DevNull}, args...)...)
	cmd.Env = env
	return cmd
}

// run runs git and returns its output. The error contains what git printed to stderr.
func run(env []string, dir string, args ...string) ([]byte, error) {
	cmd := command(env, dir, args...)
	var out, complaint bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &complaint
	err := cmd.Run()
	return out.Bytes(), failure(err, complaint.String())
}

// failure describes why git failed, nil if it did not.
func failure(err error, complaint string) error {
	if errors.Is(err, exec.ErrNotFound) {
		return errors.New("git was not found; install it")
	}
	if said := complained(complaint); err != nil && said != "" {
		return errors.New(said)
	}
	return err
}

// complained returns the line of git's output that explains the failure. With GIT_TRACE
// set it is not the first line.
func complained(text string) string {
	lines := strings.Split(text, "\n")
	for _, line := range lines {
		if why, ok := strings.CutPrefix(line, "fatal: "); ok {
			return why
		}
	}
	return lines[0]
}

// Place returns the absolute path of the root of a folder's repository, and the slash path
// from there to the folder, "" for the root itself. Both are "" outside of a repository.
func Place(dir string) (top, prefix string) {
	out, err := run(environment(), dir, "rev-parse", "--show-toplevel", "--show-prefix")
	if err != nil {
		return "", ""
	}
	top, prefix, _ = strings.Cut(strings.TrimRight(string(out), "\r\n"), "\n")
	return strings.TrimRight(top, "\r"), strings.Trim(prefix, "/")
}

// checkRevision returns an error if the repository of a folder has no such revision.
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
