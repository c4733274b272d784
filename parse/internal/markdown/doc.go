// Package markdown reads Markdown. Its syntax tree is converted to the tree of a page,
// from which blocks are taken as from any page. No other package uses goldmark.
//
//	text ──► metadata ──► syntax tree ──► page tree ──► blocks
//	      metadata.go   goldmark     tree.go   markdown.go
package markdown
