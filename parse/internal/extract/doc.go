// Package extract finds the running text of an HTML page and cuts it into blocks.
//
//		text ──► tree ──► pieces ──► body ──► blocks
//		      1        2          3        4
//
//	 1. parse into a tree that knows source positions (dom.go, tags.go); detect whether
//	    the page breaks off (truncated.go), and whether it is a statement at all
//	    (refusal.go)
//	 2. cut at block elements and br, with type and list numbers (collect.go,
//	    emphasis.go, ordered.go)
//	 3. find the elements with the running text (weight.go), and parts of the text
//	    beside them (beside.go)
//	 4. leave out what markup (rules.go, names.go, notes.go), words (patterns.go),
//	    links and headings (sections.go) identify as something else, and a copy of
//	    the text or the text in another language (second.go); running text that is
//	    left out is a doubt (regions.go). Lines broken at a width are joined (wrap.go)
//
// Title and date are taken on the way (title.go, pagedate.go).
package extract
