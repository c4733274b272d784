package markdown

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// gap is a character without width. Forges find mentions, references,
// addresses and emoji in the text that a reader would see, after all escapes
// are resolved; this character keeps what stands on its sides apart.
const gap = "&#8203;"

// Escape returns text of which nothing is mark-up, on one line: no Markdown, no
// HTML, no mention, reference, link or emoji. Line breaks become spaces, control
// characters U+FFFD, and characters that change the direction of writing or that
// nobody sees are named; the joiners stay, since letters and emoji need them.
func Escape(text string) string {
	var b strings.Builder
	runes := []rune(text)
	commit := commitBreaks(runes)
	for i, r := range runes {
		if len(commit) > 0 && commit[0] == i {
			b.WriteString(gap)
			commit = commit[1:]
		}
		switch {
		case r < utf8.RuneSelf && unicode.IsPrint(r):
			b.WriteString(ascii(r, runes[:i], runes[i+1:]))
		case unicode.IsSpace(r) && r != '\u3000' && r != '\u00a0':
			b.WriteByte(' ')
		case unicode.IsControl(r), r == utf8.RuneError:
			b.WriteRune(utf8.RuneError)
		case unicode.Is(unicode.Cf, r) && r != '\u200c' && r != '\u200d':
			fmt.Fprintf(&b, "&lt;U%s%04X&gt;", `\+`, r)
		default:
			b.WriteRune(r)
		}
	}
	return strings.TrimSpace(strings.Join(strings.FieldsFunc(b.String(), func(r rune) bool { return r == ' ' }), " "))
}

// commitBreaks returns where the digits of what looks like the name of a commit are kept
// apart: at least seven hexadecimal ones, and not only figures, which dates and sums have.
func commitBreaks(runes []rune) []int {
	const name = 7
	var breaks []int
	for i := 0; i < len(runes); i++ {
		start, lettered := i, false
		for ; i < len(runes) && isHex(runes[i]); i++ {
			lettered = lettered || !isDigit(runes[i])
		}
		for at := start + name - 1; lettered && at < i; at += name - 1 {
			breaks = append(breaks, at)
		}
	}
	return breaks
}

// isLive reports whether a colon between two texts makes an address or an emoji of them.
func isLive(before, after []rune) bool {
	name := 0
	for name < len(after) && after[name] < utf8.RuneSelf && (unicode.IsLetter(after[name]) || isDigit(after[name]) || strings.ContainsRune("+_-", after[name])) {
		name++
	}
	emoji := name > 0 && name < len(after) && after[name] == ':'
	scheme := len(before) > 0 && unicode.IsLetter(before[len(before)-1]) && name > 0 && unicode.IsLetter(after[0])
	return emoji || scheme || len(after) > 0 && after[0] == '/'
}

// ascii escapes a printable character of ASCII between two texts.
func ascii(r rune, before, after []rune) string {
	afterDigit := len(before) > 0 && isDigit(before[len(before)-1])
	switch r {
	case '<':
		return "&lt;"
	case '>':
		return "&gt;"
	case '&':
		return "&amp;"
	case '$':
		return "<span>$</span>" // the way out of mathematics that GitHub documents
	case '@':
		return "@" + gap
	case '#':
		return `\#` + gap
	case ':':
		if isLive(before, after) {
			return ":" + gap
		}
		return ":"
	case '-':
		if n := len(before); n >= 2 && strings.EqualFold(string(before[n-2:]), "gh") && len(after) > 0 && isDigit(after[0]) {
			return `\-` + gap // GH-12 names an issue
		}
		return `\-`
	case '.':
		if afterDigit {
			return `\.`
		}
		if n := len(before); n >= 3 && strings.EqualFold(string(before[n-3:]), "www") {
			return gap + "." // a gap behind the dot does not keep cmark from linking
		}
		return "."
	case ')':
		if afterDigit {
			return `\)`
		}
		return ")"
	case '\\', '`', '*', '_', '{', '}', '[', ']', '(', '+', '!', '|', '~', '=', '^', '"':
		return `\` + string(r)
	}
	return string(r)
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

func isHex(r rune) bool { return isDigit(r) || r >= 'a' && r <= 'f' || r >= 'A' && r <= 'F' }

// Code returns an id or locator as code, which a forge does not look into, so that
// what is copied is the id. Text that cannot be code is escaped.
func Code(text string) string { return code(text) }

// code returns an id or locator as code, which no forge looks into, so that what
// is copied is the id.
func code(text string) string {
	if strings.TrimSpace(text) == "" || strings.IndexFunc(text, unprintable) >= 0 {
		return Escape(text)
	}
	if !strings.Contains(text, "`") {
		return "`" + text + "`"
	}
	fence := "`"
	for strings.Contains(text, fence) {
		fence += "`"
	}
	return fence + " " + text + " " + fence
}

func unprintable(r rune) bool {
	return r == utf8.RuneError || !unicode.IsPrint(r)
}
