package finding

import (
	"regexp"
	"sort"
	"strings"
	"sync"
	"unicode"

	"github.com/clausediff/clausediff/parse/tree"
)

// quantityForms is how a language writes dates and quantities.
type quantityForms struct {
	date, number *regexp.Regexp
	// measured tells a sum or a share, which is news when it comes or goes too.
	measured *regexp.Regexp
	// first holds the characters with which all of them begin, wherever they stand;
	// "" where no list says it.
	first string
}

// begin returns where the first date or quantity of a text may begin.
func (f quantityForms) begin(text string) int {
	if f.first == "" {
		return 0
	}
	if at := strings.IndexAny(text, f.first); at >= 0 {
		return at
	}
	return len(text)
}

const (
	figure = `[0-9]+(?:[.,][0-9]+)*(?:-[0-9]+/[0-9]+)?`
	// ranged is a figure or a range of them: one quantity.
	ranged = figure + `(?: ?%)?(?: ?[-–—~～至到] ?` + figure + `)?`
)

// quantityFormsOf holds the forms of each language, made when they are first needed.
var quantityFormsOf = map[tree.Lang]func() quantityForms{
	tree.English: sync.OnceValue(func() quantityForms {
		return quantityForms{
			date: regexp.MustCompile(`(?:[0-9]{1,2} )?\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b(?: [0-9]{1,2}\b)?(?:,? (?:19|20)[0-9]{2}\b)?|\b(?:19|20)[0-9]{2}(?:[-–/](?:20)?[0-9]{2})?s?\b|\b(?:first|second|third|fourth) quarter\b`),
			number: regexp.MustCompile(`(?i)(?:US\$|USD ?|EUR ?|A\$|[$€£¥])? ?` + ranged + `(?:st|nd|rd|th)?(?: ?%| ?percentage points?| ?percent| ?per cent| ?basis points?)?(?:[ -](?:million|billion|trillion|thousand|tonnes|tons|megawatts|gigawatts|MW|GW|km|days?|weeks?|months?|years?|hours?|degrees?)\b)*` +
				`|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fifteen|eighteen|twenty|thirty|forty|fifty|sixty|hundred|twice|half|double|triple|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\b`),
			measured: regexp.MustCompile(`(?i)[$€£¥%]|USD|EUR|percent|per cent|basis point|million|billion|trillion`),
		}
	}),
	tree.Russian: sync.OnceValue(func() quantityForms {
		return quantityForms{
			date:     regexp.MustCompile(`(?:[0-9]{1,2} )?(?:января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря|январе|феврале|марте|апреле|мае|июне|июле|августе|сентябре|октябре|ноябре|декабре)(?: (?:19|20)[0-9]{2} (?:года|году|г\.))?|(?:I{1,3}|IV) квартал\p{L}*(?: (?:19|20)[0-9]{2} (?:года|году|г\.))?|(?:19|20)[0-9]{2}(?:[-–](?:20)?[0-9]{2})?(?: (?:года|году|годы|годах|годов|год|г\.|гг\.))?`),
			number:   regexp.MustCompile(`(?i)` + ranged + `(?:-\p{L}{1,3})?(?: ?%| ?процентн\p{L}+ пункт\p{L}*| ?процент\p{L}*| ?б\. ?п\.| ?п\. ?п\.)?(?: (?:тыс|млн|млрд|трлн)\.?)?(?: (?:долл\p{L}*\.?(?: США)?|рубл\p{L}*|евро|юан\p{L}*|тонн\p{L}*|дн\p{L}+|лет|месяц\p{L}*))?|\b(?:два|две|двух|три|тр[её]х|четыре|четыр[её]х|пять|пяти|шесть|шести|семь|семи|восемь|восьми|девять|десять|десяти)\b`),
			measured: regexp.MustCompile(`(?i)%|процент|б\. ?п\.|млн|млрд|трлн|долл|рубл|евро|юан`),
		}
	}),
	tree.Chinese: sync.OnceValue(func() quantityForms {
		return quantityForms{
			date:     regexp.MustCompile(`(?:(?:19|20)[0-9]{2}|[一二][〇零一二三四五六七八九]{3})年?(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?(?:[至到—–-][0-9]{0,4}[年月日]?)?|[0-9一二三四五六七八九十]{1,3}月(?:[0-9一二三四五六七八九十]{1,3}日)?(?:(?:（[^）]{1,10}）)?[至到—–-](?:[0-9]{1,2}月)?[0-9]{1,2}日)?|[0-9]{1,2}日`),
			number:   regexp.MustCompile(`(?:` + ranged + `|[一二三四五六七八九十百千两]+)(?:余)?(?:[万亿千百]+)?(?:个百分点|个基点|％|%|美元|元|人民币|人次|人|公里|公顷|亩|平方米|吨|斤|千瓦|条|项|个|次|届|名|家|倍|成|天|周年|年|月|点|轮|批|座|所|户|件|份|国|方面|大领域|大)?(?:左右|以上|以下|以内)?`),
			measured: regexp.MustCompile(`％|%|百分点|基点|元|万|亿|人|公里|公顷|亩|吨|斤|千瓦`),
			first:    "0123456789一二三四五六七八九十百千两",
		}
	}),
}

var (
	dateTable   = &table{name: "date"}
	numberTable = &table{name: "number"}
	hanOne      = regexp.MustCompile(`^[一二三四五六七八九十百千两]+$|^一(?:个|大|点|次|方面|成|份|件|项|月)?$|^(?:十|百|千)+$|^第?一$`)
)

// quantities finds other quantities and other dates. Both sides have one in the
// same gap, or one side has a sum or a share that the other has none for.
func quantities(p *pair) []hit {
	formsOf, ok := quantityFormsOf[p.language.lang]
	if !ok {
		return nil
	}
	forms := formsOf()
	values := map[string]int{}
	oldDates, oldNumbers := p.old.quantities(forms, values)
	newDates, newNumbers := p.new.quantities(forms, values)
	var all []hit
	both, _, _ := p.partners(oldDates, newDates)
	for _, m := range both {
		all = append(all, hit{typ: Date, rule: "date", old: m[0].span(), new: m[1].span(), step: 2})
	}
	both, oldAlone, newAlone := p.partners(oldNumbers, newNumbers)
	for _, m := range both {
		if unitOf(p.old.of(m[0].span())) != unitOf(p.new.of(m[1].span())) {
			continue
		}
		all = append(all, hit{typ: Number, rule: "number", old: m[0].span(), new: m[1].span(), step: 3})
	}
	for _, m := range newAlone {
		if p.new.inserted(m.span()) && forms.measured.MatchString(p.new.of(m.span())) {
			all = append(all, hit{typ: Number, rule: "sum", new: m.span(), step: 1})
		}
	}
	for _, m := range oldAlone {
		if p.old.inserted(m.span()) && forms.measured.MatchString(p.old.of(m.span())) {
			all = append(all, hit{typ: Number, rule: "sum", old: m.span(), step: 1})
		}
	}
	return all
}

// magnitude is what of a quantity says how much it is, not of what.
var magnitude = regexp.MustCompile(`(?i)[0-9.,/~–—~～至到-]|million|billion|trillion|thousand|st\b|nd\b|rd\b|th\b|тыс\.?|млн\.?|млрд\.?|трлн\.?|[一二三四五六七八九十百千两万亿余]|左右|以上|以下|以内|\bto\b`)

// unitOf returns what a quantity counts or measures, as far as it says so itself: two
// with other units are no values of one thing. A number in letters has no unit.
func unitOf(text string) string {
	text = fold(text)
	if !strings.ContainsAny(text, "0123456789") && strings.IndexFunc(text, func(r rune) bool { return unicode.Is(unicode.Han, r) }) < 0 {
		return ""
	}
	unit := strings.Join(strings.Fields(magnitude.ReplaceAllString(text, "")), " ")
	switch unit {
	case "percent", "per cent", "％":
		return "%"
	case "us$", "usd":
		return "$"
	}
	if strings.HasPrefix(unit, "процент") && !strings.Contains(unit, "пункт") {
		return "%"
	}
	return strings.TrimSuffix(unit, "s")
}

// quantities returns the dates and the other numbers of a side. What is the same
// but for spaces and width has the same rung.
func (s *side) quantities(forms quantityForms, values map[string]int) (dates, numbers []match) {
	taken := func(x span) bool {
		for _, d := range dates {
			if d.span().meets(x) {
				return true
			}
		}
		return false
	}
	from := forms.begin(s.text)
	for _, at := range forms.date.FindAllStringIndex(s.text[from:], -1) {
		if x := (span{from + at[0], from + at[1]}); !s.insideWord(x) {
			dates = append(dates, match{x.start, x.end, entry{table: dateTable, rung: valueOf(values, s.text[x.start:x.end])}})
		}
	}
	for _, at := range forms.number.FindAllStringIndex(s.text[from:], -1) {
		x := span{from + at[0], from + at[1]}
		text := s.of(x)
		if text == "" || taken(x) || hanOne.MatchString(text) || s.insideWord(x) {
			continue
		}
		numbers = append(numbers, match{x.start, x.end, entry{table: numberTable, rung: valueOf(values, text)}})
	}
	return dates, numbers
}

// insideWord reports whether a span begins or ends in the midst of a word.
func (s *side) insideWord(x span) bool {
	first := sort.Search(len(s.words), func(i int) bool { return s.words[i].end > x.start })
	for _, w := range s.words[first:] {
		if w.start >= x.end {
			break
		}
		if len(w.key) > x.end-x.start && strings.IndexFunc(w.key, isLetterOrDigit) == 0 && (w.start < x.start || w.end > x.end) && !strings.ContainsAny(w.key, "0123456789") {
			return true
		}
	}
	return false
}

func valueOf(values map[string]int, text string) int {
	key := strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return -1
		case r >= '０' && r <= '９':
			return r - '０' + '0'
		case r == '％':
			return '%'
		case r == '–' || r == '—' || r == '~' || r == '～':
			return '-'
		}
		return r
	}, strings.ToLower(text))
	n, ok := values[key]
	if !ok {
		n = len(values)
		values[key] = n
	}
	return n
}
