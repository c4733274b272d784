package markdown

import (
	"io"
	"testing"

	"github.com/clausediff/clausediff/testdata/allocation"
)

// A comment that is full takes no time for what is left out of it: four times the
// blocks take four times the memory, not sixteen.
func TestWriteIsLinear(t *testing.T) {
	allocated := func(n int) uint64 {
		var p page
		for range n {
			p.add(heading, "### an article without room\n")
			p.add(entry, "* an entry\n")
		}
		return allocation.Of(func() {
			if err := p.write(io.Discard, 500, ""); err != nil {
				t.Fatal(err)
			}
		})
	}
	if few, many := allocated(1000), allocated(4000); many > 8*few {
		t.Errorf("%d bytes for 1,000 blocks, %d for 4,000", few, many)
	}
}
