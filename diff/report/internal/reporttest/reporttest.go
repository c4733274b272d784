// Package reporttest makes what the tests of several renderers show.
package reporttest

import (
	"bytes"
	"fmt"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/clausediff/clausediff/diff/parity"
	"github.com/clausediff/clausediff/diff/report"
	"github.com/clausediff/clausediff/parse"
	"github.com/clausediff/clausediff/parse/tree"
	"github.com/clausediff/clausediff/testdata/adversary"
)

// Versions returns the model of two language versions that differ.
func Versions(t testing.TB) *report.Parity {
	t.Helper()
	archive, err := txtar.ParseFile("../../../testdata/parity/views.txtar")
	if err != nil {
		t.Fatal(err)
	}
	var both []*tree.Statement
	for _, f := range archive.Files {
		s, err := parse.Text(bytes.NewReader(f.Data), parse.Language(tree.Lang(f.Name)), parse.ID(f.Name))
		if err != nil {
			t.Fatal(err)
		}
		both = append(both, s)
	}
	return report.NewParity(parity.Compare(both[0], both[1]))
}

// Statements returns the versions of a case that can be read.
func Statements(c adversary.Case) []*tree.Statement {
	var all []*tree.Statement
	for i, v := range c.Versions {
		st, err := parse.Join([]parse.Part{{Name: v.Name, Reader: bytes.NewReader(v.Data), Charset: v.Charset}}, parse.ID(fmt.Sprint("v", i)))
		if err == nil {
			all = append(all, st)
		}
	}
	return all
}
