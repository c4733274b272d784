// Package markdown reads Markdown: its syntax tree is made into a tree like that of
// a page, from which the blocks are taken in the same way. It is the door to
// goldmark.
//
//	text ──► metadata ──► syntax tree ──► page tree ──► blocks
//	      metadata.go   goldmark     tree.go   markdown.go
package markdown
