package corpus_test

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
	"testing/iotest"

	"github.com/clausediff/clausediff/parse/corpus"
	specimen "github.com/clausediff/clausediff/testdata/corpus"
)

func TestReadHashesTheFile(t *testing.T) {
	c, err := corpus.Load(specimen.FS, corpus.ManifestName)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range c.Entries {
		data, err := specimen.FS.ReadFile(e.Files[0])
		if err != nil {
			t.Fatal(err)
		}
		want := sha256.Sum256(data)
		_, got, err := c.Read(e.ID, "")
		if err != nil || got.Bytes != hex.EncodeToString(want[:]) || !got.Is(got.Lines) {
			t.Errorf("%s: sha256 %s, want %x (%v)", e.ID, got, want, err)
		}
	}
}

// A text has one sum whatever the line ends of a checkout, and however reading is split
// into chunks.
func TestSumOfLineEnds(t *testing.T) {
	sumOf := func(r func(io.Reader) io.Reader, text string) corpus.Sum {
		fsys := readerFS{fstest.MapFS{"a.txt": {Data: []byte(text)}, "corpus.yaml": {Data: []byte("version: 1\nstatements:\n  - {id: a, file: a.txt}\n")}}, r}
		c, err := corpus.Load(fsys, corpus.ManifestName)
		if err != nil {
			t.Fatal(err)
		}
		_, sum, err := c.Read("a", "")
		if err != nil {
			t.Fatal(err)
		}
		return sum
	}
	whole := func(r io.Reader) io.Reader { return r }
	const unix = "The Sides agree.\n\nThey meet.\r\rSoon.\n"
	windows := strings.ReplaceAll(unix, "\n", "\r\n")
	for _, r := range []func(io.Reader) io.Reader{whole, iotest.OneByteReader, iotest.HalfReader} {
		a, b := sumOf(r, unix), sumOf(r, windows)
		if a.Lines != b.Lines || a.Bytes == b.Bytes || a != sumOf(whole, unix) {
			t.Errorf("%v and %v", a, b)
		}
		if c := sumOf(r, unix+"\r"); c.Lines == a.Lines {
			t.Error("a carriage return at the end is not counted as a byte")
		}
	}
}

// readerFS reads files through another reader.
type readerFS struct {
	fstest.MapFS
	through func(io.Reader) io.Reader
}

func (f readerFS) Open(name string) (fs.File, error) {
	file, err := f.MapFS.Open(name)
	if err != nil || name != "a.txt" {
		return file, err
	}
	return throughFile{file, f.through(file)}, nil
}

type throughFile struct {
	fs.File
	r io.Reader
}

func (f throughFile) Read(p []byte) (int, error) { return f.r.Read(p) }
