// Package docx writes a comparison as a text document with tracked changes, as if the old
// statement had been edited into the new one. Accepting all changes gives the new statement,
// rejecting all gives the old one, paragraph by paragraph.
//
// Both statements are read as streams of atoms: labels, sentences, and the ends of paragraphs.
// The text kept by those sentence links that are in the common order aligns the two streams.
// Everything between two kept texts is deleted, inserted or moved, including the ends of
// paragraphs:
//
//	old   一、A. B.¶ ──C;¶          new   一、A, and B.¶ D.¶ ──C;¶
//
//	一、A[-.-]{+, and+} B.¶ {+D.¶+} ──C;¶
//
// Deleting the end of a paragraph joins the paragraph with the next, so splitting and merging
// paragraphs needs no rule of its own. The last ends of both statements are the same end,
// because a document cannot track it.
//
//	stream.go  statement → atoms
//	keep.go    links → kept text, in an order that both streams have
//	move.go    moved sentences
//	weave.go   streams and kept text → marked runs and paragraphs
//	write.go   marked runs → WordprocessingML
//	docx.go    Render, and the parts of the package
package docx
