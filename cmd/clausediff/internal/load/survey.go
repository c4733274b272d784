package load

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
	"github.com/clausediff/clausediff/cmd/clausediff/internal/screen"
	"github.com/clausediff/clausediff/parse"
	"github.com/clausediff/clausediff/parse/corpus"
	"github.com/clausediff/clausediff/parse/tree"
)

// Endings are the file name endings that init reads.
var Endings = []string{".htm", ".html", ".shtml", ".xhtml", ".mhtml", ".mht", ".eml", ".txt", ".md", ".markdown", ".docx", ".pdf"}

// mostFiles is the most files in a folder that init reads.
const mostFiles = 5000

// repositoryFile matches the names, without endings, of files about a repository rather
// than statements, also in translations, such as README.ru.
var repositoryFile = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)^(README|LICEN[CS]E|COPYING|NOTICE|CHANGELOG|CHANGES|HISTORY|NEWS|GUIDE|CONTRIBUTING|` +
		`CONTRIBUTORS|CODE_OF_CONDUCT|SECURITY|SUPPORT|GOVERNANCE|AUTHORS|MAINTAINERS|INSTALL|TODO|ROADMAP|ROBOTS|REQUIREMENTS)([._-][a-z]+)*$`)
})

// OfRepository reports whether a file is, by its name, a plain text about a repository.
func OfRepository(name string) bool {
	ending := path.Ext(name)
	plain := slices.Contains([]string{".md", ".markdown", ".txt"}, strings.ToLower(ending))
	return plain && repositoryFile().MatchString(strings.TrimSuffix(path.Base(name), ending))
}

// Survey is the contents of a folder.
type Survey struct {
	Dir        string
	Statements []*Surveyed       // by series and date
	Skipped    []string          // why files are not statements
	files      []string          // slash paths, in Dir, of possible statements
	links      map[string]string // their targets in Dir, for those that are links
}

// Surveyed is a file with a statement, with what was guessed about it.
type Surveyed struct {
	File, ID, Series string
	Statement        *tree.Statement
	// LinkTo is the target of File if that is a link to another file in the survey, else
	// "".
	LinkTo string
}

// TakeSurvey reads the files of a folder that may be statements. It skips hidden folders.
func TakeSurvey(dir string, progress *screen.Progress, opts ...parse.Option) (*Survey, error) {
	found := &Survey{Dir: dir, links: map[string]string{}}
	if err := fs.WalkDir(os.DirFS(dir), ".", found.visit); err != nil {
		return nil, outfile.FileError(dir, err)
	}
	if len(found.files) > mostFiles {
		return nil, fmt.Errorf("%s: contains %d files, and init reads at most %d; name a smaller folder", dir, len(found.files), mostFiles)
	}
	for i, file := range found.files {
		progress.Say("reading %d of %d", i+1, len(found.files))
		found.read(file, opts)
	}
	if len(found.Statements) == 0 {
		return nil, fmt.Errorf("%s: contains no statements; their file names end in %s", dir, strings.Join(Endings, ", "))
	}
	found.arrange()
	return found, nil
}

func (v *Survey) path(name string) string { return filepath.Join(v.Dir, filepath.FromSlash(name)) }

func (v *Survey) leaveOut(why error) {
	v.Skipped = append(v.Skipped, "left out: "+why.Error())
}

// visit records a file that may be a statement, or why one that looks like a statement is
// left out.
func (v *Survey) visit(name string, d fs.DirEntry, err error) error {
	switch {
	case name == ".":
		return err
	case d.IsDir():
		return v.folder(name, err)
	}
	looksSo := slices.Contains(Endings, strings.ToLower(path.Ext(name)))
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

// folder decides whether to walk a subfolder; err is why it cannot be read.
func (v *Survey) folder(name string, err error) error {
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

func (v *Survey) isFolder(name string) bool {
	info, err := os.Stat(v.path(name))
	return err == nil && info.IsDir()
}

func notUTF8(name string) error {
	return fmt.Errorf("%q: the name is not UTF-8 and cannot be listed in corpus.yaml; rename it", name)
}

// refusal returns why a file cannot be used as a statement, nil if it can.
func (v *Survey) refusal(name string, kind fs.FileMode) error {
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
	if OfRepository(name) {
		return fmt.Errorf("%s: is by its name a text about the folder; run clausediff add if it is a statement", full)
	}
	return nil
}

// follow returns the target of a link, or why it is not followed: a target must be a
// regular file inside the folder, since that is what the corpus consists of.
func (v *Survey) follow(name string) (string, error) {
	to, err := os.Readlink(name)
	if err != nil {
		return "", outfile.FileError(name, err)
	}
	target, err := filepath.EvalSymlinks(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "", outfile.FileError(name, err)
	case err != nil:
		return "", fmt.Errorf("%s: is a link to %s, which cannot be followed; check the link", name, to)
	}
	info, err := os.Stat(target)
	switch {
	case err != nil:
		return "", outfile.FileError(name, err)
	case info.IsDir():
		return "", fmt.Errorf("%s: is a link to the folder %s; only links to files are followed", name, to)
	case !info.Mode().IsRegular():
		return "", fmt.Errorf("%s: is a link to %s, which is not a regular file; save it as one", name, to)
	}
	rel, ok := Inside(v.Dir, target)
	if !ok {
		return "", fmt.Errorf("%s: is a link to %s, which is outside the folder; copy the file", name, to)
	}
	return rel, nil
}

// Inside returns the slash path of name relative to dir, and whether it is inside; name
// must contain no links.
func Inside(dir, name string) (string, bool) {
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

func (v *Survey) read(file string, opts []parse.Option) {
	x, err := surveyed(v.Dir, file, opts)
	if err != nil {
		v.leaveOut(err)
		return
	}
	if to := v.links[file]; slices.Contains(v.files, to) {
		x.LinkTo = to
	}
	v.Statements = append(v.Statements, x)
}

// surveyed reads a file of a folder.
func surveyed(dir, file string, opts []parse.Option) (*Surveyed, error) {
	name := filepath.Join(dir, filepath.FromSlash(file))
	f, err := outfile.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	st, err := parse.Any(f, append([]parse.Option{parse.Name(name)}, opts...)...)
	return &Surveyed{File: file, Statement: st}, err
}

// Entry returns the statement as an entry of the manifest.
func (x *Surveyed) Entry() corpus.Entry { return corpus.EntryOf(x.ID, x.Series, x.File, x.Statement) }

// Remarks returns what a person should check about how the statement was read.
func (x *Surveyed) Remarks() []string {
	var all []string
	for _, d := range x.Statement.Doubts {
		all = append(all, "to check: "+d.String())
	}
	if x.LinkTo != "" {
		all = append(all, fmt.Sprintf("to check: a link to %s, which is read, too", x.LinkTo))
	}
	return all
}

// Manifest returns a manifest of the statements, with remarks on what to check.
func (v *Survey) Manifest() []byte {
	var entries []corpus.Entry
	remarks := map[string][]string{"": v.Skipped}
	for _, x := range v.Statements {
		entries = append(entries, x.Entry())
		remarks[x.ID] = x.Remarks()
	}
	return corpus.NewManifest(entries, remarks)
}

// arrange assigns a series to every folder, or to each language in it, sorts the
// statements by series and date, and gives each an id: its file name, with the folder if
// several files have that name.
func (v *Survey) arrange() {
	langs := map[string]map[tree.Lang]bool{}
	for _, x := range v.Statements {
		x.Series = strings.ReplaceAll(path.Dir(x.File), "/", "-")
		if x.Series == "." {
			x.Series = "main"
		}
		if langs[x.Series] == nil {
			langs[x.Series] = map[tree.Lang]bool{}
		}
		langs[x.Series][x.Statement.Lang] = true
	}
	for _, x := range v.Statements {
		if len(langs[x.Series]) > 1 {
			x.Series += "-" + string(x.Statement.Lang)
		}
	}
	slices.SortStableFunc(v.Statements, func(x, y *Surveyed) int {
		return cmp.Or(cmp.Compare(x.Series, y.Series), cmp.Compare(x.Statement.Date, y.Statement.Date), cmp.Compare(x.File, y.File))
	})
	shared, used := map[string]int{}, map[string]bool{}
	for _, x := range v.Statements {
		shared[x.Statement.ID]++
	}
	for _, x := range v.Statements {
		name := x.Statement.ID
		if shared[name] > 1 {
			name = strings.TrimSuffix(x.File, path.Ext(x.File))
		}
		x.ID = unused(used, usableID(name))
	}
}

// usableID removes from a name what an id must not contain: ids are given on the command
// line, and precede a colon.
func usableID(name string) string {
	id := strings.Map(func(r rune) rune {
		if strings.ContainsRune(`/\:`, r) || unicode.IsSpace(r) || !unicode.IsGraphic(r) {
			return '-'
		}
		return r
	}, name)
	// These would begin a flag, the folder itself, or a user's home.
	id = strings.TrimLeft(id, "-.~")
	switch strings.ToLower(id) {
	case "":
		return "statement"
	case "file", "http", "https": // URL schemes
		return "statement-" + id
	}
	return id
}

// Series lists the guessed series.
func (v *Survey) Series() []string {
	var names []string
	for _, x := range v.Statements {
		if !slices.Contains(names, x.Series) {
			names = append(names, x.Series)
		}
	}
	return names
}
