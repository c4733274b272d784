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
	seen := make(map[string]int, len(r.Links))
	var wordings []byte
	for _, l := range r.Links {
		wordings = append(wordings[:0], byte(l.Level))
		wordings = appendNodes(wordings, r.Old, l.Old)
		wordings = appendNodes(wordings, r.New, l.New)
		sum := sha256.Sum256(wordings)
		id := hex.EncodeToString(sum[:6])
		seen[id]++
		if n := seen[id]; n > 1 {
			id += "-" + strconv.Itoa(n)
		}
		l.ID = id
	}
}

// appendNodes adds the wording of the nodes, each ended by a byte that no text
// has.
func appendNodes(b []byte, s *tree.Statement, nodes []*tree.Node) []byte {
	for _, n := range nodes {
		b = append(b, layoutKey(s.TextOf(n))...)
		b = append(b, 0xFF)
	}
	return append(b, 0xFE)
}
