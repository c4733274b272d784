package source

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/clausediff/clausediff/parse/internal/charset"
	"github.com/clausediff/clausediff/parse/internal/hint"
	"github.com/clausediff/clausediff/parse/tree"
)

// Source is a decoded source, with "\n" as the only line end.
type Source struct {
	*Config
	Text      string
	Encoding  string
	doubt     string // about the encoding, "" for none
	doubtLine int
}

// ReadAll reads all of r, up to the size limit.
func ReadAll(r io.Reader, c *Config) ([]byte, error) {
	b, err := io.ReadAll(io.LimitReader(r, c.MaxSize+1))
	if err != nil {
		return nil, c.Fail(0, err)
	}
	if int64(len(b)) > c.MaxSize {
		return nil, c.TooMany(int(c.MaxSize), "bytes")
	}
	if len(bytes.TrimSpace(b)) == 0 {
		return nil, c.Fail(0, fmt.Errorf("%w: the source is empty", ErrNoContent))
	}
	return b, nil
}

// Decode decodes bytes in any supported encoding.
func Decode(b []byte, c *Config) (*Source, error) {
	if kind := binaryKind(b); kind != "" {
		return nil, c.Fail(0, hint.Errorf("save it as HTML or plain text", "%w: %s", ErrUnsupported, kind))
	}
	d, err := decode(b, c.Charset, charset.Declared(b))
	if err != nil {
		return nil, c.charsetError(b, err)
	}
	if isBinary(d.Text) {
		return nil, c.Fail(0, hint.Errorf("save it as HTML or plain text", "%w: a binary file", ErrUnsupported))
	}
	return &Source{Config: c, Text: UnixLines(d.Text), Encoding: d.Encoding, doubt: d.Doubt, doubtLine: d.Line}, nil
}

// decode decodes bytes in the encoding that the sender declared or, if that is in
// doubt, in the one that they declare themselves.
func decode(b []byte, sent, declared string) (charset.Decoded, error) {
	if sent == "" {
		return charset.Decode(b, declared)
	}
	d, err := charset.Decode(b, sent)
	if declared != "" && (err != nil || d.Doubt != "") {
		if own, err := charset.Decode(b, declared); err == nil && own.Doubt == "" {
			return own, nil
		}
	}
	return d, err
}

// isBinary reports whether decoded text has what real text never has: a NUL, or more
// than one control character per two hundred bytes.
func isBinary(text string) bool {
	controls := 0
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c == 0:
			return true
		case c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != '\v':
			controls++
		}
	}
	return controls*200 > len(text)
}

// binaryKind returns the kind of a file that is not text, "" for text.
func binaryKind(b []byte) string {
	for _, m := range []struct{ magic, kind string }{
		{"%PDF", "a PDF file"},
		{"PK\x03\x04", "a ZIP or ODT file"},
		{"\x89PNG", "a PNG image"},
		{"\xFF\xD8\xFF", "a JPEG image"},
		{"GIF8", "a GIF image"},
		{"\x1F\x8B", "a gzip file"},
		{"\xD0\xCF\x11\xE0", "a DOC file of an old Word"},
		{`{\rtf`, "an RTF file"},
	} {
		if bytes.HasPrefix(b, []byte(m.magic)) {
			return m.kind
		}
	}
	return ""
}

// charsetError adds the position and the sentinel error to an error of decoding.
func (c *Config) charsetError(b []byte, err error) error {
	var bad *charset.Error
	if !errors.As(err, &bad) {
		return c.Fail(0, err)
	}
	switch {
	case bad.Truncated:
		return c.Fail(bad.Line, fmt.Errorf("%w: %w", ErrTruncated, bad))
	case bad.Encoding == "" && bytes.IndexByte(b, 0) >= 0:
		return c.Fail(0, hint.Errorf("save it as HTML or plain text", "%w: a binary file", ErrUnsupported))
	}
	return c.Fail(bad.Line, hint.Errorf("save the source again or convert it to UTF-8", "%w: %w", ErrEncoding, bad))
}

// UnixLines converts every line end to "\n".
func UnixLines(s string) string {
	if strings.IndexByte(s, '\r') < 0 {
		return s
	}
	return strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
}

// Damage returns doubts about damage that a source had before it was read: an unclear
// encoding, replacement characters, and conflict markers of a merge.
func (s *Source) Damage() []tree.Doubt {
	var all []tree.Doubt
	text := s.Text
	if s.doubt != "" {
		all = append(all, tree.Doubt{Kind: tree.DoubtEncoding, Line: s.doubtLine, Text: s.doubt})
	}
	if i := strings.Index(text, string(utf8.RuneError)); i >= 0 {
		all = append(all, tree.Doubt{Kind: tree.DoubtEncoding, Line: LineAt(text, i),
			Text: "the source holds U+FFFD, a character was lost before it was saved"})
	}
	if i := conflictMark(text); i >= 0 {
		all = append(all, tree.Doubt{Kind: tree.DoubtConflict, Line: LineAt(text, i),
			Text: "the source holds the marks of a merge that was not ended, and two wordings; keep one"})
	}
	return all
}

// conflictMark returns the byte offset of the first line with a conflict marker of
// version control, or -1.
func conflictMark(text string) int {
	for _, mark := range []string{"<<<<<<< ", ">>>>>>> "} {
		if strings.HasPrefix(text, mark) {
			return 0
		}
		if i := strings.Index(text, "\n"+mark); i >= 0 {
			return i + 1
		}
	}
	return -1
}

// LineAt returns the line number of a byte offset, from 1.
func LineAt(text string, offset int) int { return 1 + strings.Count(text[:offset], "\n") }
