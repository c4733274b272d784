package extract

import (
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/clausediff/clausediff/parse/internal/page"
	"github.com/clausediff/clausediff/parse/lang/numbers"
)

// listStyle matches the numbering style of a list in a style attribute.
var listStyle = page.Lazy(`(?i)list-style(?:-type)?\s*:\s*([a-z-]+)`)

// largestNumber is the largest item number that is printed: a larger one is not a
// count.
const largestNumber = 999

// numberOf returns the printed number of an item of an ordered list; for any other
// element, the number that is still to be put before a text.
func (c *collector) numberOf(n *html.Node) string {
	if n.DataAtom != atom.Li {
		return c.number
	}
	list := n.Parent
	if list == nil || list.DataAtom != atom.Ol {
		return ""
	}
	number, begun := c.items[list]
	switch {
	case !begun:
		number = firstNumber(list)
	case hasAttr(list, "reversed"):
		number--
	default:
		number++
	}
	if value, err := strconv.Atoi(attr(n, "value")); err == nil {
		number = value
	}
	c.items[list] = number
	if number < 1 || number > largestNumber {
		return ""
	}
	return inStyle(number, styleOf(list))
}

// firstNumber returns the number of the first item of a list.
func firstNumber(list *html.Node) int {
	if start, err := strconv.Atoi(attr(list, "start")); err == nil {
		return start
	}
	if !hasAttr(list, "reversed") {
		return 1
	}
	items := 0
	for k := range list.ChildNodes() {
		if k.DataAtom == atom.Li {
			items++
		}
	}
	return items
}

// styleOf returns the numbering style of a list, as a CSS keyword.
func styleOf(list *html.Node) string {
	if m := listStyle().FindStringSubmatch(attr(list, "style")); m != nil {
		return strings.ToLower(m[1])
	}
	switch attr(list, "type") {
	case "a":
		return "lower-alpha"
	case "A":
		return "upper-alpha"
	case "i":
		return "lower-roman"
	case "I":
		return "upper-roman"
	}
	return "decimal"
}

// inStyle returns a number in a numbering style, "" if the style shows none.
func inStyle(number int, style string) string {
	switch style {
	case "none", "disc", "circle", "square":
		return ""
	case "lower-alpha", "lower-latin":
		return strings.ToLower(letters(number)) + "."
	case "upper-alpha", "upper-latin":
		return letters(number) + "."
	case "lower-roman":
		return strings.ToLower(numbers.WriteRoman(number)) + "."
	case "upper-roman":
		return numbers.WriteRoman(number) + "."
	case "cjk-ideographic", "cjk-decimal", "simp-chinese-informal", "trad-chinese-informal":
		return numbers.WriteHan(number) + "、"
	}
	return strconv.Itoa(number) + "."
}

// letters returns n as A to Z, AA, AB, …
func letters(n int) string {
	s := ""
	for ; n > 0; n = (n - 1) / 26 {
		s = string(rune('A'+(n-1)%26)) + s
	}
	return s
}

func hasAttr(n *html.Node, name string) bool {
	return slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == name })
}
