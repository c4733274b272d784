package align

import "github.com/clausediff/clausediff/diff/internal/buckets"

// positions holds comparable positions of the units of both texts. Units that are
// identical, unique on both sides and in the common order are anchors; the units
// between two anchors are spread evenly:
//
//	old   0 ─ 1 ─ 2 ─ 3 ─ 4        a paragraph was inserted before old 1: by the
//	      │    ╲   ╲   ╲   ╲       anchors old 1 has the position of new 2,
//	new   0 ─ 1 ─ 2 ─ 3 ─ 4 ─ 5    however long the insertion is
//
// Positions decide how units that recur throughout a text are paired.
type positions struct{ old, new []int64 }

// anchorMass is the least mass of an anchor, in tokens.
const anchorMass = 4

// placeUnits computes the positions from the unique twins. The distance between two
// consecutive anchors is 1, in fixed point.
func (p *Prepared) placeUnits(twins []Link) {
	var anchors []Link
	var chain, other []bool
	p.Run.All(func() { chain = onChain(twins) }, func() { other = onChain(mirrored(twins)) })
	for k := range twins {
		if chain[k] && other[k] {
			anchors = append(anchors, twins[k])
		}
	}
	p.positions = positions{
		old: spread(len(p.Old), anchors, func(l Link) int { return l.Old }),
		new: spread(len(p.New), anchors, func(l Link) int { return l.New }),
	}
}

// findTwins groups the units of each side by identity.
func (p *Prepared) findTwins() {
	count := 0
	for _, units := range [][]Unit{p.Old, p.New} {
		for i := range units {
			count = max(count, units[i].Identity+1)
		}
	}
	byIdentity := func(units []Unit) buckets.Buckets[int32] {
		return buckets.Of(count, func(put func(int, int32)) {
			for i := range units {
				put(units[i].Identity, int32(i))
			}
		})
	}
	p.oldTwins, p.newTwins = byIdentity(p.Old), byIdentity(p.New)
}

// uniqueTwins returns the pairs of identical units that occur once on each side and
// have the mass of an anchor.
func (p *Prepared) uniqueTwins() []Link {
	var twins []Link
	for i := range p.Old {
		id := p.Old[i].Identity
		if len(p.oldTwins.Of(id)) == 1 && len(p.newTwins.Of(id)) == 1 && p.old.mass[i] >= anchorMass*one {
			twins = append(twins, Link{Old: i, New: int(p.newTwins.Of(id)[0]), Score: 1, Tie: p.Old[i].Tie})
		}
	}
	return twins
}

// spread returns the positions of n units: that of an anchor is its number, counted
// from 1, and the units between two anchors are spread evenly between their positions.
func spread(n int, anchors []Link, of func(Link) int) []int64 {
	position := make([]int64, n)
	start := -1
	for k := 0; k <= len(anchors); k++ {
		end := n
		if k < len(anchors) {
			end = of(anchors[k])
		}
		for u := start + 1; u < end; u++ {
			position[u] = int64(k)*one + int64(u-start)*one/int64(end-start)
		}
		if end < n {
			position[end] = int64(k+1) * one
		}
		start = end
	}
	return position
}

// distance returns the distance of the positions of an old and a new unit.
func (p positions) distance(i, j int) int64 {
	d := p.old[i] - p.new[j]
	return max(d, -d)
}
