package corpus

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"github.com/clausediff/clausediff/parse/tree"
)

// Lock is the accepted state of a corpus: what was reviewed. It holds the text
// of every statement, so that a change can be shown clause by clause when the
// page that was reviewed is gone. Its files are those of [LockFolder], one for
// each statement, so that branches which accept different statements merge:
//
//	clausediff lock 1
//
//	statement 2022 zh
//	title 联合声明
//	date 2022-02-18
//	series main
//	sha256 9f86d0…
//	left-out 23 5feceb66ffc8
//	party 甲国
//	waived 3b7c0a91d2e4 numbering 2022.html:31: label 四、 stands alone
//	article 一、
//	  …                          the outline of package tree
type Lock struct {
	// Accepted is in manifest order. What [Lock.At] returned stays what it
	// was when statements are set, removed or arranged.
	Accepted []*Accepted
	// Merges are the statements whose files have the marks of a merge; nothing
	// is known to be accepted of them.
	Merges []Merge
}

// Accepted is one statement as it was reviewed.
type Accepted struct {
	ID        string
	Series    string
	SHA256    string // of the files, one of [Sum]
	LeftOut   LeftOut
	Statement *tree.Statement // without source and discarded blocks
	Waived    []Waiver        // findings that a person accepted
}

// NewAccepted returns the state of an entry with its statement as it is, nothing
// waived. sum is that of its files.
func NewAccepted(e Entry, st *tree.Statement, sum Sum) Accepted {
	return Accepted{ID: e.ID, Series: e.Series, SHA256: sum.Lines, LeftOut: LeftOutOf(st), Statement: st}
}

// LeftOut tells what was left out of the pages, to see whether it is the same.
type LeftOut struct {
	Blocks int
	Digest string // of their texts, "" for no blocks
}

// LeftOutOf returns what was left out of a statement's pages.
func LeftOutOf(st *tree.Statement) LeftOut {
	if len(st.Discarded) == 0 {
		return LeftOut{}
	}
	var texts strings.Builder
	for _, d := range st.Discarded {
		fmt.Fprintf(&texts, "%q\n", condense(d.Text))
	}
	return LeftOut{len(st.Discarded), digest(texts.String())}
}

// digest returns twelve digits that name a text.
func digest(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:6])
}

// Waiver is a finding that a person accepted.
type Waiver struct {
	Fingerprint string
	Rule        string
	Text        string // for readers of the file; one line
}

// At returns what was accepted of an id, nil for nothing.
func (l *Lock) At(id string) *Accepted {
	if i := l.index(id); i >= 0 {
		return l.Accepted[i]
	}
	return nil
}

// Set puts an accepted statement in the place of the one with its id, or at the
// end. A merge of it is settled.
func (l *Lock) Set(a Accepted) {
	l.Merges = slices.DeleteFunc(l.Merges, func(m Merge) bool { return m.ID == a.ID })
	if i := l.index(a.ID); i >= 0 {
		l.Accepted[i] = &a
		return
	}
	l.Accepted = append(l.Accepted, &a)
}

// MergeAt returns the merge of an id, nil for none.
func (l *Lock) MergeAt(id string) *Merge {
	for i := range l.Merges {
		if l.Merges[i].ID == id {
			return &l.Merges[i]
		}
	}
	return nil
}

// index returns the place of an id, -1 for none.
func (l *Lock) index(id string) int {
	return slices.IndexFunc(l.Accepted, func(a *Accepted) bool { return a.ID == id })
}

// Remove takes an id out of the accepted state.
func (l *Lock) Remove(id string) {
	l.Accepted = slices.DeleteFunc(l.Accepted, func(a *Accepted) bool { return a.ID == id })
	l.Merges = slices.DeleteFunc(l.Merges, func(m Merge) bool { return m.ID == id })
}

// Arrange puts the statements in the order of the ids; others come last.
func (l *Lock) Arrange(ids []string) {
	rank := make(map[string]int, len(ids))
	for i, id := range ids {
		rank[id] = i - len(ids)
	}
	slices.SortStableFunc(l.Accepted, func(x, y *Accepted) int { return rank[x.ID] - rank[y.ID] })
}
