package main

import (
	"bytes"
	"io"
	"os"
	"strings"

	"github.com/clausediff/clausediff/cmd/clausediff/internal/outfile"
	"github.com/clausediff/clausediff/cmd/clausediff/internal/parallel"
	"github.com/clausediff/clausediff/diff/finding"
	"github.com/clausediff/clausediff/parse"
	"github.com/clausediff/clausediff/parse/tree"
)

// gitDiff implements the git-diff command, which git calls as an external diff for a
// changed file. A file that cannot be read is reported in the output, since after an
// error git would show no other file.
func (s *session) gitDiff(c *call) error {
	args := c.args
	if len(args) == 1 {
		s.tell("%s: unmerged", args[0])
		return nil
	}
	// The arguments are PATH OLD-FILE OLD-HASH OLD-MODE NEW-FILE NEW-HASH NEW-MODE and,
	// for a renamed file, NEW-PATH and git's lines about it.
	if len(args) < 7 {
		return usagef("git-diff", "git-diff is called by git with seven arguments, %d given", len(args))
	}
	if os.Getenv("GIT_PAGER_IN_USE") != "" && c.String("color") == "auto" {
		if err := c.Set("color", "always"); err != nil {
			return err
		}
	}
	v, err := s.newView(c)
	if err != nil {
		return err
	}
	old, new := gitFile{"a/", args[0], args[1], args[3]}, gitFile{"b/", args[0], args[4], args[6]}
	about := ""
	if len(args) > 7 {
		new.name = args[7]
	}
	if len(args) > 8 {
		about = args[8]
	}
	s.gitHeading(old, new, about)
	if !sameBytes(old, new) {
		s.gitPair(v, old, new)
	}
	return nil
}

// gitFile is one version of a file, as git passes it.
type gitFile struct{ side, name, file, mode string }

// isMissing reports whether the file does not exist on this side.
func (g gitFile) isMissing() bool { return g.file == os.DevNull || g.file == "/dev/null" }

// gitHeading writes what became of the file as a whole, in git's words.
func (s *session) gitHeading(old, new gitFile, about string) {
	line := s.tell
	if old.name == new.name {
		line("clausediff %s", old.name)
	} else {
		line("clausediff %s → %s", old.name, new.name)
	}
	switch {
	case old.isMissing() && new.isMissing():
	case old.isMissing():
		line("new file mode %s", new.mode)
	case new.isMissing():
		line("deleted file mode %s", old.mode)
	case old.mode != new.mode:
		line("old mode %s", old.mode)
		line("new mode %s", new.mode)
	}
	for said := range strings.Lines(about) {
		said = strings.TrimSpace(said)
		switch word, rest, _ := strings.Cut(said, " "); {
		case word == "similarity" || word == "dissimilarity":
			line("%s", said)
		case (word == "rename" || word == "copy") && strings.HasPrefix(rest, "from "): // git quotes the names
			line("%s from %s", word, old.name)
			line("%s to %s", word, new.name)
		}
	}
}

// sameBytes reports whether only the name or the mode of a file changed.
func sameBytes(old, new gitFile) bool {
	x, err := os.Stat(old.file)
	if err != nil {
		return false
	}
	y, err := os.Stat(new.file)
	if err != nil || old.isMissing() || new.isMissing() || old.kind() != new.kind() || x.Size() != y.Size() {
		return false
	}
	a, err := os.ReadFile(old.file)
	if err != nil {
		return false
	}
	b, err := os.ReadFile(new.file)
	return err == nil && bytes.Equal(a, b)
}

// gitPair writes the report of two versions of a file. For a link and for the commit of a
// submodule it writes one line.
func (s *session) gitPair(v view, old, new gitFile) {
	was, notWas := old.statement()
	is, notIs := new.statement()
	for _, err := range []error{notWas, notIs} {
		if err != nil {
			s.tell("%s", err)
		}
	}
	if notWas == nil && notIs == nil && (was != nil || is != nil) {
		if err := s.gitReport(v, was, is); err != nil {
			s.tell("%s", err)
		}
	}
	s.gitLine("-", old)
	s.gitLine("+", new)
}

// gitReport writes the report of two statements, one of which may be missing: then all of
// the other one is added or dropped.
func (s *session) gitReport(v view, old, new *tree.Statement) error {
	if old == nil {
		old = noStatement(new)
	}
	if new == nil {
		new = noStatement(old)
	}
	r, err := verified(old, new)
	if err != nil {
		return err
	}
	return v.pair(r, func() []finding.Finding { return finding.Find(r, finding.Parallel(parallel.Do)) })(&s.result, "term", true)
}

// noStatement returns a statement without text, to compare other with.
func noStatement(other *tree.Statement) *tree.Statement {
	return &tree.Statement{ID: other.ID, Lang: other.Lang, Source: tree.Source{Name: "/dev/null"}, Root: &tree.Node{Kind: tree.KindStatement}}
}

// The kinds of files in git, by the first three digits of their modes.
const (
	gitLink      = "120"
	gitSubmodule = "160"
)

func (g gitFile) kind() string { return g.mode[:min(len(g.mode), 3)] }

// statement reads the file, nil if it is missing or has no text.
func (g gitFile) statement() (*tree.Statement, error) {
	if g.isMissing() || g.kind() == gitLink || g.kind() == gitSubmodule {
		return nil, nil
	}
	f, err := outfile.Open(g.file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	st, err := parse.Any(f, parse.Name(g.side+g.name))
	return st, err
}

// longestLink is the most bytes of a link that are shown.
const longestLink = 4 << 10

// gitLine describes a link or a submodule.
func (s *session) gitLine(sign string, g gitFile) {
	kind := map[string]string{gitLink: "link to ", gitSubmodule: ""}
	word, ok := kind[g.kind()]
	if !ok || g.isMissing() {
		return
	}
	text := "a file that cannot be read"
	if f, err := os.Open(g.file); err == nil {
		defer f.Close()
		data, _ := io.ReadAll(io.LimitReader(f, longestLink))
		text = strings.TrimSpace(string(data))
	}
	s.tell("%s%s%s", sign, word, text)
}
