package align

import "slices"

// untangle removes links between units that have exchanged wording. Two crossing
// links whose units are also linked in order are neither a split nor a merge: the
// pairing with the higher total score is kept.
//
//	应甲国总统邀请， ──┬─ .3 ─── 应乙国总统邀请，    .3 + .9 is more than .5 + .4: the
//	                 ╳ .5  .4                    countries have changed places, the
//	乙国总统访问甲国。 ─┴─ .9 ─── 甲国总统访问乙国。  clauses have not
//
// If there is only one of the two links in order, it removes the crossing ones if its
// score is higher than their sum, but they never remove it.
//
// The result depends only on the scores and the crossings, so swapping the sides
// swaps it. The time is linear in the links if every unit has few.
func untangle(links []Link) []Link {
	by := tableOf(links)
	out := map[*Link]bool{}
	crossings(links, func(straight, aside, above *Link) {
		far := by.find(above.Old, aside.New) // the other link in order
		inOrder, crossed := straight.Score, aside.Score+above.Score
		if far != nil {
			inOrder += far.Score
		}
		switch {
		case inOrder > crossed:
			out[aside], out[above] = true, true
		case inOrder < crossed && far != nil:
			out[straight], out[far] = true, true
		}
	})
	kept := make([]Link, 0, len(links))
	for k := range links {
		if l := &links[k]; !out[l] || l.Pinned || l.Identical {
			kept = append(kept, *l)
		}
	}
	return kept
}

// crossings calls visit for every link i–j together with another link i–b of its old
// unit and another link a–j of its new unit, if these two cross.
func crossings(links []Link, visit func(straight, aside, above *Link)) {
	byOld, byNew := map[int][]*Link{}, map[int][]*Link{}
	for k := range links {
		l := &links[k]
		byOld[l.Old] = append(byOld[l.Old], l)
		byNew[l.New] = append(byNew[l.New], l)
	}
	for k := range links {
		straight := &links[k]
		for _, aside := range byOld[straight.Old] {
			for _, above := range byNew[straight.New] {
				if after := aside.New - straight.New; after != 0 && (above.Old-straight.Old)*after > 0 {
					visit(straight, aside, above)
				}
			}
		}
	}
}

// uncross pairs the occurrences of a wording within two groups in order: it is
// unknowable which became which, so none of them should appear to have moved.
func (a *aligner) uncross(links []Link) []Link {
	type place struct{ identity, old, new int }
	occurrences := map[place][]*Link{}
	for k := range links {
		l := &links[k]
		if l.Identical && !l.Pinned {
			p := place{a.Old[l.Old].Identity, a.Old[l.Old].Group, a.New[l.New].Group}
			occurrences[p] = append(occurrences[p], l)
		}
	}
	for _, same := range occurrences {
		news := make([]int, len(same))
		for k, l := range same {
			news[k] = l.New
		}
		slices.Sort(news)
		for k, l := range same {
			l.New = news[k]
		}
	}
	return links
}
