package lock

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"

	"github.com/clausediff/clausediff/parse/corpus"
	"github.com/clausediff/clausediff/parse/tree"
)

// Accepted is one statement as it was reviewed.
type Accepted struct {
	ID        string
	Series    string
	SHA256    string // of the files, either form of [corpus.Sum]
	LeftOut   LeftOut
	Statement *tree.Statement // without source and discarded blocks
	Waived    []Waiver        // findings that a person accepted
}

// New returns the accepted state of an entry and its statement, with nothing waived.
// sum is the sum of its files.
func New(e corpus.Entry, st *tree.Statement, sum corpus.Sum) Accepted {
	return Accepted{ID: e.ID, Series: e.Series, SHA256: sum.Lines, LeftOut: LeftOutOf(st), Statement: st}
}

// LeftOut identifies what was left out of the pages, so that changes are detected.
type LeftOut struct {
	Blocks int
	Digest string // of their texts, "" if there are none
}

// LeftOutOf returns what was left out of a statement's pages.
func LeftOutOf(st *tree.Statement) LeftOut {
	if len(st.Discarded) == 0 {
		return LeftOut{}
	}
	var texts strings.Builder
	for _, d := range st.Discarded {
		fmt.Fprintf(&texts, "%q\n", oneLine(d.Text))
	}
	return LeftOut{len(st.Discarded), digest(texts.String())}
}

// digest returns twelve hexadecimal digits that identify a text.
func digest(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:6])
}

// Waiver is a finding that a person accepted.
type Waiver struct {
	Fingerprint string
	Rule        string
	Text        string // for readers of the file, in one line
}
