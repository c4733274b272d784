// Package sitefolder updates the folder of a site. A list in the folder records the
// pages, the digests of their inputs, and thereby the files that may be replaced.
package sitefolder

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/clausediff/clausediff/cmd/clausediff/internal/outfile"
	"github.com/clausediff/clausediff/cmd/clausediff/internal/parallel"
	"github.com/clausediff/clausediff/cmd/clausediff/internal/screen"
	"github.com/clausediff/clausediff/diff/report/site"
	"github.com/clausediff/clausediff/parse/corpus"
)

// List is the name of the list of pages, by which the folder of a site is recognised.
const List = ".clausediff-site.json"

// mostList and mostPage are the most bytes of the list and of a page that are read.
const (
	mostList = 64 << 20
	mostPage = 256 << 20
)

// folders are the folders of a site.
var folders = []string{"pair", "search", "series", "shared", "statement", "tables", "thread", "version", "wording"}

// record is the content of the list: the groups and pages, the digests of their inputs,
// and the hashes of the bytes that were written.
type record struct {
	Schema string                `json:"schema"`
	Groups map[string]string     `json:"groups"` // inputs by name
	Pages  map[string]pageRecord `json:"pages"`  // by name
}

type pageRecord struct {
	Group  string `json:"group"`
	Input  string `json:"input"`
	SHA256 string `json:"sha256"` // "" while the page is being written
}

const schema = "clausediff.site/v1"

// Folder is the folder of a site, with its state before and after an update.
type Folder struct {
	Dir      string
	old, new record
	listed   bool // the folder has a list
	files    *outfile.Batch
	written  []string
	kept     int
	removed  []string
}

// Open returns the folder of a site, or of a new site if it is empty or does not exist.
// It changes nothing.
func Open(dir string) (*Folder, error) {
	f := &Folder{Dir: dir, new: newRecord(), old: newRecord()}
	entries, err := os.ReadDir(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return f, nil
	case err != nil:
		return nil, fmt.Errorf("%s: cannot be read as a folder: %w; name another one", dir, outfile.Reason(err))
	case !slices.ContainsFunc(entries, func(e fs.DirEntry) bool { return !f.leftOver(e) }):
		return f, nil
	}
	data, err := corpus.ReadFile(os.DirFS(dir), List, mostList)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("%s: is not empty and was not written by clausediff site; name another folder, or empty it", dir)
	}
	if err != nil {
		return nil, outfile.FileError(filepath.Join(dir, List), err)
	}
	if err := json.Unmarshal(data, &f.old); err != nil || f.old.Schema != schema {
		return nil, fmt.Errorf("%s: is not the list of a site's pages; name another folder, or empty this one", filepath.Join(dir, List))
	}
	f.listed = true
	for name := range f.old.Pages {
		if !isPageName(name) {
			return nil, fmt.Errorf("%s: lists %q, which is not a page of a site; name another folder, or empty this one",
				filepath.Join(dir, List), name)
		}
	}
	return f, nil
}

func newRecord() record {
	return record{Schema: schema, Groups: map[string]string{}, Pages: map[string]pageRecord{}}
}

// isPageName reports whether a site can have a page with a name. The names in a list
// cannot be trusted.
func isPageName(name string) bool {
	folder, file := path.Split(name)
	if name == "index.html" || name == "feed.xml" {
		return true
	}
	ends := []string{".html"}
	switch folder {
	case "search/":
		ends = []string{".js"}
	case "shared/":
		ends = []string{".css", ".js"}
	}
	return slices.Contains(folders, strings.TrimSuffix(folder, "/")) && slices.Contains(ends, path.Ext(file)) &&
		!strings.ContainsAny(file, `\:`) && fs.ValidPath(name) && filepath.IsLocal(filepath.FromSlash(name))
}

// Hold is like [Open], but creates the folder and prevents other runs from changing it
// until the batch ends. It removes what killed runs left behind.
func Hold(dir string, files *outfile.Batch) (*Folder, error) {
	if err := files.MakeFolder(dir); err != nil {
		return nil, outfile.FolderError(dir, err)
	}
	if err := files.Lock(filepath.Join(dir, List)); err != nil {
		return nil, err
	}
	f, err := Open(dir)
	if err != nil {
		return nil, err
	}
	f.files = files
	for _, folder := range append([]string{"."}, folders...) {
		left, _ := os.ReadDir(f.path(folder)) // nothing if it does not exist
		for _, file := range left {
			if isLeftOver(folder, file.Name()) && file.Name() != outfile.LockName(List) {
				os.Remove(filepath.Join(f.path(folder), file.Name()))
			}
		}
	}
	return f, nil
}

// leftOver matches the temporary names of [outfile.Batch].
var leftOver = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^(.+)\.\d+-\d+\.tmp$`) })

// isLeftOver reports whether a file in a folder of a site was left behind by a killed
// run.
func isLeftOver(folder, name string) bool {
	m := leftOver().FindStringSubmatch(name)
	switch {
	case name == outfile.LockName(List):
		return folder == "."
	case m == nil:
		return false
	}
	return folder != "." || m[1] == List || m[1] == "index.html" || m[1] == "feed.xml"
}

// leftOver reports whether an entry of the folder was left behind by a killed run: a
// file, or a folder of a site with nothing else in it.
func (f *Folder) leftOver(e fs.DirEntry) bool {
	if !e.IsDir() {
		return isLeftOver(".", e.Name())
	}
	files, err := os.ReadDir(f.path(e.Name()))
	return err == nil && slices.Contains(folders, e.Name()) &&
		!slices.ContainsFunc(files, func(file fs.DirEntry) bool { return !isLeftOver(e.Name(), file.Name()) })
}

// Update changes the folder to match the plan. It makes all pages before it replaces the
// first one. It first writes a list that names all of them, old and new, so that an
// interrupted run leaves nothing that a later run does not recognise.
func (f *Folder) Update(plan *site.Site, progress *screen.Progress) error {
	for _, g := range plan.Groups() {
		f.new.Groups[g.Name] = g.Input
		if f.keepGroup(g) {
			continue
		}
		pages, err := plan.Pages(g)
		if err != nil {
			return err
		}
		if err := f.pages(g, pages, progress); err != nil {
			return err
		}
	}
	for _, name := range slices.Sorted(maps.Keys(f.old.Pages)) {
		if _, wanted := f.new.Pages[name]; !wanted {
			f.removed = append(f.removed, name)
		}
	}
	return f.commit()
}

// keepGroup keeps the pages of a group if its inputs are unchanged, and reports whether
// it did.
func (f *Folder) keepGroup(g site.Group) bool {
	if f.old.Groups[g.Name] != g.Input {
		return false
	}
	pages := map[string]pageRecord{}
	for name, p := range f.old.Pages {
		if p.Group == g.Name {
			pages[name] = p
		}
	}
	names := slices.Collect(maps.Keys(pages))
	if slices.Contains(f.areIntact(names), false) {
		return false
	}
	maps.Copy(f.new.Pages, pages)
	f.kept += len(pages)
	return len(pages) > 0
}

// areIntact reports of each file of the list whether it is as it was written.
func (f *Folder) areIntact(names []string) []bool {
	all := make([]bool, len(names))
	parallel.Do(len(names), func(i int) { all[i] = f.intact(names[i], f.old.Pages[names[i]]) })
	return all
}

// intact reports whether the file is as it was written.
func (f *Folder) intact(name string, p pageRecord) bool {
	if p.SHA256 == "" {
		return false
	}
	data, err := corpus.ReadFile(os.DirFS(f.Dir), name, mostPage)
	return err == nil && hashOf(data) == p.SHA256
}

func hashOf(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

func (f *Folder) path(name string) string { return filepath.Join(f.Dir, filepath.FromSlash(name)) }

// pages keeps the unchanged pages of a group, and stages the others.
func (f *Folder) pages(g site.Group, pages []site.Page, progress *screen.Progress) error {
	return parallel.InOrder(len(pages), func(i int) madePage { return f.makePage(pages[i]) }, func(i int, m madePage) error {
		progress.Say("writing page %d of %d of %s", i+1, len(pages), g.Name)
		return f.page(g, pages[i].Name, m)
	})
}

// madePage is a page with the digest of its inputs, and its hash. Of a page that need not
// be written there are no data.
type madePage struct {
	data        []byte
	input, hash string
	err         error
}

// makePage renders a page, unless its file was written from the same inputs.
func (f *Folder) makePage(p site.Page) madePage {
	var m madePage
	old, known := f.old.Pages[p.Name], ""
	intact := f.intact(p.Name, old)
	if intact {
		known = old.Input
	}
	if m.data, m.input, m.err = p.Render(known); m.input == known {
		m.hash = old.SHA256
		return m
	}
	if m.hash = hashOf(m.data); intact && m.hash == old.SHA256 {
		m.data = nil
	}
	return m
}

// page stages a page, unless it need not be written.
func (f *Folder) page(g site.Group, name string, m madePage) error {
	if m.err != nil {
		return m.err
	}
	f.new.Pages[name] = pageRecord{g.Name, m.input, m.hash}
	if m.data == nil {
		f.kept++
		return nil
	}
	_, listed := f.old.Pages[name]
	return f.stage(name, m.data, listed)
}

// stage writes a file beside its place. It does not replace a file that is not in the
// list, since that belongs to somebody else.
func (f *Folder) stage(name string, data []byte, listed bool) error {
	target := f.path(name)
	if _, err := os.Lstat(target); err == nil && !listed {
		return fmt.Errorf("%s: already exists and is not a page of this site; move it away", target)
	}
	if err := f.files.MakeFolder(filepath.Dir(target)); err != nil {
		return outfile.FolderError(filepath.Dir(target), err)
	}
	f.written = append(f.written, name)
	return f.files.Add(target, data)
}

// commit renames the pages to their places, removes those that are no longer wanted, and
// leaves the final list to the end of the run.
func (f *Folder) commit() error {
	if len(f.written)+len(f.removed) == 0 && f.listed && sameRecord(f.old, f.new) {
		return nil
	}
	between := newRecord()
	maps.Copy(between.Pages, f.old.Pages)
	for name, p := range f.new.Pages {
		if slices.Contains(f.written, name) {
			p.SHA256, p.Input = "", ""
		}
		between.Pages[name] = p
	}
	list := f.path(List)
	if err := f.files.First(list, between.bytes()); err != nil {
		return err
	}
	if err := f.files.Commit(); err != nil {
		return err
	}
	for _, name := range f.removed {
		if err := f.remove(f.path(name)); err != nil {
			return err
		}
	}
	for _, folder := range folders {
		os.Remove(f.path(folder)) // only succeeds if it is empty
	}
	return f.files.Replace(list, f.new.bytes())
}

// remove removes a page, unless it was read: a folder of the site may be a link.
func (f *Folder) remove(page string) error {
	if f.files.Sources.Has(page) {
		return fmt.Errorf("%s: was read and would be removed; name another folder", page)
	}
	if err := os.Remove(page); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("%s: cannot be removed: %w", page, outfile.Reason(err))
	}
	return nil
}

func sameRecord(x, y record) bool {
	return maps.Equal(x.Groups, y.Groups) && maps.Equal(x.Pages, y.Pages)
}

// bytes returns the list as JSON.
func (r record) bytes() []byte {
	data, err := json.MarshalIndent(r, "", " ")
	if err != nil {
		panic(err) // texts always have a JSON form
	}
	return append(data, '\n')
}

// Tally describes what the run did.
func (f *Folder) Tally() string {
	pages := "pages"
	if len(f.written) == 1 {
		pages = "page"
	}
	return fmt.Sprintf("%d %s written, %d unchanged, %d removed", len(f.written), pages, f.kept, len(f.removed))
}

// First returns the absolute path of the first page.
func (f *Folder) First() string {
	name := f.path("index.html")
	if absolute, err := filepath.Abs(name); err == nil {
		return absolute
	}
	return name
}
