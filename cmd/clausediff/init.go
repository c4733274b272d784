package main

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"github.com/urfave/cli/v2"

	"github.com/clausediff/clausediff/cmd/clausediff/internal/gitrepo"
	"github.com/clausediff/clausediff/parse"
	"github.com/clausediff/clausediff/parse/corpus"
)

// initCorpus is the command init: it writes a manifest of the files of a folder,
// and accepts the statements as they are.
func (s *session) initCorpus(c *cli.Context) error {
	if err := notInCI("init"); err != nil {
		return err
	}
	if c.NArg() > 1 {
		return usagef("init", "init takes one folder, %d given", c.NArg())
	}
	opts, err := parseOptions(c)
	if err != nil {
		return err
	}
	dir := cmp.Or(c.Args().First(), corpusDir(c))
	if err := noCorpus(dir); err != nil {
		return err
	}
	found, err := s.survey(dir, opts)
	if err != nil {
		return err
	}
	if err := s.files.Lock(filepath.Join(dir, corpus.LockFolder)); err != nil {
		return err
	}
	if err := s.writeCorpus(found, opts); err != nil {
		return err
	}
	s.tell("%s: %s in %d series; their texts are accepted in %s", filepath.Join(dir, corpus.ManifestName),
		counted(len(found.statements), "statement"), len(found.series()), corpus.LockFolder)
	for _, line := range found.skipped {
		s.warn("%s", line)
	}
	return nil
}

// lockAlone is what to do where there is an accepted state and no manifest.
const lockAlone = "it is what was accepted; restore " + corpus.ManifestName + " beside it, or remove it first"

// noCorpus returns an error when a folder has a manifest or a lock already.
func noCorpus(dir string) error {
	for _, f := range [][2]string{
		{corpus.ManifestName, "add statements to it, or remove it first"},
		{corpus.LockFolder, lockAlone}, {corpus.LockName, lockAlone},
	} {
		name := filepath.Join(dir, f[0])
		if _, err := os.Lstat(name); err == nil {
			return fmt.Errorf("%s: exists; %s", name, f[1])
		}
	}
	return nil
}

// writeCorpus makes the manifest and the lock ready.
func (s *session) writeCorpus(v *survey, opts []parse.Option) error {
	if err := noCorpus(v.dir); err != nil {
		return err // another run was faster
	}
	manifest := v.manifest()
	lock, err := acceptFirst(withManifest{s.folder(v.dir), manifest}, v.dir, opts)
	if err != nil {
		return err
	}
	if err := s.files.Add(filepath.Join(v.dir, corpus.ManifestName), manifest); err != nil {
		return err
	}
	return s.saveLock(&corpusFolder{dir: v.dir, files: s.folder(v.dir), lock: lock})
}

// withManifest is a folder as it will be with a manifest.
type withManifest struct {
	fs.FS
	manifest []byte
}

// Open opens a file, or the manifest.
func (f withManifest) Open(name string) (fs.File, error) {
	if name == corpus.ManifestName {
		return gitrepo.Blob(name, f.manifest), nil
	}
	return f.FS.Open(name)
}

// acceptFirst accepts the texts of a corpus that is new. Doubts stay findings.
func acceptFirst(files fs.FS, dir string, opts []parse.Option) (*corpus.Lock, error) {
	f, err := openFolder(files, dir, opts...)
	if err != nil {
		return nil, err
	}
	lock := &corpus.Lock{}
	for _, it := range f.checked.Items {
		if it.Err == nil {
			lock.Set(corpus.NewAccepted(it.Entry, it.Now, it.Sum))
		}
	}
	return lock, nil
}

// manifest returns the file that lists the statements, with their doubts as
// remarks.
func (v *survey) manifest() []byte {
	b := bytes.NewBufferString("version: 1\nstatements:\n")
	for _, x := range v.statements {
		for _, d := range x.st.Doubts {
			fmt.Fprintf(b, "  # to check: %s\n", printable(d.String()))
		}
		if to := v.links[x.file]; slices.Contains(v.files, to) {
			fmt.Fprintf(b, "  # to check: a link to %s, which is read, too\n", printable(to))
		}
		fmt.Fprintf(b, "  - id: %s\n    series: %s\n    file: %s\n", quoted(x.id), quoted(x.series), quoted(x.file))
		if x.st.Title != "" {
			fmt.Fprintf(b, "    title: %s\n", quoted(x.st.Title))
		}
		if x.st.Date != "" {
			fmt.Fprintf(b, "    date: %s\n", x.st.Date)
		}
		if x.st.Lang != "" {
			fmt.Fprintf(b, "    language: %s\n", x.st.Lang)
		}
	}
	for _, line := range v.skipped {
		fmt.Fprintf(b, "# %s\n", printable(line))
	}
	return b.Bytes()
}

// quoted returns a text as a quoted value of YAML: a JSON string is one. What
// does not show in an editor is escaped.
func quoted(text string) string {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(text); err != nil {
		return `""`
	}
	var shown strings.Builder
	for _, r := range strings.TrimSuffix(b.String(), "\n") {
		if unicode.IsGraphic(r) {
			shown.WriteRune(r)
		} else {
			fmt.Fprintf(&shown, `\U%08x`, r)
		}
	}
	return shown.String()
}
