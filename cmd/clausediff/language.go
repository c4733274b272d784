package main

import (
	"fmt"

	"github.com/clausediff/clausediff/parse/lang"
	"github.com/clausediff/clausediff/parse/tree"
)

// oneLanguage returns an error that names two of the statements whose languages
// are known and differ: their words cannot be compared.
func oneLanguage(statements []*tree.Statement) error {
	var first *tree.Statement
	for _, st := range statements {
		switch {
		case !surelyIn(st):
		case first == nil:
			first = st
		case first.Lang != st.Lang:
			return fmt.Errorf("%s is in %s and %s in %s: only statements in one language are compared; give those, or say the language with --lang",
				first.ID, lang.Name(first.Lang), st.ID, lang.Name(st.Lang))
		}
	}
	return nil
}

// surelyIn reports whether the language of a statement was told, or found beyond
// doubt.
func surelyIn(st *tree.Statement) bool {
	for _, f := range st.Facts {
		if f.Name == "language" {
			return !f.Unsure
		}
	}
	return false
}
