// Package parse turns the bytes of a page or text into a statement.
//
//		bytes ──► text ──► blocks ──► front ──► parts ──► statement
//		      1        2          3         4         5
//
//	 1. decode: the encoding is recognised from the bytes, whatever the page declares
//	    (internal/source, internal/charset)
//	 2. cut into blocks (parse.go): a page into the blocks of its running text
//	    (internal/extract); Markdown is converted to a page first (internal/markdown);
//	    plain text is cut at blank lines or line by line, and wrapped lines are joined
//	    (text.go); of a page saved as one file, the page is read (mhtml.go); DOCX and
//	    PDF give paragraphs (docx.go, pdf.go). Several sources are joined (join.go)
//	 3. take title, dates and bylines from the head (front.go), and determine date,
//	    parties and language (fact.go, party.go)
//	 4. find the structure: labels and headings, and which of them begin parts
//	    (internal/label)
//	 5. build the tree (build.go) with sentences and clauses from parse/segment, number
//	    it, and compute the confidence (confidence.go)
//
// All steps exchange blocks, with their positions and with what was left out
// (internal/page).
//
// Nothing is lost on the way: each visible character of the source is in the text, a
// label, the title, or in Discarded with a reason and a line. Nothing is guessed
// silently: what is odd is in Doubts, and what cannot be read is an [Error].
package parse
