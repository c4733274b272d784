package accepted

import (
	"bytes"
	"cmp"
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/clausediff/clausediff/cmd/clausediff/internal/gitrepo"
	"github.com/clausediff/clausediff/cmd/clausediff/internal/outfile"
	"github.com/clausediff/clausediff/cmd/clausediff/internal/parallel"
	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/check"
	"github.com/clausediff/clausediff/diff/series"
	"github.com/clausediff/clausediff/parse/corpus"
	"github.com/clausediff/clausediff/parse/corpus/lock"
	"github.com/clausediff/clausediff/parse/tree"
)

// Review is a corpus under review. Accepting findings changes the files of the accepted
// state, but not the state that the findings are judged by, so that an answer can be
// taken back.
//
//	            judged by                  questions                  written
//	a.lock ──► held, as it was first ──► findings ──► answers ──► a.lock as accepted
type Review struct {
	*Folder
	Report *check.Report
	disk   fs.FS
	state  *held
	// written is what the review last wrote, by slash path; nil for a file that it
	// removed.
	written map[string][]byte
	shown   shown
}

// NewReview judges a corpus for review.
func NewReview(f *Folder) (*Review, error) {
	r := &Review{Folder: f, disk: f.Files}
	return r, r.judgeAnew()
}

// judgeAnew judges the corpus by its current accepted state.
func (r *Review) judgeAnew() (err error) {
	if r.state, err = hold(r.disk, r.Path); err != nil {
		return worded(err)
	}
	r.written = map[string][]byte{}
	from := *r.Folder.Folder
	from.Files = r.state
	r.Folder.Folder = &from
	if err := r.AgainstLock(); err != nil {
		return err
	}
	r.Report, err = r.Check()
	return err
}

// errOvertaken reports that another run changed a file that the review would change.
var errOvertaken = errors.New("another run accepted something meanwhile")

// Save stages the files that accept exactly the findings for which picked returns true.
// If another run changed them, Save first judges the corpus again. It returns the
// findings that remain.
func (r *Review) Save(picked func(check.Finding) bool, to *outfile.Batch) (left []check.Finding, err error) {
	left, err = r.save(picked, to)
	if !errors.Is(err, errOvertaken) {
		return left, worded(err)
	}
	to.Discard()
	if err := r.judgeAnew(); err != nil {
		return nil, err
	}
	left, err = r.save(picked, to)
	return left, worded(err)
}

func (r *Review) save(picked func(check.Finding) bool, to *outfile.Batch) ([]check.Finding, error) {
	e, err := r.edit(to)
	if err != nil {
		return nil, err
	}
	before := r.written
	r.written = map[string][]byte{}
	e.disk = r.disk
	e.change = func(file string, now, then []byte) error {
		was, ok := before[file]
		if !ok {
			was = r.state.files[file]
		}
		if !bytes.Equal(was, now) {
			return errOvertaken
		}
		r.written[file] = then
		return nil
	}
	_, left, err := r.Report.Accept(e, picked)
	if err = cmp.Or(err, e.err); err != nil {
		return nil, err
	}
	for file := range before {
		if _, again := r.written[file]; !again { // the answer was taken back
			e.put(file, r.state.files[file])
		}
	}
	return left, e.err
}

// held is the files of a corpus, those of the accepted state as they were when the review
// began.
type held struct {
	fs.FS
	files map[string][]byte // by slash path
}

// hold reads the accepted state. pathOf returns the paths of files for errors.
func hold(disk fs.FS, pathOf func(string) string) (*held, error) {
	names, err := fs.Glob(disk, lock.Folder+"/*")
	if err != nil {
		return nil, err
	}
	h := &held{disk, map[string][]byte{}}
	for _, name := range names {
		data, err := corpus.ReadFile(disk, name, lock.MostBytes)
		if err == nil {
			h.files[name] = data
		} else if !errors.Is(err, fs.ErrNotExist) {
			return nil, corpus.FileError(pathOf(name), err)
		}
	}
	return h, nil
}

// Open opens a file, one of the accepted state as it was.
func (h *held) Open(name string) (fs.File, error) {
	data, ok := h.files[name]
	switch {
	case ok:
		return gitrepo.Blob(path.Base(name), data), nil
	case path.Dir(name) == lock.Folder:
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return h.FS.Open(name)
}

// shown holds the texts of the statement whose findings a review currently shows.
type shown struct {
	id            string
	now, accepted *tree.Statement
	lineage       *series.Lineage // of the series up to the accepted text, nil until needed
}

// Texts returns the current and the accepted text of a statement, nil for none.
func (r *Review) Texts(id string) (now, accepted *tree.Statement) {
	if r.shown.id == id {
		return r.shown.now, r.shown.accepted
	}
	r.shown = shown{id: id}
	e, ok := r.Entry(id)
	if !ok {
		return nil, nil
	}
	it := check.Item{Entry: e}
	r.load(&it)
	if it.Err == nil {
		r.shown.now = it.Now
	}
	if it.Accepted != nil {
		r.shown.accepted = it.Accepted.Statement
	}
	return r.shown.now, r.shown.accepted
}

// Age returns the statement that first had the accepted clause of a finding, in any
// wording, and the number of statements that have had it since; "" if the finding is not
// about an accepted clause.
func (r *Review) Age(x check.Finding) (first string, statements int) {
	at, _, _ := strings.Cut(x.Accepted, " ")
	_, accepted := r.Texts(x.Statement)
	if !x.IsChange() || at == "" || accepted == nil {
		return "", 0
	}
	l := r.lineage()
	last := slices.Index(l.Statements, accepted)
	if last < 0 {
		return "", 0
	}
	n := l.Statements[last].At(tree.Locator(at))
	if n == nil {
		return "", 0
	}
	oldest := last
	for _, t := range l.Through(last, n) {
		oldest = min(oldest, t.Steps[0].Statement)
	}
	return l.Statements[oldest].ID, last - oldest + 1
}

// lineage traces the clauses of the shown statement's series, up to its accepted text.
func (r *Review) lineage() *series.Lineage {
	if r.shown.lineage != nil {
		return r.shown.lineage
	}
	statements := []*tree.Statement{r.shown.accepted}
	for id := r.order.before[r.shown.id]; id != ""; id = r.order.before[id] {
		if st := r.readID(id); st != nil {
			statements = append(statements, st)
		}
	}
	slices.Reverse(statements)
	r.shown.lineage = series.LinkBy(parallel.Do, statements, nil, diff.Compare)
	return r.shown.lineage
}
