package main

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/clausediff/clausediff/cmd/clausediff/internal/outfile"
	"github.com/clausediff/clausediff/parse"
	"github.com/clausediff/clausediff/parse/tree"
)

// endings are those of the files that init reads.
var endings = []string{".htm", ".html", ".shtml", ".xhtml", ".mhtml", ".mht", ".eml", ".txt", ".md", ".markdown", ".docx", ".pdf"}

// mostFiles is how many files a folder may have for init.
const mostFiles = 5000

// repositoryFile matches the names, without endings, of texts that tell of a
// repository and not of states, also in translations, such as README.ru.
var repositoryFile = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)^(README|LICEN[CS]E|COPYING|NOTICE|CHANGELOG|CHANGES|HISTORY|NEWS|GUIDE|CONTRIBUTING|` +
		`CONTRIBUTORS|CODE_OF_CONDUCT|SECURITY|SUPPORT|GOVERNANCE|AUTHORS|MAINTAINERS|INSTALL|TODO|ROADMAP|ROBOTS|REQUIREMENTS)([._-][a-z]+)*$`)
})

// ofRepository reports whether a file is such a text, which are plain ones.
func ofRepository(name string) bool {
	ending := path.Ext(name)
	plain := slices.Contains([]string{".md", ".markdown", ".txt"}, strings.ToLower(ending))
	return plain && repositoryFile().MatchString(strings.TrimSuffix(path.Base(name), ending))
}

// survey is what a folder holds.
type survey struct {
	dir        string
	files      []string          // slash paths in dir of those that may be statements
	links      map[string]string // those that are links, and what they stand for in dir
	statements []*surveyed
	skipped    []string // why a file is no statement
	unread     error    // of the last of them
}

// surveyed is a file with a statement.
type surveyed struct {
	file, id, series string
	st               *tree.Statement
}

// survey reads the files of a folder that may be statements, those of hidden
// folders aside.
func (s *session) survey(dir string, opts []parse.Option) (*survey, error) {
	found := &survey{dir: dir, links: map[string]string{}}
	if err := fs.WalkDir(os.DirFS(dir), ".", found.visit); err != nil {
		return nil, outfile.FileError(dir, err)
	}
	if len(found.files) > mostFiles {
		return nil, fmt.Errorf("%s: %d files, init reads %d at most; name a folder of statements", dir, len(found.files), mostFiles)
	}
	for i, file := range found.files {
		s.progress.Say("reading %d of %d", i+1, len(found.files))
		found.read(file, opts)
	}
	if len(found.statements) == 0 {
		return nil, fmt.Errorf("%s: no file in it is a statement; its files end in %s", dir, strings.Join(endings, ", "))
	}
	found.arrange()
	return found, nil
}

func (v *survey) path(name string) string { return filepath.Join(v.dir, filepath.FromSlash(name)) }

func (v *survey) leaveOut(why error) {
	v.unread = why
	v.skipped = append(v.skipped, "left out: "+why.Error())
}

// visit notes a file that may be a statement. What is left out although it looks
// like one is told.
func (v *survey) visit(name string, d fs.DirEntry, err error) error {
	switch {
	case name == ".":
		return err
	case d.IsDir():
		return v.folder(name, err)
	}
	looksSo := slices.Contains(endings, strings.ToLower(path.Ext(name)))
	if d.Type()&fs.ModeSymlink != 0 {
		looksSo = looksSo || v.isFolder(name)
	}
	if !looksSo {
		return nil
	}
	if err := v.refusal(name, d.Type()); err != nil {
		v.leaveOut(err)
		return nil
	}
	v.files = append(v.files, name)
	return nil
}

// folder tells whether a folder below is walked; err is why it cannot be read.
func (v *survey) folder(name string, err error) error {
	switch {
	case strings.HasPrefix(path.Base(name), "."):
		return fs.SkipDir
	case !utf8.ValidString(name):
		v.leaveOut(notUTF8(v.path(name)))
		return fs.SkipDir
	case err != nil:
		v.leaveOut(outfile.FileError(v.path(name), err))
		return fs.SkipDir
	}
	return nil
}

func (v *survey) isFolder(name string) bool {
	info, err := os.Stat(v.path(name))
	return err == nil && info.IsDir()
}

func notUTF8(name string) error {
	return fmt.Errorf("%q: its name is not UTF-8, which corpus.yaml is; rename it", name)
}

// refusal returns why a file cannot be taken for a statement, nil for one that
// can.
func (v *survey) refusal(name string, kind fs.FileMode) error {
	full := v.path(name)
	switch {
	case !utf8.ValidString(name):
		return notUTF8(full)
	case kind&fs.ModeSymlink != 0:
		target, err := v.follow(full)
		if err != nil {
			return err
		}
		v.links[name] = target
	case !kind.IsRegular():
		return fmt.Errorf("%s: is not a regular file; save it as one", full)
	}
	if ofRepository(name) {
		return fmt.Errorf("%s: has the name of a text about the folder; add it to corpus.yaml if it is a statement", full)
	}
	return nil
}

// follow returns the file of the folder that a link stands for, or why it is not
// followed: only links to regular files of the folder are, for the corpus is
// what is in it.
func (v *survey) follow(name string) (string, error) {
	to, err := os.Readlink(name)
	if err != nil {
		return "", outfile.FileError(name, err)
	}
	target, err := filepath.EvalSymlinks(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "", fmt.Errorf("%s: is a link to %s, which does not exist; check the link", name, to)
	case err != nil:
		return "", fmt.Errorf("%s: is a link to %s, which cannot be followed; check the link", name, to)
	}
	info, err := os.Stat(target)
	switch {
	case err != nil:
		return "", outfile.FileError(name, err)
	case info.IsDir():
		return "", fmt.Errorf("%s: is a link to the folder %s; folders are read where they are", name, to)
	case !info.Mode().IsRegular():
		return "", fmt.Errorf("%s: is a link to %s, which is not a regular file; save it as one", name, to)
	}
	rel, ok := inside(v.dir, target)
	if !ok {
		return "", fmt.Errorf("%s: is a link to %s, outside of the folder; copy the file", name, to)
	}
	return rel, nil
}

// inside returns the slash path in a folder of a path without links, and whether
// it is below it.
func inside(dir, name string) (string, bool) {
	root, err := filepath.EvalSymlinks(dir)
	if err == nil {
		root, err = filepath.Abs(root)
	}
	if err == nil {
		name, err = filepath.Abs(name)
	}
	if err != nil {
		return "", false
	}
	rel, err := filepath.Rel(root, name)
	return filepath.ToSlash(rel), err == nil && filepath.IsLocal(rel)
}

func (v *survey) read(file string, opts []parse.Option) {
	name := v.path(file)
	f, err := outfile.Open(name)
	if err == nil {
		defer f.Close()
		var st *tree.Statement
		if st, err = parse.Any(f, append([]parse.Option{parse.Name(name)}, opts...)...); err == nil {
			v.statements = append(v.statements, &surveyed{file: file, st: st})
			return
		}
	}
	v.leaveOut(advise(err))
}

// arrange makes a series of every folder, or of each language in it, sorts the
// statements by series and date, and gives each an id: the name of its file,
// with its folder where several files have the name.
func (v *survey) arrange() {
	langs := map[string]map[tree.Lang]bool{}
	for _, x := range v.statements {
		x.series = strings.ReplaceAll(path.Dir(x.file), "/", "-")
		if x.series == "." {
			x.series = "main"
		}
		if langs[x.series] == nil {
			langs[x.series] = map[tree.Lang]bool{}
		}
		langs[x.series][x.st.Lang] = true
	}
	for _, x := range v.statements {
		if len(langs[x.series]) > 1 {
			x.series += "-" + string(x.st.Lang)
		}
	}
	slices.SortStableFunc(v.statements, func(x, y *surveyed) int {
		return cmp.Or(cmp.Compare(x.series, y.series), cmp.Compare(x.st.Date, y.st.Date), cmp.Compare(x.file, y.file))
	})
	shared, used := map[string]int{}, map[string]bool{}
	for _, x := range v.statements {
		shared[x.st.ID]++
	}
	for _, x := range v.statements {
		name := x.st.ID
		if shared[name] > 1 {
			name = strings.TrimSuffix(x.file, path.Ext(x.file))
		}
		x.id = unused(used, usableID(name))
	}
}

// usableID returns a name without what an id must not have: it is given on the
// command line, and stands before a colon.
func usableID(name string) string {
	id := strings.Map(func(r rune) rune {
		if strings.ContainsRune(`/\:`, r) || unicode.IsSpace(r) || !unicode.IsGraphic(r) {
			return '-'
		}
		return r
	}, name)
	// A flag, the folder itself, the home of a user.
	id = strings.TrimLeft(id, "-.~")
	switch strings.ToLower(id) {
	case "":
		return "statement"
	case "file", "http", "https": // the beginnings of addresses
		return "statement-" + id
	}
	return id
}

func (v *survey) series() []string {
	var names []string
	for _, x := range v.statements {
		if !slices.Contains(names, x.series) {
			names = append(names, x.series)
		}
	}
	return names
}
