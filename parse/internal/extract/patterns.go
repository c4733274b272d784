package extract

import (
	_ "embed" // data/lines.txt
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/clausediff/clausediff/parse/internal/page"
	"github.com/clausediff/clausediff/parse/lang/chars"
	"github.com/clausediff/clausediff/parse/tree"
)

// pattern recognises a short block that sites add around or inside a text.
type pattern struct {
	Reason tree.Reason
	max    int  // maximum length of a block in characters
	line   bool // does not match blocks that end a sentence
	re     func() *regexp.Regexp
	hints  []string // the block must contain one of these, in lower case; empty for no condition
}

//go:embed data/lines.txt
var lineRules string

// Patterns returns the rules of data/lines.txt. Their expressions are compiled on first
// use, since a page needs only some of them.
var Patterns = sync.OnceValue(func() []pattern {
	var all []pattern
	for para := range strings.SplitSeq(lineRules, "\n\n") {
		lines := strings.Split(strings.TrimSpace(para), "\n")
		if strings.HasPrefix(lines[0], "#") || len(lines) < 2 {
			continue
		}
		head := append(strings.Split(lines[0], " | "), "", "")
		p := pattern{Reason: tree.Reason(head[0]), line: head[2] == "line", re: page.Lazy(`(?i)` + lines[1])}
		p.max, _ = strconv.Atoi(head[1])
		if len(lines) > 2 {
			p.hints = strings.Split(strings.TrimPrefix(lines[2], "hints: "), "¦")
		}
		all = append(all, p)
	}
	return all
})

// match returns the words by which a block of n characters matches the pattern. lower
// is its text in lower case.
func (p *pattern) match(text, lower string, n int) (words string, ok bool) {
	if n > p.max || p.line && page.EndsSentence(text) {
		return "", false
	}
	if len(p.hints) > 0 && !slices.ContainsFunc(p.hints, func(h string) bool { return strings.Contains(lower, h) }) {
		return "", false
	}
	at := p.re().FindStringIndex(text)
	if at == nil {
		return "", false
	}
	return text[at[0]:at[1]], true
}

// longestPattern is the longest block that any pattern matches.
const longestPattern = 400

// JudgeWords returns the verdict on a block by its words.
func JudgeWords(text string) page.Verdict {
	n := utf8.RuneCountInString(text)
	if n > longestPattern {
		return page.Verdict{}
	}
	text = chars.SimplifiedText(text)
	lower := strings.ToLower(text)
	for _, p := range Patterns() {
		if words, ok := p.match(text, lower, n); ok {
			return page.Verdict{Reason: p.Reason, Why: "the words " + strings.TrimSpace(words)}
		}
	}
	return page.Verdict{}
}
