// Package locate maps a position in a text to its position in the source that the text
// was read from.
//
//	source   <p>The Sides<br>agree to build a&nbsp;<b>bridge</b>.
//	text     The Sides agree to build a bridge.
//	                                   ▲ offset: line 1, column 45
//
// It matches the characters of the text in the source, skipping white space and tags and
// decoding HTML entities. If they do not match, for example because a note was left out,
// there is no answer: the position of the paragraph is better than a wrong column.
package locate

import (
	"bytes"
	"html"
	"unicode"
	"unicode/utf8"
)

const (
	// mostSkipped is the most characters that may precede a paragraph's text without
	// being part of it, such as its number.
	mostSkipped = 40
	// firstOf is how many of the first characters of a text must match there.
	firstOf = 8
	// longestEntity is the most bytes of an HTML entity.
	longestEntity = 40
)

// Find returns the line and column, counted in characters from 1, of the byte offset in a
// text. The paragraph of the text begins at the given line and column of the source; a
// column of 0 is the beginning of the line.
func Find(source []byte, line, col int, text string, offset int) (int, int, bool) {
	if !utf8.Valid(source) {
		return 0, 0, false
	}
	at := start(source, line, col)
	if at < 0 {
		return 0, 0, false
	}
	want := []rune{}
	before := 0 // characters before the place
	for i, r := range text {
		if unicode.IsSpace(r) {
			continue
		}
		if i < offset {
			before++
		}
		want = append(want, r)
	}
	for range mostSkipped {
		if end, ok := follow(source, at, want[:min(len(want), max(before, firstOf))], before); ok {
			l, c := position(source, end)
			return l, c, true
		}
		_, size := next(source, at)
		if size == 0 {
			return 0, 0, false
		}
		at += size
	}
	return 0, 0, false
}

// follow returns the offset of the character at index in want, if the source at that
// point matches want.
func follow(source []byte, at int, want []rune, index int) (int, bool) {
	found := at
	for i := 0; ; i++ {
		at = skip(source, at)
		if i == index {
			found = at
		}
		if i == len(want) {
			return found, true
		}
		r, size := next(source, at)
		if size == 0 || r != want[i] {
			return 0, false
		}
		at += size
	}
}

// skip returns the offset of the next visible character.
func skip(source []byte, at int) int {
	for at < len(source) {
		r, size := next(source, at)
		switch {
		case source[at] == '<' && tagEnd(source, at) > 0:
			at = tagEnd(source, at)
		case unicode.IsSpace(r):
			at += size
		default:
			return at
		}
	}
	return at
}

// tagEnd returns the offset after a tag, 0 if there is none.
func tagEnd(source []byte, at int) int {
	const longestTag = 4 << 10
	rest := source[at:min(len(source), at+longestTag)]
	if len(rest) < 2 || !unicode.IsLetter(rune(rest[1])) && rest[1] != '/' && rest[1] != '!' {
		return 0
	}
	if end := bytes.IndexByte(rest, '>'); end > 0 {
		return at + end + 1
	}
	return 0
}

// next returns the character at an offset, decoding an HTML entity, and its length in
// bytes.
func next(source []byte, at int) (rune, int) {
	if at >= len(source) {
		return 0, 0
	}
	if source[at] == '&' {
		rest := source[at:min(len(source), at+longestEntity)]
		if end := bytes.IndexByte(rest, ';'); end > 0 {
			if r := []rune(html.UnescapeString(string(rest[:end+1]))); len(r) == 1 {
				return r[0], end + 1
			}
		}
	}
	return utf8.DecodeRune(source[at:])
}

// start returns the offset of a line and column, -1 if it does not exist.
func start(source []byte, line, col int) int {
	at := 0
	for ; line > 1; line-- {
		end := bytes.IndexByte(source[at:], '\n')
		if end < 0 {
			return -1
		}
		at += end + 1
	}
	for ; col > 1 && at < len(source); col-- {
		_, size := utf8.DecodeRune(source[at:])
		at += size
	}
	return at
}

// position returns the line and column of an offset.
func position(source []byte, at int) (line, col int) {
	before := source[:at]
	line = 1 + bytes.Count(before, []byte("\n"))
	col = 1 + utf8.RuneCount(before[bytes.LastIndexByte(before, '\n')+1:])
	return line, col
}
