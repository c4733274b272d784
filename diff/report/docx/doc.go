// Package docx writes a comparison as a text document with tracked changes:
// the new statement as the old one was edited into it. Accepting all changes
// gives the new statement, rejecting all gives the old one, paragraph by
// paragraph.
//
// Both statements are read as streams of atoms: labels, sentences, and the
// ends of paragraphs. The text that links of sentences keep, where the links
// are in the common order, holds the streams together; what stands between two
// kept texts is deleted, inserted or moved, the ends of paragraphs too:
//
//	old   一、A. B.¶ ──C;¶          new   一、A, and B.¶ D.¶ ──C;¶
//
//	一、A[-.-]{+, and+} B.¶ {+D.¶+} ──C;¶
//
// An end of a paragraph that is deleted joins its paragraph with the next, so
// splitting and merging paragraphs needs no rule of its own. The last end of
// both statements is one: a document has no way to track it.
//
//	stream.go  statement → atoms
//	keep.go    links → kept text, in an order that both streams have
//	move.go    moved sentences
//	weave.go   streams and kept text → marked runs and paragraphs
//	write.go   marked runs → WordprocessingML
//	docx.go    Render, and the parts of the package
package docx
