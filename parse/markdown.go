package parse

import (
	"regexp"
	"strings"
)

var (
	mdHeading = regexp.MustCompile(`(?m)^#{1,6}\s+\S`)
	mdLink    = regexp.MustCompile(`!?\[([^\[\]\n]*)\]\(([^()\s]*)(?:\s+"[^"\n]*")?\)`)
	mdBold    = regexp.MustCompile(`\*\*([^*\n]+)\*\*|__([^_\n]+)__`)
	mdItalic  = regexp.MustCompile(`\*([^*\s][^*\n]*)\*`)
)

// looksMarkdown reports whether a text has the marks of Markdown.
func looksMarkdown(text string) bool {
	head := text[:min(len(text), sniffed)]
	return mdHeading.MatchString(head) || mdBold.MatchString(head) || mdLink.MatchString(head)
}

// readMarkdown turns Markdown into blocks: a text whose headings are parted
// from what stands round them, without the marks. The marks and the addresses
// of links are recorded as markup.
func readMarkdown(s *source) *page {
	p := &page{}
	var b strings.Builder
	headings := map[int]bool{}
	number := 0
	for raw := range strings.SplitSeq(s.text, "\n") {
		number++
		text, level := p.markdownLine(raw, number)
		if level > 0 {
			headings[number] = true
		}
		b.WriteString(text + "\n")
	}
	wide := isHanText(s.text)
	for _, g := range splitHeadings(groupLines(b.String()), headings) {
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
	if mdHeading.MatchString(text) {
		level = len(text) - len(strings.TrimLeft(text, "#"))
		p.discard("markup", origin{line: number}, text[:level])
		text = text[level:]
	} else if quote, ok := strings.CutPrefix(text, "> "); ok {
		p.discard("markup", origin{line: number}, ">")
		text = quote
	} else {
		text = raw
	}
	for _, re := range []*regexp.Regexp{mdLink, mdBold, mdItalic} {
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
	p.discard("markup", origin{line: number}, marks.String())
	out.WriteString(text[at:])
	return out.String()
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
