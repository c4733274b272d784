package align

import "slices"

// untangle takes out links between parts that have exchanged wording. Two links
// that cross, and whose units are linked the straight way as well, are neither a
// split nor a merge: the pairing that is stronger in all stays.
//
//	应甲国总统邀请， ──┬─ .3 ─── 应乙国总统邀请，    .3 + .9 is more than .5 + .4: the
//	                 ╳ .5  .4                    countries have changed places, the
//	乙国总统访问甲国。 ─┴─ .9 ─── 甲国总统访问乙国。  clauses have not
//
// Of the straight links one is enough to say so, where it is stronger than both
// that cross; these say nothing against a single one.
//
// What goes depends on the scores and on what crosses what, so that swapping the
// sides swaps the result. It takes time linear in the links, as long as every
// unit has few.
func untangle(links []Link) []Link {
	by := tableOf(links)
	score := func(k int) float64 {
		if k < 0 {
			return 0
		}
		return links[k].Score
	}
	out := make([]bool, len(links))
	crossings(links, func(straight, aside, above int) {
		far := by.number(links[above].Old, links[aside].New) // the other straight one
		switch crossed := score(aside) + score(above); {
		case score(straight)+score(far) > crossed:
			out[aside], out[above] = true, true
		case far >= 0 && score(straight)+score(far) < crossed:
			out[straight], out[far] = true, true
		}
	})
	k := -1
	return slices.DeleteFunc(links, func(l Link) bool {
		k++
		return out[k] && !l.Pinned && !l.Identical
	})
}

// crossings calls visit for every link i–j with a further link i–b of its old unit
// and a further one a–j of its new unit that cross each other. It gives the numbers
// of the three links.
func crossings(links []Link, visit func(straight, aside, above int)) {
	byOld, byNew := map[int][]int{}, map[int][]int{}
	for k, l := range links {
		byOld[l.Old] = append(byOld[l.Old], k)
		byNew[l.New] = append(byNew[l.New], k)
	}
	for straight, l := range links {
		for _, aside := range byOld[l.Old] {
			for _, above := range byNew[l.New] {
				if after := links[aside].New - l.New; after != 0 && (links[above].Old-l.Old)*after > 0 {
					visit(straight, aside, above)
				}
			}
		}
	}
}
