package docx_test

import (
	"errors"
	"testing"
	"unicode/utf8"

	"github.com/clausediff/clausediff/parse/internal/docx"
)

// FuzzFile checks that any bytes give paragraphs or one of the three errors.
func FuzzFile(f *testing.F) {
	style := paragraphStyle("1", "heading 1", `<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>`)
	numbering := abstract(7, lvl(0, "decimal", "%1.", "")) + num(1, 7, "")
	good := docxOf(f, style, numbering, numbered(0, 1, "a"), para("", run("双方")))
	f.Add(good)
	f.Add(good[:len(good)/2])
	f.Add(docxOf(f, "", "", "<w:p>"))
	f.Add(zipOf(f, parts{"word/document2.xml": body()}))
	f.Add(zipOf(f, withAsides()))
	f.Add(zipOf(f, parts{"xl/workbook.xml": "<x/>"}))
	f.Add([]byte("PK\x05\x06" + string(make([]byte, 18))))
	f.Add([]byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"))
	f.Fuzz(func(t *testing.T, data []byte) {
		got, asides, err := docx.Paragraphs(data, limit)
		if err != nil {
			if got != nil || !errors.Is(err, docx.ErrNotDOCX) && !errors.Is(err, docx.ErrDamaged) && !errors.Is(err, docx.ErrTooLarge) {
				t.Errorf("%d paragraphs with %v", len(got), err)
			}
			return
		}
		size := 0
		for _, p := range got {
			size += len(p.Text) + len(p.Hidden) + len(p.Fields) + len(p.Drawn) + len(p.Deleted)
			if !utf8.ValidString(p.Text+p.Label+p.Hidden+p.Fields+p.Drawn+p.Deleted) || p.Line < 1 {
				t.Errorf("%+v", p)
			}
		}
		for _, a := range asides {
			size += len(a.Text)
			if !utf8.ValidString(a.Text) || a.Text == "" || a.Kind == "" || a.Line < 0 {
				t.Errorf("%+v", a)
			}
		}
		if size > limit {
			t.Errorf("%d bytes of text, the limit is %d", size, limit)
		}
	})
}
