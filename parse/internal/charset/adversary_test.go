package charset

import (
	"regexp"
	"strings"
	"testing"

	"golang.org/x/text/encoding/htmlindex"

	"github.com/clausediff/clausediff/testdata/adversary"
)

// Encodings of pages. Those in seenThrough are recognised whatever label is declared;
// for the others, a correct label is accepted.
var (
	seenThrough = strings.Fields("utf-8 utf-16le utf-16be gbk gb18030 big5 windows-1251 windows-1252 koi8-r iso-8859-5 ibm866 x-mac-cyrillic macintosh")
	believed    = strings.Fields("euc-jp shift_jis euc-kr iso-8859-2 iso-8859-3 iso-8859-4 iso-8859-7 iso-8859-10 iso-8859-13 iso-8859-14 iso-8859-15 iso-8859-16 " +
		"koi8-u windows-1250 windows-1253 windows-1254 windows-1257 windows-1258")
	labels = strings.Split(",utf-8,iso-8859-1 gb2312,big5,windows-1251,koi8-r,shift_jis,no-such", ",")
)

// fragments are weak evidence of an encoding: a declared one is accepted, or in doubt.
var fragments = strings.Split("The Sides will invest "+strings.Join(strings.Fields(
	"£5 café 2021–2022 “quoted” it’s §5 5°C €50 naïve Côte Türkiye São Curaçao Åland Peña №5 ООН МИД Статья 双方 雙方 第一条 李克强 —"), " in it.\nThe Sides will invest "), "\n")

// A text in any encoding that can represent it, with a correct, a missing or a false
// label, is read exactly, refused, or in doubt.
func TestAdversaryEncodings(t *testing.T) {
	var texts []string
	for _, text := range adversary.Texts(t) {
		var lines []string
		for line := range strings.Lines(text.Text) {
			if len(line) > 24 && foreign(line) >= fewest {
				lines = append(lines, line)
			}
		}
		texts = append(texts, strings.ToValidUTF8(text.Text[:min(len(text.Text), 3000)], ""))
		texts = append(texts, adversary.Some(lines, 47)...)
	}
	texts = append(texts, fragments...)
	tried, exact := 0, 0
	try := func(text, name, label string, b []byte) {
		tried++
		got, err := Decode(b, label)
		switch {
		case err != nil, got.Doubt != "":
		case got.Text != text:
			t.Errorf("%s labelled %q is read as %s: %s", name, label, got.Encoding, firstDifference(text, got.Text))
		default:
			exact++
		}
	}
	for _, text := range texts {
		for i, name := range append(seenThrough, believed...) {
			b, ok := encodedIn(name, text)
			if !ok {
				continue
			}
			try(text, name, name, b)
			if i >= len(seenThrough) || foreign(text) < fewest {
				continue
			}
			for _, label := range labels {
				if name == "x-mac-cyrillic" && label == "windows-1251" && !insideYa(text) {
					continue // they differ only in capitals and я
				}
				try(text, name, label, b)
			}
		}
	}
	if exact*10 < tried*8 {
		t.Errorf("only %d of %d are read exactly", exact, tried)
	}
	adversary.Record(t, "a text in each encoding that holds it, with a true, no or a false label, is read exactly, refused or in doubt", tried)
}

// A text that is partly UTF-8, or that was decoded wrongly and saved like this, is
// refused or in doubt unless it is read correctly.
func TestAdversaryMixtures(t *testing.T) {
	tried := 0
	try := func(what, text string, b []byte) {
		tried++
		got, err := Decode(b, "")
		if err != nil || got.Doubt != "" || got.Text == text || isControlled(got.Text) {
			return
		}
		meant, _ := Misread(got.Text)
		if Twice(got.Text, got.Encoding) == "" && meant == "" {
			t.Errorf("%s is read as %s without a doubt: %.60q", what, got.Encoding, got.Text)
		}
	}
	parts := []string{"Совместное заявление", "双方重申，支持多边主义。", "“L’été” — déjà vu"}
	for _, e := range grid {
		text, part := "<p>"+e.text+"</p>\n", "<p>"+parts[len(e.text)%len(parts)]+"</p>\n"
		for _, name := range seenThrough[3:] {
			if b, ok := encodedIn(name, text); ok {
				try("a part in UTF-8 of "+name, "", append(append(b, part...), b...))
			}
		}
	}
	for _, e := range grid {
		for _, saved := range seenThrough {
			for _, read := range []string{"windows-1252", "windows-1251", "koi8-r", "gb18030", "big5", "macintosh"} {
				b, ok := encodedIn(saved, e.text)
				if !ok || wideBytes(saved) && e.text == russianText || saved == "x-mac-cyrillic" && read == "windows-1251" {
					continue // rare for Russian; the two encodings differ only in capitals
				}
				if misread, clean := trial(b, read); clean {
					try(saved+" read as "+read, e.text, []byte(misread))
				}
			}
		}
	}
	adversary.Record(t, "a text of two encodings, or decoded twice, is refused or in doubt", tried)
}

// isControlled reports whether a text has characters that make it a binary file.
func isControlled(text string) bool { return strings.ContainsFunc(text, unprintable) }

// encodedIn returns a text in an encoding, and whether the encoding can represent it.
func encodedIn(name, text string) ([]byte, bool) {
	e, err := htmlindex.Get(name)
	if err != nil {
		return nil, false
	}
	b, err := e.NewEncoder().Bytes([]byte(text))
	if err != nil {
		return nil, false
	}
	back, err := e.NewDecoder().Bytes(b)
	return b, err == nil && string(back) == text
}

func firstDifference(a, b string) string {
	at := 0
	for at < len(a) && at < len(b) && a[at] == b[at] {
		at++
	}
	return strings.ToValidUTF8(a[max(0, at-40):min(len(a), at+20)]+" → "+b[max(0, at-40):min(len(b), at+20)], "")
}

// insideYa reports whether a text has я after another small letter.
func insideYa(text string) bool {
	return regexp.MustCompile(`[а-ю]я`).MatchString(text)
}
