package parse

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clausediff/clausediff/parse/internal/label"
	"github.com/clausediff/clausediff/parse/internal/page"
	"github.com/clausediff/clausediff/parse/internal/source"
	"github.com/clausediff/clausediff/parse/lang/chars"
)

// readText turns plain text into blocks.
func readText(s *source.Source) (*page.Page, error) {
	p := &page.Page{}
	groups := groupLines(s.Text)
	perLine := !blankParts(groups) && !groupsWrapped(groups)
	p.Blocks = joinGroups(groups, perLine, page.IsHanText(s.Text))
	p.DropLicence()
	return p, nil
}

// groupLines groups the lines of text between blank lines. A line of zero-width
// characters only comes from a break inside a word: it is skipped, and does not
// separate groups.
func groupLines(text string) [][]page.Line {
	var groups [][]page.Line
	var group []page.Line
	number := 0
	for raw := range strings.SplitSeq(text, "\n") {
		number++
		if t := page.Tidy(raw); t != "" {
			group = append(group, page.Line{Text: t, Number: number, Indent: isIndented(raw)})
			continue
		}
		if strings.ContainsFunc(raw, chars.IsZeroWidth) && len(group) > 0 {
			continue
		}
		if len(group) > 0 {
			groups, group = append(groups, group), nil
		}
	}
	if len(group) > 0 {
		groups = append(groups, group)
	}
	return groups
}

// isIndented reports whether a line is indented like the first line of a paragraph.
func isIndented(raw string) bool {
	trimmed := strings.TrimLeftFunc(raw, chars.IsZeroWidth)
	return strings.HasPrefix(trimmed, "　　") || strings.HasPrefix(trimmed, "    ") || strings.HasPrefix(trimmed, "\t")
}

// joinGroups makes blocks of the groups. With perLine each line is a block; otherwise
// the lines of a group are joined, except that a line which begins a paragraph begins a
// new block, and so does the text after a heading. wide is set for Chinese.
func joinGroups(groups [][]page.Line, perLine, wide bool) []page.Block {
	var blocks []page.Block
	width := 0
	for _, g := range groups {
		for _, l := range g {
			width = max(width, page.Columns(l.Text))
		}
	}
	for _, g := range groups {
		start := 0
		for i := 1; i <= len(g); i++ {
			if i == len(g) || perLine && !isStray(g[i].Text) || label.BeginsParagraph(g[i-1], g[i]) || i == 1 && isHeaded(g, width) {
				blocks = append(blocks, page.Block{Text: page.JoinAll(g[start:i], wide), Origin: page.Origin{Line: g[start].Number}})
				start = i
			}
		}
	}
	return blocks
}

// isHeaded reports whether the first line of a group is the heading of its other lines:
// it has a label and a title, the next line does not continue it, and it was not broken at
// the width of the text.
//
//  1. Trade
//     The Parties will increase their trade.
func isHeaded(g []page.Line, width int) bool {
	l, ok := label.Read(g[0].Text)
	if !ok || !label.IsHeadline(l.Rest) || page.IsWider(l.Rest, 60) || strings.ContainsAny(l.Rest, "。！？；;") || endsInShortWord(l.Rest) {
		return false
	}
	next := g[1].Text
	return !unicode.IsLower(page.FirstOf(next)) && !isStray(next) && page.HadRoom(g[0].Text, next, width) &&
		page.EndsSentence(g[len(g)-1].Text)
}

// endsInShortWord reports whether the last word has at most three small letters, like the
// articles and prepositions in which no heading ends.
func endsInShortWord(text string) bool {
	last := text[strings.LastIndexByte(text, ' ')+1:] // a tidy line has no other space
	return last != "" && utf8.RuneCountInString(last) <= 3 && strings.IndexFunc(last, func(r rune) bool { return !unicode.IsLower(r) }) < 0
}

// blankParts reports whether paragraphs are separated by blank lines. If so, groups are
// small, or their lines break in the middle of sentences.
func blankParts(groups [][]page.Line) bool {
	lines, inner, ended := 0, 0, 0
	for _, g := range groups {
		lines += len(g)
		for _, l := range g[:len(g)-1] {
			inner++
			if page.EndsSentence(l.Text) || page.EndsOpen(l.Text) {
				ended++
			}
		}
	}
	return len(groups) > 1 && (lines < 3*len(groups) || ended*2 < inner)
}

// groupsWrapped reports whether the lines were wrapped at a width.
func groupsWrapped(groups [][]page.Line) bool {
	var lines []string
	last := map[int]bool{}
	for _, g := range groups {
		for _, l := range g {
			lines = append(lines, l.Text)
		}
		last[len(lines)-1] = true
	}
	return page.IsWrapped(lines, func(i int) bool { return last[i] })
}

// isStray reports whether the preceding line break falls inside a sentence: the next
// line begins with punctuation that cannot begin a line.
func isStray(next string) bool {
	return strings.ContainsRune("，。、；：！？）》」』”’,.;:!?)", page.FirstOf(next))
}
