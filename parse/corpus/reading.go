package corpus

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"

	"github.com/clausediff/clausediff/parse/tree"
)

// Sum returns the sum of some files, slash paths in the corpus, one after the other.
// It parses nothing and takes the time to read them.
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

// Reading returns a digest of what makes the statement of an id, whose files have a
// sum: of what the manifest says of it and of its profile, and of the encodings that
// hosts named. While it is the same, the same program reads the same with the same
// options.
func (c *Corpus) Reading(id string, sum Sum) string {
	e, _ := c.Entry(id)
	return c.reading(e, e.Files, sum)
}

// ReadingOfMirror is [Corpus.Reading] of a mirror.
func (c *Corpus) ReadingOfMirror(id, file string, sum Sum) string {
	e, _ := c.Entry(id)
	e.Profile = "" // that of another site
	return c.reading(e, []string{file}, sum)
}

func (c *Corpus) reading(e Entry, files []string, sum Sum) string {
	e.Pos = tree.Position{}
	said, err := json.Marshal(e)
	if err != nil {
		panic(err) // texts and numbers always can be
	}
	h := sha256.New()
	fmt.Fprintf(h, "%s\n%q\n%q\n", said, c.specs[e.Profile], sum.Bytes)
	for _, name := range files {
		fmt.Fprintf(h, "%q\n", c.sentCharset(name))
	}
	return hex.EncodeToString(h.Sum(nil))
}
