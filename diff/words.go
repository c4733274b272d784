package diff

import (
	"slices"

	"github.com/clausediff/clausediff/diff/internal/words"
	"github.com/clausediff/clausediff/parse/tree"
)

// Words returns the word edits from one wording to another of the same language. The
// concatenated texts of Equal and Delete edits are exactly old, and those of Equal
// and Insert edits exactly new. A replaced run is a Delete followed by an Insert, and
// no two neighbours have the same operation. Both texts must be valid UTF-8.
// Swapping the arguments swaps Delete and Insert. Package diff/internal/words
// describes the method.
func Words(old, new string, l tree.Lang) []Edit {
	return editsOf(&words.Differ{}, words.Text{Text: old, Lang: l}, words.Text{Text: new, Lang: l})
}

// editsOf converts the edits of a differ.
func editsOf(d *words.Differ, old, new words.Text) []Edit {
	made := d.Diff(old, new)
	edits := slices.Grow([]Edit(nil), len(made)) // nil for none
	for _, e := range made {
		edits = append(edits, Edit{Op(e.Op), e.Text})
	}
	return edits
}
