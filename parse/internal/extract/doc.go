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
//	 3. find the element with the running text (weight.go), and parts of the text beside
//	    it (beside.go)
//	 4. leave out what is not part of it, and join lines broken at a width (wrap.go)
//
// Whether a piece is part of the statement is asked in this order; the first answer
// counts:
//
//	its elements     script, nav, hidden, class "share", mark of a note   out  rules.go, names.go, notes.go
//	                 but they hold much of the page's text, or the title  in   weight.go, regions.go
//	heading over it  "Related articles", "Press contacts"                 out  sections.go
//	below the footer of the page                                         out
//	where it stands  not in the body, nor beside it as its continuation   out  weight.go, beside.go
//	its words        "Source: …", "Share this", most of it is a link      out  patterns.go
//	what it repeats  a copy of the text, or the text in another language  out  second.go
//	                 none of these                                        in
//
// Running text that is left out where the statement stands is a doubt (regions.go).
// Title and date are taken on the way (title.go, pagedate.go).
package extract
