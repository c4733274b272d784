// Package docx reads the paragraphs of a DOCX file as a reader sees them.
//
// A DOCX file is a zip of XML parts. Three of them are read, one after another,
// and each as a stream:
//
//	word/styles.xml     style    → heading, numbering, hidden   (style.go)
//	word/numbering.xml  list     → formats and starts           (numbering.go)
//	word/document.xml   elements → paragraphs                   (document.go)
//
// The numbers in front of paragraphs are not in the file: Word counts them anew
// each time it shows the text, and so does label.go. Tracked changes are read
// as if they had been accepted: what was inserted is text, what was deleted is
// not. Footnotes, comments, headers and footers stand in other parts, which are
// read for their text alone (aside.go).
//
// A file may be made to harm its reader. What is read is bounded in bytes
// (archive.go) and in depth (tokens.go), and labels are bounded in length.
package docx
