// Package extract finds the running text of a page of HTML and cuts it into blocks.
// It is the door to the page's tree.
//
//		text ──► tree ──► pieces ──► body ──► blocks
//		      1        2          3        4
//
//	 1. cut into a tree that knows lines (dom.go, tags.go); whether the page breaks
//	    off is seen there (truncated.go), and whether it is a statement at all
//	    (refusal.go)
//	 2. cut at block elements and br, with what type and lists say (collect.go,
//	    emphasis.go, ordered.go)
//	 3. find the elements with the running text (weight.go), and what stands beside
//	    them (beside.go)
//	 4. leave out what markup (rules.go, names.go, notes.go), words (patterns.go),
//	    links and headings (sections.go) show to be something else, and copies of
//	    the text or another language of it (second.go); running text that is left
//	    out is a doubt (regions.go). Lines that a page broke are joined (wrap.go)
//
// Title and date are taken on the way (title.go, pagedate.go).
package extract
