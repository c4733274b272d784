package tree

import "strconv"

// Number sets the locator of every node. The preamble is 0, the closing is c, articles
// count from 1, sections inside a part are s1, s2, …; blocks, sentences and clauses
// count from 1 in their parent, and a heading is block 0 of its part. Call it after the
// last change of the tree.
func (s *Statement) Number() {
	s.Root.Locator = ""
	article := 0
	for _, part := range s.Root.Children {
		switch part.Kind {
		case KindPreamble:
			part.Locator = "0"
		case KindClosing:
			part.Locator = "c"
		default:
			article++
			part.Locator = Locator(strconv.Itoa(article))
		}
		numberChildren(part)
	}
}

func numberChildren(parent *Node) {
	section, other := 0, 0
	for _, n := range parent.Children {
		var ordinal string
		switch {
		case n.Kind == KindSection:
			section++
			ordinal = "s" + strconv.Itoa(section)
		case n.IsHeading:
			ordinal = "0"
		default:
			other++
			ordinal = strconv.Itoa(other)
		}
		n.Locator = parent.Locator + Locator("."+ordinal)
		numberChildren(n)
	}
}
