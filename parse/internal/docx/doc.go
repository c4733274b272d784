// Package docx reads the paragraphs of a DOCX file as a reader sees them.
//
// A DOCX file is a zip of XML parts. Three of them are read in this order, each as a
// stream:
//
//	word/styles.xml     style    → heading, numbering, hidden   (style.go)
//	word/numbering.xml  list     → formats and starts           (numbering.go)
//	word/document.xml   elements → paragraphs                   (document.go)
//
// The numbers before paragraphs are not in the file: Word computes them whenever it
// shows the text, and so does label.go. Tracked changes are read as if accepted:
// inserted text is kept, deleted text is not. Footnotes, comments, headers and footers
// are in other parts, of which only the text is read (aside.go).
//
// A file may be malicious. The amount read (archive.go), the depth of nesting
// (tokens.go) and the length of labels are limited.
package docx
