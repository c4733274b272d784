package parse

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"

	"github.com/clausediff/clausediff/parse/internal/source"
)

// wordFile returns a DOCX file with paragraphs in XML.
func wordFile(t *testing.T, paragraphs ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for name, text := range map[string]string{
		"[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
		"word/document.xml": `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>` +
			strings.Join(paragraphs, "") + `</w:body></w:document>`,
	} {
		f, err := w.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write([]byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func para(text string) string { return "<w:p><w:r><w:t>" + text + "</w:t></w:r></w:p>" }

func TestDOCX(t *testing.T) {
	data := wordFile(t, para("岚泽联合声明"), para("一、双方重申友好，同意共同治理边境河流。"),
		`<w:p><w:r><w:t>双方将建</w:t></w:r><w:del><w:r><w:delText>造</w:delText></w:r></w:del><w:r><w:t>设渡口。</w:t></w:r></w:p>`,
		para("二、双方同意开放新的渡口。"))
	s, err := Any(bytes.NewReader(data), Name("a.docx"))
	if err != nil {
		t.Fatal(err)
	}
	if want := "双方重申友好，同意共同治理边境河流。\n双方将建设渡口。\n双方同意开放新的渡口。"; s.Text != want || s.Title != "岚泽联合声明" || s.Source.Encoding != "docx" {
		t.Errorf("got %q, title %q, encoding %q", s.Text, s.Title, s.Source.Encoding)
	}
	if len(reasons(s, "造")) != 1 {
		t.Errorf("what a tracked change deletes is not in %v", s.Discarded)
	}
	for _, bad := range []struct {
		data []byte
		want error
	}{
		{data[:len(data)/2], source.ErrTruncated},
		{wordFile(t), source.ErrNoContent},
		{[]byte("PK\x03\x04 and no more"), nil},
		{[]byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 an old one"), source.ErrUnsupported},
	} {
		_, err := Any(bytes.NewReader(bad.data), Name("b.docx"))
		var e *Error
		if !errors.As(err, &e) || bad.want != nil && !errors.Is(err, bad.want) {
			t.Errorf("%.20q: got %v, want %v", bad.data, err, bad.want)
		}
	}
}

// pdfFile returns a PDF of one page with lines of text, 12 points high.
func pdfFile(lines ...string) []byte {
	var page strings.Builder
	for i, l := range lines {
		if l != "" {
			fmt.Fprintf(&page, "BT /F1 12 Tf 60 %d Td (%s) Tj ET\n", 780-14*i, l)
		}
	}
	objects := []string{
		"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [4 0 R] /Count 1 >>",
		"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
		"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Resources << /Font << /F1 3 0 R >> >> >>",
		fmt.Sprintf("<< /Length %d >>\nstream\n%sendstream", page.Len(), page.String()),
	}
	var b strings.Builder
	b.WriteString("%PDF-1.4\n")
	var offsets []int
	for i, o := range objects {
		offsets = append(offsets, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, o := range offsets {
		fmt.Fprintf(&b, "%010d 00000 n \n", o)
	}
	fmt.Fprintf(&b, "trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, start)
	return []byte(b.String())
}

func TestPDF(t *testing.T) {
	if _, err := exec.LookPath("pdftotext"); err != nil {
		if os.Getenv("CLAUSEDIFF_REQUIRE") != "" {
			t.Fatal("pdftotext is required and not installed")
		}
		t.Skip("pdftotext is not installed")
	}
	data := pdfFile("Joint Statement of the Two Sides", "on the River and the Ferries", "",
		"1. The two sides note that trade between them has grown, and that it rests on rules",
		"which both of them have made.", "2. They will meet again next year in the other capital, and review what was",
		"done in the meantime.")
	s, err := Any(bytes.NewReader(data), Name("a.pdf"))
	if err != nil {
		t.Fatal(err)
	}
	want := "The two sides note that trade between them has grown, and that it rests on rules which both of them have made.\n" +
		"They will meet again next year in the other capital, and review what was done in the meantime."
	if s.Text != want || s.Title != "Joint Statement of the Two Sides on the River and the Ferries" {
		t.Errorf("got %q, title %q", s.Text, s.Title)
	}
	if _, err := Any(bytes.NewReader(pdfFile()), Name("scan.pdf")); !errors.Is(err, source.ErrNoContent) {
		t.Errorf("a page of pictures: %v", err)
	}
	if _, err := Any(bytes.NewReader(data[:200]), Name("cut.pdf")); !errors.Is(err, source.ErrUnsupported) {
		t.Errorf("a cut file: %v", err)
	}
	t.Setenv("PATH", t.TempDir())
	if _, err := Any(bytes.NewReader(data), Name("a.pdf")); err == nil || !strings.Contains(err.Error(), "pdftotext is not installed") {
		t.Errorf("without the tool: %v", err)
	}
}

// Line breaks in Word work like br on pages: two separate paragraphs, one is joined
// inside a sentence.
func TestLineBreaksOfWord(t *testing.T) {
	const br = "</w:t><w:br/><w:t>"
	data := wordFile(t, para("岚泽联合声明"), para("双方重申友好，同意共同治理河流。"+br+br+"双方同意开放新的渡"+br+"口，手续从简。"+br+"双方将再次会晤。"))
	s, err := Any(bytes.NewReader(data), Name("a.docx"))
	if err != nil {
		t.Fatal(err)
	}
	if want := "双方重申友好，同意共同治理河流。\n双方同意开放新的渡口，手续从简。\n双方将再次会晤。"; s.Text != want {
		t.Errorf("got %q", s.Text)
	}
}
