package load

import (
	"cmp"
	"fmt"

	"github.com/clausediff/clausediff/parse/lang"
	"github.com/clausediff/clausediff/parse/tree"
)

// MostDoubts is the most doubts of a statement that are printed.
const MostDoubts = 50

// settle reports the doubts of statements. In strict mode they are errors.
func (l *Loader) settle(statements []*tree.Statement) error {
	for _, st := range statements {
		if n := len(st.Doubts); l.Strict && n > 0 {
			more := ""
			if n > 1 {
				more = fmt.Sprintf(" (and %d more)", n-1)
			}
			return fmt.Errorf("%s%s; correct the source, or leave out --strict", placed(st, st.Doubts[0]), more)
		}
		for i, doubt := range st.Doubts {
			if i == MostDoubts {
				l.Warn("%s: and %d more doubts; --format json of parse lists them", st.Source.Name, len(st.Doubts)-i)
				break
			}
			l.Warn("%s", placed(st, doubt))
		}
	}
	return nil
}

// placed returns a doubt with the name of its file.
func placed(st *tree.Statement, d tree.Doubt) string {
	d.File = cmp.Or(d.File, st.Source.Name)
	return d.String()
}

// oneLanguage returns an error for two statements that are known to be in different
// languages: their words cannot be compared.
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

// surelyIn reports whether the language of a statement was given, or detected beyond
// doubt.
func surelyIn(st *tree.Statement) bool {
	for _, f := range st.Facts {
		if f.Name == "language" {
			return !f.Unsure
		}
	}
	return false
}
