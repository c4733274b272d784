package label

import (
	"strings"
	"unicode"

	"github.com/clausediff/clausediff/parse/internal/page"
	"github.com/clausediff/clausediff/parse/lang/chars"
)

// fewestRunIns is the minimum number of paragraphs that begin with a heading: fewer
// bold beginnings are mere emphasis.
const fewestRunIns = 3

// longestRunIn is the maximum length, in columns, of a heading that begins a paragraph.
const longestRunIn = 60

// SplitRunIns separates the headings with which paragraphs begin:
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

// runInDash matches the dash after a heading.
var runInDash = page.Lazy(`^\s*[–—]\s`)

// runInEnd returns the byte offset at which the heading at the beginning of a paragraph
// ends, or 0: it is bold, ends with a full stop, a colon or a dash, and a sentence
// follows.
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
	first, next := page.FirstOf(bare), page.FirstOf(rest)
	switch {
	case bare == "" || !IsHeadline(bare) || page.IsWider(bare, longestRunIn) || !unicode.IsUpper(first) || strings.ContainsFunc(bare, chars.IsWide):
		return 0
	case bare == head:
		return 0
	case !unicode.IsUpper(next) && next != '“' && next != '«':
		return 0
	}
	return end
}

// offsetOfVisible returns the byte offset after a number of visible characters.
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
