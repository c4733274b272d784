package diff

import (
	"slices"

	"github.com/clausediff/clausediff/diff/internal/words"
	"github.com/clausediff/clausediff/parse/tree"
)

// Words returns the word edits from one wording to the other, in the language of
// both. The texts of Equal and Delete edits in order are old, those of Equal and
// Insert are new, to the byte; a replaced run is a Delete followed by an Insert,
// and no two neighbours have the same operation. Both texts must be valid UTF-8.
// Swapping the arguments swaps Delete and Insert. How they are found says package
// words.
func Words(old, new string, l tree.Lang) []Edit {
	return editsOf(&words.Differ{}, words.Text{Text: old, Lang: l}, words.Text{Text: new, Lang: l})
}

// editsOf returns the edits that a differ makes.
func editsOf(d *words.Differ, old, new words.Text) []Edit {
	made := d.Diff(old, new)
	edits := slices.Grow([]Edit(nil), len(made)) // nil for none
	for _, e := range made {
		edits = append(edits, Edit{Op(e.Op), e.Text})
	}
	return edits
}
