package label

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clausediff/clausediff/parse/internal/page"
	"github.com/clausediff/clausediff/parse/lang/chars"
)

// fewestRunIns is how many paragraphs must begin with a heading before any does:
// a few words in bold type are a stress.
const fewestRunIns = 3

// longestRunIn is the longest heading that begins a paragraph, in columns.
const longestRunIn = 60

// SplitRunIns cuts the headings off that paragraphs begin with:
//
//	**Trade.** The Sides …      Trade. │ The Sides …
//	1. **Trade** – The Sides …  1. Trade – │ The Sides …
func SplitRunIns(blocks []page.Block) []page.Block {
	ends := map[int]int{}
	for i := range blocks {
		if end := runInEnd(&blocks[i]); end > 0 {
			ends[i] = end
		}
	}
	if len(ends) < fewestRunIns {
		return blocks
	}
	var all []page.Block
	for i, b := range blocks {
		end, ok := ends[i]
		if !ok {
			all = append(all, b)
			continue
		}
		heading, rest := b, b
		heading.Text, heading.Level, heading.RunIn = strings.TrimSpace(b.Text[:end]), page.LevelRunIn, true
		rest.Text, rest.Lead = strings.TrimSpace(b.Text[end:]), 0
		all = append(all, heading, rest)
	}
	return all
}

// runInDash matches the dash behind a heading.
var runInDash = page.Lazy(`^\s*[–—]\s`)

// runInEnd returns the byte offset at which the heading ends that a paragraph
// begins with, 0 for none: it is in bold type, ends with a full stop, a colon or a
// dash, and a sentence follows.
func runInEnd(b *page.Block) int {
	if b.Lead == 0 || b.Level > 0 || b.Item {
		return 0
	}
	end := offsetOfVisible(b.Text, b.Lead)
	if end < len(b.Text) && strings.ContainsRune(".:", rune(b.Text[end])) {
		end++
	}
	if dash := runInDash().FindStringIndex(b.Text[end:]); dash != nil {
		end += dash[1]
	}
	head, rest := strings.TrimSpace(b.Text[:end]), strings.TrimSpace(b.Text[end:])
	if l, ok := Read(head); ok {
		head = l.Rest
	}
	bare := strings.TrimRight(head, ".:–— ")
	first, _ := utf8.DecodeRuneInString(bare)
	next, _ := utf8.DecodeRuneInString(rest)
	switch {
	case bare == "" || !IsHeadline(bare) || page.Columns(bare) > longestRunIn || !unicode.IsUpper(first) || strings.ContainsFunc(bare, chars.IsWide):
		return 0
	case bare == head:
		return 0
	case !unicode.IsUpper(next) && next != '“' && next != '«':
		return 0
	}
	return end
}

// offsetOfVisible returns the byte offset behind a number of visible characters.
func offsetOfVisible(text string, n int) int {
	for i, r := range text {
		if unicode.IsSpace(r) || chars.IsZeroWidth(r) {
			continue
		}
		if n == 0 {
			return i
		}
		n--
	}
	return len(text)
}
