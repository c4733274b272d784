package tables

import (
	"github.com/clausediff/clausediff/diff/finding"
	"github.com/clausediff/clausediff/parse/tree"
)

// Texts holds the statements of a series as the tables read them.
type Texts struct {
	Statements []*tree.Statement // oldest first
	contents   []*finding.Contents
}

// Read reads statements, oldest first, in time linear in their texts.
func Read(statements []*tree.Statement) *Texts {
	t := &Texts{Statements: statements}
	for _, s := range statements {
		t.contents = append(t.contents, finding.ContentsOf(s))
	}
	return t
}
