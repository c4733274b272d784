package charset

import (
	"testing"

	"golang.org/x/text/encoding/htmlindex"
)

// Text that was decoded wrongly is found, and no correct text is.
func TestTwice(t *testing.T) {
	for name, text := range map[string]string{"windows-1252": latinText, "windows-1251": russianText, "gb18030": simplified} {
		if word := Twice(text, UTF8); word != "" {
			t.Errorf("%q is taken for text decoded twice: %q", text, word)
		}
		e, err := htmlindex.Get(name)
		if err != nil {
			t.Fatal(err)
		}
		twice, err := e.NewDecoder().String(text)
		if err != nil {
			t.Fatal(err)
		}
		if Twice(twice, UTF8) == "" {
			t.Errorf("%s: %q is not found", name, twice)
		}
	}
}

// A declared encoding is accepted for a few bytes, but not for many that indicate
// another.
func TestDeclaredIsBelieved(t *testing.T) {
	for _, tt := range []struct{ text, true, declared, want string }{
		{"will invest £5 million", "windows-1252", "windows-1252", "windows-1252"},
		{"in the café.", "windows-1252", "iso-8859-1", "windows-1252"},
		{"on June\u00a08, 2021", "windows-1252", "windows-1252", "windows-1252"},
		{"in 2021—2022", "gb18030", "gb2312", "gb18030"},
		{russianText, "iso-8859-5", "iso-8859-5", "iso-8859-5"},
		{russianText, "ibm866", "ibm866", "ibm866"},
		{russianText, "x-mac-cyrillic", "x-mac-cyrillic", "x-mac-cyrillic"},
		{russianText, "iso-8859-5", "", "iso-8859-5"},
		{russianText, "ibm866", "koi8-r", "ibm866"},
		{russianText, "windows-1251", "iso-8859-5", "windows-1251"},
		{russianText, "koi8-r", "windows-1251", "koi8-r"},
		{simplified, "gb18030", "big5", "gb18030"},
	} {
		e, err := htmlindex.Get(tt.true)
		if err != nil {
			t.Fatal(err)
		}
		b, err := e.NewEncoder().Bytes([]byte(tt.text))
		if err != nil {
			t.Fatal(err)
		}
		if got, err := Decode(b, tt.declared); err != nil || got.Text != tt.text || got.Encoding != tt.want || got.Doubt != "" {
			t.Errorf("%s declared as %s: %+v, %v", tt.true, tt.declared, got, err)
		}
	}
	// One half is UTF-8: no encoding fits both.
	e, _ := htmlindex.Get("windows-1251")
	b, err := e.NewEncoder().Bytes([]byte(russianText + "\n"))
	if err != nil {
		t.Fatal(err)
	}
	if got, err := Decode(append(b, russianText...), ""); err == nil {
		t.Errorf("a mixture is read as %+v", got)
	}
}
