package diff

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"

	"github.com/clausediff/clausediff/parse/tree"
)

// name sets the links' ids: a hash of the level and of both wordings, with the
// number of the occurrence when a wording is linked more than once in the same
// way. Spaces, line ends and locators are left out, so laying a page out anew or
// adding an article does not change an id.
func (r *Result) name() {
	seen := map[string]int{}
	for _, l := range r.Links {
		h := sha256.New()
		h.Write([]byte{byte(l.Level)})
		hashNodes(h.Write, r.Old, l.Old)
		hashNodes(h.Write, r.New, l.New)
		id := hex.EncodeToString(h.Sum(nil)[:6])
		seen[id]++
		if n := seen[id]; n > 1 {
			id += "-" + strconv.Itoa(n)
		}
		l.ID = id
	}
}

// hashNodes writes the wording of the nodes, each ended by a byte that no text
// has.
func hashNodes(write func([]byte) (int, error), s *tree.Statement, nodes []*tree.Node) {
	for _, n := range nodes {
		write([]byte(withoutSpace(s.TextOf(n))))
		write([]byte{0xFF})
	}
	write([]byte{0xFE})
}
