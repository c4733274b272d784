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

// ManifestName is the default file name of a manifest.
const ManifestName = "corpus.yaml"

// Entry is one statement of a manifest. Fields that the manifest leaves out
// are empty.
type Entry struct {
	ID     string
	Series string
	// VersionOf is the name shared by the language versions of one statement.
	VersionOf string
	Title     string
	Date      string // in ISO form, such as 2023-05-18
	Lang      tree.Lang
	// Files are slash paths inside the corpus, in the order of the text. Most
	// statements have one file.
	Files   []string
	Profile string // name of the profile for reading its pages
	// URLs are the addresses at which the source was published, best first. All after
	// the first are mirrors of the same page.
	URLs []string
	// Mirrors are files with the same statement from other sites.
	Mirrors []string
	SHA256  string // of the concatenated files, in hexadecimal
	Parties []string
	// Articles is the number of articles of the statement, 0 if the manifest does not
	// state it.
	Articles int
	Pos      tree.Position // of the entry in the manifest
}

// Corpus is a manifest that was read and checked. It is immutable after [Load], and
// safe for concurrent use if its file system is. All lists are in the order of the
// manifest.
type Corpus struct {
	Note         string           // what the corpus is, for its readers
	Entries      []Entry          // the statements
	Watches      []Watch          // phrases to watch, for checks
	Severities   []Severity       // of rules of checks
	Expectations []Expectation    // of series, for checks
	Ladders      []Ladder         // for findings
	Words        []Words          // for findings
	Routine      []*regexp.Regexp // sentences that match one are not news, for findings

	fsys     fs.FS
	profiles map[string]*parse.Profile
	specs    map[string]string   // the profiles as written
	versions map[string][]string // ids by the name of VersionOf
	pins     []pin
	name     string // file name of the manifest
	byID     map[string]int
}

// IDs returns the ids of all statements in manifest order.
func (c *Corpus) IDs() []string {
	ids := make([]string, len(c.Entries))
	for i, e := range c.Entries {
		ids[i] = e.ID
	}
	return ids
}

// Entry returns the entry with an id, and whether there is one.
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

// Versions returns the ids of the language versions of a statement, in manifest order,
// or nil if it has only one.
func (c *Corpus) Versions(id string) []string {
	e, _ := c.Entry(id)
	ids := c.versions[e.VersionOf]
	if len(ids) < 2 {
		return nil
	}
	return slices.Clone(ids)
}

// AllVersions returns the ids of all statements with several language versions, grouped
// by statement, in manifest order.
func (c *Corpus) AllVersions() [][]string {
	var all [][]string
	for _, e := range c.Entries {
		if ids := c.Versions(e.ID); ids != nil && ids[0] == e.ID {
			all = append(all, ids)
		}
	}
	return all
}

// Profile returns the profile with a name, and whether there is one.
func (c *Corpus) Profile(name string) (*parse.Profile, bool) {
	p, ok := c.profiles[name]
	return p, ok
}

// Statement reads and parses the files of an id. Their paths are prefixed with dir in
// positions and errors. Title, date and language in the manifest override the page, and
// opts override both. The error is that of the file system or a [*parse.Error], or
// reports that the manifest has no such id.
func (c *Corpus) Statement(id, dir string, opts ...parse.Option) (*tree.Statement, error) {
	st, _, err := c.Read(id, dir, opts...)
	return st, err
}

// Read is [Corpus.Statement], and also returns the sum of the files.
func (c *Corpus) Read(id, dir string, opts ...parse.Option) (st *tree.Statement, sum Sum, err error) {
	e, ok := c.Entry(id)
	if !ok {
		return nil, Sum{}, fmt.Errorf("%s: no such id in the manifest", id)
	}
	return c.read(e.Files, dir, append(c.options(e), opts...))
}

// Found parses pages with the id and profile of the manifest entry, but with the title,
// date and language of the pages themselves. opts override the manifest.
func (c *Corpus) Found(id string, pages []parse.Part, opts ...parse.Option) (*tree.Statement, error) {
	e, _ := c.Entry(id)
	own := []parse.Option{parse.ID(id), parse.WithProfile(c.profiles[e.Profile])}
	return parse.Join(pages, append(own, opts...)...)
}

// Mirror reads a mirror of a statement like [Corpus.Statement].
func (c *Corpus) Mirror(id, file, dir string, opts ...parse.Option) (*tree.Statement, error) {
	e, _ := c.Entry(id)
	e.Profile = "" // the profile is for another site
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

// sentCharset returns the encoding that the host of a file declared when it was
// fetched, or "" if there is no source note or the file's size has changed.
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

// mostNote is the maximum size of a source note, in bytes.
const mostNote = 1 << 20

// NoteName returns the name of the source note of a file, which is beside the file.
func NoteName(file string) string { return file + ".source.json" }

// Charset returns the encoding in a Content-Type header, "" if there is none.
func Charset(contentType string) string {
	_, params, err := mime.ParseMediaType(contentType)
	if err != nil {
		return ""
	}
	return params["charset"]
}

// options returns the fields of a manifest entry as options of the parser.
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
