package parse

import (
	"strings"

	"github.com/clausediff/clausediff/parse/lang"
)

// readText turns plain text into blocks.
func readText(s *source) (*page, error) {
	p := &page{}
	groups := groupLines(s.text)
	perLine := !blankParts(groups) && !groupsWrapped(groups)
	p.blocks = joinGroups(groups, perLine, isHanText(s.text))
	p.dropLicence()
	return p, nil
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
