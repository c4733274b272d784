// Package safetext makes text harmless for terminals and logs.
package safetext

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Of returns text with every character that a terminal would interpret, or that a reader could
// not see, made visible: control characters as their pictures (␛), direction marks and
// invisible characters as <U+202E>, bytes that are not valid UTF-8 as U+FFFD. Line breaks and
// tabs become spaces. It makes one pass, and returns its argument if nothing changes.
func Of(text string) string {
	at := strings.IndexFunc(text, unsafeRune)
	if at < 0 {
		return text
	}
	var b strings.Builder
	b.WriteString(text[:at])
	for _, r := range text[at:] {
		if unsafeRune(r) {
			b.WriteString(visible(r))
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// unsafeRune reports whether a rune is replaced. Joiners and variation selectors are not,
// because scripts and emoji need them within a character. Where they occur alone, a terminal
// renderer makes them visible.
func unsafeRune(r rune) bool {
	switch {
	case r == utf8.RuneError:
		return true // also the value of an invalid byte, whose width is unknown
	case r >= ' ' && r < 0x7f, r == '\u00a0', r == '\u3000':
		return false
	case r == '\u200c', r == '\u200d', unicode.Is(unicode.Variation_Selector, r):
		return false
	}
	return !unicode.IsPrint(r)
}

// visible returns the replacement of an unsafe rune.
func visible(r rune) string {
	switch {
	case r == '\n', r == '\r', r == '\t', r == '\u2028', r == '\u2029', unicode.Is(unicode.Zs, r):
		return " "
	case r < ' ':
		return string('␀' + r)
	case r == 0x7f:
		return "␡"
	case r == utf8.RuneError:
		return "\ufffd"
	}
	return Escaped(string(r))
}

// Escaped writes each character of text in the form <U+202E>.
func Escaped(text string) string {
	var b strings.Builder
	for _, r := range text {
		fmt.Fprintf(&b, "<U+%04X>", r)
	}
	return b.String()
}
