package accepted

import (
	"slices"
	"sync"

	"github.com/clausediff/clausediff/parse/corpus"
	"github.com/clausediff/clausediff/parse/tree"
)

// mostRecent is how many statements are held after they were used. A series mostly stands
// together in the manifest, and each processor checks one statement at a time.
const mostRecent = 16

// recent holds the statements that were read last: each is compared with the one before
// it in its series, which would otherwise be read twice. It is safe for concurrent use.
type recent struct {
	mu   sync.Mutex
	list []heldStatement // the latest last
}

// heldStatement is a statement with the digest of what it was read from, see
// [corpus.Corpus.Reading].
type heldStatement struct {
	reading   string
	statement *tree.Statement
}

// find returns the statement that was read from the same, nil if it is not held.
func (r *recent) find(reading string) *tree.Statement {
	r.mu.Lock()
	defer r.mu.Unlock()
	if i := slices.IndexFunc(r.list, func(h heldStatement) bool { return h.reading == reading }); i >= 0 {
		return r.list[i].statement
	}
	return nil
}

func (r *recent) hold(reading string, st *tree.Statement) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if len(r.list) == mostRecent {
		r.list = slices.Delete(r.list, 0, 1)
	}
	r.list = append(r.list, heldStatement{reading, st})
}

// statement reads a statement, unless it is held and its files are the same.
func (f *Folder) statement(e corpus.Entry) (*tree.Statement, corpus.Sum, error) {
	if sum, err := f.Sum(e.Files...); err == nil {
		if st := f.recent.find(f.Reading(e.ID, sum)); st != nil {
			return st, sum, nil
		}
	}
	st, sum, err := f.Read(e)
	if err == nil {
		f.recent.hold(f.Reading(e.ID, sum), st)
	}
	return st, sum, err
}
