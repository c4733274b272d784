package parse

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/clausediff/clausediff/parse/internal/charset"
	"github.com/clausediff/clausediff/parse/internal/source"
	"github.com/clausediff/clausediff/testdata/adversary"
)

// Mutilated parts of documents, in any form and encoding, lose no visible character and
// give the same statement when read again, or are refused in one line.
func TestAdversarySources(t *testing.T) {
	tried, read := 0, 0
	for _, hostile := range []bool{false, true} {
		for _, c := range adversary.Cases(t, 6, hostile) {
			for _, v := range append(c.Versions[:], c.Reset...) {
				tried++
				join := func() (string, error) {
					s, err := Join([]Part{{Name: v.Name, Reader: bytes.NewReader(v.Data), Charset: v.Charset}})
					if err != nil {
						var e *Error
						if !errors.As(err, &e) || strings.ContainsAny(err.Error(), "\n\r") || strings.Contains(err.Error(), "internal error") {
							t.Errorf("%s: %v", v.Name, err)
						}
						return "", err
					}
					read++
					if err := s.Validate(); err != nil {
						t.Errorf("%s: %v", v.Name, err)
					}
					decoded, err := charset.Decode(v.Data, v.Charset)
					if err != nil {
						t.Fatalf("%s: %v", v.Name, err)
					}
					text, src := source.UnixLines(decoded.Text), map[rune]int{}
					if looksHTML(text) {
						src = visibleHTML(text)
					} else if count(src, text); strings.Contains(v.Name, "(markdown,") {
						src = nil // markup makes it a different text
					}
					if l := lost(s, src); l != "" {
						t.Errorf("%s: lost %q", v.Name, l)
					}
					return sketch(s), nil
				}
				first, err := join()
				if again, _ := join(); err == nil && first != again {
					t.Errorf("%s: read again, it is another", v.Name)
				}
			}
		}
	}
	if read < tried {
		t.Errorf("only %d of %d are read", read/2, tried)
	}
	adversary.Record(t, "nothing that can be seen of a source is lost, and it reads the same again; what is not read is refused in one line", tried)
}
