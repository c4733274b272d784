package gitrepo

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
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
		return fmt.Errorf("not a revision of the repository of %s, which is a shallow clone; get older revisions with git fetch --unshallow", dir)
	}
	return fmt.Errorf("not a revision of the repository of %s; see git log", dir)
}

// local are the variables that tell a hook its repository (git rev-parse
// --local-env-vars). With -C they would make git look for the files of another folder in
// that repository. GIT_CONFIG_COUNT and GIT_CONFIG_PARAMETERS are not among them: they
// configure git, such as which folders it trusts.
var local = []string{
	"GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_COMMON_DIR", "GIT_CONFIG", "GIT_DIR", "GIT_GRAFT_FILE", "GIT_IMPLICIT_WORK_TREE",
	"GIT_INDEX_FILE", "GIT_INTERNAL_SUPER_PREFIX", "GIT_NAMESPACE", "GIT_NO_REPLACE_OBJECTS", "GIT_OBJECT_DIRECTORY", "GIT_PREFIX",
	"GIT_REPLACE_REF_BASE", "GIT_SHALLOW_FILE", "GIT_WORK_TREE",
}

// environment returns the environment for git in which the folder alone determines the
// repository. Objects being pushed stay visible: for the hooks that check a push, git
// keeps them outside the repository.
func environment() []string {
	env := slices.DeleteFunc(os.Environ(), func(variable string) bool {
		name, _, _ := strings.Cut(variable, "=")
		return slices.Contains(local, name)
	})
	env = append(env,
		// Reading fetches nothing, even if a partial clone lacks an object.
		"GIT_NO_LAZY_FETCH=1", "GIT_ALLOW_PROTOCOL=none", "GIT_TERMINAL_PROMPT=0",
		// Do not update the index.
		"GIT_OPTIONAL_LOCKS=0")
	if pushed := os.Getenv("GIT_QUARANTINE_PATH"); pushed != "" {
		if strings.ContainsRune(pushed, os.PathListSeparator) {
			pushed = strconv.Quote(pushed)
		}
		env = append(env, "GIT_ALTERNATE_OBJECT_DIRECTORIES="+pushed)
	}
	return env
}

// indexEnvironment returns the environment for reading the index of a folder's
// repository. In a hook that is the index about to be committed, unless it belongs to
// another repository.
func indexEnvironment(dir string) []string {
	index := os.Getenv("GIT_INDEX_FILE")
	if index == "" {
		return environment()
	}
	if filepath.IsAbs(index) {
		home := filepath.Dir(index)
		own, err := run(environment(), dir, "rev-parse", "--absolute-git-dir")
		_, none := os.Stat(filepath.Join(home, "HEAD"))
		if none == nil && (err != nil || !sameFolder(home, strings.TrimSpace(string(own)))) {
			return environment()
		}
	}
	return append(environment(), "GIT_INDEX_FILE="+index)
}

func sameFolder(x, y string) bool {
	a, err := os.Stat(x)
	if err != nil {
		return false
	}
	b, err := os.Stat(y)
	return err == nil && os.SameFile(a, b)
}
