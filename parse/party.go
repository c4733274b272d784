package parse

import (
	_ "embed" // data/offices.txt
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/clausediff/clausediff/parse/internal/label"
	"github.com/clausediff/clausediff/parse/internal/page"
	"github.com/clausediff/clausediff/parse/tree"
)

// partyForms are the patterns by which a statement names its parties. Groups 1 and 2
// are the names.
var partyForms = map[tree.Lang][]func() *regexp.Regexp{
	tree.Chinese: {
		page.Lazy(`^(` + partyZh + `)(?:和|与|與|同|、)(` + partyZh + `)(?:政府)?(?:关于|關於|联合|聯合|建立|深化|新|睦邻|友好|在|的|元首|领导人|\d|[一二三四五六七八九〇]{2,})`),
		page.Lazy(`(` + partyZh + `)(?:和|与|與|同|、)(` + partyZh + `)[（(]以下(?:简|簡)?(?:称|稱)(?:为|為)?[“"「]?双方`),
	},
	tree.English: {
		page.Lazy(`^(` + partyShort + `)\s*(?:[–—-]|\band\b)\s*(` + partyShort + `)\s+(?i:joint)\b`),
		page.Lazy(`\b(?i:of|by|between|from)\s+(` + partyEn + `)\s+and\s+(` + partyEn + `)(?:\s+(?:on|concerning|regarding|for|about|in|to|at)\b|[,.;(]|$)`),
	},
	tree.Russian: {
		page.Lazy(`(?i:заявление|декларация|коммюнике|договор)\s+(?i:между\s+)?(` + partyRu + `)\s+и\s+(` + partyRu + `)(?:\s+(?:об?|обо|по|в|к|относительно)\s|[,.;(]|$)`),
	},
}

const (
	partyZh = `[^，。；：、“”《》（）()\s\d是]{2,20}?(?:国|國|联邦|聯邦|联盟|聯盟|组织|組織|委员会|委員會|王国|合众国|公国)`
	partyEn = `(?:[Tt]he\s+)?\p{Lu}\p{L}*(?:['’-]\p{L}+)?(?:\s+(?:of|the|\p{Lu}\p{L}*))*`
	// partyShort excludes the hyphen, which separates the two names.
	partyShort = `(?:[Tt]he\s+)?(?:(?:\p{Lu}\.){2,}|\p{Lu}\p{L}*(?:\s+(?:of|the|\p{Lu}\p{L}*))*)`
	partyRu    = `\p{Lu}\p{L}+(?:-\p{L}+)?(?:\s+\p{L}+){0,4}?`
)

// partiesOf returns the names of the parties as printed, from the title or from the
// sentence of the preamble that defines what the parties are called. Russian names keep
// their case ending.
func partiesOf(p *page.Page, lang tree.Lang, body []page.Block) (names []string, where page.Found) {
	if names := matchParties(p.Title, lang); names != nil {
		return names, page.Found{Value: strings.Join(names, ", "), Where: "the title", Line: p.TitleAt.Line}
	}
	for _, b := range body[:min(len(body), label.PreambleWithin)] {
		if names := definedParties(b.Text, lang); names != nil {
			return names, page.Found{Value: strings.Join(names, ", "), Where: "the preamble", Line: b.Line}
		}
	}
	return nil, page.Found{}
}

func matchParties(title string, lang tree.Lang) []string {
	for _, re := range partyForms[lang] {
		if m := re().FindStringSubmatch(title); m != nil {
			names := []string{page.Tidy(m[1]), page.Tidy(m[2])}
			if slices.ContainsFunc(names, office().MatchString) {
				return nil
			}
			return names
		}
	}
	return nil
}

//go:embed data/offices.txt
var officeList string

// office matches the name of an office, a meeting or a subject, which is not a party.
var office = sync.OnceValue(func() *regexp.Regexp {
	return page.AnyOf(officeList, `(?:^|[^\pL])(?:`, `)(?:$|[^\pL])`)
})

// definedParties returns the parties defined by a sentence such as 甲国和乙国（以下称“双方”）.
func definedParties(text string, lang tree.Lang) []string {
	if lang != tree.Chinese || !strings.Contains(text, "以下") { // true of nearly every sentence
		return nil
	}
	if m := partyForms[lang][1]().FindStringSubmatch(text); m != nil {
		return []string{page.Tidy(m[1]), page.Tidy(m[2])}
	}
	return nil
}
