// Package markdown writes reports as comments for pull requests: GitHub Flavored Markdown of
// limited length.
//
// The text of statements is never interpreted as markup: everything that a Markdown renderer or
// a forge would act on is escaped. Deleted words are struck through and inserted ones bold. The
// package writes the signs of Markdown if its rules recognize them in that context. Otherwise,
// for example between a Chinese character and a quotation mark, it writes HTML elements.
//
//	markdown.go  Renderer: what is written, in which order
//	lay.go       the blocks of a composition as headings and lists
//	parity.go    language versions
//	tables.go    tables of a series
//	words.go     pieces of text in a line
//	escape.go    escaping of text
//	limit.go     what is left out of a report that is too long
package markdown
