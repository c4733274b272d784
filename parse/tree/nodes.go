package tree

import "strings"

// Locators returns the locators of nodes in one text, separated by spaces.
func Locators(nodes []*Node) string {
	all := make([]string, len(nodes))
	for i, n := range nodes {
		all[i] = string(n.Locator)
	}
	return strings.Join(all, " ")
}

// Gap returns what stands between two sentences or clauses of a language that
// are put one behind the other: a space, and in Chinese, Japanese and Thai nothing.
func (l Lang) Gap() string {
	if l == Chinese || l == "ja" || l == "th" {
		return ""
	}
	return " "
}

// Joined returns the texts of nodes one behind the other, without the white space
// round each: nodes may end with that between them, and where a paragraph ends
// there is none.
func (s *Statement) Joined(nodes []*Node) string {
	all := make([]string, len(nodes))
	for i, n := range nodes {
		all[i] = strings.TrimSpace(s.TextOf(n))
	}
	return strings.Join(all, s.Lang.Gap())
}
