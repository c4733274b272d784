// Package pdf reads the text of a PDF file with pdftotext, a program of poppler-utils
// that must be installed.
//
// The text is read line by line as laid out: indentation and spacing separate
// paragraphs. Pages in two columns are read column by column (columns.go). Page breaks
// are kept at first, since they show which lines are repeated on every page:
//
//	pdftotext  →  pages  →  page numbers and running heads off  →  one text
//
// Thus a paragraph that continues on the next page is not split. Lines stay broken at
// the width of the page.
package pdf
