package tree

import "strings"

// Locators returns the locators of nodes, separated by spaces.
func Locators(nodes []*Node) string {
	all := make([]string, len(nodes))
	for i, n := range nodes {
		all[i] = string(n.Locator)
	}
	return strings.Join(all, " ")
}

// Gap returns the separator between consecutive sentences or clauses of a language: a
// space, but nothing in Chinese, Japanese and Thai.
func (l Lang) Gap() string {
	if l == Chinese || l == "ja" || l == "th" {
		return ""
	}
	return " "
}

// Joined returns the texts of nodes, joined with the gap of the language. White space
// around each text is trimmed: a node includes the space that follows it, but none at
// the end of a paragraph.
func (s *Statement) Joined(nodes []*Node) string {
	all := make([]string, len(nodes))
	for i, n := range nodes {
		all[i] = strings.TrimSpace(s.TextOf(n))
	}
	return strings.Join(all, s.Lang.Gap())
}
