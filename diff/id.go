package diff

import (
	"github.com/clausediff/clausediff/diff/internal/fingerprint"
	"github.com/clausediff/clausediff/parse/tree"
)

// name sets the links' ids: a hash of the level and of both wordings, with the
// number of the occurrence when a wording is linked more than once in the same
// way. Line ends, locators and the spaces that part no words are left out, so
// laying a page out anew or adding an article does not change an id.
func (r *Result) name() {
	for _, l := range r.Links {
		l.ID = r.hash(l)
	}
	r.number()
}

// number adds the number of the occurrence to ids that are hashes.
func (r *Result) number() {
	seen := make(fingerprint.Seen, len(r.Links))
	for _, l := range r.Links {
		l.ID = seen.Number(l.ID)
	}
}

// hash returns the first digits of the hash of a link's level and wordings.
func (r *Result) hash(l *Link) string {
	const most = 1 << 10 // bytes of nearly all links, which so need no memory of their own
	wordings := append(make([]byte, 0, most), byte(l.Level))
	wordings = appendNodes(wordings, r.Old, l.Old)
	wordings = appendNodes(wordings, r.New, l.New)
	return fingerprint.Of(wordings)
}

// appendNodes adds the wording of the nodes, each ended by a byte that no text
// has.
func appendNodes(b []byte, s *tree.Statement, nodes []*tree.Node) []byte {
	for _, n := range nodes {
		b = append(b, Wording(s.TextOf(n))...)
		b = append(b, 0xFF)
	}
	return append(b, 0xFE)
}

// Wording returns a text as ids are made of it: without what laying a page out
// anew changes, which is line ends, spaces that part no words and characters
// without width. "Not able" is not "notable".
func Wording(text string) string { return layoutKey(text) }
