package corpus

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"hash"
	"io"

	"github.com/clausediff/clausediff/parse/tree"
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

// Sum returns the sum of files, slash paths in the corpus, in this order. It reads the
// files without parsing them.
func (c *Corpus) Sum(files ...string) (Sum, error) {
	sum := newSummer()
	for _, name := range files {
		f, err := c.fsys.Open(name)
		if err != nil {
			return Sum{}, err
		}
		_, err = io.Copy(sum, f)
		f.Close()
		if err != nil {
			return Sum{}, err
		}
	}
	return sum.sum(), nil
}

// Reading returns a digest of everything that determines how a statement is read: the
// sum of its files, its manifest entry and profile, and the encodings that hosts
// declared. With an equal digest and equal options, the same program reads the same
// statement.
func (c *Corpus) Reading(id string, sum Sum) string {
	e, _ := c.Entry(id)
	return c.reading(e, e.Files, sum)
}

// ReadingOfMirror is [Corpus.Reading] for a mirror.
func (c *Corpus) ReadingOfMirror(id, file string, sum Sum) string {
	e, _ := c.Entry(id)
	e.Profile = "" // the profile is for another site
	return c.reading(e, []string{file}, sum)
}

func (c *Corpus) reading(e Entry, files []string, sum Sum) string {
	e.Pos = tree.Position{}
	said, err := json.Marshal(e)
	if err != nil {
		panic(err) // texts and numbers can always be marshalled
	}
	h := sha256.New()
	fmt.Fprintf(h, "%s\n%q\n%q\n", said, c.specs[e.Profile], sum.Bytes)
	for _, name := range files {
		fmt.Fprintf(h, "%q\n", c.sentCharset(name))
	}
	return hex.EncodeToString(h.Sum(nil))
}
