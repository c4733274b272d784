package charset

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"
)

// UTF8 is the name of the most common encoding.
const UTF8 = "utf-8"

// Error reports the first byte that could not be decoded.
type Error struct {
	Offset    int    // byte offset of the first bad byte
	Line      int    // its line, from 1
	Encoding  string // encoding of the rest, "" if none fits
	Truncated bool   // the bytes end inside a character
}

// Error describes the error in one line.
func (e *Error) Error() string {
	switch {
	case e.Truncated:
		return fmt.Sprintf("the bytes end inside a character of %s", e.Encoding)
	case e.Encoding == "":
		return "the encoding is none of UTF-8, UTF-16, GB18030, Big5, windows-1251, KOI8-R and windows-1252"
	}
	return fmt.Sprintf("byte %d is not valid in %s", e.Offset, e.Encoding)
}

// Decoded is text without a byte order mark, the lower-case name of the encoding of its
// bytes, and the evidence for another encoding, in one line, "" for none.
type Decoded struct {
	Text, Encoding string
	Doubt          string
	Line           int // line of the doubt, from 1
}

// Decode decodes bytes to text. declared is the encoding that the page or its sender
// declares, "" for none; see [Declared]. The error is an [*Error]. It reads the bytes a
// small number of times.
func Decode(b []byte, declared string) (Decoded, error) {
	if rest, name := cutBOM(b); name != "" {
		return decodeNamed(rest, name, len(b)-len(rest))
	}
	if name := sniffUTF16(b); name != "" {
		return decodeNamed(b, name, 0)
	}
	if utf8.Valid(b) {
		return validUTF8(b, declared), nil
	}
	if valid, invalid, run := countUTF8(b); valid > 0 && valid >= 4*invalid || run >= mixedRun && valid >= invalid/4 {
		return Decoded{}, badUTF8(b, 0)
	}
	c := best(b, normalName(declared))
	if c.name == "" {
		at := invalidUTF8(b)
		return Decoded{}, &Error{Offset: at, Line: lineAt(b, at)}
	}
	d, err := decodeNamed(b, c.name, 0)
	if err == nil && c.rival != nil {
		d.doubt(b, c.rival.name, declared)
	}
	return d, err
}

// validUTF8 decodes valid UTF-8. A few characters may be valid by chance, which is a
// doubt.
func validUTF8(b []byte, declared string) Decoded {
	d := Decoded{Text: string(b), Encoding: UTF8}
	if n := len(b) - utf8.RuneCountInString(d.Text); n == 0 || n >= fewest || normalName(declared) == UTF8 || score(d.Text, UTF8) >= 0 {
		return d
	}
	if c := best(b, normalName(declared)); c.name != "" {
		d.doubt(b, c.name, declared)
	}
	return d
}

// doubt sets the doubt that the bytes read as text in another encoding.
func (d *Decoded) doubt(b []byte, rival, declared string) {
	said := "the source does not say in which encoding it is"
	if declared != "" {
		said = "the source says that it is in " + declared
	}
	if rival == "" {
		at := len(strings.TrimLeftFunc(d.Text, func(r rune) bool { return r < utf8.RuneSelf }))
		at = len(d.Text) - at
		d.Line = 1 + strings.Count(d.Text[:at], "\n")
		d.Doubt = fmt.Sprintf("%s, and %q does not tell that it is in %s; save it again in UTF-8", said, wordAt(d.Text, at), d.Encoding)
		return
	}
	other, _ := trial(b, rival)
	at := 0
	for at < len(d.Text) && at < len(other) && d.Text[at] == other[at] {
		at++
	}
	d.Line = 1 + strings.Count(d.Text[:at], "\n")
	d.Doubt = fmt.Sprintf("%s: it reads %q in %s and %q in %s; save it again in UTF-8", said, wordAt(d.Text, at), d.Encoding, wordAt(other, at), rival)
}

// wordAt returns the word around a byte of a text.
func wordAt(text string, at int) string {
	const most = 24 // bytes on either side
	blank := func(r rune) bool { return r <= ' ' || r == '<' || r == '>' }
	from := 1 + strings.LastIndexFunc(text[:at], blank)
	if at-from > most {
		from = at - most
	}
	to := min(at+most, len(text))
	if end := strings.IndexFunc(text[at:to], blank); end >= 0 {
		to = at + end
	}
	return strings.Trim(strings.ToValidUTF8(text[from:to], ""), "\u00a0")
}

// cutBOM returns the bytes after a byte order mark, and the encoding that it
// identifies.
func cutBOM(b []byte) (rest []byte, name string) {
	for _, bom := range []struct{ mark, name string }{
		{"\xEF\xBB\xBF", UTF8}, {"\xFF\xFE", "utf-16le"}, {"\xFE\xFF", "utf-16be"},
	} {
		if bytes.HasPrefix(b, []byte(bom.mark)) {
			return b[len(bom.mark):], bom.name
		}
	}
	return b, ""
}

// sniffUTF16 returns the UTF-16 variant that NUL bytes indicate, or "": ASCII
// characters have one each, all on the same side.
func sniffUTF16(b []byte) string {
	var nul [2]int
	for i, c := range b[:min(len(b), 1<<16)] {
		if c == 0 {
			nul[i%2]++
		}
	}
	switch {
	case nul[1] > 0 && nul[1] >= 10*nul[0]:
		return plausibleUTF16(b, "utf-16le")
	case nul[0] > 0 && nul[0] >= 10*nul[1]:
		return plausibleUTF16(b, "utf-16be")
	}
	return ""
}

// plausibleUTF16 returns name if the bytes read as text in it, and "" otherwise.
func plausibleUTF16(b []byte, name string) string {
	text, ok := trial(b[:min(len(b)&^1, 1<<16)], name)
	if !ok || score(text, name) < minScore {
		return ""
	}
	return name
}

// decodeNamed decodes bytes in a known encoding. base is the offset in the source at
// which they begin.
func decodeNamed(b []byte, name string, base int) (Decoded, error) {
	if name == UTF8 {
		if !utf8.Valid(b) {
			return Decoded{}, badUTF8(b, base)
		}
		return Decoded{Text: string(b), Encoding: name}, nil
	}
	if strings.HasPrefix(name, "utf-16") && len(b)%2 == 1 {
		return Decoded{}, &Error{Offset: base + len(b) - 1, Line: 1 + newlines(b, name, len(b)-1), Encoding: name, Truncated: true}
	}
	text, ok := trial(b, name)
	if !ok {
		return Decoded{}, badBytes(b, name, text, base)
	}
	return Decoded{Text: text, Encoding: name}, nil
}

// badUTF8 returns the error for the first byte of invalid UTF-8.
func badUTF8(b []byte, base int) error {
	at := invalidUTF8(b)
	cut := len(b)-at < utf8.UTFMax && !utf8.FullRune(b[at:])
	return &Error{Offset: base + at, Line: lineAt(b, at), Encoding: UTF8, Truncated: cut}
}

// invalidUTF8 returns the offset of the first invalid byte, or len(b).
func invalidUTF8(b []byte) int {
	for i, r := range string(b) {
		if r == utf8.RuneError && isInvalid(b[i:]) {
			return i
		}
	}
	return len(b)
}

// isInvalid reports whether bytes begin with one that is invalid in UTF-8.
func isInvalid(b []byte) bool {
	_, size := utf8.DecodeRune(b)
	return size == 1 && b[0] >= utf8.RuneSelf
}

// mixedRun is the number of consecutive multi-byte UTF-8 characters which shows that a
// part of the bytes is UTF-8. In other encodings, shorter runs are valid by chance.
const mixedRun = 16

// countUTF8 returns the number of multi-byte characters, the number of invalid bytes,
// and the longest run of such characters without an invalid byte.
func countUTF8(b []byte) (valid, invalid, longest int) {
	run := 0
	for i, r := range string(b) {
		switch {
		case r < utf8.RuneSelf:
		case r == utf8.RuneError && isInvalid(b[i:]):
			invalid, run = invalid+1, 0
		default:
			valid, run = valid+1, run+1
			longest = max(longest, run)
		}
	}
	return valid, invalid, longest
}

func lineAt(b []byte, at int) int { return 1 + bytes.Count(b[:at], []byte("\n")) }
