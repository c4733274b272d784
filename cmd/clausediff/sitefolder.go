package main

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/clausediff/clausediff/diff/report/site"
	"github.com/clausediff/clausediff/parse/corpus"
)

// siteManifest is the file by which a folder is known as a site of ours.
const siteManifest = ".clausediff-site.json"

// mostSiteList and mostPage are how many bytes the list and a page may have to be
// read.
const (
	mostSiteList = 64 << 20
	mostPage     = 256 << 20
)

// siteFolders are the folders of a site.
var siteFolders = []string{"pair", "search", "series", "statement", "thread"}

// siteRecord is what the manifest says: which groups and pages there are, what
// they were made of, and the bytes that were written.
type siteRecord struct {
	Schema string                `json:"schema"`
	Groups map[string]string     `json:"groups"` // inputs by name
	Pages  map[string]pageRecord `json:"pages"`  // by name
}

type pageRecord struct {
	Group  string `json:"group"`
	Input  string `json:"input"`
	SHA256 string `json:"sha256"` // "" while the page is being written
}

const siteSchema = "clausediff.site/v1"

// siteFolder is the folder of a site on its way from what it was to what the
// plan says.
type siteFolder struct {
	dir      string
	old, new siteRecord
	listed   bool // it has a list
	changes  *changes
	staged   map[string]*staged
	kept     int
	removed  []string
}

// openSite returns the folder of a site, or one for a new site: a folder that is
// empty or does not exist.
func openSite(dir string) (*siteFolder, error) {
	f := &siteFolder{dir: dir, staged: map[string]*staged{}, new: newRecord(), old: newRecord()}
	entries, err := os.ReadDir(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return f, nil
	case err != nil:
		return nil, fmt.Errorf("%s: cannot be read as a folder: %w; name another one", dir, reason(err))
	case !slices.ContainsFunc(entries, func(e fs.DirEntry) bool { return !isLeftOver(".", e.Name()) }):
		return f, nil
	}
	data, err := corpus.ReadFile(os.DirFS(dir), siteManifest, mostSiteList)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("%s: is not empty and no site of clausediff; name another folder, or empty it", dir)
	}
	if err != nil {
		return nil, fileError(filepath.Join(dir, siteManifest), err)
	}
	if err := json.Unmarshal(data, &f.old); err != nil || f.old.Schema != siteSchema {
		return nil, fmt.Errorf("%s: is not the list of a site; name another folder, or empty this one", filepath.Join(dir, siteManifest))
	}
	f.listed = true
	for name := range f.old.Pages {
		if !isPageName(name) {
			return nil, fmt.Errorf("%s: lists %q, which is no page of a site; name another folder, or empty this one",
				filepath.Join(dir, siteManifest), name)
		}
	}
	return f, nil
}

func newRecord() siteRecord {
	return siteRecord{Schema: siteSchema, Groups: map[string]string{}, Pages: map[string]pageRecord{}}
}

// isPageName reports whether a name, which a list may have from anywhere, is one
// that a site can have.
func isPageName(name string) bool {
	folder, file := path.Split(name)
	if name == "index.html" {
		return true
	}
	end := ".html"
	if folder == "search/" {
		end = ".js"
	}
	return slices.Contains(siteFolders, strings.TrimSuffix(folder, "/")) && strings.HasSuffix(file, end) &&
		!strings.ContainsAny(file, `\:`) && fs.ValidPath(name) && filepath.IsLocal(filepath.FromSlash(name))
}

// holdSite is [openSite] of a folder that is made, and that no other run
// changes until this one ends. What runs that were killed left in it is removed.
func (s *session) holdSite(dir string) (*siteFolder, error) {
	if err := s.changes.makeFolder(dir); err != nil {
		return nil, folderError(dir, err)
	}
	if err := s.hold(filepath.Join(dir, siteManifest)); err != nil {
		return nil, err
	}
	f, err := openSite(dir)
	if err != nil {
		return nil, err
	}
	f.changes = &s.changes
	for _, folder := range append([]string{"."}, siteFolders...) {
		files, _ := os.ReadDir(f.path(folder)) // what is not there has none
		for _, file := range files {
			if isLeftOver(folder, file.Name()) && file.Name() != markName(siteManifest) {
				os.Remove(filepath.Join(f.path(folder), file.Name()))
			}
		}
	}
	return f, nil
}

// leftOver matches the temporary names of [temporary].
var leftOver = regexp.MustCompile(`^(.+)\.\d+-\d+\.tmp$`)

// isLeftOver reports whether a file in a folder of a site is what a run that was
// killed left behind.
func isLeftOver(folder, name string) bool {
	m := leftOver.FindStringSubmatch(name)
	switch {
	case name == markName(siteManifest):
		return folder == "."
	case m == nil:
		return false
	}
	return folder != "." || m[1] == siteManifest || m[1] == "index.html"
}

// update brings the folder to what the plan says. All pages are made before the
// first one takes the place of another.
func (f *siteFolder) update(plan *site.Site, progress *progress) error {
	if err := f.begin(); err != nil {
		return err
	}
	for _, g := range plan.Groups() {
		f.new.Groups[g.Name] = g.Input
		if f.keepGroup(g) {
			continue
		}
		pages, err := plan.Pages(g)
		if err != nil {
			return err
		}
		for i, p := range pages {
			progress.say("writing page %d of %d of %s", i+1, len(pages), g.Name)
			if err := f.page(g, p); err != nil {
				return err
			}
		}
	}
	for _, name := range slices.Sorted(maps.Keys(f.old.Pages)) {
		if _, wanted := f.new.Pages[name]; !wanted {
			f.removed = append(f.removed, name)
		}
	}
	return f.changes.conclude(f.commit)
}

// begin makes a folder known as a site before it has pages, so that a run which
// is cut short leaves nothing that the next one does not know.
func (f *siteFolder) begin() error {
	if f.listed {
		return nil
	}
	if _, err := f.changes.stage(f.path(siteManifest), f.old.bytes()); err != nil {
		return err
	}
	return f.changes.placeAll()
}

// keepGroup keeps the pages of a group that is made of the same things as
// before, and reports whether it did.
func (f *siteFolder) keepGroup(g site.Group) bool {
	if f.old.Groups[g.Name] != g.Input {
		return false
	}
	pages := map[string]pageRecord{}
	for name, p := range f.old.Pages {
		if p.Group != g.Name {
			continue
		}
		if !f.intact(name, p) {
			return false
		}
		pages[name] = p
	}
	maps.Copy(f.new.Pages, pages)
	f.kept += len(pages)
	return len(pages) > 0
}

// intact reports whether the file is as it was written.
func (f *siteFolder) intact(name string, p pageRecord) bool {
	data, err := corpus.ReadFile(os.DirFS(f.dir), name, mostPage)
	return err == nil && p.SHA256 != "" && hashOf(data) == p.SHA256
}

func hashOf(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

func (f *siteFolder) path(name string) string { return filepath.Join(f.dir, filepath.FromSlash(name)) }

// page keeps a page, or writes it beside its place.
func (f *siteFolder) page(g site.Group, p site.Page) error {
	old, listed := f.old.Pages[p.Name]
	intact := listed && f.intact(p.Name, old)
	if intact && old.Input == p.Input {
		f.kept++
		f.new.Pages[p.Name] = pageRecord{g.Name, p.Input, old.SHA256}
		return nil
	}
	data, err := p.Bytes()
	if err != nil {
		return err
	}
	f.new.Pages[p.Name] = pageRecord{g.Name, p.Input, hashOf(data)}
	if intact && old.SHA256 == hashOf(data) {
		f.kept++
		return nil
	}
	return f.stage(p.Name, data, listed)
}

// stage writes a file beside its place. A file that is there and not listed is
// somebody else's.
func (f *siteFolder) stage(name string, data []byte, listed bool) error {
	target := f.path(name)
	if _, err := os.Lstat(target); err == nil && !listed {
		return fmt.Errorf("%s: is there already and no page of this site; move it away", target)
	}
	if err := f.changes.makeFolder(filepath.Dir(target)); err != nil {
		return folderError(filepath.Dir(target), err)
	}
	st, err := f.changes.stage(target, data)
	f.staged[name] = st
	return err
}

// commit gives the pages their names and removes those that are no longer
// wanted. The list goes first and names them all, old and new, so that a run
// that is cut short leaves nothing that a later one does not know.
func (f *siteFolder) commit() error {
	defer func() {
		for _, st := range f.staged {
			st.discard()
		}
		f.removeEmpty()
	}()
	if len(f.staged)+len(f.removed) == 0 && sameRecord(f.old, f.new) {
		return nil
	}
	between := newRecord()
	maps.Copy(between.Pages, f.old.Pages)
	for name, p := range f.new.Pages {
		if f.staged[name] != nil {
			p.SHA256, p.Input = "", ""
		}
		between.Pages[name] = p
	}
	if err := f.writeRecord(between); err != nil {
		return err
	}
	for _, name := range slices.Sorted(maps.Keys(f.staged)) {
		if err := f.staged[name].replace(); err != nil {
			return outputError(f.path(name), err)
		}
	}
	for _, name := range f.removed {
		if err := os.Remove(f.path(name)); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("%s: cannot be removed: %w", f.path(name), reason(err))
		}
	}
	return f.writeRecord(f.new)
}

func sameRecord(x, y siteRecord) bool {
	return maps.Equal(x.Groups, y.Groups) && maps.Equal(x.Pages, y.Pages)
}

// bytes returns the list as JSON.
func (r siteRecord) bytes() []byte {
	data, err := json.MarshalIndent(r, "", " ")
	if err != nil {
		panic(err) // texts always can be
	}
	return append(data, '\n')
}

func (f *siteFolder) writeRecord(r siteRecord) error {
	name := f.path(siteManifest)
	st := &staged{name: name, place: place{path: name}, data: r.bytes()}
	err := st.write()
	if err == nil {
		err = st.replace()
	}
	st.discard()
	if err != nil {
		return outputError(name, err)
	}
	return nil
}

func (f *siteFolder) removeEmpty() {
	for _, folder := range siteFolders {
		os.Remove(f.path(folder)) // where it is empty
	}
}

// tally says what the run did.
func (f *siteFolder) tally() string {
	pages := "pages"
	if len(f.staged) == 1 {
		pages = "page"
	}
	return fmt.Sprintf("%d %s written, %d unchanged, %d removed", len(f.staged), pages, f.kept, len(f.removed))
}

// first returns the absolute path of the first page.
func (f *siteFolder) first() string {
	name := f.path("index.html")
	if absolute, err := filepath.Abs(name); err == nil {
		return absolute
	}
	return name
}

// programName names this program: its version, or the hash of its file where it
// has none. Another program makes all pages anew.
func programName() (string, error) {
	if v := version(); v != "devel" {
		return v, nil
	}
	name, err := os.Executable()
	if err != nil {
		return "", err
	}
	file, err := os.Open(name)
	if err != nil {
		return "", fileError(name, err)
	}
	defer file.Close()
	h := sha256.New()
	if _, err := io.Copy(h, file); err != nil {
		return "", fileError(name, err)
	}
	return hex.EncodeToString(h.Sum(nil)[:8]), nil
}
