package corpus

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"

	"github.com/clausediff/clausediff/parse/tree"
)

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
