// Package fingerprint makes short names for links, threads and findings. Equal wordings have
// equal names, wherever they occur and however they are laid out. Names appear in reports and
// in users' files, so they must not change between versions.
//
// Package diff defines what counts as wording, in Wording; this package only sees bytes.
package fingerprint

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"
)

// Of returns the name of a content: the first 6 bytes of its SHA-256 hash in hexadecimal.
func Of(content []byte) string {
	const length = 6
	sum := sha256.Sum256(content)
	return hex.EncodeToString(sum[:length])
}

// Seen counts how often each name was used.
type Seen map[string]int

// Number returns the name, with a counter from its second use on, as in 1f0e9a2b3c4d-2.
func (s Seen) Number(name string) string {
	s[name]++
	if n := s[name]; n > 1 {
		return name + "-" + strconv.Itoa(n)
	}
	return name
}
