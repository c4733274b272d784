// Package term renders a report for a terminal: plain text, or text with colour, in lines of a
// given display width.
//
// The files, in the order in which text passes through them:
//
//	term.go     Renderer and its three entry points
//	lay.go      the blocks of a composition as paragraphs, rules and lists
//	summary.go  what is compared, doubts
//	bars.go     the articles as a table with bars
//	compare.go  every sentence of a comparison, and the legend
//	row.go      one row, stacked or side by side
//	clause.go   the clauses under a row
//	inline.go   whole paragraphs with changes in place
//	lineage.go  the statements of a series, and the share of each article
//	parity.go   two language versions side by side
//	subject.go  statements side by side
//	outline.go  the tree of one statement
//	page.go     lines, hanging indents, columns
//	wrap.go     line breaking: plain cells first, style after
//	cell.go     text → cells: graphemes with width, style and class
//	style.go    styles and signs
//
// Colour is never the only distinction: every kind has a sign in the margin, and changed words
// are underlined or struck through or, without colour, enclosed in {+…+} and [-…-].
package term
