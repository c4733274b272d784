package docx

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"

	"github.com/clausediff/clausediff/parse/internal/hint"
)

const (
	documentPart  = "document"
	stylesPart    = "styles"
	numberingPart = "numbering"
)

// sideLimit is the maximum size of the parts other than the document: they are kept in
// memory, where they take many times their size.
const sideLimit = 8 << 20

// archive is the zip file, with the number of bytes that may still be read from it.
type archive struct {
	files []*zip.File
	left  int64
}

func open(data []byte, limit int64) (*archive, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, notZip(data)
	}
	return &archive{z.File, limit}, nil
}

// partName returns the normalised name of a file in the zip: programs differ in slashes
// and case.
func partName(f *zip.File) string {
	return strings.ToLower(strings.ReplaceAll(f.Name, `\`, "/"))
}

// part returns the file of a part, or nil. Word Online may append a digit to the name.
func (a *archive) part(name string) *zip.File {
	all := a.parts(name)
	if len(all) == 0 {
		return nil
	}
	return all[0]
}

// read calls use to read the XML of a part, up to limit bytes. Any part may be missing
// except the document.
func (a *archive) read(name string, limit int64, use func(*xml.Decoder) error) error {
	f := a.part(name)
	switch {
	case f == nil && name == documentPart:
		return notWord(a.files)
	case f == nil:
		return nil
	}
	return a.use(f, limit, use)
}

// bytes returns the content of a file.
func (a *archive) bytes(f *zip.File) (data []byte, err error) {
	err = a.open(f, sideLimit, func(r io.Reader) error {
		data, err = io.ReadAll(r)
		return err
	})
	return data, err
}

// use calls use to read the XML of a file, up to limit bytes.
func (a *archive) use(f *zip.File, limit int64, use func(*xml.Decoder) error) error {
	return a.open(f, limit, func(r io.Reader) error { return use(newDecoder(r)) })
}

// open calls use to read a file, up to limit bytes.
func (a *archive) open(f *zip.File, limit int64, use func(io.Reader) error) error {
	if f.Flags&1 != 0 {
		return hint.Errorf("save it without one", "%w: it is locked with a password", ErrNotDOCX)
	}
	limit = max(0, min(limit, a.left))
	if f.UncompressedSize64 > uint64(limit) {
		return tooLarge(f)
	}
	r, err := f.Open()
	if err != nil {
		return damaged(f, err)
	}
	defer r.Close()
	bounded := &boundedReader{r: r, left: limit}
	err = use(bounded)
	a.left -= limit - bounded.left
	switch {
	case bounded.over:
		return tooLarge(f)
	case err == nil || errors.Is(err, ErrDamaged):
		return err
	}
	return damaged(f, err)
}

func tooLarge(f *zip.File) error {
	return hint.Errorf("save the text alone", "%w: %s", ErrTooLarge, f.Name)
}

func damaged(f *zip.File, err error) error {
	return hint.Errorf("open it in a word processor and save it again", "%w: %s: %w", ErrDamaged, f.Name, err)
}

// boundedReader reads at most left bytes, and records whether there were more: the size
// that a zip declares may be false.
type boundedReader struct {
	r    io.Reader
	left int64
	over bool
}

var errOver = errors.New("over the limit")

// Read reads into p.
func (b *boundedReader) Read(p []byte) (int, error) {
	if int64(len(p)) > b.left {
		p = p[:b.left+1]
	}
	n, err := b.r.Read(p)
	if int64(n) > b.left {
		b.over = true
		return 0, errOver
	}
	b.left -= int64(n)
	return n, err
}
