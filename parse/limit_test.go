package parse

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/clausediff/clausediff/parse/internal/source"
)

const plainSentence = "双方重申友好，同意共同治理河流，并将扩大贸易。"

// Each limit gives an error of its own, and a source just below it is read. With a size
// below 64 KB all limits have their minimum.
func TestBounds(t *testing.T) {
	c := newConfig([]Option{MaxSize(1 << 20)})
	tests := []struct {
		name       string
		most       int
		text, more string // repeated text, then one more piece
		want       string
	}{
		{"bytes", 1 << 20, " ", plainSentence, "more than 1048576 bytes"},
		{"paragraphs", c.MaxBlocks(), plainSentence + "\n\n", "", "more than 4096 paragraphs"},
		{"paragraphs of a page", c.MaxBlocks(), "<p>" + plainSentence, "", "more than 4096 paragraphs"},
		{"lines", c.MaxPieces(), "友\n", "", "more than 16384 lines"},
		{"tags", c.MaxNodes(), "<br>", plainSentence, "more than 65536 tags and texts"},
		{"comments", c.MaxPieces(), "<!--a-->", plainSentence, "more than 16384 pieces that are not part of the statement"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			start := ""
			if strings.HasPrefix(tt.text, "<") {
				start = "<html><body>" // without end tags
			}
			_, err := Any(strings.NewReader(start+strings.Repeat(tt.text, tt.most+1)+tt.more), Name("p"), MaxSize(1<<20))
			if !errors.Is(err, source.ErrTooLarge) || !strings.HasPrefix(err.Error(), "p: too large: "+tt.want) {
				t.Errorf("one too many: %v", err)
			}
			rest := tt.most - len(tt.more) - 8 // tags before the text, and texts in between, count too
			if _, err := Any(strings.NewReader(start+strings.Repeat(tt.text, rest)+tt.more), MaxSize(1<<20)); err != nil && strings.Contains(err.Error(), tt.want) {
				t.Errorf("not too many: %v", err)
			}
		})
	}
}

// The text of a statement has a limit of its own.
func TestTextBound(t *testing.T) {
	page := func(size int) string {
		return "<html><body><p>" + strings.Repeat(plainSentence, size/len(plainSentence)) + "</p></body></html>"
	}
	for _, tt := range []struct {
		max  int64
		size int
		over bool
	}{{1 << 20, 1<<20 - 1000, false}, {9 << 20, 1 << 20, false}, {8 << 20, 1<<20 + 1<<17, true}, {16 << 20, 1<<20 + 1<<17, false}} {
		_, err := HTML(strings.NewReader(page(tt.size)), MaxSize(tt.max))
		if errors.Is(err, source.ErrTooLarge) != tt.over {
			t.Errorf("%d bytes of text of %d: %v", tt.size, tt.max, err)
		}
	}
}

// A tag has a limit of its own, whatever is in it.
func TestTokenBound(t *testing.T) {
	for size, over := range map[int]bool{4<<20 - 100: false, 4<<20 + 100: true} {
		_, err := HTML(strings.NewReader("<p "+strings.Repeat("a ", size/2)+">"+plainSentence), MaxSize(5<<20))
		if errors.Is(err, source.ErrTooLarge) != over {
			t.Errorf("a tag of %d bytes: %v", size, err)
		}
	}
}

// The limits apply to all parts of a statement together.
func TestJoinBound(t *testing.T) {
	part := strings.Repeat(plainSentence+"\n\n", 1500)
	var parts []Part
	for range 2 {
		parts = append(parts, Part{Name: "p", Reader: strings.NewReader(part)})
	}
	if _, err := Join(parts, MaxSize(1<<20)); err != nil {
		t.Errorf("two parts: %v", err)
	}
	parts = nil
	for range 3 {
		parts = append(parts, Part{Name: "p", Reader: strings.NewReader(part)})
	}
	if _, err := Join(parts, MaxSize(1<<20)); !errors.Is(err, source.ErrTooLarge) {
		t.Errorf("three parts: %v", err)
	}
}

// No more than the limit is read from a reader, and its errors are preserved.
func TestReaders(t *testing.T) {
	count := &counter{}
	if _, err := Any(count, MaxSize(1<<16)); !errors.Is(err, source.ErrTooLarge) || count.n > 1<<17 {
		t.Errorf("a reader without end: %v after %d bytes", err, count.n)
	}
	want, err := Any(strings.NewReader(plainSentence))
	if err != nil {
		t.Fatal(err)
	}
	for name, r := range map[string]io.Reader{
		"a byte at a time": iotest.OneByteReader(strings.NewReader(plainSentence)),
		"halves":           iotest.HalfReader(strings.NewReader(plainSentence)),
		"data with EOF":    iotest.DataErrReader(strings.NewReader(plainSentence)),
	} {
		if s, err := Any(r); err != nil || s.Text != want.Text {
			t.Errorf("%s: %v", name, err)
		}
	}
	broken := errors.New("broken")
	for name, r := range map[string]io.Reader{
		"at once":      iotest.ErrReader(broken),
		"after a part": io.MultiReader(strings.NewReader(plainSentence), iotest.ErrReader(broken)),
	} {
		if _, err := Any(r); !errors.Is(err, broken) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

type counter struct{ n int }

func (c *counter) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = '\n'
	}
	c.n += len(p)
	return len(p), nil
}

// The limits also apply to a zip that declares a smaller size than it has, and to a zip
// in a zip.
func TestZipBombs(t *testing.T) {
	pack := func(text string, size int) []byte {
		var b bytes.Buffer
		z := zip.NewWriter(&b)
		w, err := z.Create("word/document.xml")
		if err != nil {
			t.Fatal(err)
		}
		io.WriteString(w, `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>`)
		io.WriteString(w, strings.Repeat(text, size/len(text)))
		io.WriteString(w, `<w:p><w:r><w:t>`+plainSentence+`</w:t></w:r></w:p></w:body></w:document>`)
		if err := z.Close(); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
	small, bomb := pack(" ", 100), pack(" ", 4<<20)
	if ratio := 4 << 20 / len(bomb); ratio < 900 {
		t.Fatalf("the archive is not a bomb: %d", ratio)
	}
	// The directory declares the size of the small file.
	lie := bytes.Clone(bomb)
	dir, honest := bytes.LastIndex(lie, []byte("PK\x01\x02")), bytes.LastIndex(small, []byte("PK\x01\x02"))
	copy(lie[dir+24:dir+28], small[honest+24:honest+28])
	for _, tt := range []struct {
		name string
		data []byte
		max  int64
		want error
	}{
		{"within", bomb, 8 << 20, nil},
		{"over", bomb, 2 << 20, source.ErrTooLarge},
		{"a lie", lie, 8 << 20, source.ErrTruncated},
		{"a lie, over", lie, 2 << 20, source.ErrTruncated},
	} {
		_, err := Any(bytes.NewReader(tt.data), MaxSize(tt.max))
		if !errors.Is(err, tt.want) || (err == nil) != (tt.want == nil) {
			t.Errorf("%s: %v", tt.name, err)
		}
	}
}
