package parse

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

var (
	dateHan    = lazy(`([0-9０-９〇○零一二三四五六七八九]{4})\s*年\s*([0-9０-９一二三四五六七八九十]{1,3})\s*月\s*([0-9０-９一二三四五六七八九十]{1,3})\s*日`)
	dateRu     = lazy(`(?i)([0-9]{1,2})\s+(янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек)[а-я]*\.?\s+([0-9]{4})`)
	dateEnDay  = lazy(`(?i)\b([0-9]{1,2})(?:st|nd|rd|th)?\s+` + monthEn + `,?\s+([0-9]{4})\b`)
	dateEnLast = lazy(`(?i)\b` + monthEn + `\s+([0-9]{1,2})(?:st|nd|rd|th)?,?\s+([0-9]{4})\b`)
	datePoints = lazy(`\b([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})\b`)
	dateISO    = lazy(`\b([0-9]{4})-([0-9]{2})-([0-9]{2})\b`)
)

const (
	monthsRu = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря"
	monthsEn = "january february march april may june july august september october november december"

	// monthEn matches a month's name, whole or cut: Sept., Sep
	monthEn = `(jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?`
)

// findDate returns the first full date of a text in ISO form, "" when there is
// none.
func findDate(text string) string {
	if m := dateHan().FindStringSubmatch(text); m != nil {
		return isoDate(yearOf(m[1]), ordinal(m[2]), ordinal(m[3]))
	}
	if m := dateRu().FindStringSubmatch(text); m != nil {
		return isoDate(yearOf(m[3]), monthOf(m[2], monthsRu), ordinal(m[1]))
	}
	if m := dateEnDay().FindStringSubmatch(text); m != nil {
		return isoDate(yearOf(m[3]), monthOf(m[2], monthsEn), ordinal(m[1]))
	}
	if m := dateEnLast().FindStringSubmatch(text); m != nil {
		return isoDate(yearOf(m[3]), monthOf(m[1], monthsEn), ordinal(m[2]))
	}
	if m := dateISO().FindStringSubmatch(text); m != nil {
		return isoDate(yearOf(m[1]), ordinal(m[2]), ordinal(m[3]))
	}
	if m := datePoints().FindStringSubmatch(text); m != nil {
		return isoDate(yearOf(m[3]), ordinal(m[2]), ordinal(m[1]))
	}
	return ""
}

// isoDate returns the date in ISO form, "" when there is no such day.
func isoDate(year, month, day int) string {
	iso := fmt.Sprintf("%04d-%02d-%02d", year, month, day)
	if _, err := time.Parse(time.DateOnly, iso); err != nil {
		return ""
	}
	return iso
}

// yearOf reads four digits, also Han ones that stand for themselves.
func yearOf(s string) int {
	digits := strings.Map(func(r rune) rune {
		switch {
		case r == '○' || r == '零' || r == '〇':
			return '0'
		case '０' <= r && r <= '９':
			return r - '０' + '0'
		}
		if i := strings.IndexRune("一二三四五六七八九", r); i >= 0 {
			return rune('1' + i/len("一"))
		}
		return r
	}, s)
	year, _ := strconv.Atoi(digits)
	return year
}

// monthOf returns the number of a month by the beginning of its name, 0 for
// none.
func monthOf(name, months string) int {
	name = strings.ToLower(name)
	if name == "май" {
		name = "мая"
	}
	for i, m := range strings.Fields(months) {
		if strings.HasPrefix(m, name) {
			return i + 1
		}
	}
	return 0
}
