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
	hints  []folded // the block must contain one of these; empty for no condition
}

// folded is a text in lower case, with its characters.
type folded struct {
	text string
	characters
}

// characters is a set of characters, or rather of their last seven bits: a text contains
// no other text of which it lacks characters. Most blocks lack some of most hints, and
// need not be searched for them, which took an eighth of the time of a page.
type characters [2]uint64

// fold returns a text in lower case.
func fold(text string) folded {
	f := folded{text: strings.ToLower(text)}
	for _, r := range f.text {
		f.characters[r>>6&1] |= 1 << (r & 63)
	}
	return f
}

// mayHold reports whether a text with these characters may contain one with those.
func (set characters) mayHold(part characters) bool {
	return part[0]&^set[0]|part[1]&^set[1] == 0
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
			for h := range strings.SplitSeq(strings.TrimPrefix(lines[2], "hints: "), "¦") {
				p.hints = append(p.hints, fold(h))
			}
		}
		all = append(all, p)
	}
	return all
})

// match returns the words by which a block of n characters matches the pattern. lower
// is its text in lower case.
func (p *pattern) match(text string, lower folded, n int) (words string, ok bool) {
	if n > p.max || p.line && page.EndsSentence(text) {
		return "", false
	}
	if len(p.hints) > 0 && !slices.ContainsFunc(p.hints, lower.contains) {
		return "", false
	}
	at := p.re().FindStringIndex(text)
	if at == nil {
		return "", false
	}
	return text[at[0]:at[1]], true
}

func (f folded) contains(other folded) bool {
	return f.mayHold(other.characters) && strings.Contains(f.text, other.text)
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
	lower := fold(text)
	for _, p := range Patterns() {
		if words, ok := p.match(text, lower, n); ok {
			return page.Verdict{Reason: p.Reason, Why: "the words " + strings.TrimSpace(words)}
		}
	}
	return page.Verdict{}
}
