// Package parse turns the bytes of a page or text into a statement.
//
//		bytes ──► text ──► blocks ──► front ──► parts ──► statement
//		      1        2          3         4         5
//
//	 1. decode: the bytes decide on the encoding, not what the page says of
//	    itself (internal/source, internal/charset)
//	 2. cut (parse.go): a page into the blocks of its running text
//	    (internal/extract), Markdown by way of a page (internal/markdown), plain
//	    text at blank lines, or by line, and joined where it was wrapped (text.go);
//	    of a page saved as one file the page is read (mhtml.go), of DOCX and PDF
//	    their paragraphs (docx.go, pdf.go). Several sources are one text (join.go)
//	 3. take title, dates and bylines from the head (front.go), and what is known
//	    besides the text: date, parties, language (fact.go, party.go)
//	 4. structure: labels and headings, and which of them begin parts
//	    (internal/label)
//	 5. build the tree (build.go), with sentences and clauses from
//	    parse/segment, number it, and tell how sure it is (confidence.go)
//
// Blocks, with their places and what was left out, are the common currency
// (internal/page).
//
// Nothing is lost on the way: each visible character of the source is in the
// text, a label, the title, or in Discarded with a reason and a line. Nothing
// is guessed silently: what is odd is in Doubts, and what cannot be read is an
// [Error].
package parse
