package corpus

import (
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"mime"
	"path/filepath"
	"regexp"
	"slices"

	"github.com/clausediff/clausediff/parse"
	"github.com/clausediff/clausediff/parse/tree"
)

// ManifestName is the file name under which a manifest is looked for.
const ManifestName = "corpus.yaml"

// Entry is one statement of a manifest. Fields that the manifest leaves out
// are empty.
type Entry struct {
	ID     string
	Series string
	// VersionOf is the name that the language versions of one statement share; those of
	// a name are versions of each other.
	VersionOf string
	Title     string
	Date      string // ISO, such as 2023-05-18
	Lang      tree.Lang
	// Files are slash paths inside the corpus, in the order of the text; most
	// statements have one.
	Files   []string
	Profile string // name of the profile with which its pages are read
	// URLs are where the source was published, the best first; more than one
	// are mirrors of the same page.
	URLs []string
	// Mirrors are files with the same statement from elsewhere.
	Mirrors []string
	SHA256  string // of the files' bytes in order, in hexadecimal
	Parties []string
	// Articles is how many articles the statement has, 0 where the manifest
	// does not say.
	Articles int
	Pos      tree.Position // of the entry in the manifest
}

// Corpus is a manifest that was read and checked. It is not changed after
// [Load] and safe for concurrent use when its file system is.
type Corpus struct {
	Note    string
	Entries []Entry // in manifest order

	fsys         fs.FS
	profiles     map[string]*parse.Profile
	specs        map[string]string   // the profiles as written
	versions     map[string][]string // ids by the name that they share
	pins         []pin
	watches      []Watch
	rules        []Severity
	ladders      []Ladder
	words        []Words
	routine      []*regexp.Regexp
	expectations []Expectation
	name         string // of the manifest
	byID         map[string]int
}

// IDs returns the ids of all statements in manifest order.
func (c *Corpus) IDs() []string {
	ids := make([]string, len(c.Entries))
	for i, e := range c.Entries {
		ids[i] = e.ID
	}
	return ids
}

// Entry returns the entry of an id, and whether there is one.
func (c *Corpus) Entry(id string) (Entry, bool) {
	i, ok := c.byID[id]
	if !ok {
		return Entry{}, false
	}
	return c.Entries[i], true
}

// Series returns the entries of one series in manifest order.
func (c *Corpus) Series(name string) []Entry {
	var entries []Entry
	for i := range c.Entries {
		if c.Entries[i].Series == name {
			entries = append(entries, c.Entries[i])
		}
	}
	return entries
}

// Versions returns the ids of the language versions of the statement of an id, in the
// order of the manifest; nil where there is one alone.
func (c *Corpus) Versions(id string) []string {
	e, _ := c.Entry(id)
	ids := c.versions[e.VersionOf]
	if len(ids) < 2 {
		return nil
	}
	return slices.Clone(ids)
}

// AllVersions returns the ids of the statements that have language versions, those of
// one statement together, in the order of the manifest.
func (c *Corpus) AllVersions() [][]string {
	var all [][]string
	for _, e := range c.Entries {
		if ids := c.Versions(e.ID); ids != nil && ids[0] == e.ID {
			all = append(all, ids)
		}
	}
	return all
}

// Profile returns the profile of a name, and whether there is one.
func (c *Corpus) Profile(name string) (*parse.Profile, bool) {
	p, ok := c.profiles[name]
	return p, ok
}

// Statement opens the files of an id, whose paths are prefixed with dir in
// positions and errors, and parses them. What the manifest says of title, date
// and language goes before what the page says; opts go before both. The error is
// that of the file system or a [*parse.Error], or says that the manifest
// has no such id.
func (c *Corpus) Statement(id, dir string, opts ...parse.Option) (*tree.Statement, error) {
	st, _, err := c.Read(id, dir, opts...)
	return st, err
}

// Read is [Corpus.Statement], with the sum of its files.
func (c *Corpus) Read(id, dir string, opts ...parse.Option) (st *tree.Statement, sum Sum, err error) {
	e, ok := c.Entry(id)
	if !ok {
		return nil, Sum{}, fmt.Errorf("%s: no statement of this id in the manifest", id)
	}
	return c.read(e.Files, dir, append(c.options(e), opts...))
}

// Found parses the pages of the statement of an id as the manifest says how, but
// not what is in them: title, date and language are those that the pages have;
// opts go before what the manifest says.
func (c *Corpus) Found(id string, pages []parse.Part, opts ...parse.Option) (*tree.Statement, error) {
	e, _ := c.Entry(id)
	own := []parse.Option{parse.ID(id), parse.WithProfile(c.profiles[e.Profile])}
	return parse.Join(pages, append(own, opts...)...)
}

// Mirror reads a mirror of the statement of an id like [Corpus.Statement].
func (c *Corpus) Mirror(id, file, dir string, opts ...parse.Option) (*tree.Statement, error) {
	e, _ := c.Entry(id)
	e.Profile = "" // that of another site
	st, _, err := c.read([]string{file}, dir, append(c.options(e), opts...))
	return st, err
}

func (c *Corpus) read(files []string, dir string, opts []parse.Option) (*tree.Statement, Sum, error) {
	sum := newSummer()
	var parts []parse.Part
	for _, name := range files {
		f, err := c.fsys.Open(name)
		if err != nil {
			return nil, Sum{}, err
		}
		defer f.Close()
		parts = append(parts, parse.Part{Name: filepath.Join(dir, filepath.FromSlash(name)), Reader: io.TeeReader(f, sum), Charset: c.sentCharset(name)})
	}
	st, err := parse.Join(parts, opts...)
	return st, sum.sum(), err
}

// sentCharset returns the encoding that the host of a file named when it was fetched,
// "" where there is no note of that, or one of another size of file.
func (c *Corpus) sentCharset(name string) string {
	data, err := ReadFile(c.fsys, NoteName(name), mostNote)
	if err != nil {
		return ""
	}
	var note struct {
		Bytes   int64
		Headers map[string]string
	}
	info, err := fs.Stat(c.fsys, name)
	if err != nil || json.Unmarshal(data, &note) != nil || info.Size() != note.Bytes {
		return ""
	}
	return Charset(note.Headers["Content-Type"])
}

// mostNote is how many bytes a note of where a file is from may have.
const mostNote = 1 << 20

// NoteName returns the name of the note of where a file is from, beside it.
func NoteName(file string) string { return file + ".source.json" }

// Charset returns the encoding that a header Content-Type names, "" for none.
func Charset(contentType string) string {
	_, params, err := mime.ParseMediaType(contentType)
	if err != nil {
		return ""
	}
	return params["charset"]
}

// options returns what the manifest says of an entry as options of the parser.
func (c *Corpus) options(e Entry) []parse.Option {
	opts := []parse.Option{parse.ID(e.ID), parse.WithProfile(c.profiles[e.Profile])}
	if e.Title != "" {
		opts = append(opts, parse.Title(e.Title))
	}
	if e.Date != "" {
		opts = append(opts, parse.Date(e.Date))
	}
	if e.Lang != "" {
		opts = append(opts, parse.Language(e.Lang))
	}
	return opts
}
