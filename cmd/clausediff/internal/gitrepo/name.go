package gitrepo

import (
	"errors"
	"fmt"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
)

// Name is a file name in git's form: REVISION:PATH or, for the index, :PATH and
// :STAGE:PATH. A path that begins with ./ or ../ is relative to the working directory,
// any other to the root of the repository.
type Name struct{ Revision, Stage, Path string }

// ParseName parses a name. Windows paths, C:\page.html, and URLs, ftp://host/page.html,
// are not names.
func ParseName(name string) (n Name, ok bool) {
	if strings.HasPrefix(name, "-") || strings.ContainsAny(name, "\n\x00") || drive().MatchString(name) || filepath.VolumeName(name) != "" {
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
	n.Revision, n.Path = name[:at], filepath.ToSlash(name[at+1:])
	if at == 0 && len(n.Path) > 1 && n.Path[1] == ':' && strings.Contains("0123", n.Path[:1]) {
		n.Stage, n.Path = n.Path[:1], n.Path[2:]
	}
	// :/words is a commit.
	return n, n.Path != "" && !strings.HasPrefix(n.Path, "//") && !(at == 0 && n.Stage == "" && strings.HasPrefix(n.Path, "/"))
}

var drive = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[A-Za-z]:[\\/]`) })

// String returns the name in git's form.
func (n Name) String() string {
	if n.Stage != "" {
		return ":" + n.Stage + ":" + n.Path
	}
	return n.Revision + ":" + n.Path
}

// ID returns the id of the statement in the file: NAME@REVISION.
func (n Name) ID() string {
	base := strings.TrimSuffix(path.Base(n.Path), path.Ext(n.Path))
	switch {
	case n.Revision != "":
		return base + "@" + strings.ReplaceAll(n.Revision, ":", ".") // ids have no colon
	case n.Stage == "" || n.Stage == "0":
		return base + "@index"
	}
	return base + "@" + []string{"base", "ours", "theirs"}[n.Stage[0]-'1']
}

// where names the revision or the index.
func (n Name) where() string {
	switch {
	case n.Revision != "":
		return n.Revision
	case n.Stage == "" || n.Stage == "0":
		return "the index"
	}
	return "stage " + n.Stage + " of the index"
}

// pathspec returns the path for commands that take paths.
func (n Name) pathspec() string {
	if relative(n.Path) {
		return ":(literal)" + n.Path
	}
	return ":(top,literal)" + n.Path
}

func relative(path string) bool {
	return strings.HasPrefix(path, "./") || strings.HasPrefix(path, "../")
}

// missing returns an error that says what does not exist: the revision, or the path in
// it.
func (n Name) missing(env []string, dir string) error {
	if n.Revision != "" {
		if err := checkRevision(dir, n.Revision); err != nil {
			return fmt.Errorf("no such file, and %s is %w", n.Revision, err)
		}
	}
	if _, err := run(env, dir, "rev-parse", "--verify", "--quiet", n.String()); err == nil {
		return errors.New("its text is not in this repository: it is a submodule, or this is a partial clone")
	}
	here := n
	here.Path = "./" + n.Path
	if _, err := run(env, dir, "rev-parse", "--verify", "--quiet", here.String()); err == nil && !relative(n.Path) {
		return fmt.Errorf("no such path in %s; from this folder it is %s", n.where(), here)
	}
	if n.Revision == "" {
		return fmt.Errorf("no such path in %s; see git ls-files --stage", n.where())
	}
	return fmt.Errorf("no such path in %s; see git ls-tree -r --name-only %s", n.where(), n.Revision)
}
