package finding

import (
	"regexp"
	"strings"
	"sync"

	"github.com/clausediff/clausediff/parse/lang/dates"
	"github.com/clausediff/clausediff/parse/lang/numbers"
	"github.com/clausediff/clausediff/parse/lang/quantities"
	"github.com/clausediff/clausediff/parse/tree"
)

// yearDigits finds a year of the twentieth or twenty-first century.
var yearDigits = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(?:19|20)[0-9]{2}`) })

// routineForms is how a language writes what may change by itself.
type routineForms struct {
	kinds         []*regexp.Regexp // by formKind; what one takes is not left to the next
	year, numeral *regexp.Regexp
	// before and after find a deadline, an end or a beginning beside a date,
	// meeting what makes the date that of a meeting.
	before, after, meeting *regexp.Regexp
	value                  func(numeral string) (int, bool)
	venues                 []string                           // what a text with a venue has
	hint                   func(marked string) bool           // for what is no venue
	dayOf                  func(date string) (month, day int) // of a date without its year
}

// formsOf holds the forms of each language, made when they are first needed.
var formsOf = map[tree.Lang]func() *routineForms{
	tree.Chinese: sync.OnceValue(chineseForms), tree.English: sync.OnceValue(englishForms), tree.Russian: sync.OnceValue(russianForms),
}

func chineseForms() *routineForms {
	const n = `[0-9０-９〇零一二三四五六七八九十]+`
	const year = `(?:(?:19|20)[0-9]{2}|[１２][０-９]{3}|[一二][〇零一二三四五六七八九]{3})`
	const day = n + `月(?:` + n + `日(?:[至到—–-](?:` + n + `月)?` + n + `日)?(?:[于在]\p{Han}{2,6}$)?)?`
	return &routineForms{
		kinds: compile(
			year+`年(?:`+day+`)?|`+day,
			n+`周年|`+n+`年来`,
			`第?`+n+`届|第`+n+`次\p{Han}{0,8}?(?:会议|会晤|会谈|磋商|对话|论坛|峰会|全会|例会)|第`+n+`轮\p{Han}{0,8}?(?:磋商|对话|会谈|谈判|会议)|`+n+`中全会|`+n+`次(?:会议|全会)`,
			`(?:在|于)\p{Han}{1,6}?[^上下内中架后前间时\P{Han}](?:举行|举办|会晤|召开|签署|签订|发表)`,
		),
		year: regexp.MustCompile(year), numeral: regexp.MustCompile(n),
		before:  regexp.MustCompile(`(?:至|到|截至|截止|争取|力争|不迟于|自|从|[—–-])$`),
		after:   regexp.MustCompile(`^年?(?:前|以前|之前|底|末|初|起|后|以后|之后|内|中期|以来|[至到—–-])`),
		meeting: regexp.MustCompile(`会议|会晤|会见|会谈|访问|访华|峰会|论坛|博览会|对话|磋商|全会`),
		value:   hanValue,
		venues:  strings.Fields("举行 举办 会晤 召开 签署 签订 发表"),
		hint: func(marked string) bool {
			return strings.ContainsAny(marked, "0123456789０１２３４５６７８９〇零一二三四五六七八九十年月日")
		},
		dayOf: func(date string) (month, day int) {
			before, after, found := strings.Cut(date, "月")
			if !found {
				return 0, 0
			}
			month, _ = hanValue(strings.TrimLeft(before, " 年"))
			before, _, _ = strings.Cut(after, "日")
			day, _ = hanValue(before)
			return month, day
		},
	}
}

func englishForms() *routineForms {
	month := dates.MonthPattern(tree.English)
	const ordinal = `(?i:[0-9]+(?:st|nd|rd|th)|(?:(?:twen|thir|for|fif|six|seven|eigh|nine)ty-)?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|tenth|eleventh|twelfth|(?:thir|four|fif|six|seven|eigh|nine)teenth|(?:twen|thir|for|fif|six|seven|eigh|nine)tieth)`
	const number = `[0-9]+|` + ordinal
	return &routineForms{
		kinds: compile(
			`(?:on )?\b`+month+`(?: [0-9]{1,2}(?:[–-][0-9]{1,2})?\b)?(?:,? [0-9]{4}\b)?|\b[0-9]{1,2}(?:[–-][0-9]{1,2})? `+month+`(?:,? [0-9]{4}\b)?|\b(?:19|20)[0-9]{2}\b`,
			`\b`+ordinal+` (?i:anniversary)`,
			`\b`+ordinal+`(?: (?:regular|annual|ordinary|plenary|special|joint|ministerial|\p{Lu}[\p{L}.-]*)){0,4} (?i:session|meeting|summit|conference|congress|assembly|forum|round of (?:talks|consultations|negotiations|dialogue))\b`,
			`\b(?:held|signed|met|meet|meeting|Done|done) (?:in|at) \p{Lu}[\p{L}-]*`,
		),
		year: yearDigits(), numeral: regexp.MustCompile(number),
		before:  regexp.MustCompile(`(?i)(?:\b(?:by|until|till|through|before|after|from|since|to|than|beyond|between|end of|of) (?:(?:the|end|of|early|mid|late|year|about) ?)*|mid-|late |early |[–-])$`),
		after:   regexp.MustCompile(`^(?:[–-]| (?:to|through|until|onwards?|or later|at the latest)\b)`),
		meeting: regexp.MustCompile(`(?i)\b(?:met|meets?|meetings?|visit(?:s|ed)?|summits?|session|talks|consultations|conference|forum)\b`),
		value:   func(text string) (int, bool) { return quantities.Ordinal(text, tree.English) },
		venues:  strings.Fields("held signed met meet Done done"),
		hint:    func(string) bool { return true },
		dayOf: func(date string) (month, day int) {
			day, _ = quantities.Ordinal(date, tree.English)
			return dates.MonthIn(date, tree.English), day
		},
	}
}

func russianForms() *routineForms {
	month := dates.MonthPattern(tree.Russian)
	const year = `(?:19|20)[0-9]{2} (?:года|году|год|г\.)`
	const ordinal = `(?i:[0-9]+-?(?:го|му|й|я|е|м|ю)|(?:перв|втор|трет|четв[её]рт|пят|шест|седьм|восьм|девят|десят|одиннадцат|двенадцат)(?:ого|ьего|ому|ьему|ый|ой|ий|ьей|ая|ья|ое|ье|ом|ьем|ую|ью))`
	return &routineForms{
		kinds: compile(
			`(?:с [0-9]{1,2} по )?[0-9]{1,2}(?:[–-][0-9]{1,2})? `+month+`(?: `+year+`)?|`+month+`(?: `+year+`)?|`+year,
			`[0-9]+-лети\p{L}*|[0-9]+-?\p{L}{0,2} годовщин\p{L}*`,
			ordinal+`(?: (?i:очередн|регулярн|ежегодн|пленарн|совместн|министерск)\p{L}*){0,3} (?i:сесси|заседани|встреч|раунд|совещани|саммит|форум|конференци|консультаци|съезд)\p{L}*`,
			`(?:состоял\p{L}*|прошл\p{L}*|подписан\p{L}*|проведенн\p{L}*|Совершено) в \p{Lu}\p{Ll}+`,
		),
		year: yearDigits(), numeral: regexp.MustCompile(`[0-9]+|` + ordinal),
		before:  regexp.MustCompile(`(?i)(?:^|[^\p{L}])(?:до|к|ко|по|с|со|после|позднее|ранее|между|концу|конца|конце|начала|начале|началу|середине|середины|[–-])(?: (?:конца|концу|начала|середины))? ?$`),
		after:   regexp.MustCompile(`^(?:[–-]| (?:по|до|включительно)(?:$|[^\p{L}]))`),
		meeting: regexp.MustCompile(`(?i)встре[чт]|собра|собира|визит|саммит|сесси|заседани|переговор|консультаци|конференци|форум`),
		value:   func(text string) (int, bool) { return quantities.Ordinal(text, tree.Russian) },
		venues:  strings.Fields("состоял прошл подписан проведен овершено"),
		hint:    func(string) bool { return true },
		dayOf: func(date string) (month, day int) {
			day, _ = quantities.Ordinal(date, tree.Russian)
			return dates.MonthIn(date, tree.Russian), day
		},
	}
}

func compile(expressions ...string) []*regexp.Regexp {
	var all []*regexp.Regexp
	for _, e := range expressions {
		all = append(all, regexp.MustCompile(e))
	}
	return all
}

// hanValue reads a number of digits of either width or in Chinese characters.
func hanValue(text string) (int, bool) {
	n := numbers.Parse(text)
	return n, n > 0
}
