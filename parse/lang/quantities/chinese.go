package quantities

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/clausediff/clausediff/parse/lang"
	"github.com/clausediff/clausediff/parse/tree"
)

// hanNumerals are the characters with which a number in Chinese begins.
const hanNumerals = "一二三四五六七八九十百千两"

// chineseQuantities builds the forms of Chinese. A single 一 counts nothing.
func chineseQuantities() *quantityForms {
	const digits = hanNumerals
	const month = `(?:[0-9０-９]{1,3}|[一二三四五六七八九十]{1,3})月`
	const day = `(?:[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})日`
	const han = `[` + digits + `](?:[` + digits + `零]*[` + digits + `])?(?:点[` + digits + `零]+)?`
	multiples, units, limits := anyOf(tree.Chinese, "quantity-multiples"), anyOf(tree.Chinese, "quantity-units"), oneOf(boundWords(tree.Chinese, true))
	parts := `(?:(?:` + multiples + `)+(?:余|多)?零?(?:` + figure + `|` + han + `)(?:余|多)?)*` // 1亿3千万, 六千零五十亿
	number := ranged("", `[%％]|(?:`+multiples+`)+`)
	amount := `(?:` + number + `|` + han + `)(?:余|多)?` + parts
	return &quantityForms{
		date: atBeginning(`(?:(?:19|20|１９|２０)[0-9０-９]{2}|[一二][〇○零一二三四五六七八九]{3})年?(?:` + month + `)?(?:` + day + `)?(?:[至到—–-][0-9]{0,4}[年月日]?)?|` +
			`(?:[0-9]{1,2}[—–-])?` + month + `(?:` + day + `)?(?:(?:（[^）]{1,10}）)?[至到—–-](?:[0-9]{1,2}月)?[0-9]{1,2}日)?|[0-9]{1,2}日`),
		numbers: []numberForm{
			{atBeginning(`百分之(?:` + number + `|[` + digits + `零点]+)(?:` + limits + `)?|[` + digits + `]+分之[` + digits + `]+|一半|` + amount + `(?:` + multiples + `)*?千瓦时?(?:` + limits + `)?`), []string{"分之", "一半", "千瓦"}},
			{Regexp: atBeginning(amount + `(?:(?:` + multiples + `)*?(?:` + units + `|` + anyOf(tree.Chinese, "quantity-counters") + `)|(?:` + multiples + `)*)(?:` + limits + `)?`)},
		},
		value:     regexp.MustCompile(figure + `|一半|[` + digits + `零]+(?:点[` + digits + `零]+)?|余|多|-|` + multiples + `|` + limits),
		one:       regexp.MustCompile(`^[` + digits + `]+$|^一(?:个|大|点|次|方面|成|份|件|项|月)?$|^第?一$`),
		reference: regexp.MustCompile(`(?:` + anyOf(tree.Chinese, "quantity-references") + `)$`),
		sum:       regexp.MustCompile(`万|亿|百分之|` + units),
		minus:     minusForm(tree.Chinese),
		minuses:   minusesOf(tree.Chinese),
		vague:     regexp.MustCompile(`(?:(` + anyOf(tree.Chinese, "quantity-counts") + `)|(` + anyOf(tree.Chinese, "quantity-several") + `))$`),
		units:     sameUnits(tree.Chinese),
		first:     newRuneSet([]rune(figures + digits)),
		follow:    followingHan(),
	}
}

// followingHan returns the characters with which a date or a number in Chinese goes on after
// its numerals: those of dates and of numbers, and the first ones of multiples, units,
// counters and limits that are no numeral, as 瓦 in 千瓦.
func followingHan() runeSet {
	all := []rune("〇○零点年月日分半余多")
	for _, word := range slices.Concat(lang.List(tree.Chinese, "quantity-multiples"), lang.List(tree.Chinese, "quantity-units"), lang.List(tree.Chinese, "quantity-counters"), boundWords(tree.Chinese, true)) {
		if r, size := utf8.DecodeRuneInString(strings.TrimLeft(word, hanNumerals)); size > 0 {
			all = append(all, r)
		}
	}
	return newRuneSet(all)
}

// yearNumerals is the number of numerals of a year in Chinese: 二〇二二.
const yearNumerals = 4

// goesOn reports whether the numerals at the beginning of a Chinese text may be a date or
// count something. Others, as in 一路 and 十四五规划, are no quantity; most are such.
func (f *quantityForms) goesOn(text string) bool {
	rest := strings.TrimLeft(text, hanNumerals)
	next, _ := utf8.DecodeRuneInString(rest)
	return f.follow.has(next) || len(text)-len(rest) >= yearNumerals*len("一")
}
