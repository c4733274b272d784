package corpus

import (
	"errors"
	"io/fs"
	"net/url"
	"path"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
	"unicode"

	"github.com/clausediff/clausediff/parse"
	"github.com/clausediff/clausediff/parse/lang"
	"github.com/clausediff/clausediff/parse/tree"
)

// Error is a mistake in a file that describes statements, such as a manifest. Pos has
// no line if the error concerns the whole file.
type Error struct {
	Pos tree.Position
	Err error
}

// Error returns "file:line:col: text", in one line.
func (e *Error) Error() string { return e.Pos.String() + ": " + e.Err.Error() }

// Unwrap returns the error without its position.
func (e *Error) Unwrap() error { return e.Err }

// manifest is the file as written; every value has its position.
type manifest struct {
	Version    scalar    `yaml:"version"`
	Note       scalar    `yaml:"note"`
	Profiles   []profile `yaml:"profiles"`
	Statements []entry   `yaml:"statements"`
	Links      []link    `yaml:"links"`
	Watch      []watch   `yaml:"watch"`
	Rules      []rule    `yaml:"rules"`
	Series     []series  `yaml:"series"`
	Ladders    []ladder  `yaml:"ladders"`
	Words      []words   `yaml:"words"`
	Routine    []scalar  `yaml:"routine"`
}

type entry struct {
	entryStart
	ID     scalar `yaml:"id"`
	Series scalar `yaml:"series"`
	// VersionOf names the statement of which the entry is a language version.
	VersionOf scalar   `yaml:"version-of"`
	Title     scalar   `yaml:"title"`
	Date      scalar   `yaml:"date"`
	Language  scalar   `yaml:"language"`
	File      scalar   `yaml:"file"`
	Files     []scalar `yaml:"files"`
	Profile   scalar   `yaml:"profile"`
	URLs      []scalar `yaml:"urls"`
	Mirrors   []scalar `yaml:"mirrors"`
	SHA256    scalar   `yaml:"sha256"`
	Parties   []scalar `yaml:"parties"`
	Articles  scalar   `yaml:"articles"`
}

// LoadOption changes how a manifest is checked.
type LoadOption func(*loader)

// AllowMissingFiles lets a manifest list files that do not exist yet.
func AllowMissingFiles() LoadOption { return func(l *loader) { l.mayLack = true } }

// Load reads and checks the manifest with the given name, a slash path in fsys. The
// files it lists are not read, but must exist unless [AllowMissingFiles] is given. Errors
// are of type [*Error].
func Load(fsys fs.FS, name string, opts ...LoadOption) (*Corpus, error) {
	data, err := ReadFile(fsys, name, MostYAML)
	if err != nil {
		return nil, FileError(name, err)
	}
	root, err := fs.Sub(fsys, path.Dir(name))
	if err != nil {
		return nil, &Error{tree.Position{Name: name}, err}
	}
	l := newLoader(name, root)
	for _, o := range opts {
		o(l)
	}
	return l.read(data)
}

// read reads the bytes of a manifest.
func (l *loader) read(data []byte) (*Corpus, error) {
	var m manifest
	root, err := readYAML(l.name, data)
	if err == nil && root != nil {
		err = l.worded((&decoder{}).decode(root, reflect.ValueOf(&m).Elem()))
	}
	if err != nil {
		return nil, err
	}
	return l.corpus(&m)
}

// loader checks one manifest.
type loader struct {
	name     string
	fsys     fs.FS
	seen     map[string]int  // lines by id
	series   map[string]bool // of statements
	profiles map[string]*parse.Profile
	specs    map[string]string // see Corpus
	mayLack  bool              // files need not exist
}

// newLoader returns a loader of a manifest. If fsys is nil, listed files are not looked
// for.
func newLoader(name string, fsys fs.FS) *loader {
	return &loader{name: name, fsys: fsys, seen: map[string]int{}, series: map[string]bool{}, profiles: map[string]*parse.Profile{}, specs: map[string]string{}}
}

func (l *loader) corpus(m *manifest) (*Corpus, error) {
	switch {
	case m.Version.value == "":
		return nil, l.errorf(m.Version, "version is missing; write version: 1")
	case m.Version.value != "1":
		return nil, l.errorf(m.Version, "version %q is not known; this program reads version 1", m.Version.value)
	case len(m.Statements) == 0:
		return nil, l.errorf(scalar{}, "no statements are listed; add one under statements:")
	}
	c := &Corpus{Note: m.Note.value, fsys: l.fsys, profiles: l.profiles, specs: l.specs, versions: map[string][]string{}, name: l.name, byID: map[string]int{}}
	var err error
	checked(&err, m.Profiles, l.profile)
	c.Entries = checked(&err, m.Statements, l.entry)
	for i, e := range c.Entries {
		c.byID[e.ID] = i
		l.series[e.Series] = true
		if e.VersionOf != "" {
			c.versions[e.VersionOf] = append(c.versions[e.VersionOf], e.ID)
		}
	}
	c.pins = checked(&err, m.Links, l.link)
	c.Expectations = checked(&err, m.Series, l.expectation)
	c.Watches = checked(&err, m.Watch, l.watch)
	c.Severities = checked(&err, m.Rules, l.rule)
	c.Ladders = checked(&err, m.Ladders, l.ladder)
	c.Words = checked(&err, m.Words, l.words)
	c.Routine = checked(&err, m.Routine, l.routine)
	if err != nil {
		return nil, err
	}
	return c, nil
}

// checked returns the values of a list that are checked one by one, each with its
// position counted from 1. It does nothing after an error.
func checked[Written, V any](err *error, list []Written, check func(*Written, int) (V, error)) []V {
	var all []V
	for i := range list {
		if *err != nil {
			break
		}
		var v V
		v, *err = check(&list[i], i+1)
		all = append(all, v)
	}
	return all
}

// entry checks the entry with the given position in the manifest, counted from 1.
func (l *loader) entry(e *entry, ordinal int) (Entry, error) {
	if err := l.id(e, ordinal); err != nil {
		return Entry{}, err
	}
	files, err := l.files(e)
	if err != nil {
		return Entry{}, err
	}
	if name := e.Profile.value; name != "" && l.profiles[name] == nil {
		return Entry{}, l.errorf(e.Profile, "profile %q is not in the list of profiles; add it there or correct the name", name)
	}
	if date := e.Date.value; date != "" {
		if _, err := time.Parse(time.DateOnly, date); err != nil {
			return Entry{}, l.errorf(e.Date, "date %q is not valid; write it like 2023-05-18", date)
		}
	}
	if tag := tree.Lang(e.Language.value); tag != "" && !slices.Contains(lang.Languages(), tag) {
		return Entry{}, l.errorf(e.Language, "language %q is not known; write zh, ru, en or another two-letter code", tag)
	}
	made := Entry{ID: e.ID.value, Series: e.Series.value, VersionOf: e.VersionOf.value, Title: condense(e.Title.value), Date: e.Date.value,
		Lang: tree.Lang(e.Language.value), Files: files, Profile: e.Profile.value,
		Pos: tree.Position{Name: l.name, Line: e.ID.line, Col: e.ID.col}}
	return made, l.origins(e, &made)
}

func (l *loader) id(e *entry, ordinal int) error {
	id := e.ID.value
	switch {
	case id == "":
		return l.errorf(e.At, "statement %d has no id; give each a short name", ordinal)
	case id == "-" || strings.ContainsAny(id, `/\:`) || strings.ContainsFunc(id, unicode.IsSpace):
		return l.errorf(e.ID, "id %q cannot be used; leave out spaces, slashes and colons", id)
	case l.seen[id] > 0:
		return l.errorf(e.ID, "id %q is already used in line %d; ids must be unique", id, l.seen[id])
	}
	l.seen[id] = e.ID.line
	return nil
}

// files returns the paths of the entry's sources, each checked.
func (l *loader) files(e *entry) ([]string, error) {
	all := e.Files
	switch {
	case e.File.value == "" && len(all) == 0:
		return nil, l.errorf(e.ID, "statement %q has no file; add file: with its path", e.ID.value)
	case e.File.value != "" && len(all) > 0:
		return nil, l.errorf(e.File, "statement %q has both file and files; keep one of them", e.ID.value)
	case e.File.value != "":
		all = []scalar{e.File}
	}
	var files []string
	for _, f := range all {
		if err := l.file(f); err != nil {
			return nil, err
		}
		files = append(files, f.value)
	}
	return files, nil
}

func (l *loader) file(at scalar) error {
	file := at.value
	if !fs.ValidPath(file) || file == "." {
		return l.errorf(at, "file %q is not a path inside the corpus; write it from the manifest's folder, with / and without ..", file)
	}
	if l.fsys == nil {
		return nil
	}
	info, err := fs.Stat(l.fsys, file)
	switch {
	case errors.Is(err, fs.ErrNotExist) && l.mayLack:
		return nil
	case errors.Is(err, fs.ErrNotExist):
		return l.errorf(at, "file %q does not exist; check the path", file)
	case err != nil:
		return l.errorf(at, "file %q: %w", file, reason(err))
	case info.IsDir():
		return l.errorf(at, "file %q is a folder; name a page in it", file)
	}
	return nil
}

// FileError returns an error of the file system as an [*Error] about the whole file.
func FileError(name string, err error) error {
	return &Error{tree.Position{Name: name}, reason(err)}
}

// reason strips the operation and the path from an error of the file system.
func reason(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}

var hexSHA256 = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[0-9a-f]{64}$`) })

// origins checks the fields of an entry about the origin of its text and the
// expectations of it.
func (l *loader) origins(e *entry, made *Entry) error {
	for _, s := range e.URLs {
		u, err := url.Parse(s.value)
		if err == nil && u.User != nil {
			return l.errorf(s, "the url at %s contains a user name or password; remove it, since others read the manifest", u.Host)
		}
		if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
			return l.errorf(s, "url %q is not the address of a page; write it with http:// or https://", s.value)
		}
		made.URLs = append(made.URLs, s.value)
	}
	for _, s := range e.Mirrors {
		if err := l.file(s); err != nil {
			return err
		}
		made.Mirrors = append(made.Mirrors, s.value)
	}
	if made.SHA256 = e.SHA256.value; made.SHA256 != "" && !hexSHA256().MatchString(made.SHA256) {
		return l.errorf(e.SHA256, "sha256 %q is not 64 digits of 0-9 and a-f; write what sha256sum prints", made.SHA256)
	}
	made.Parties = values(e.Parties)
	if n := e.Articles.value; n != "" {
		count, err := strconv.Atoi(n)
		if err != nil || count < 1 {
			return l.errorf(e.Articles, "articles %q is not a number of articles; write 1 or more, or leave it out", n)
		}
		made.Articles = count
	}
	return nil
}
