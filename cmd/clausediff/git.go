package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/clausediff/clausediff/parse/corpus"
)

// gitTree is the folder dir of a repository as a revision has it. It reads
// through the program git.
type gitTree struct{ dir, revision string }

// check returns an error when there is no such revision, or no corpus in it.
func (g gitTree) check() error {
	if strings.HasPrefix(g.revision, "-") {
		return fmt.Errorf("%s: not a revision; it begins with -", g.revision)
	}
	if err := gitRevision(g.dir, g.revision); err != nil {
		return fmt.Errorf("%s: %w", g.revision, err)
	}
	if _, err := (gitName{revision: g.revision, path: "./" + corpus.ManifestName}).read(g.dir); err != nil {
		return fmt.Errorf("%s has no %s in %s; give a revision that has one, or leave out --base to check against %s",
			g.revision, corpus.ManifestName, g.dir, corpus.LockFolder)
	}
	return nil
}

// Open returns a file of the revision. It is in memory.
func (g gitTree) Open(name string) (fs.File, error) {
	data, err := gitName{revision: g.revision, path: "./" + name}.read(g.dir)
	if err != nil {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return &blob{Reader: bytes.NewReader(data), name: path.Base(name)}, nil
}

// blob is a file of a revision, and what is known about it.
type blob struct {
	*bytes.Reader
	name string
}

func (b *blob) Stat() (fs.FileInfo, error) { return b, nil }
func (b *blob) Close() error               { return nil }
func (b *blob) Name() string               { return b.name }
func (b *blob) Mode() fs.FileMode          { return 0o444 }
func (b *blob) ModTime() time.Time         { return time.Time{} }
func (b *blob) IsDir() bool                { return false }
func (b *blob) Sys() any                   { return nil }

// git runs git in a folder and returns what it prints. What it complains of is
// the error.
func git(dir string, args ...string) ([]byte, error) {
	return gitWith(gitEnv(), dir, "", args...)
}

func gitWith(env []string, dir, stdin string, args ...string) ([]byte, error) {
	cmd := exec.Command("git", append([]string{"-C", dir}, args...)...)
	var out, complaint bytes.Buffer
	cmd.Env, cmd.Stdin, cmd.Stdout, cmd.Stderr = env, strings.NewReader(stdin), &out, &complaint
	err := cmd.Run()
	if errors.Is(err, exec.ErrNotFound) {
		return nil, errors.New("git was not found; install it")
	}
	if said := complained(complaint.String()); err != nil && said != "" {
		err = errors.New(said)
	}
	return out.Bytes(), err
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

// gitLocal are the variables by which git tells a hook which repository it is
// run for (git rev-parse --local-env-vars). With -C they would make another
// folder's files be looked for there. Those with settings, GIT_CONFIG_COUNT and
// GIT_CONFIG_PARAMETERS, are none of them: they say how git works, such as which
// folders it trusts, and not where.
var gitLocal = []string{
	"GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_COMMON_DIR", "GIT_CONFIG", "GIT_DIR", "GIT_GRAFT_FILE", "GIT_IMPLICIT_WORK_TREE",
	"GIT_INDEX_FILE", "GIT_INTERNAL_SUPER_PREFIX", "GIT_NAMESPACE", "GIT_NO_REPLACE_OBJECTS", "GIT_OBJECT_DIRECTORY", "GIT_PREFIX",
	"GIT_REPLACE_REF_BASE", "GIT_SHALLOW_FILE", "GIT_WORK_TREE",
}

// gitEnv returns the environment for git, in which the folder alone says what
// repository is meant. What is being pushed is kept in sight: for the hooks that
// judge it, git has it apart from the repository.
func gitEnv() []string {
	env := slices.DeleteFunc(os.Environ(), func(variable string) bool {
		name, _, _ := strings.Cut(variable, "=")
		return slices.Contains(gitLocal, name)
	})
	if pushed := os.Getenv("GIT_QUARANTINE_PATH"); pushed != "" {
		if strings.ContainsRune(pushed, os.PathListSeparator) {
			pushed = strconv.Quote(pushed)
		}
		env = append(env, "GIT_ALTERNATE_OBJECT_DIRECTORIES="+pushed)
	}
	return env
}

// gitIndexEnv returns the environment for reading the index of a folder's
// repository. In a hook this is the one that is about to be committed, unless it
// is the index of another repository.
func gitIndexEnv(dir string) []string {
	index := os.Getenv("GIT_INDEX_FILE")
	if index == "" {
		return gitEnv()
	}
	if filepath.IsAbs(index) {
		home := filepath.Dir(index)
		own, err := git(dir, "rev-parse", "--absolute-git-dir")
		_, none := os.Stat(filepath.Join(home, "HEAD"))
		if none == nil && (err != nil || !sameFolder(home, strings.TrimSpace(string(own)))) {
			return gitEnv()
		}
	}
	return append(gitEnv(), "GIT_INDEX_FILE="+index)
}

func sameFolder(x, y string) bool {
	a, err := os.Stat(x)
	if err != nil {
		return false
	}
	b, err := os.Stat(y)
	return err == nil && os.SameFile(a, b)
}

// gitPrefix returns the slash path from the root of the repository to a folder
// in it, without a slash at its end; "" for the root and outside of one.
func gitPrefix(dir string) string {
	out, err := git(dir, "rev-parse", "--show-prefix")
	if err != nil {
		return ""
	}
	return strings.Trim(strings.TrimSpace(string(out)), "/")
}

// gitTop returns the absolute path of the root of the repository that a folder is
// in, "" outside of one.
func gitTop(dir string) string {
	out, err := git(dir, "rev-parse", "--show-toplevel")
	if err != nil {
		return ""
	}
	return strings.TrimRight(string(out), "\r\n")
}

// gitRevision returns an error when the repository of a folder has no such
// revision.
func gitRevision(dir, revision string) error {
	_, err := git(dir, "rev-parse", "--verify", "--quiet", revision+"^{tree}")
	if err == nil {
		return nil
	}
	shallow, err := git(dir, "rev-parse", "--is-shallow-repository")
	switch {
	case err != nil:
		return fmt.Errorf("git finds no repository in %s: %w", dir, err)
	case strings.TrimSpace(string(shallow)) == "true":
		return fmt.Errorf("not a revision of the repository of %s, which is a shallow clone; get the older ones with git fetch --unshallow", dir)
	}
	return fmt.Errorf("not a revision of the repository of %s; see git log", dir)
}
