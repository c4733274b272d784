package parse

import (
	"strings"
	"unicode/utf8"

	"github.com/clausediff/clausediff/parse/lang"
)

// line is a line of plain text.
type line struct {
	text   string
	number int
	indent bool
}

// readText turns plain text into blocks.
func readText(s *source) (*page, error) {
	p := &page{}
	groups := groupLines(s.text)
	perLine := !blankParts(groups) && !groupsWrapped(groups)
	p.blocks = joinGroups(groups, perLine, isHanText(s.text))
	p.dropLicence()
	return p, nil
}

// isHanText reports whether the text is Chinese, as far as joining lines goes.
func isHanText(text string) bool {
	head := text[:min(len(text), sniffed)]
	return detectLang([]block{{text: head}}) == "zh"
}

// groupLines cuts text into groups of lines between blank lines. A line that
// holds only zero-width characters is the trace of a break inside a word and
// neither a line nor blank.
func groupLines(text string) [][]line {
	var groups [][]line
	var group []line
	number := 0
	for raw := range strings.SplitSeq(text, "\n") {
		number++
		if t := tidy(raw); t != "" {
			group = append(group, line{t, number, isIndented(raw)})
			continue
		}
		if strings.ContainsFunc(raw, lang.IsZeroWidth) && len(group) > 0 {
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

// isIndented reports whether a line begins as paragraphs do.
func isIndented(raw string) bool {
	trimmed := strings.TrimLeftFunc(raw, lang.IsZeroWidth)
	return strings.HasPrefix(trimmed, "　　") || strings.HasPrefix(trimmed, "    ") || strings.HasPrefix(trimmed, "\t")
}

// joinGroups makes blocks of the groups: of each line where paragraphs are one
// line each, and otherwise of all lines of a group, but for those that begin a
// block of their own. wide is set for Chinese.
func joinGroups(groups [][]line, perLine, wide bool) []block {
	var blocks []block
	for _, g := range groups {
		start := 0
		for i := 1; i <= len(g); i++ {
			if i == len(g) || perLine && !isStray(g[i].text) || beginsParagraph(g[i-1], g[i]) {
				blocks = append(blocks, block{text: joinAll(g[start:i], wide), origin: origin{line: g[start].number}})
				start = i
			}
		}
	}
	return blocks
}

// joinAll joins the lines of one block.
func joinAll(lines []line, wide bool) string {
	var b strings.Builder
	for i, l := range lines {
		if i > 0 && needsSpace(lines[i-1].text, l.text, wide) {
			b.WriteByte(' ')
		}
		b.WriteString(l.text)
	}
	return b.String()
}

// blankParts reports whether paragraphs are parted by blank lines: then groups
// are small, or their lines break off in the middle of sentences.
func blankParts(groups [][]line) bool {
	lines, inner, ended := 0, 0, 0
	for _, g := range groups {
		lines += len(g)
		for _, l := range g[:len(g)-1] {
			inner++
			if endsSentence(l.text) || endsOpen(l.text) {
				ended++
			}
		}
	}
	return len(groups) > 1 && (lines < 3*len(groups) || ended*2 < inner)
}

// groupsWrapped reports whether the lines were broken at a width.
func groupsWrapped(groups [][]line) bool {
	var lines []string
	last := map[int]bool{}
	for _, g := range groups {
		for _, l := range g {
			lines = append(lines, l.text)
		}
		last[len(lines)-1] = true
	}
	return isWrapped(lines, func(i int) bool { return last[i] })
}

// isStray reports whether a line break stands in the middle of a sentence: the
// next line begins with punctuation that cannot begin a line.
func isStray(next string) bool {
	return strings.ContainsRune("，。、；：！？）》」』”’,.;:!?)", firstOf(next))
}

// beginsParagraph reports whether a line begins a block after a line that is
// complete: it is indented, or carries a label.
func beginsParagraph(prev, l line) bool {
	if l.indent && !prev.indent && !endsSentence(prev.text) {
		return isHeadline(prev.text) && columns(prev.text) < 60
	}
	complete := endsSentence(prev.text) || endsOpen(prev.text)
	return complete && (l.indent || beginsBlock(l.text))
}

var (
	licenceStart = lazy(`(?i)^(本作品(是|来自|在|为|來自)|this work is (in|released)|本作品.{0,20}公有领域|public domain|creative commons|本(页面|文)?采用.{0,20}(知识共享|许可协议))`)
	licenceWords = lazy(`(?i)(公有领域|公有領域|著作权法|public domain|creative commons|知识共享|copyright)`)
)

// dropLicence takes the licence at the end of a text away, from the block that
// begins it to the last.
func (p *page) dropLicence() {
	from := max(0, len(p.blocks)-12)
	for i := from; i < len(p.blocks); i++ {
		if first, _ := utf8.DecodeRuneInString(p.blocks[i].text); !strings.ContainsRune("本tTpPcC", first) {
			continue // as nearly all
		}
		if i > 0 && licenceStart().MatchString(p.blocks[i].text) && licenceWords().MatchString(p.tail(i)) {
			for _, b := range p.blocks[i:] {
				p.discard(verdict{reasonLicence, "licence at the end"}, b.origin, b.text)
			}
			p.blocks = p.blocks[:i]
			return
		}
	}
}

func (p *page) tail(i int) string {
	var b strings.Builder
	for _, k := range p.blocks[i:] {
		b.WriteString(k.text)
	}
	return b.String()
}
