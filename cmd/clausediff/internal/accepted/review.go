package accepted

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"io/fs"
	"path"
	"sync"

	"github.com/clausediff/clausediff/cmd/clausediff/internal/gitrepo"
	"github.com/clausediff/clausediff/cmd/clausediff/internal/outfile"
	"github.com/clausediff/clausediff/diff/check"
	"github.com/clausediff/clausediff/parse/corpus"
	"github.com/clausediff/clausediff/parse/corpus/lock"
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
	r.state, r.written = &held{FS: r.disk, sums: map[string][32]byte{}, files: map[string][]byte{}}, map[string][]byte{}
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
		if err := r.state.hold(file, now, before); err != nil {
			return err
		}
		r.written[file] = then
		return nil
	}
	_, left, err := r.Report.Accept(e, picked)
	if err == nil {
		err = e.end()
	}
	if err != nil {
		return nil, err
	}
	for file := range before {
		if _, again := r.written[file]; !again { // the answer was taken back
			e.put(file, r.state.files[file])
		}
	}
	return left, e.err
}

// held is the files of a corpus, those of the accepted state as they were first read.
type held struct {
	fs.FS
	mu    sync.Mutex
	sums  map[string][32]byte // of files of the accepted state, when first read
	files map[string][]byte   // original content of files that the review changed; nil for none
}

// Open opens a file in its original state.
func (h *held) Open(name string) (fs.File, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if data, ok := h.files[name]; ok {
		if data == nil {
			return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
		}
		return gitrepo.Blob(path.Base(name), data), nil
	}
	if path.Dir(name) != lock.Folder {
		return h.FS.Open(name)
	}
	data, err := corpus.ReadFile(h.FS, name, lock.MostBytes)
	if err != nil {
		return nil, err
	}
	if _, known := h.sums[name]; !known {
		h.sums[name] = sha256.Sum256(data)
	}
	return gitrepo.Blob(path.Base(name), data), nil
}

// hold keeps the original content of a file before the review changes it. It returns
// errOvertaken if the file is neither original nor as the review wrote it.
func (h *held) hold(file string, now []byte, written map[string][]byte) error {
	h.mu.Lock()
	defer h.mu.Unlock()
	if _, ok := h.files[file]; ok {
		if last, ok := written[file]; ok && !bytes.Equal(last, now) {
			return errOvertaken
		}
		return nil
	}
	sum, known := h.sums[file]
	if known != (now != nil) || known && sum != sha256.Sum256(now) {
		return errOvertaken
	}
	h.files[file] = now
	return nil
}
