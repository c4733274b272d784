package parse

import (
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/clausediff/clausediff/parse/internal/source"
	"github.com/clausediff/clausediff/parse/tree"
)

func TestErrors(t *testing.T) {
	tests := []struct {
		name, source string
		opts         []Option
		is           error
		text         string
	}{
		{"empty", "", nil, source.ErrNoContent, "a/b.html: no text found: the source is empty; give a page or a text with the statement in it"},
		{"white space", " \n\t　\n", nil, source.ErrNoContent, ""},
		{"no text", "<html><body><img src=a><script>x</script></body></html>", nil, source.ErrNoContent, ""},
		{"menu only", `<ul><li><a href=a>首页</a><li><a href=b>要闻</a></ul>`, nil, source.ErrNoContent, ""},
		{"PDF", "%PDF-1.7\n", nil, source.ErrUnsupported, ""},
		{"DOCX", "PK\x03\x04\x14\x00", nil, source.ErrTruncated, ""},
		{"PNG", "\x89PNG\r\n\x1a\n\x00\x00", nil, source.ErrUnsupported, ""},
		{"JPEG", "\xFF\xD8\xFF\xE0\x00\x10JFIF", nil, source.ErrUnsupported, ""},
		{"binary", "\x7FELF\x02\x01\x01\x00\x00\x00\x00\xFF\xFE\x91\x03\x00>\x00", nil, source.ErrUnsupported, ""},
		{"too large", "双方重申友好。", []Option{MaxSize(10)}, source.ErrTooLarge, "a/b.html: too large: more than 10 bytes; save the statement alone, or allow more with --max-size"},
		{"bad byte", "双方重申友好，\n同意共同\xFF治理边境河流。", nil, source.ErrEncoding, "a/b.html:2: wrongly encoded: byte 34 is not valid in utf-8; save the source again or convert it to UTF-8"},
		{"nested too deep", strings.Repeat("<div>", 100000), nil, source.ErrUnsupported, ""},
		{"text cut inside a character", "双方重申友好\xE5", nil, source.ErrTruncated, ""},
	}
	for _, tt := range tests {
		_, err := Any(strings.NewReader(tt.source), append(tt.opts, Name("a/b.html"))...)
		var e *Error
		if !errors.As(err, &e) || !errors.Is(err, tt.is) {
			t.Errorf("%s: got %v, want %v", tt.name, err, tt.is)
			continue
		}
		if tt.text != "" && err.Error() != tt.text {
			t.Errorf("%s: got %q, want %q", tt.name, err, tt.text)
		}
	}
}

func TestErrorText(t *testing.T) {
	cause := errors.New("odd")
	tests := []struct {
		pos  tree.Position
		want string
	}{
		{tree.Position{}, "odd"},
		{tree.Position{Name: "a"}, "a: odd"},
		{tree.Position{Name: "a", Line: 3}, "a:3: odd"},
		{tree.Position{Name: "a", Line: 3, Col: 7}, "a:3:7: odd"},
		{tree.Position{Line: 3}, "3: odd"},
	}
	for _, tt := range tests {
		if got := (&Error{Pos: tt.pos, Err: cause}).Error(); got != tt.want {
			t.Errorf("got %q, want %q", got, tt.want)
		}
	}
}

func TestReaderFails(t *testing.T) {
	_, err := Text(iotest.ErrReader(io.ErrUnexpectedEOF), Name("x"))
	if !errors.Is(err, io.ErrUnexpectedEOF) || err.Error() != "x: unexpected EOF" {
		t.Errorf("got %v", err)
	}
}

// The result must not depend on how the bytes arrive.
func TestOneByteAtATime(t *testing.T) {
	want := mustParse(t, wholePage)
	got, err := Any(iotest.OneByteReader(strings.NewReader(wholePage)))
	if err != nil || got.Text != want.Text {
		t.Errorf("got %v", err)
	}
}

func TestOptions(t *testing.T) {
	text := "Заявление\n\nСтороны договорились о дружбе. Они подтвердили это.\n"
	s := mustParse(t, text, Name("corpus/2023.ru.txt"))
	if s.ID != "2023.ru" || s.Title != "Заявление" || s.Lang != tree.Russian || s.Date != "" || s.Source.Encoding != "utf-8" {
		t.Errorf("by default: %q %q %q %q %q", s.ID, s.Title, s.Lang, s.Date, s.Source.Encoding)
	}
	s = mustParse(t, text, Name("a.txt"), ID("x"), Title("T"), Date("2023-01-02"), Language(tree.English))
	if s.ID != "x" || s.Title != "T" || s.Date != "2023-01-02" || s.Lang != tree.English || s.Source.Name != "a.txt" {
		t.Errorf("with options: %q %q %q %q", s.ID, s.Title, s.Date, s.Lang)
	}
}

func TestAnyRecognises(t *testing.T) {
	tests := []struct{ name, source, want string }{
		{"page", "<p>双方重申友好，<b>同意</b>共同治理河流。</p>", "双方重申友好，同意共同治理河流。"},
		{"page after text", "前言\n<div>双方重申友好，同意共同治理河流。</div><br/>", "前言\n双方重申友好，同意共同治理河流。"},
		{"text with a sign", "双方认为 a < b，且 c > d，应当共同治理。", "双方认为 a < b，且 c > d，应当共同治理。"},
		{"Markdown", "# T\n\n双方**重申**友好，同意共同治理河流。", "双方重申友好，同意共同治理河流。"},
		{"entities", "<p>双方&ldquo;重申&rdquo;友好&#65292;同意共同治理河流&#x3002;</p>", "双方“重申”友好，同意共同治理河流。"},
	}
	for _, tt := range tests {
		s := mustParse(t, tt.source)
		if s.Text != tt.want && s.Title+"\n"+s.Text != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, s.Text, tt.want)
		}
	}
}
