package main

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/clausediff/clausediff/parse"
	"github.com/clausediff/clausediff/parse/corpus"
	"github.com/clausediff/clausediff/parse/tree"
)

// endings are those of the files that init reads.
var endings = []string{".htm", ".html", ".shtml", ".xhtml", ".txt", ".md", ".markdown", ".docx", ".pdf"}

// mostFiles is how many files a folder may have for init.
const mostFiles = 5000

// initCorpus is the command init: it writes a manifest of the files of a folder,
// and accepts the statements as they are.
func (s *session) initCorpus(c *cli.Context) error {
	if c.NArg() > 1 {
		return usagef("init", "init takes one folder, %d given", c.NArg())
	}
	dir := cmp.Or(c.Args().First(), corpusDir(c))
	name := filepath.Join(dir, corpus.ManifestName)
	if _, err := os.Lstat(name); err == nil {
		return fmt.Errorf("%s: exists; add statements to it, or remove it first", name)
	}
	found, err := s.survey(dir)
	if err != nil {
		return err
	}
	st, err := stage(name, found.manifest())
	if err != nil {
		return outputError(name, err)
	}
	defer st.discard()
	if err := st.commit(); err != nil {
		return outputError(name, err)
	}
	return holding(dir, func() error { return s.acceptFirst(dir, name, found) })
}

// acceptFirst accepts the texts of a corpus that is new. Doubts stay findings.
func (s *session) acceptFirst(dir, name string, found *survey) error {
	f, err := openFolder(dir)
	if err != nil {
		return err
	}
	f.against(&corpus.Lock{})
	for _, it := range f.checked.Items {
		if it.Err == nil {
			f.lock.Set(corpus.NewAccepted(it.Entry, it.Now, it.SHA256))
		}
	}
	if err := f.save(); err != nil {
		return err
	}
	fmt.Fprintf(&s.result, "%s: %s in %d series; their texts are accepted in %s\n", name,
		counted(len(found.statements), "statement"), len(found.series()), corpus.LockName)
	for _, line := range found.skipped {
		s.warn("%s", line)
	}
	return nil
}

// survey is what a folder holds.
type survey struct {
	statements []*surveyed
	skipped    []string // why a file is no statement
}

// surveyed is a file with a statement.
type surveyed struct {
	file, id, series string
	st               *tree.Statement
}

// survey reads the files of a folder that may be statements, those of hidden
// folders aside.
func (s *session) survey(dir string) (*survey, error) {
	var found survey
	var files []string
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && name != "." && strings.HasPrefix(d.Name(), "."):
			return fs.SkipDir
		case d.Type().IsRegular() && slices.Contains(endings, strings.ToLower(path.Ext(name))):
			files = append(files, name)
		}
		return nil
	})
	if err != nil {
		return nil, fileError(dir, err)
	}
	if len(files) > mostFiles {
		return nil, fmt.Errorf("%s: %d files, init reads %d at most; name a folder of statements", dir, len(files), mostFiles)
	}
	for i, file := range files {
		s.progress.say("reading %d of %d", i+1, len(files))
		found.read(dir, file)
	}
	if len(found.statements) == 0 {
		return nil, fmt.Errorf("%s: no file in it is a statement; its files end in %s", dir, strings.Join(endings, ", "))
	}
	found.arrange()
	return &found, nil
}

func (v *survey) read(dir, file string) {
	name := filepath.Join(dir, filepath.FromSlash(file))
	f, err := openFile(name)
	if err == nil {
		defer f.Close()
		var st *tree.Statement
		if st, err = parse.Any(f, parse.Name(name)); err == nil {
			v.statements = append(v.statements, &surveyed{file: file, st: st})
			return
		}
	}
	v.skipped = append(v.skipped, "left out: "+advise(err).Error())
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

// usableID returns a name without what an id must not have.
func usableID(name string) string {
	id := strings.Map(func(r rune) rune {
		if strings.ContainsRune("/\\: \t\n", r) {
			return '-'
		}
		return r
	}, name)
	if id == "-" || id == "" {
		return "statement"
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

// manifest returns the file that lists the statements, with their doubts as
// remarks.
func (v *survey) manifest() []byte {
	b := bytes.NewBufferString("version: 1\nstatements:\n")
	for _, x := range v.statements {
		for _, d := range x.st.Doubts {
			fmt.Fprintf(b, "  # to check: %s\n", printable(d.String()))
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

// quoted returns a text as a quoted value of YAML: a JSON string is one.
func quoted(text string) string {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(text); err != nil {
		return `""`
	}
	return strings.TrimSuffix(b.String(), "\n")
}
