package align

import (
	"cmp"
	"slices"

	"github.com/clausediff/clausediff/diff/internal/buckets"
)

// Group is a set of old units that became a set of new units. At least one of the
// sides has at most one unit.
type Group struct {
	Old, New []int  // ascending
	Links    []Link // by old, then new unit; nil for a unit without a link
}

// Groups turns links into groups: 1:1, splits (1:n), merges (n:1), and a group of its
// own for every unit without a link. Every link is in one group. If splits and merges
// are connected, they are divided into stars, each a unit with its links, beginning
// with the unit with the most links; a unit can then be in two groups. A weak link is
// always a group of its own, so that certain and possible links are not mixed:
//
//	a ── x          {a → x y}   split
//	  ╲
//	b ── y          {b → y}     y comes partly from a, partly from b
func Groups(links []Link, nold, nnew int) []Group {
	firm := func(count int, unit func(l *Link) int) buckets.Buckets[int32] {
		return buckets.Of(count, func(put func(int, int32)) {
			for k := range links {
				if l := &links[k]; !l.Weak {
					put(unit(l), int32(k))
				}
			}
		})
	}
	g := grouper{links: links, used: make([]bool, len(links)), nold: nold, nnew: nnew,
		byOld: firm(nold, func(l *Link) int { return l.Old }),
		byNew: firm(nnew, func(l *Link) int { return l.New })}
	groups := make([]Group, 0, len(links)+max(0, nold+nnew-2*len(links)))
	centres := g.centres()
	for k, c := range centres {
		if k+1 < len(centres) && c.mirrors(centres[k+1]) {
			groups = append(groups, g.between(c.unit, centres[k+1].unit)...)
		}
		if group := g.star(c); len(group.Links) > 0 {
			groups = append(groups, group)
		}
	}
	numbers := make([]int, 2*len(links)) // of the groups with one link
	for k, l := range links {
		if l.Weak || g.alone(l) {
			own := numbers[2*k : 2*k+2]
			own[0], own[1] = l.Old, l.New
			groups = append(groups, Group{Old: own[:1:1], New: own[1:], Links: links[k : k+1 : k+1]})
		}
	}
	return g.single(groups)
}

type grouper struct {
	links        []Link
	used         []bool
	nold, nnew   int
	byOld, byNew buckets.Buckets[int32] // numbers of links that are not weak
}

// alone reports whether a link is the only one of both its units, not counting weak
// links.
func (g *grouper) alone(l Link) bool {
	return !l.Weak && len(g.byOld.Of(l.Old)) == 1 && len(g.byNew.Of(l.New)) == 1
}

// centre is a unit that could be the centre of a star.
type centre struct {
	isNew    bool
	unit     int
	degree   int
	score    float64
	tie      uint32
	partners int // the sum of their numbers
}

// centres returns the units of connected links, those with the most links first.
// Equal ones are ordered by the sum of their scores, a content key and position, so
// that swapping the sides swaps the result.
func (g *grouper) centres() []centre {
	var all []centre
	add := func(isNew bool, units int, byUnit buckets.Buckets[int32]) {
		for u := range units {
			links := byUnit.Of(u)
			c := centre{isNew: isNew, unit: u, degree: len(links)}
			for _, k := range links {
				c.score += g.links[k].Score
				c.tie += g.links[k].Tie
				c.partners += g.links[k].Old + g.links[k].New - u
			}
			if c.degree > 1 || c.degree == 1 && !g.alone(g.links[links[0]]) {
				all = append(all, c)
			}
		}
	}
	add(false, g.nold, g.byOld)
	add(true, g.nnew, g.byNew)
	slices.SortFunc(all, centre.compare)
	return all
}

// compare orders centres; of two that are otherwise equal, the old one is first.
func (c centre) compare(d centre) int {
	switch {
	case c.degree != d.degree:
		return d.degree - c.degree
	case c.score != d.score:
		return cmp.Compare(d.score, c.score)
	case c.tie != d.tie:
		return cmp.Compare(c.tie, d.tie)
	case c.unit != d.unit:
		return c.unit - d.unit
	case c.partners != d.partners:
		return c.partners - d.partners
	case c.isNew == d.isNew:
		return 0
	case c.isNew:
		return 1
	}
	return -1
}

// mirrors reports whether c and d are mirror images of each other. Nothing then decides
// which of them is the centre of a star with their link, so the link is a group of its
// own:
//
//	0 ─┬─ 0      0 → 0
//	1 ─┘╲        1 → 0
//	      1      0 → 1
func (c centre) mirrors(d centre) bool {
	d.isNew = c.isNew
	return c.compare(d) == 0
}

// between uses the unused link between an old and a new unit, if any, for a group.
func (g *grouper) between(old, new int) []Group {
	for _, k := range g.byOld.Of(old) {
		if l := g.links[k]; l.New == new && !g.used[k] {
			g.used[k] = true
			return []Group{{Old: []int{old}, New: []int{new}, Links: []Link{l}}}
		}
	}
	return nil
}

// star uses the unused links of a centre for a group.
func (g *grouper) star(c centre) Group {
	byUnit := g.byOld
	if c.isNew {
		byUnit = g.byNew
	}
	var group Group
	for _, k := range byUnit.Of(c.unit) {
		if g.used[k] {
			continue
		}
		g.used[k] = true
		group.Links = append(group.Links, g.links[k])
	}
	for _, l := range group.Links {
		group.Old = append(group.Old, l.Old)
		group.New = append(group.New, l.New)
	}
	slices.Sort(group.Old)
	slices.Sort(group.New)
	group.Old = slices.Compact(group.Old)
	group.New = slices.Compact(group.New)
	return group
}

// single adds a group for every unit without a link.
func (g *grouper) single(groups []Group) []Group {
	linkedOld, linkedNew := make([]bool, g.nold), make([]bool, g.nnew)
	for _, l := range g.links {
		linkedOld[l.Old], linkedNew[l.New] = true, true
	}
	for i, linked := range linkedOld {
		if !linked {
			groups = append(groups, Group{Old: []int{i}})
		}
	}
	for j, linked := range linkedNew {
		if !linked {
			groups = append(groups, Group{New: []int{j}})
		}
	}
	return groups
}
