package main

import (
	"bytes"
	"errors"
	"fmt"
	"path"
	"path/filepath"
	"regexp"
	"strings"
)

// gitName names a file as git does: REVISION:PATH, or :PATH and :STAGE:PATH of
// the index. A path that begins with ./ or ../ is relative to the working
// directory, any other to the root of the repository.
type gitName struct{ revision, stage, path string }

// parseGitName reads such a name. A path of Windows, C:\page.html, is none, nor
// is an address, ftp://host/page.html.
func parseGitName(name string) (n gitName, ok bool) {
	if strings.HasPrefix(name, "-") || strings.ContainsAny(name, "\n\x00") || drive.MatchString(name) || filepath.VolumeName(name) != "" {
		return n, false
	}
	depth := 0
	at := strings.IndexFunc(name, func(r rune) bool { // HEAD^{/in: braces}:page.html
		switch {
		case r == '{':
			depth++
		case r == '}' && depth > 0:
			depth--
		}
		return r == ':' && depth == 0
	})
	if at < 0 {
		return n, false
	}
	n.revision, n.path = name[:at], filepath.ToSlash(name[at+1:])
	if at == 0 && len(n.path) > 1 && n.path[1] == ':' && strings.Contains("0123", n.path[:1]) {
		n.stage, n.path = n.path[:1], n.path[2:]
	}
	// :/words is a commit.
	return n, n.path != "" && !strings.HasPrefix(n.path, "//") && !(at == 0 && n.stage == "" && strings.HasPrefix(n.path, "/"))
}

var drive = regexp.MustCompile(`^[A-Za-z]:[\\/]`)

// String returns the name as git reads it.
func (n gitName) String() string {
	if n.stage != "" {
		return ":" + n.stage + ":" + n.path
	}
	return n.revision + ":" + n.path
}

// id returns the id of the statement that the name is of: NAME@REVISION.
func (n gitName) id() string {
	base := strings.TrimSuffix(path.Base(n.path), path.Ext(n.path))
	switch {
	case n.revision != "":
		return base + "@" + strings.ReplaceAll(n.revision, ":", ".") // an id has no colon
	case n.stage == "" || n.stage == "0":
		return base + "@index"
	}
	return base + "@" + []string{"base", "ours", "theirs"}[n.stage[0]-'1']
}

// gitObject returns the bytes of REVISION:PATH and its like, and whether the
// name has this form. A file that is not there is an error.
func gitObject(name string) (data []byte, ok bool, err error) {
	n, ok := parseGitName(name)
	if !ok {
		return nil, false, nil
	}
	data, err = n.read(".")
	if err != nil {
		return nil, true, fmt.Errorf("%s: %w", name, err)
	}
	return data, true, nil
}

// read returns the bytes of the file, through links in the revision. Where there
// is none, the error says what it is that is not there.
func (n gitName) read(dir string) ([]byte, error) {
	env := gitEnv()
	if n.revision == "" {
		env = gitIndexEnv(dir)
		if out, err := gitWith(env, dir, "", "ls-files", "--stage", "-z", "--", n.pathspec()); err == nil && bytes.HasPrefix(out, []byte("120000 ")) {
			return nil, errors.New("it is a link; name the file that it leads to")
		}
	}
	out, err := gitWith(env, dir, n.String()+"\n", "cat-file", "--batch", "--follow-symlinks")
	if err != nil {
		return nil, fmt.Errorf("no such file, and git finds no repository in %s: %w", dir, err)
	}
	head, rest, _ := bytes.Cut(out, []byte("\n"))
	if m := object.FindSubmatch(head); m != nil && len(rest) > 0 {
		if string(m[1]) == "blob" {
			return rest[:len(rest)-1], nil
		}
		return nil, fmt.Errorf("it is a folder of %s; name a file in it", n.where())
	}
	if kind, _, _ := bytes.Cut(head, []byte(" ")); string(kind) == "symlink" || string(kind) == "loop" || string(kind) == "dangling" {
		return nil, fmt.Errorf("it is a link that leads to no file of %s; name a file", n.where())
	}
	return nil, n.missing(env, dir)
}

// object is what git says of an object that it has: its hash, kind and size.
var object = regexp.MustCompile(`^[0-9a-f]{40,64} (blob|tree|commit|tag) [0-9]+$`)

func (n gitName) where() string {
	switch {
	case n.revision != "":
		return n.revision
	case n.stage == "" || n.stage == "0":
		return "the index"
	}
	return "stage " + n.stage + " of the index"
}

// pathspec returns the path for commands that take paths.
func (n gitName) pathspec() string {
	if relative(n.path) {
		return ":(literal)" + n.path
	}
	return ":(top,literal)" + n.path
}

func relative(path string) bool {
	return strings.HasPrefix(path, "./") || strings.HasPrefix(path, "../")
}

// missing says what there is not: the revision, or the path in it.
func (n gitName) missing(env []string, dir string) error {
	if n.revision != "" {
		if err := gitRevision(dir, n.revision); err != nil {
			return fmt.Errorf("no such file, and %s is %w", n.revision, err)
		}
	}
	if _, err := gitWith(env, dir, "", "rev-parse", "--verify", "--quiet", n.String()); err == nil {
		return errors.New("its text is not in this repository: it is a submodule, or the clone is a partial one")
	}
	here := n
	here.path = "./" + n.path
	if _, err := gitWith(env, dir, "", "rev-parse", "--verify", "--quiet", here.String()); err == nil && !relative(n.path) {
		return fmt.Errorf("no such path in %s; from this folder it is %s", n.where(), here)
	}
	if n.revision == "" {
		return fmt.Errorf("no such path in %s; see git ls-files --stage", n.where())
	}
	return fmt.Errorf("no such path in %s; see git ls-tree -r --name-only %s", n.where(), n.revision)
}
