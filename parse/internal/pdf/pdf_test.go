package pdf_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/clausediff/clausediff/parse/internal/hint"
	"github.com/clausediff/clausediff/parse/internal/pdf"
	"github.com/google/go-cmp/cmp"
)

// textOf returns the text of a PDF, as [shown] shows it.
func textOf(ctx context.Context, data []byte, limit int64) (string, error) {
	c, err := pdf.Read(ctx, data, limit)
	if err != nil {
		return "", err
	}
	return shown(c.Text), nil
}

// needTool skips a test without pdftotext.
func needTool(t *testing.T) {
	t.Helper()
	if _, err := exec.LookPath("pdftotext"); err == nil {
		return
	}
	if os.Getenv("CLAUSEDIFF_REQUIRE") != "" {
		t.Fatal("pdftotext is missing and CLAUSEDIFF_REQUIRE is set")
	}
	t.Skip("pdftotext is missing; install poppler-utils to run this test")
}

// fakeTool replaces pdftotext by a shell script.
func fakeTool(t *testing.T, script string) {
	t.Helper()
	if _, err := os.Stat("/bin/sh"); err != nil {
		t.Skip("there is no /bin/sh to run a script with")
	}
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "pdftotext"), []byte("#!/bin/sh\n"+script+"\n"), 0o755); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", dir)
}

// makePDF returns a PDF with the given lines on each page, in ASCII letters.
func makePDF(pages ...[]string) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.4\n")
	var offsets []int
	object := func(body string) {
		offsets = append(offsets, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", len(offsets), body)
	}
	var kids strings.Builder
	for i := range pages {
		fmt.Fprintf(&kids, "%d 0 R ", 4+2*i)
	}
	object("<< /Type /Catalog /Pages 2 0 R >>")
	object(fmt.Sprintf("<< /Type /Pages /Kids [ %s] /Count %d >>", kids.String(), len(pages)))
	object("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
	for i, lines := range pages {
		object(fmt.Sprintf("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R /Resources << /Font << /F1 3 0 R >> >> >>", 5+2*i))
		content := drawn(lines)
		object(fmt.Sprintf("<< /Length %d >>\nstream\n%sendstream", len(content), content))
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(offsets)+1)
	for _, offset := range offsets {
		fmt.Fprintf(&b, "%010d 00000 n \n", offset)
	}
	fmt.Fprintf(&b, "trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(offsets)+1, start)
	return b.Bytes()
}

// drawn returns the operators that draw lines. An empty line leaves a gap, and text
// after a tab is in the right half of the page.
func drawn(lines []string) string {
	var b strings.Builder
	for i, l := range lines {
		left, right, _ := strings.Cut(l, "\t")
		if left != "" {
			fmt.Fprintf(&b, "BT /F1 12 Tf 60 %d Td (%s) Tj ET\n", 780-14*i, left)
		}
		if right != "" {
			fmt.Fprintf(&b, "BT /F1 12 Tf 320 %d Td (%s) Tj ET\n", 773-14*i, right) // lines in the two halves need not be level
		}
	}
	return b.String()
}

func TestText(t *testing.T) {
	needTool(t)
	data := makePDF(
		[]string{"Journal 7", "", "", "The two sides note that trade between them has grown and", "that it rests on rules which both of them have made and", "", "", "1"},
		[]string{"Journal 7", "", "", "which they keep.", "", "", "They will meet again.", "", "", "2"},
	)
	got, err := textOf(t.Context(), data, 1<<20)
	want := "The two sides note that trade between them has grown and\nthat it rests on rules which both of them have made and\nwhich they keep.\n\nThey will meet again."
	if diff := cmp.Diff(want, got); err != nil || diff != "" {
		t.Errorf("error %v, mismatch (-want +got):\n%s", err, diff)
	}
	if _, err := textOf(t.Context(), data, 20); !errors.Is(err, pdf.ErrTooLarge) {
		t.Errorf("limit of 20 bytes: %v", err)
	}
}

// Pages in two columns are read column by column, with text across both columns in its
// place.
func TestColumns(t *testing.T) {
	needTool(t)
	text := []string{"The two sides note that trade has grown", "and that it rests on rules that both of", "them have made, on the rivers and in", "the ports of either country.", "",
		"They will open three more crossings by", "the end of the year, and keep the fees", "as they are, as long as there are ships", "that pay them in good time.", "",
		"They will meet again when the ice has", "gone, in the house by the old bridge,", "and see what has become of it."}
	page := []string{"Joint Statement of the Two Sides on Crossings, Ports and Rivers", ""}
	for i, l := range text {
		page = append(page, l+"\t"+strings.NewReplacer("The two", "Our two", "They", "We").Replace(text[i]))
	}
	page = append(page, "", "\t1")
	got, err := textOf(t.Context(), makePDF(page), 1<<20)
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []string{page[0], "The two sides", "They will open", "They will meet", "Our two sides", "We will open", "We will meet"} {
		if parts := strings.Split(got, "\n\n"); len(parts) != 7 || !strings.HasPrefix(parts[i], want) {
			t.Fatalf("part %d of %d does not begin with %q:\n%s", i, len(parts), want, got)
		}
	}
	var table []string
	for i := range 20 {
		table = append(table, fmt.Sprintf("A fee for ships of the class %d that pass\t%d pounds", i, 7*i))
	}
	if got, _ := textOf(t.Context(), makePDF(table), 1<<20); !strings.Contains(got, "pounds\n") && !strings.Contains(got, "7 pounds") {
		t.Errorf("a table is read by columns:\n%s", got)
	}
}

func TestNoText(t *testing.T) {
	needTool(t)
	for _, pages := range [][][]string{{{}}, {{}, {}}, {{"1"}, {"2"}}} {
		if got, err := textOf(t.Context(), makePDF(pages...), 1<<20); !errors.Is(err, pdf.ErrNoText) {
			t.Errorf("%v: got %q, %v", pages, got, err)
		}
	}
}

func TestBroken(t *testing.T) {
	needTool(t)
	good := makePDF([]string{"text"})
	for name, data := range map[string][]byte{"cut off": good[:60], "head only": []byte("%PDF-1.4\n"), "empty": nil} {
		_, err := textOf(t.Context(), data, 1<<20)
		if err == nil || !strings.HasPrefix(err.Error(), "pdftotext: ") || strings.Contains(err.Error(), "\n") || !strings.Contains(err.Error(), "Error") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestNoTool(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	if _, err := textOf(t.Context(), makePDF([]string{"text"}), 1<<20); !errors.Is(err, pdf.ErrNoTool) {
		t.Errorf("got %v", err)
	}
}

// TestTool runs programs that behave in all the ways a tool may.
func TestTool(t *testing.T) {
	tests := []struct {
		name, script, text, says string
		limit                    int64
	}{
		{"what it is asked", `says "$*"`, "-bbox-layout -enc UTF-8 -eol unix - -", "", 100},
		{"what it reads", `while read -r l; do says "$l"; done`, "%PDF-x", "", 100},
		{"not all that it reads", `says fine; exit 0`, "fine", "", 100},
		{"exactly the limit", `says 12345`, "12345", "", 6},
		{"over the limit", `says 12345`, "", "too large: over 5 bytes", 5},
		{"no end", `while :; do echo 12345; done`, "", "too large", 1000},
		{"an error", `echo "Syntax Warning: odd" >&2; echo "Syntax Error: no trailer" >&2; exit 1`, "", "pdftotext: Syntax Error: no trailer; open", 100},
		{"a complaint", `echo >&2; echo "what is this" >&2; exit 1`, "", "pdftotext: what is this; open", 100},
		{"no words", `exit 3`, "", "pdftotext: exit status 3; open", 100},
		{"a warning", `echo "Syntax Warning: odd" >&2; says fine`, "fine", "", 100},
		{"not UTF-8", `says "$(printf 'a\377b')"`, "a\uFFFDb", "", 100},
		{"blank", `says " "; says ""`, "", "OCR", 100},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			fakeTool(t, `says() { printf '<page \n<block \n<line xMin="1" yMin="1" xMax="9" yMax="9">\n<word xMin="1" yMin="1" xMax="9" yMax="9">%s</word>\n' "$1"; }`+"\n"+tt.script)
			got, err := textOf(t.Context(), []byte("%PDF-x\n"), tt.limit)
			if got != tt.text || (err == nil) != (tt.says == "") || err != nil && !strings.Contains(err.Error()+"; "+hint.Of(err), tt.says) {
				t.Errorf("got %q, error %v, want %q, %q", got, err, tt.text, tt.says)
			}
		})
	}
}

func TestContext(t *testing.T) {
	fakeTool(t, "while :; do :; done")
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	if _, err := textOf(ctx, []byte("%PDF-x"), 100); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("got %v", err)
	}
}

func TestLooks(t *testing.T) {
	space := strings.Repeat(" ", 1019)
	for text, want := range map[string]bool{
		"%PDF-1.7": true, "\xEF\xBB\xBF%PDF-1.7": true, space + "%PDF-": true, space + " %PDF-": false, "%PDF": false, "": false, "PK\x03\x04": false,
	} {
		if got := pdf.Looks([]byte(text)); got != want {
			t.Errorf("Looks(%.10q of %d) = %v", text, len(text), got)
		}
	}
}
