// Package fingerprint makes the short names of links, threads and findings: what
// is named the same has the same wording, wherever it stands and however it is
// laid out. Names are in reports and in files of people, so they do not change
// between versions.
//
// What a wording is says package diff, by Wording; this package sees bytes.
package fingerprint

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"
)

// Of returns the name of what is given: the first 6 bytes of its hash, in
// hexadecimal.
func Of(content []byte) string {
	const length = 6
	sum := sha256.Sum256(content)
	return hex.EncodeToString(sum[:length])
}

// Seen holds how often a name was given.
type Seen map[string]int

// Number returns the name, from the second time on with the number of the time,
// as in 1f0e9a2b3c4d-2.
func (s Seen) Number(name string) string {
	s[name]++
	if n := s[name]; n > 1 {
		return name + "-" + strconv.Itoa(n)
	}
	return name
}
