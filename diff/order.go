package diff

import (
	"cmp"
	"slices"
)

// inReadingOrder sorts the links of one level: links with new nodes in the order of
// the new statement, and a dropped link after the link of the preceding node of the
// old statement.
//
//	old 1 2 3     links 1→1, 3→2, added 3, dropped 2
//	new 1 2 3     order 1→1, dropped 2, 3→2, added 3
func inReadingOrder(links []*Link) []*Link {
	var present, dropped []*Link
	for _, l := range links {
		if len(l.New) == 0 {
			dropped = append(dropped, l)
		} else {
			present = append(present, l)
		}
	}
	slices.SortFunc(present, func(x, y *Link) int {
		if by := x.New[0].Span.Start - y.New[0].Span.Start; by != 0 {
			return by
		}
		return oldStart(x) - oldStart(y)
	})
	slices.SortFunc(dropped, func(x, y *Link) int { return oldStart(x) - oldStart(y) })

	places := behind(oldOwners(present), dropped)
	ordered := make([]*Link, 0, len(links))
	done := 0
	for _, p := range places {
		ordered = append(append(ordered, present[done:p.place]...), p.link)
		done = p.place
	}
	return append(ordered, present[done:]...)
}

// placed is a dropped link with the number of present links before it.
type placed struct {
	link  *Link
	place int
}

// behind places every dropped link after the link of the preceding old node. Owners
// and links are in the order of the old statement; the result is sorted by place.
func behind(owners []owner, dropped []*Link) []placed {
	all := make([]placed, len(dropped))
	before := 0 // number of owners before the dropped node
	for i, l := range dropped {
		for before < len(owners) && owners[before].start < oldStart(l) {
			before++
		}
		all[i].link = l
		if before > 0 {
			all[i].place = owners[before-1].link + 1
		}
	}
	slices.SortStableFunc(all, func(x, y placed) int { return cmp.Compare(x.place, y.place) })
	return all
}

// oldStart returns where the old side begins, -1 when there is none.
func oldStart(l *Link) int {
	if len(l.Old) == 0 {
		return -1
	}
	return l.Old[0].Span.Start
}

// owner is the first link, by number, of the old node that begins at start.
type owner struct{ start, link int }

// oldOwners returns the owners of the links' old nodes in the order of the old
// statement.
func oldOwners(links []*Link) []owner {
	var owners []owner
	for k, l := range links {
		for _, n := range l.Old {
			owners = append(owners, owner{n.Span.Start, k})
		}
	}
	slices.SortFunc(owners, func(x, y owner) int {
		return cmp.Or(x.start-y.start, x.link-y.link)
	})
	return slices.CompactFunc(owners, func(x, y owner) bool { return x.start == y.start })
}
