package extract

import (
	"strconv"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/clausediff/clausediff/parse/internal/page"
)

// unnumbered matches the declarations by which a list shows no numbers.
var unnumbered = page.Lazy(`(?i)list-style(-type)?\s*:\s*none`)

// numberOf returns the number that is printed before an item of an ordered list,
// and the one that waits for its text for any other element.
func (c *collector) numberOf(n *html.Node) string {
	if n.DataAtom != atom.Li {
		return c.number
	}
	list := n.Parent
	if list == nil || list.DataAtom != atom.Ol || unnumbered().MatchString(attr(list, "style")) {
		return ""
	}
	if kind := attr(list, "type"); kind != "" && kind != "1" {
		return ""
	}
	number := c.items[list] + 1
	if c.items[list] == 0 {
		if start, err := strconv.Atoi(attr(list, "start")); err == nil {
			number = start
		}
	}
	if value, err := strconv.Atoi(attr(n, "value")); err == nil {
		number = value
	}
	c.items[list] = number
	if number < 1 || number > 999 {
		return ""
	}
	return strconv.Itoa(number) + "."
}
