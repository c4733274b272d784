package tree

import "strings"

// Locator is the address of a node within its statement, from the part down:
// 3.4.2.1 is clause 1 of sentence 2 of paragraph 4 of article 3. "" is the
// address of the statement.
type Locator string

// Parent returns the address of the node above, "" for that of a part.
func (l Locator) Parent() Locator {
	return l[:max(strings.LastIndexByte(string(l), '.'), 0)]
}

// Part returns the address of the article, preamble or closing that holds the
// node.
func (l Locator) Part() Locator {
	part, _, _ := strings.Cut(string(l), ".")
	return Locator(part)
}

// Within reports whether l is the address of a node or of one below it.
func (l Locator) Within(node Locator) bool {
	_, ok := l.Below(node)
	return ok || l == node
}

// Below returns what the address adds to that of a node above it: 2.1 for 3.4.2.1
// below 3.4. It is not ok where the node is not above.
func (l Locator) Below(node Locator) (rest string, ok bool) {
	if node == "" {
		return string(l), l != ""
	}
	return strings.CutPrefix(string(l), string(node)+".")
}
