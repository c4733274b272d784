// Package pdf reads the text of a PDF file with pdftotext, a program of poppler-utils
// that must be installed. The tool finds the order of reading and where each word
// stands; what is a paragraph follows from that:
//
//	pdftotext  →  blocks of rows  →  columns  →  text · edges · footnotes
//	pdf.go        layout.go                      content.go, furniture.go
//
//	Joint Statement     2     edge: on every page, in the same place
//
//	The Sides support the     opens a paragraph: above it is a gap
//	exchange of data.¹        the mark of a footnote
//	They will meet in May     opens one: "They" had room in the row before
//	   or in June.
//
//	¹ See page 4.             footnote: small type below the text
//
// A paragraph that continues on the next page or in the next column is not split.
package pdf
