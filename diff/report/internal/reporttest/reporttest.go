// Package reporttest makes what the tests of several renderers show.
package reporttest

import (
	"bytes"
	"fmt"
	"path/filepath"
	"testing"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/parity"
	"github.com/clausediff/clausediff/diff/report/passage"
	"github.com/clausediff/clausediff/diff/report/versions"
	"github.com/clausediff/clausediff/parse"
	"github.com/clausediff/clausediff/parse/tree"
	"github.com/clausediff/clausediff/testdata/adversary"
	"github.com/clausediff/clausediff/testdata/cases"
	specimen "github.com/clausediff/clausediff/testdata/corpus"
)

// Versions returns the model of two language versions that differ.
func Versions(t testing.TB) *versions.Report {
	t.Helper()
	var both []*tree.Statement
	for _, f := range cases.Open(t, "../../../testdata/parity/views.txtar").Given() {
		s, err := parse.Text(bytes.NewReader(f.Data), parse.Language(tree.Lang(f.Name)), parse.ID(f.Name))
		if err != nil {
			t.Fatal(err)
		}
		both = append(both, s)
	}
	return versions.New(parity.Compare(both[0], both[1]))
}

// Specimen reads the Chinese specimen of a year.
func Specimen(t testing.TB, year string) *tree.Statement {
	t.Helper()
	name := year + ".html"
	page, err := specimen.FS.Open("zh/" + name)
	if err != nil {
		t.Fatal(err)
	}
	defer page.Close()
	s, err := parse.HTML(page, parse.Name(name))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// Outline reads a statement from its outline.
func Outline[T string | []byte](t testing.TB, text T) *tree.Statement {
	t.Helper()
	s, err := tree.ParseOutline([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// Marked returns runs as text: [-deleted-]{+inserted+}.
func Marked(runs []passage.Run) string {
	text := ""
	for _, r := range runs {
		switch r.Mark {
		case passage.Deleted:
			text += "[-" + r.Text + "-]"
		case passage.Inserted:
			text += "{+" + r.Text + "+}"
		default:
			text += r.Text
		}
	}
	return text
}

// Hostile holds a property of every series of versions that [adversary.Cases] makes, with
// what is more than text to some reader and without. try tells on how many inputs it was
// tried; c is what the statements were read of.
func Hostile(t testing.TB, property string, try func(c adversary.Case, all []*tree.Statement) (tried int)) {
	t.Helper()
	tried := 0
	for _, hostile := range []bool{false, true} {
		for _, c := range adversary.Cases(t, 4, hostile) {
			if all := read(c); len(all) == len(c.Versions) {
				tried += try(c, all)
			}
		}
	}
	adversary.Record(t, property, tried)
}

// read returns the versions of a case that can be read.
func read(c adversary.Case) []*tree.Statement {
	var all []*tree.Statement
	for i, v := range c.Versions {
		st, err := parse.Join([]parse.Part{{Name: v.Name, Reader: bytes.NewReader(v.Data), Charset: v.Charset}}, parse.ID(fmt.Sprint("v", i)))
		if err == nil {
			all = append(all, st)
		}
	}
	return all
}

// Results returns the comparisons of the cases of a pattern, by file.
func Results(t testing.TB, pattern string) map[string]*diff.Result {
	t.Helper()
	all := map[string]*diff.Result{}
	for _, file := range cases.Files(t, pattern) {
		old, new := cases.Pair(t, file)
		all[filepath.Base(file)] = diff.Compare(Outline(t, old), Outline(t, new))
	}
	return all
}
