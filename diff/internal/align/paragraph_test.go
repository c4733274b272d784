package align_test

import (
	"slices"
	"testing"

	"github.com/clausediff/clausediff/diff/internal/align"
)

// Two units with the same in common are linked where the rest of their paragraphs
// went from one to the other, and are not where it went elsewhere.
func TestParagraphsTellTheSubject(t *testing.T) {
	old := []string{"abcdefghijxyz", "ABCDEFGHIJ", "01234567"}
	new := []string{"klmnopqrstxyz", "KLMNOPQRST", "ABCDEFGHIJ", "01234567"}
	for _, tt := range []struct {
		name       string
		blocks     []int32 // of the new units
		wantLinked bool
	}{
		{"nearest", []int32{0, 1, 0, 2}, true},
		{"strange", []int32{0, 0, 1, 2}, false},
	} {
		p := problem(old, new)
		for i, b := range []int32{0, 0, 1} {
			p.Old[i].Block = b
		}
		// The units of a paragraph stand together.
		order := []int{0, 1, 2, 3}
		slices.SortStableFunc(order, func(x, y int) int { return int(tt.blocks[x] - tt.blocks[y]) })
		var ordered []align.Unit
		for _, k := range order {
			p.New[k].Block = tt.blocks[k]
			ordered = append(ordered, p.New[k])
		}
		p.New = ordered
		links := align.Align(p).Links
		linked := slices.ContainsFunc(links, func(l align.Link) bool { return l.Old == 0 && l.New == 0 })
		if linked != tt.wantLinked {
			t.Errorf("%s: linked %v; links %v", tt.name, linked, links)
		}
	}
}
