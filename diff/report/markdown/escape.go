package markdown

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// gap is a zero-width space. Forges find mentions, references, URLs and emoji in the visible
// text, after resolving all escapes. This character separates the text on its sides.
const gap = "&#8203;"

// Escape returns text on one line in which nothing is markup: no Markdown, no HTML, no mention,
// reference, link or emoji. Line breaks become spaces, control characters U+FFFD. Characters
// that change the writing direction or are invisible are written as their code points, except
// joiners, which letters and emoji need.
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

// commitBreaks returns the positions at which digits must be separated so that no forge reads
// them as a commit hash: at least seven hexadecimal digits, including a letter, unlike dates
// and sums.
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

// isLive reports whether a colon between two texts makes a URL or an emoji of them.
func isLive(before, after []rune) bool {
	name := 0
	for name < len(after) && after[name] < utf8.RuneSelf && (unicode.IsLetter(after[name]) || isDigit(after[name]) || strings.ContainsRune("+_-", after[name])) {
		name++
	}
	emoji := name > 0 && name < len(after) && after[name] == ':'
	scheme := len(before) > 0 && unicode.IsLetter(before[len(before)-1]) && name > 0 && unicode.IsLetter(after[0])
	return emoji || scheme || len(after) > 0 && after[0] == '/'
}

// ascii escapes a printable ASCII character between two texts.
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
		return "<span>$</span>" // GitHub documents this way to avoid math
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
			return `\-` + gap // GH-12 refers to an issue
		}
		return `\-`
	case '.':
		if afterDigit {
			return `\.`
		}
		if n := len(before); n >= 3 && strings.EqualFold(string(before[n-3:]), "www") {
			return gap + "." // with the gap after the dot, cmark still makes a link
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

// Code returns an id or locator as code, which a forge does not interpret and which can be
// copied unchanged. Text that cannot be code is escaped.
func Code(text string) string { return code(text) }

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
