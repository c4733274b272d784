package charset

import (
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
)

// A few letters do not identify their encoding. The doubt gives both readings, and the
// line of the first letters.
func TestDoubtHasALine(t *testing.T) {
	for text, want := range map[string]string{
		"a\nb\nМир":               `it reads "Мир" in windows-1251 and "Ьш№" in iso-8859-5; `,
		"first of all\n\n\nГодов": `"Годов" does not tell that it is in windows-1251; `,
		"x\n\ny\nГодов":           `"Годов" does not tell that it is in windows-1251; `,
	} {
		b, err := charmap.Windows1251.NewEncoder().Bytes([]byte(text))
		if err != nil {
			t.Fatal(err)
		}
		got, err := Decode(b, "")
		if err != nil || got.Text != text || !strings.Contains(got.Doubt, want) || got.Line != 1+strings.Count(text, "\n") {
			t.Errorf("%q: got %q, line %d: %q, %v; want %q", text, got.Text, got.Line, got.Doubt, err, want)
		}
	}
}
