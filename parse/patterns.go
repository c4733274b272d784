package parse

import (
	_ "embed" // data/lines.txt
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"
)

// pattern recognises a short block that sites put around and into a text.
type pattern struct {
	reason string
	max    int // longest block in characters
	re     func() *regexp.Regexp
	hints  []string // words of which the block holds one, in lower case; none for any
}

//go:embed data/lines.txt
var lineRules string

// patterns returns the rules of data/lines.txt. Their expressions are compiled
// when they are first needed: a plain text needs few, and a page not all.
var patterns = sync.OnceValue(func() []pattern {
	var all []pattern
	for para := range strings.SplitSeq(lineRules, "\n\n") {
		lines := strings.Split(strings.TrimSpace(para), "\n")
		if strings.HasPrefix(lines[0], "#") || len(lines) < 2 {
			continue
		}
		reason, most, _ := strings.Cut(lines[0], " | ")
		p := pattern{reason: reason, re: lazy(`(?i)` + lines[1])}
		p.max, _ = strconv.Atoi(most)
		if len(lines) > 2 {
			p.hints = strings.Split(strings.TrimPrefix(lines[2], "hints: "), "¦")
		}
		all = append(all, p)
	}
	return all
})

// match returns the words by which a block of n characters is of the pattern;
// lower is its text in lower case.
func (p *pattern) match(text, lower string, n int) (words string, ok bool) {
	if n > p.max || len(p.hints) > 0 && !slices.ContainsFunc(p.hints, func(h string) bool { return strings.Contains(lower, h) }) {
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

// simplify maps the traditional characters in the patterns' words.
var simplify = strings.NewReplacer("來", "来", "責", "责", "編", "编", "輯", "辑", "發", "发", "時", "时", "間", "间", "記", "记",
	"攝", "摄", "圖", "图", "為", "为", "關", "关", "閱", "阅", "讀", "读", "點", "点", "擊", "击", "權", "权", "聲", "声",
	"轉", "转", "載", "载", "請", "请", "評", "评", "論", "论", "標", "标", "題", "题", "籤", "签", "訊", "讯", "電", "电",
	"熱", "热", "門", "门", "薦", "荐", "頁", "页", "條", "条", "網", "网", "現", "现", "當", "当", "連結", "链接", "鏈", "链",
	"專", "专", "審", "审", "對", "对", "佈", "布", "資", "资", "號", "号", "體", "体", "應", "应", "廣", "广", "備", "备", "註", "注")

// judgeWords tells by its words why a block is no part of a statement.
func judgeWords(text string) verdict {
	n := utf8.RuneCountInString(text)
	if n > longestPattern {
		return verdict{}
	}
	text = simplify.Replace(text)
	lower := strings.ToLower(text)
	for _, p := range patterns() {
		if words, ok := p.match(text, lower, n); ok {
			return verdict{p.reason, "the words " + strings.TrimSpace(words)}
		}
	}
	return verdict{}
}
