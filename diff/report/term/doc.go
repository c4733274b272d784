// Package term renders a report for a terminal: plain text, or text with colour, in lines of a
// given display width.
//
// The files, in the order in which text passes through them:
//
//	term.go     Renderer and its three entry points
//	compare.go  a report: its sections, rows and the legend
//	row.go      one row, stacked or side by side
//	clause.go   the clauses under a row
//	inline.go   whole paragraphs with changes in place
//	redline.go  old and new runs woven into one
//	briefing.go what is news
//	summary.go  counts, doubts
//	bars.go     the articles as a table with bars
//	lineage.go  threads through a series of statements
//	outline.go  the tree of one statement
//	page.go     lines, hanging indents, columns
//	wrap.go     line breaking: plain cells first, style after
//	cell.go     text → cells: graphemes with width, style and class
//	style.go    styles and signs
//
// Colour is never the only distinction: every kind has a sign in the margin, and changed words
// are underlined or struck through or, without colour, enclosed in {+…+} and [-…-].
package term
