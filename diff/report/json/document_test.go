package json

import (
	"bytes"
	"encoding/json"
	"io"
	"strings"
	"testing"
)

// asPackageJSON returns a value as package json writes it.
func asPackageJSON(t *testing.T, value any) string {
	t.Helper()
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(value); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// written returns what write puts into a document.
func written(t *testing.T, write func(d *document)) string {
	t.Helper()
	var b bytes.Buffer
	d := newDocument(&b)
	write(d)
	if err := d.end(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func FuzzJSONString(f *testing.F) {
	for _, s := range []string{"", "合作", "a\"b", `a\b`, "<b>&amp;</b>", "\x00\x1b[31m\x7f", "\n\t\r", "\u2028\u2029", "\xff\xe4\xb8", "\ufffd", "𠀀"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if got, want := written(t, func(d *document) { d.string(s) }), asPackageJSON(t, s); got != want {
			t.Errorf("%q is written as %s, by package json as %s", s, got, want)
		}
	})
}

func TestDocument(t *testing.T) {
	type inner struct {
		Text string `json:"text"`
		Flag bool   `json:"flag"`
	}
	type outer struct {
		Name  string   `json:"name"`
		List  []inner  `json:"list"`
		Empty []string `json:"empty"`
	}
	long := strings.Repeat("合", pieceSize) // over more than one piece
	want := outer{"a", []inner{{long, true}, {"”", false}}, []string{}}
	got := written(t, func(d *document) {
		o := d.open()
		o.text("name", want.Name)
		o.name("list").list(len(want.List), func(i int) {
			o := d.open()
			o.text("text", want.List[i].Text)
			o.flag("flag", want.List[i].Flag)
			o.close()
		})
		o.strings("empty", nil)
		o.close()
	})
	if got != asPackageJSON(t, want) {
		t.Errorf("the document is not as package json writes it: %.80s", got)
	}
}

// The scores of links, of three places, are written as package json does.
func TestScores(t *testing.T) {
	for k := range 1001 {
		score := round3(float64(k) / 1000)
		if got, want := written(t, func(d *document) { d.float(score) }), asPackageJSON(t, score); got != want {
			t.Errorf("%v is written as %s, by package json as %s", score, got, want)
		}
	}
}

func TestDocumentError(t *testing.T) {
	d := newDocument(failing{})
	d.list(2*pieceSize, func(i int) { d.string("a") })
	if err := d.end(); err != io.ErrShortWrite {
		t.Errorf("error %v, want that of the first write", err)
	}
}

type failing struct{}

func (failing) Write([]byte) (int, error) { return 0, io.ErrShortWrite }
