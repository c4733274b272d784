package diff

import (
	"github.com/clausediff/clausediff/diff/internal/fingerprint"
	"github.com/clausediff/clausediff/parse/tree"
)

// name sets the links' IDs: a hash of the level and of both wordings, with the
// number of the occurrence when several links have the same wordings. Line ends,
// locators and spaces that separate no words are not hashed, so a new page layout or
// an added article does not change an ID.
func (r *Result) name() {
	for _, l := range r.Links {
		l.ID = r.hash(l)
	}
	r.number()
}

// number appends the number of the occurrence to IDs that are hashes.
func (r *Result) number() {
	seen := make(fingerprint.Seen, len(r.Links))
	for _, l := range r.Links {
		l.ID = seen.Number(l.ID)
	}
}

// hash returns the first digits of the hash of a link's level and wordings.
func (r *Result) hash(l *Link) string {
	const most = 1 << 10 // bytes; enough for nearly all links, and kept on the stack
	wordings := append(make([]byte, 0, most), byte(l.Level))
	wordings = appendNodes(wordings, r.Old, l.Old)
	wordings = appendNodes(wordings, r.New, l.New)
	return fingerprint.Of(wordings)
}

// appendNodes appends the wording of the nodes, each terminated by a byte that does
// not occur in UTF-8.
func appendNodes(b []byte, s *tree.Statement, nodes []*tree.Node) []byte {
	for _, n := range nodes {
		b = append(b, Wording(s.TextOf(n))...)
		b = append(b, 0xFF)
	}
	return append(b, 0xFE)
}

// Wording returns a text as it is hashed for an ID: without what a new page layout
// may change, which is line ends, spaces that separate no words, and zero-width
// characters. "Not able" and "notable" remain different.
func Wording(text string) string { return layoutKey(text) }
