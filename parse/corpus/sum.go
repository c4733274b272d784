package corpus

import (
	"crypto/sha256"
	"encoding/hex"
	"hash"
)

// Sum is the SHA-256 of the concatenated files of a statement, in hexadecimal: of their
// bytes, and of their bytes with line feeds as line ends, as stored in a repository
// whatever the line ends of a checkout.
type Sum struct{ Bytes, Lines string }

// Is reports whether a SHA-256 equals either hash.
func (s Sum) Is(sha256 string) bool { return sha256 == s.Bytes || sha256 == s.Lines }

// summer computes the [Sum] of what is written to it.
type summer struct {
	bytes, lines hash.Hash
	held         bool // the last byte was a carriage return, not yet hashed into lines
}

func newSummer() *summer { return &summer{bytes: sha256.New(), lines: sha256.New()} }

// Write adds bytes; lines gets them without carriage returns before line feeds.
func (s *summer) Write(p []byte) (int, error) {
	s.bytes.Write(p)
	from := 0
	for i, c := range p {
		if s.held && c != '\n' {
			s.lines.Write([]byte{'\r'})
		}
		s.held = c == '\r'
		if s.held {
			s.lines.Write(p[from:i])
			from = i + 1
		}
	}
	s.lines.Write(p[from:])
	return len(p), nil
}

// sum returns the sum of what was written.
func (s *summer) sum() Sum {
	if s.held {
		s.lines.Write([]byte{'\r'})
		s.held = false
	}
	return Sum{hex.EncodeToString(s.bytes.Sum(nil)), hex.EncodeToString(s.lines.Sum(nil))}
}
