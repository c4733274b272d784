package said

import (
	"bytes"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clausediff/clausediff/parse/lang/chars"
	"github.com/clausediff/clausediff/parse/lang/wording"
	"github.com/clausediff/clausediff/parse/tree"
)

// Filter determines from the bytes of files alone that a statement does not say a phrase
// of Chinese characters, in any script variant. Parsing may join lines and drop marks,
// notes and the text in them, but it drops no character between two others without one of
// these. A phrase 甲乙丙 in the statement is therefore either inside a run of characters, or
// split: one run ends with 甲 or 甲乙 and another begins with 乙丙 or 丙. At the split there is
// no mark that ends a sentence or clause, since parsing keeps those:
//
//	…甲乙        甲<b>乙丙</b>…        甲乙[3]丙
//	丙…
type Filter struct {
	key  []rune   // folded characters of the phrase
	fold [][]rune // folded form of each character from firstFolded
}

// firstFolded and lastFolded limit the table, from the radicals to the end of the common
// characters.
const firstFolded, lastFolded = 0x2E80, 0x9FFF

// NewFilter returns the filter of a phrase. It returns nil unless the phrase consists of
// Chinese characters only and contains no numerals, which have other spellings.
func NewFilter(phrase string) *Filter {
	f := &Filter{}
	for _, r := range strings.TrimSpace(phrase) {
		if !chars.IsHan(r) || chars.IsHanNumeral(chars.Simplified(r)) {
			return nil
		}
		f.key = append(f.key, folded(r)...)
	}
	if len(f.key) == 0 {
		return nil
	}
	for r := rune(firstFolded); r <= lastFolded; r++ {
		f.fold = append(f.fold, folded(r))
	}
	return f
}

// folded returns the Chinese characters as which a character is compared.
func folded(r rune) []rune {
	return slices.DeleteFunc([]rune(wording.Key(string(r), tree.Chinese)), func(r rune) bool { return !chars.IsHan(r) })
}

// packed are marks of files whose text does not appear literally in their bytes:
// compressed or transfer-encoded formats, and character references.
var packed = [][]byte{[]byte("%pdf"), []byte("pk\x03\x04"), []byte("&#"), []byte("quoted-printable"), []byte("base64")}

// Rules reports whether the statement in some files certainly does not say the phrase.
func (f *Filter) Rules(files ...[]byte) bool {
	if f == nil {
		return false
	}
	ends, begins := false, false
	for _, data := range files {
		lower := bytes.ToLower(data)
		if !utf8.Valid(data) || slices.ContainsFunc(packed, func(mark []byte) bool { return bytes.Contains(lower, mark) }) {
			return false
		}
		for run := range f.runs(string(data)) {
			if run.says(f.key) {
				return false
			}
			ends, begins = ends || run.ends(f.key), begins || run.begins(f.key)
		}
	}
	return !ends || !begins
}

// solid are the marks that parsing never drops alone.
const solid = "，、。；：！？"

// run is Chinese characters with nothing but spaces between them. from and to are the
// offsets where a part of a phrase may begin and end: at spaces, and at the ends of the
// run except beside a solid mark.
type run struct {
	text     []rune
	from, to []int
}

// runs yields the runs of a text. Each is valid until the next one.
func (f *Filter) runs(text string) func(yield func(run) bool) {
	return func(yield func(run) bool) {
		x := run{from: []int{0}}
		for _, r := range text {
			switch {
			case r >= firstFolded && r <= lastFolded && len(f.fold[r-firstFolded]) > 0:
				x.text = append(x.text, f.fold[r-firstFolded]...)
			case r > lastFolded && len(folded(r)) > 0:
				x.text = append(x.text, folded(r)...)
			case r != '\n' && r != '\r' && (unicode.IsSpace(r) || chars.IsZeroWidth(r)):
				x.from, x.to = append(x.from, len(x.text)), append(x.to, len(x.text))
			default:
				open := !strings.ContainsRune(solid, r)
				if open {
					x.to = append(x.to, len(x.text))
				}
				if len(x.text) > 0 && !yield(x) {
					return
				}
				x.text, x.from, x.to = x.text[:0], x.from[:0], x.to[:0]
				if open {
					x.from = append(x.from, 0)
				}
			}
		}
		x.to = append(x.to, len(x.text))
		yield(x)
	}
}

// says reports whether the run contains the phrase.
func (x run) says(key []rune) bool {
	for i := 0; i+len(key) <= len(x.text); i++ {
		if x.text[i] == key[0] && slices.Equal(x.text[i:i+len(key)], key) {
			return true
		}
	}
	return false
}

// ends reports whether the run, or a part of it, ends with a prefix of the phrase.
func (x run) ends(key []rune) bool {
	return slices.ContainsFunc(x.to, func(at int) bool {
		for n := 1; n < len(key) && n <= at; n++ {
			if slices.Equal(x.text[at-n:at], key[:n]) {
				return true
			}
		}
		return false
	})
}

// begins reports whether the run, or a part of it, begins with a suffix of the phrase.
func (x run) begins(key []rune) bool {
	return slices.ContainsFunc(x.from, func(at int) bool {
		for n := 1; n < len(key) && at+n <= len(x.text); n++ {
			if slices.Equal(x.text[at:at+n], key[len(key)-n:]) {
				return true
			}
		}
		return false
	})
}
