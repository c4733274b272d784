// Package parse turns the bytes of a page or text into a statement.
//
//		bytes ──► text ──► page tree ──► blocks ──► parts ──► statement
//		      1        2             3         4         5
//
//	 1. decode: the bytes decide on the encoding, not what the page says of
//	    itself (internal/charset, source.go)
//	 2. cut into a tree that knows lines (dom.go, tags.go), and see whether
//	    the page breaks off (truncated.go); plain text and Markdown skip this
//	 3. extract (collect.go, weight.go, extract.go, title.go): find the element
//	    with the running text, cut it at block elements and br, and leave out what
//	    markup (rules.go), words (patterns.go) and links show to be something else;
//	    plain text is cut at blank lines, or by line, and joined where it was
//	    wrapped (text.go, wrap.go). The syntax tree of Markdown is made into a
//	    page tree (markdown*.go), behind its metadata (metadata.go); of a page saved
//	    as one file the page is read (mhtml.go). Title, dates and bylines go
//	    (title.go, front.go, pagedate.go)
//	 4. read the labels (label.go, chain.go) and the headings without label
//	    (heading.go, runin.go), decide which of them begin parts (sequence.go),
//	    which number a list (list.go, ordinal.go) or paragraphs (heading.go, bare.go);
//	    find the closing (closing.go)
//	 5. build the tree (build.go), with sentences and clauses from
//	    parse/segment, number it and check it
//
// Nothing is lost on the way: each visible character of the source is in the
// text, a label, the title, or in Discarded with a reason and a line. Nothing
// is guessed silently: what is odd is in Doubts, and what cannot be read is an
// [Error].
package parse
