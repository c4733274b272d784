package site

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"hash"
	"io"

	"github.com/clausediff/clausediff/parse/tree"
)

// digest accumulates the inputs of a page.
type digest struct{ hash.Hash }

func newDigest(parts ...any) *digest {
	d := &digest{sha256.New()}
	d.add(parts...)
	return d
}

// add adds values, each with its length, so that no two lists of values run together.
func (d *digest) add(parts ...any) {
	for _, p := range parts {
		text := fmt.Sprint(p)
		fmt.Fprintf(d, "%d:", len(text))
		io.WriteString(d, text)
	}
}

func (d *digest) String() string { return hex.EncodeToString(d.Sum(nil)[:16]) }

// digestOf returns the digest of everything known about a statement.
func digestOf(s *tree.Statement) (string, error) {
	d := newDigest()
	if err := json.NewEncoder(d).Encode(s); err != nil {
		return "", fmt.Errorf("%s: %w", s.ID, err)
	}
	return d.String(), nil
}
