package fetch

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/clausediff/clausediff/parse/tree"
)

// dated reports whether a date, written in any way, is on the page.
func dated(st *tree.Statement, iso string) bool {
	t, err := time.Parse(time.DateOnly, iso)
	if err != nil {
		return false
	}
	form := dateForm(t)
	return slices.ContainsFunc(texts(st), form.MatchString)
}

// dateForm returns an expression for the ways of writing a date. What stands
// before and behind is no digit: 2 March is not in 22 March.
func dateForm(t time.Time) *regexp.Regexp {
	year, month, day := digits(t.Year(), false), digits(int(t.Month()), true), digits(t.Day(), true)
	name := strings.ToLower(t.Month().String())
	english := name[:3] + `\.?|sept\.?|` + name
	if t.Month() != time.September {
		english = name[:3] + `\.?|` + name
	}
	const gap, mark = `[\s\p{Z}]*`, `[./-]`
	forms := []string{
		fmt.Sprintf(`(?:%s|%s)%s年%s(?:%s|%s)%s月%s(?:%s|%s)%s日`, year, hanYear(t.Year()), gap, gap, month, hanNumber(int(t.Month())), gap, gap, day, hanNumber(t.Day()), gap),
		fmt.Sprintf(`%s%s(?:%s)%s%s`, day, gap, russian[t.Month()-1], gap, year),
		fmt.Sprintf(`%s(?:st|nd|rd|th)?%s(?:of%s)?(?:%s),?%s%s`, day, gap, gap, english, gap, year),
		fmt.Sprintf(`(?:%s)%s%s(?:st|nd|rd|th)?,?%s%s`, english, gap, day, gap, year),
		year + mark + month + mark + day,
		day + mark + month + mark + year,
	}
	return regexp.MustCompile(`(?i)(?:^|[^0-9０-９〇○零一二三四五六七八九十])(?:` + strings.Join(forms, "|") + `)(?:$|[^0-9０-９])`)
}

// russian are the months as they stand in a date.
var russian = strings.Fields("января февраля марта апреля мая июня июля августа сентября октября ноября декабря")

// digits returns an expression for a number, in digits of either width.
func digits(n int, padded bool) string {
	var b strings.Builder
	if padded && n < 10 {
		b.WriteString("[0０]?")
	}
	for _, r := range strconv.Itoa(n) {
		fmt.Fprintf(&b, "[%c%c]", r, r-'0'+'０')
	}
	return b.String()
}

var han = []string{"[〇○零]", "一", "二", "三", "四", "五", "六", "七", "八", "九"}

// hanYear returns an expression for a year in Han digits.
func hanYear(year int) string {
	var b strings.Builder
	for _, r := range strconv.Itoa(year) {
		b.WriteString(han[r-'0'])
	}
	return b.String()
}

// hanNumber returns a number from 1 to 99 in Han digits.
func hanNumber(n int) string {
	var b strings.Builder
	if n >= 20 {
		b.WriteString(han[n/10])
	}
	if n >= 10 {
		b.WriteString("十")
	}
	if n%10 > 0 {
		b.WriteString(han[n%10])
	}
	return b.String()
}
