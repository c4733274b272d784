package parse

import (
	"strings"

	"golang.org/x/net/html"
)

var (
	mdHeading  = lazy(`(?m)^ {0,3}#{1,6}[ \t]+\S`)
	mdStrong   = lazy(`\*\*[^\s*][^*\n]*\*\*|(?:^|[\s(])__[^\s_][^_\n]*__`)
	mdLink     = lazy(`\[[^\[\]\n]+(?:\n[^\[\]\n]+){0,3}\]\([^()\s]*(?:\s+"[^"\n]*")?\)`)
	mdEscape   = lazy(`(?m)^\s{0,3}\d{1,3}\\[.)]\s`)
	mdFootnote = lazy(`(?m)^\[\^[^\]\s]+\]:\s`)
	mdDeleted  = lazy(`~~[^\s~][^~\n]*~~`)
)

// markdownMarks counts the marks in the beginning of a text that Markdown has and
// plain text has not. Most texts have none of their characters, which is quicker
// to see.
func markdownMarks(head string) int {
	n := 0
	for _, m := range []struct {
		hint string
		re   func() [][]int
	}{
		{"#", func() [][]int { return mdHeading().FindAllStringIndex(head, -1) }},
		{"**", func() [][]int { return mdStrong().FindAllStringIndex(head, -1) }},
		{"__", func() [][]int { return mdStrong().FindAllStringIndex(head, -1) }},
		{"](", func() [][]int { return mdLink().FindAllStringIndex(head, -1) }},
		{"\\", func() [][]int { return mdEscape().FindAllStringIndex(head, -1) }},
		{"[^", func() [][]int { return mdFootnote().FindAllStringIndex(head, -1) }},
		{"~~", func() [][]int { return mdDeleted().FindAllStringIndex(head, -1) }},
	} {
		if strings.Contains(head, m.hint) {
			n += len(m.re())
		}
	}
	return n
}

// looksMarkdown reports whether a text has the marks of Markdown, or metadata at
// its head.
func looksMarkdown(text string) bool {
	head := text[:min(len(text), sniffed)]
	return metadataEnd(head) > 0 || markdownMarks(head) > 0
}

// readMarkdown turns Markdown into blocks: its syntax tree is made into the
// elements of a page, which are read as those of any other. All of a source is
// the statement's own, so that nothing is looked for in it but what the elements
// themselves leave out.
func readMarkdown(s *source) (*page, error) {
	p := &page{}
	start := p.takeMetadata(s.text)
	b := newMarkdownBuilder(s.text, start)
	if err := b.document(); err != nil {
		return nil, s.fail(lineAt(s.text, b.at), err)
	}
	p.discardMarks(s.text, start, b.read)
	p.leftOut = append(p.leftOut, b.images...)
	x := &extractor{page: p, weights: weigh(b.root), profile: s.profile, hidden: hiddenClasses(b.root), bodies: []*html.Node{b.root}}
	c := collect(&b.dom, x.judgeElement)
	x.leftOut = append(x.leftOut, c.comments...)
	for _, k := range c.aside {
		x.discard(k.verdict, k.origin, k.text)
	}
	x.page.takeTopHeading(c.pieces)
	inside := rejoin(x.page.trimLinkedEnd(x.inside(c.pieces)))
	if err := checkPieces(s.config, inside); err != nil {
		return nil, err
	}
	x.addBlocks(x.keep(inside))
	p.dropLicence()
	return p, nil
}

// takeTopHeading makes the first heading the title, when it stands before all
// running text and no other is of its level or above.
func (p *page) takeTopHeading(pieces []piece) {
	first := -1
	for i := range pieces {
		k := &pieces[i]
		if !k.keeps() {
			continue
		}
		if first < 0 && k.isRunning() && !k.isMarkedUp() {
			return
		}
		if !k.isMarkedUp() {
			continue
		}
		if first >= 0 && k.level <= pieces[first].level {
			return
		}
		if first < 0 {
			first = i
		}
	}
	if first < 0 || columns(pieces[first].text) > longestTitle || beginsBlock(pieces[first].text) {
		return
	}
	p.title, p.titleAt, p.titleFrom = pieces[first].text, pieces[first].origin, "the first heading"
	pieces[first].size = 0
}

// trimLinkedEnd records the pieces at the end that are links and no sentence:
// what stands behind a text to lead elsewhere.
func (p *page) trimLinkedEnd(pieces []piece) []piece {
	for len(pieces) > 1 {
		last := pieces[len(pieces)-1]
		if last.linked < last.size {
			break
		}
		p.discard(judgeLinked(&last), last.origin, last.text)
		pieces = pieces[:len(pieces)-1]
	}
	return pieces
}
