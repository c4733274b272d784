package docx_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/clausediff/clausediff/parse/internal/docx"
	"github.com/clausediff/clausediff/parse/internal/hint"
)

func TestErrors(t *testing.T) {
	good := docxOf(t, "", "", para("", run("a")))
	deep := strings.Repeat("<w:ins>", 2000) + strings.Repeat("</w:ins>", 2000)
	ole := "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"
	wide := "E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00"
	tests := []struct {
		name string
		data []byte
		is   error
		says string
	}{
		{"nothing", nil, docx.ErrNotDOCX, "as text"},
		{"text", []byte("plain"), docx.ErrNotDOCX, "as text"},
		{"an old DOC", []byte(ole), docx.ErrNotDOCX, "an old Word; save it as .docx or as text"},
		{"a password", []byte(ole + wide), docx.ErrNotDOCX, "password"},
		{"cut off", good[:len(good)/2], docx.ErrDamaged, "download"},
		{"a spreadsheet", zipOf(t, parts{"xl/workbook.xml": "x"}), docx.ErrNotDOCX, "a spreadsheet"},
		{"a presentation", zipOf(t, parts{"ppt/presentation.xml": "x"}), docx.ErrNotDOCX, "a presentation"},
		{"an OpenDocument file", zipOf(t, parts{"readme.txt": "x", "content.xml": "x"}), docx.ErrNotDOCX, "OpenDocument"},
		{"any zip", zipOf(t, parts{"readme.txt": "x"}), docx.ErrNotDOCX, "a zip without a Word document"},
		{"an empty part", zipOf(t, parts{"word/document.xml": ""}), docx.ErrDamaged, "holds no document"},
		{"another root", zipOf(t, parts{"word/document.xml": "<html/>"}), docx.ErrDamaged, "holds no document"},
		{"XML that ends early", zipOf(t, parts{"word/document.xml": strings.TrimSuffix(body(), "</w:document>")}), docx.ErrDamaged, "word/document.xml"},
		{"XML that does not match", docxOf(t, "", "", "<w:p></w:r>"), docx.ErrDamaged, "save it again"},
		{"an entity", docxOf(t, "", "", para("", run("&bomb;"))), docx.ErrDamaged, "bomb"},
		{"not UTF-8", docxOf(t, "", "", para("", run("\xff"))), docx.ErrDamaged, "UTF-8"},
		{"another encoding", zipOf(t, parts{"word/document.xml": strings.Replace(body(para("", run("a"))), "UTF-8", "GB18030", 1)}), docx.ErrDamaged, "it is not in UTF-8, as the parts of a DOCX are; open it in a word processor"},
		{"too deep", docxOf(t, "", "", deep), docx.ErrDamaged, "nested too deep"},
		{"too deep where it is left out", docxOf(t, "", "", "<w:tblPr>"+deep+"</w:tblPr>"), docx.ErrDamaged, "nested too deep"},
		{"too deep in the styles", docxOf(t, deep, "", "<w:p/>"), docx.ErrDamaged, "nested too deep"},
		{"damaged numbering", docxOf(t, "", "<w:num>", "<w:p/>"), docx.ErrDamaged, "word/numbering.xml"},
		{"too large", docxOf(t, "", "", strings.Repeat("<w:p/>", limit/6)), docx.ErrTooLarge, "word/document.xml"},
		{"too large together", docxOf(t, strings.Repeat(" ", limit*2/3), "", strings.Repeat("<w:p/>", limit/15)), docx.ErrTooLarge, "word/document.xml"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, _, err := docx.Paragraphs(tt.data, limit)
			if !errors.Is(err, tt.is) || !strings.Contains(err.Error()+"; "+hint.Of(err), tt.says) || got != nil {
				t.Errorf("got %d paragraphs and error %v, want %v with %q", len(got), err, tt.is, tt.says)
			}
		})
	}
}

// TestLimit: a document is read if and only if its parts fit, whatever sizes the zip
// declares.
func TestLimit(t *testing.T) {
	styles, text := "<w:style/>", para("", run("a"))
	size := int64(len(body(text)) + len(header+"<w:styles"+spaces+">"+styles+"</w:styles>"))
	data := docxOf(t, styles, "", text)
	lying := lieAboutSize(t, data)
	for _, tt := range []struct {
		limit int64
		fits  bool
	}{{size, true}, {size - 1, false}, {10, false}, {0, false}, {-5, false}, {1<<63 - 1, true}} {
		if _, _, err := docx.Paragraphs(data, tt.limit); (err == nil) != tt.fits || err != nil && !errors.Is(err, docx.ErrTooLarge) {
			t.Errorf("limit %d of %d: %v", tt.limit, size, err)
		}
		_, _, err := docx.Paragraphs(lying, tt.limit)
		if !errors.Is(err, docx.ErrDamaged) && (tt.fits || !errors.Is(err, docx.ErrTooLarge)) {
			t.Errorf("limit %d of %d, wrong size declared: %v", tt.limit, size, err)
		}
	}
}

// lieAboutSize sets all sizes in the zip's directory to one byte: further bytes must
// not be read.
func lieAboutSize(t *testing.T, data []byte) []byte {
	t.Helper()
	out := append([]byte(nil), data...)
	entries := 0
	for i := 0; i+46 < len(out); i++ {
		if string(out[i:i+4]) == "PK\x01\x02" {
			copy(out[i+24:i+28], "\x01\x00\x00\x00")
			entries++
		}
	}
	if entries < 2 {
		t.Fatal("the zip has no directory")
	}
	return out
}

func TestLooks(t *testing.T) {
	good := docxOf(t, "", "", para("", run("a")))
	tests := []struct {
		name     string
		data     []byte
		zip, ole bool
	}{
		{"a DOCX", good, true, false},
		{"of Word Online", zipOf(t, parts{"word/document2.xml": body()}), true, false},
		{"with backslashes", zipOf(t, parts{`word\document.xml`: body()}), true, false},
		{"cut off", good[:len(good)-1], true, false},
		{"another zip", zipOf(t, parts{"readme.txt": "word/document.xml"}), true, false},
		{"an old DOC", []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), false, true},
		{"nothing", nil, false, false},
		{"text", []byte("PK"), false, false},
	}
	for _, tt := range tests {
		if z, o := docx.LooksZip(tt.data), docx.LooksOLE(tt.data); z != tt.zip || o != tt.ole {
			t.Errorf("%s: zip %v, ole %v", tt.name, z, o)
		}
	}
}

// TestOtherNames reads a part whose name has a digit, unless there is one without.
func TestOtherNames(t *testing.T) {
	second := parts{"word/document2.xml": body(para("", run("second")))}
	if got := read(t, zipOf(t, second)); len(got) != 1 || got[0].Text != "second" {
		t.Errorf("got %v", got)
	}
	second["word/document.xml"] = body(para("", run("first")))
	if got := read(t, zipOf(t, second)); len(got) != 1 || got[0].Text != "first" {
		t.Errorf("got %v", got)
	}
}
