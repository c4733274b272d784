package parse

import (
	"regexp"
	"slices"
	"strings"
)

var (
	mdHeading = lazy(`(?m)^#{1,6}\s+\S`)
	mdLink    = lazy(`!?\[([^\[\]\n]*(?:\n[^\[\]\n]+){0,3})\]\(([^()\s]*)(?:\s+"[^"\n]*")?\)`)
	mdBold    = lazy(`\*\*([^*\n]+)\*\*|__([^_\n]+)__`)
	mdItalic  = lazy(`\*([^*\s][^*\n]*)\*`)
)

// looksMarkdown reports whether a text has the marks of Markdown. Most texts have
// none of their characters, which is quicker to see.
func looksMarkdown(text string) bool {
	head := text[:min(len(text), sniffed)]
	return strings.Contains(head, "#") && mdHeading().MatchString(head) ||
		(strings.Contains(head, "**") || strings.Contains(head, "__")) && mdBold().MatchString(head) ||
		strings.Contains(head, "](") && mdLink().MatchString(head)
}

// readMarkdown turns Markdown into blocks: a text whose headings are parted
// from what stands round them, without the marks. The marks and the addresses
// of links are recorded as markup.
func readMarkdown(s *source) *page {
	p := &page{}
	plain, linked := p.unlink(s.text)
	var b strings.Builder
	headings := map[int]bool{}
	number := 0
	for raw := range strings.SplitSeq(plain, "\n") {
		number++
		text, level := p.markdownLine(raw, number)
		if level > 0 {
			headings[number] = true
		}
		b.WriteString(text + "\n")
	}
	wide := isHanText(s.text)
	for _, g := range p.trimLinkedGroups(splitHeadings(groupLines(b.String()), headings), linked) {
		for _, k := range joinGroups([][]line{g}, false, wide) {
			k.heading = headings[k.line]
			p.blocks = append(p.blocks, k)
		}
	}
	p.dropLicence()
	return p
}

// markdownLine returns a line without its marks, and the level of its heading.
func (p *page) markdownLine(raw string, number int) (text string, level int) {
	text = strings.TrimLeft(raw, " ")
	if mdHeading().MatchString(text) {
		level = len(text) - len(strings.TrimLeft(text, "#"))
		p.discard(verdict{"markup", "a mark of Markdown"}, origin{line: number}, text[:level])
		text = text[level:]
	} else if quote, ok := strings.CutPrefix(text, "> "); ok {
		p.discard(verdict{"markup", "a mark of Markdown"}, origin{line: number}, ">")
		text = quote
	} else {
		text = raw
	}
	for _, re := range []*regexp.Regexp{mdBold(), mdItalic()} {
		text = p.unwrap(re, text, number)
	}
	return text, level
}

// unwrap leaves of each match the first group that took part, and records the
// rest.
func (p *page) unwrap(re *regexp.Regexp, text string, number int) string {
	var out, marks strings.Builder
	at := 0
	for _, m := range re.FindAllStringSubmatchIndex(text, -1) {
		start, end := m[2], m[3]
		if start < 0 {
			start, end = m[4], m[5]
		}
		out.WriteString(text[at:m[0]] + text[start:end])
		marks.WriteString(text[m[0]:start] + text[end:m[1]])
		at = m[1]
	}
	if at == 0 {
		return text
	}
	p.discard(verdict{"markup", "a mark of Markdown"}, origin{line: number}, marks.String())
	out.WriteString(text[at:])
	return out.String()
}

// unlink leaves the words of the links, and tells which lines are nothing else.
// The words may be wrapped over several lines.
func (p *page) unlink(text string) (plain string, linked map[int]bool) {
	linked = map[int]bool{}
	var out strings.Builder
	at, number := 0, 1
	for _, m := range mdLink().FindAllStringSubmatchIndex(text, -1) {
		before, words, after := text[at:m[0]], text[m[2]:m[3]], text[m[1]:]
		out.WriteString(before + words)
		number += strings.Count(before, "\n")
		p.discard(verdict{"markup", "a link of Markdown"}, origin{line: number}, text[m[0]:m[2]]+text[m[3]:m[1]])
		last := number + strings.Count(words, "\n")
		if isBare(lastLine(before)) && isBare(firstLine(after)) {
			for ; number <= last; number++ {
				linked[number] = true
			}
		}
		at, number = m[1], last
	}
	out.WriteString(text[at:])
	return out.String(), linked
}

func firstLine(s string) string { s, _, _ = strings.Cut(s, "\n"); return s }
func lastLine(s string) string  { return s[strings.LastIndexByte(s, '\n')+1:] }

// isBare reports whether a text has nothing to read.
func isBare(s string) bool { return !strings.ContainsFunc(s, isWordRune) }

// trimLinkedGroups records the groups at the end that are links: what stands
// behind a text to lead elsewhere.
func (p *page) trimLinkedGroups(groups [][]line, linked map[int]bool) [][]line {
	for len(groups) > 1 {
		last := groups[len(groups)-1]
		if slices.ContainsFunc(last, func(l line) bool { return !linked[l.number] }) {
			break
		}
		for _, l := range last {
			p.discard(verdict{"related links", "the whole line is a link"}, origin{line: l.number}, l.text)
		}
		groups = groups[:len(groups)-1]
	}
	return groups
}

// splitHeadings makes each heading a group of its own.
func splitHeadings(groups [][]line, headings map[int]bool) [][]line {
	var out [][]line
	for _, g := range groups {
		start := 0
		for i, l := range g {
			if headings[l.number] {
				if i > start {
					out = append(out, g[start:i])
				}
				out = append(out, g[i:i+1])
				start = i + 1
			}
		}
		if start < len(g) {
			out = append(out, g[start:])
		}
	}
	return out
}
