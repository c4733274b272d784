// Package term renders a report for a terminal: plain text, or text with
// colour, in lines of a given display width.
//
// The files, in the order in which text flows through them:
//
//	term.go     Renderer and its three entries
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
//	safe.go     characters that must not reach a terminal
//	style.go    styles and signs
//
// Nothing is told by colour alone: every kind has a sign in the margin, and
// changed words are underlined or struck through, or, without colour, stand
// in {+…+} and [-…-].
package term
