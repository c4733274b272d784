// Package page is the common currency of reading: blocks of text with their
// places, and what was left out of a source, with reasons.
//
//	a page, Markdown, plain text, DOCX, PDF ──► Page{Blocks, LeftOut, …}
//
// It also holds what is asked of any line: its width, whether a sentence ends in
// it, how it is joined to the next.
package page
