// Package page defines what all readers produce: blocks of text with their positions,
// and what was left out of a source, with reasons.
//
//	a page, Markdown, plain text, DOCX, PDF ──► Page{Blocks, LeftOut, …}
//
// It also measures lines: their width, whether a sentence ends in one, and how two are
// joined.
package page
