package diff_test

import (
	"bytes"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/parse"
	"github.com/clausediff/clausediff/parse/tree"
	"github.com/clausediff/clausediff/testdata/adversary"
	"github.com/clausediff/clausediff/testdata/sample"
)

// parsed reads a source that an adversary made, nil where it is refused.
func parsed(t *testing.T, s adversary.Source, id string) *tree.Statement {
	t.Helper()
	st, err := parse.Join([]parse.Part{{Name: s.Name, Reader: bytes.NewReader(s.Data), Charset: s.Charset}}, parse.ID(id))
	if err != nil {
		return nil
	}
	return st
}

// What must hold of any two statements holds of edited parts of documents, in whatever
// form and encoding they come.
func TestAdversaryComparisons(t *testing.T) {
	tried := 0
	for _, hostile := range []bool{false, true} {
		for _, c := range adversary.Cases(t, sample.Size(12, 30), hostile) {
			old, new := parsed(t, c.Versions[0], "old"), parsed(t, c.Versions[1], "new")
			if old == nil || new == nil {
				continue
			}
			tried++
			r := diff.Compare(old, new)
			checkInvariants(t, r)
			if d := cmp.Diff(formatLinks(r), formatLinks(diff.Compare(old, new))); d != "" {
				t.Errorf("%s: compared again it is another:\n%s", c.Versions[1].Name, d)
			}
			if !diff.Compare(new, new).Equal() {
				t.Errorf("%s: it differs from itself", c.Versions[1].Name)
			}
		}
	}
	adversary.Record(t, "a comparison turns the old text into the new one and back, covers both, is the mirror of the swapped one, and the same again; a text is equal to itself", tried)
}

// Another form or encoding of a text is not another wording.
func TestAdversaryForms(t *testing.T) {
	tried := 0
	for _, c := range adversary.Cases(t, 12, false) {
		first := parsed(t, c.Reset[0], "old")
		for _, again := range c.Reset[1:] {
			s := parsed(t, again, "new")
			if first == nil || s == nil {
				continue
			}
			tried++
			for _, l := range diff.Compare(first, s).At(diff.LevelSentence) {
				if l.Kind == diff.Reworded {
					t.Errorf("%s against %s: %s → %s: %s", c.Reset[0].Name, again.Name, addresses(l.Old), addresses(l.New), formatEdits(l.Words))
				}
			}
		}
	}
	adversary.Record(t, "a text in another form and encoding has the same wording", tried)
}
