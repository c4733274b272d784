package tree

import "strings"

// Locator is the address of a node within its statement, from the outermost part down:
// 3.4.2.1 is clause 1 of sentence 2 of paragraph 4 of article 3. "" is the address of
// the statement itself.
type Locator string

// Parent returns the address of the parent node, "" for that of an outermost part.
func (l Locator) Parent() Locator {
	return l[:max(strings.LastIndexByte(string(l), '.'), 0)]
}

// Part returns the address of the article, preamble or closing that holds the
// node.
func (l Locator) Part() Locator {
	part, _, _ := strings.Cut(string(l), ".")
	return Locator(part)
}

// Within reports whether l is the address of node or of one of its descendants.
func (l Locator) Within(node Locator) bool {
	_, ok := l.Below(node)
	return ok || l == node
}

// Below returns the rest of the address after that of an ancestor: 2.1 for 3.4.2.1
// below 3.4. ok is false if node is not an ancestor.
func (l Locator) Below(node Locator) (rest string, ok bool) {
	if node == "" {
		return string(l), l != ""
	}
	return strings.CutPrefix(string(l), string(node)+".")
}
