// Package pdf reads the text of a PDF file with pdftotext, a program of
// poppler-utils that must be installed.
//
// The text is taken line by line as it is laid out: indents and the room between
// paragraphs are what tells them apart. Pages in two columns are read column by column
// (columns.go). Page breaks are kept at
// first, for they tell where the lines are that stand on every page:
//
//	pdftotext  →  pages  →  page numbers and running heads off  →  one text
//
// so that a paragraph which goes on behind a page is not cut in two. Lines stay
// broken at the width of the page.
package pdf
