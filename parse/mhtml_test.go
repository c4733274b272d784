package parse

import (
	"errors"
	"strings"
	"testing"

	"github.com/clausediff/clausediff/parse/internal/mhtml"
)

const savedPage = "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.org/2021\r\nSubject: =?utf-8?Q?Joint=20State?=\r\n =?utf-8?Q?ment?=\r\n" +
	"Date: Tue, 4 May 2021 10:00:00 -0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"x\"\r\n\r\n" +
	"--x\r\nContent-Type: text/css\r\n\r\np{}\r\n" +
	"--x\r\nContent-Type: text/html; charset=UTF-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<p>A=3Db, =E5=8F=8C=\r\n=E6=96=B9</p>\r\n--x--\r\n"

func TestMHTML(t *testing.T) {
	if !mhtml.Looks([]byte(savedPage)) {
		t.Fatal("not recognised")
	}
	p, err := mhtml.Read([]byte(savedPage))
	if err != nil {
		t.Fatal(err)
	}
	if got, want := strings.TrimSpace(string(p.Body)), "<p>A=b, 双方</p>"; got != want {
		t.Errorf("body %q, want %q", got, want)
	}
	if p.Charset != "utf-8" || p.Value("subject") != "Joint Statement" || p.Value("snapshot-content-location") != "https://example.org/2021" {
		t.Errorf("charset %q, fields %v", p.Charset, p.Fields)
	}
	if f := p.Fields[3]; f.Name != "Date" || f.Line != 5 {
		t.Errorf("field %+v, want Date in line 5", f)
	}
}

func TestMHTMLStartsWhereItSays(t *testing.T) {
	message := "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x; start=\"<b>\"\n\n" +
		"--x\nContent-Type: text/html\nContent-ID: <a>\n\nframe\n--x\nContent-Type: text/html\nContent-ID: <b>\n\npage\n--x--\n"
	p, err := mhtml.Read([]byte(message))
	if err != nil || strings.TrimSpace(string(p.Body)) != "page" {
		t.Errorf("%q, %v", p.Body, err)
	}
}

func TestIsNoMHTML(t *testing.T) {
	for _, text := range []string{
		"", "MIME-Version: 1.0\nContent-Type: text/html", "Date: 4 May 2021\nSubject: x\n\nMIME-Version: 1.0\nContent-Type: text/html\n",
		"The Sides met: MIME-Version: 1.0\nContent-Type: a\n\n", "---\nMIME-Version: 1\n---\n\n",
	} {
		if mhtml.Looks([]byte(text)) {
			t.Errorf("%q is taken for a message", text)
		}
	}
}

func TestMHTMLErrors(t *testing.T) {
	for text, want := range map[string]error{
		"MIME-Version: 1.0\nContent-Type: image/png\n\nx":                                        mhtml.ErrNoPage,
		"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\nnothing":              mhtml.ErrDamaged,
		"MIME-Version: 1.0\nContent-Type: text/html\nContent-Transfer-Encoding: base64\n\n!!!!x": mhtml.ErrDamaged,
	} {
		if _, err := mhtml.Read([]byte(text)); !errors.Is(err, want) {
			t.Errorf("%q: %v, want %v", text, err, want)
		}
	}
}

func FuzzMHTML(f *testing.F) {
	f.Add([]byte(savedPage))
	f.Fuzz(func(t *testing.T, data []byte) {
		if !mhtml.Looks(data) {
			return
		}
		if _, err := mhtml.Read(data); err != nil && !errors.Is(err, mhtml.ErrDamaged) && !errors.Is(err, mhtml.ErrNoPage) {
			t.Fatal(err)
		}
	})
}
