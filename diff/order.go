package diff

import (
	"cmp"
	"slices"
)

// inReadingOrder sorts the links of one level: links with new nodes as the new
// statement has them, and a dropped one after the link of the node before it in
// the old statement.
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
		return cmp.Or(cmp.Compare(x.New[0].Span.Start, y.New[0].Span.Start),
			cmp.Compare(oldStart(x), oldStart(y)))
	})
	slices.SortFunc(dropped, func(x, y *Link) int { return cmp.Compare(oldStart(x), oldStart(y)) })

	// after[k] are the dropped links that follow present[k-1].
	after := make([][]*Link, len(present)+1)
	owners := oldOwners(present)
	for _, l := range dropped {
		// A dropped node has no owner: k is the place after the node before it.
		k, _ := slices.BinarySearchFunc(owners, oldStart(l), func(o owner, start int) int {
			return cmp.Compare(o.start, start)
		})
		place := 0
		if k > 0 {
			place = owners[k-1].link + 1
		}
		after[place] = append(after[place], l)
	}
	ordered := append(make([]*Link, 0, len(links)), after[0]...)
	for k, l := range present {
		ordered = append(ordered, l)
		ordered = append(ordered, after[k+1]...)
	}
	return ordered
}

// oldStart returns where the old side begins, -1 when there is none.
func oldStart(l *Link) int {
	if len(l.Old) == 0 {
		return -1
	}
	return l.Old[0].Span.Start
}

// owner is the number of the first link that has the old node at a start.
type owner struct{ start, link int }

// oldOwners lists the old nodes of the links in the order of the old statement.
func oldOwners(links []*Link) []owner {
	var owners []owner
	for k, l := range links {
		for _, n := range l.Old {
			owners = append(owners, owner{n.Span.Start, k})
		}
	}
	slices.SortFunc(owners, func(x, y owner) int {
		return cmp.Or(cmp.Compare(x.start, y.start), cmp.Compare(x.link, y.link))
	})
	return slices.CompactFunc(owners, func(x, y owner) bool { return x.start == y.start })
}
