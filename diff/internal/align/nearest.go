package align

import "github.com/clausediff/clausediff/diff/internal/buckets"

// A unit that is not linked may still be said somewhere else, in part or in wording too
// different for a link. Its nearest unit is the one with the highest score before any
// features are explained, times the context, times a factor for common words that no
// other unit has.
//
//	old  在松岫口岸建设联检站。
//	new  在松岫口岸发展旅游，…    .11 × 1.2 × 1.6   松岫 and 岫口 are in these two only
//	new  在霜桥口岸建设检疫站。   .14 × 1.1         more common wording, but another subject

// Near is the nearest unit of the other side.
type Near struct {
	Unit  int
	Score float64 // may be more than 1
}

const (
	nearPerOwn = 0.3 // added to the factor per common word that no other unit has
	nearOwn    = 3   // number of such words that count
)

// nearest holds the nearest units of both sides.
type nearest struct {
	*aligner
	old, new []Near
	out      [2][]bool // by side: units with an identical link
}

// nearest returns the nearest units, given the links and the context of the second
// pass. Barred pairs count too. Its time is linear in the candidates.
func (a *aligner) nearest(links []Link, ctx context) *nearest {
	n := &nearest{a, make([]Near, len(a.Old)), make([]Near, len(a.New)), [2][]bool{make([]bool, len(a.Old)), make([]bool, len(a.New))}}
	for _, l := range links {
		if l.Identical {
			n.out[0][l.Old], n.out[1][l.New] = true, true
		}
	}
	for _, c := range a.candidates {
		if !c.identical {
			n.consider(int(c.old), int(c.new), max(c.score, c.least)*ctx(c))
		} else {
			n.consider(int(c.old), int(c.new), 1)
		}
	}
	for _, p := range a.Barred {
		n.consider(p.Old, p.New, a.full(p.Old, p.New))
	}
	return n
}

// consider records each unit of a pair as the nearest of the other one if it is nearer
// than those before. Of two equally near units the earlier one is kept.
func (n *nearest) consider(i, j int, score float64) {
	most := score * (1 + nearPerOwn*nearOwn)
	if n.out[0][i] && n.out[1][j] || most < n.Near || most < n.old[i].Score && most < n.new[j].Score {
		return
	}
	score *= 1 + float64(nearPerOwn*float64(min(n.ownWords(i, j), nearOwn)))
	if score < n.Near {
		return
	}
	nearer(&n.old[i], Near{j, score})
	nearer(&n.new[j], Near{i, score})
}

func nearer(before *Near, n Near) {
	if n.Score > before.Score || n.Score == before.Score && n.Unit < before.Unit {
		*before = n
	}
}

// findOwn lists for every old unit the new ones with which it shares a [Type.Subject]
// feature that no other unit has, once for every such feature.
func (p *Prepared) findOwn() {
	p.own = buckets.Of(len(p.Old), func(put func(int, int32)) {
		for f := range p.Types {
			if old, new := &p.old.uses[f], &p.new.uses[f]; old.units == 1 && new.units == 1 && p.Types[f].Subject {
				put(int(old.last), new.last)
			}
		}
	})
}

// ownWords counts the [Type.Subject] features that two units have and no other unit has.
func (p *Prepared) ownWords(i, j int) (count int) {
	for _, with := range p.own.Of(i) {
		if int(with) == j {
			count++
		}
	}
	return count
}

// The core wording of a unit consists of the features that few units have.
//
//	old  双方将共建松岫口岸联检站，      core  松岫 岫口 口岸 联检 检站
//	new  松岫口岸全年开放。              has   松岫 岫口 口岸          3 of 5

// A feature is core wording if at most coreUnits units of each side have it, or at most
// coreShare of the units of the larger side.
const (
	coreShare = 0.1
	coreUnits = 4
)

// Core is the core wording of a unit. Its weight is the sum of those of its features.
type Core struct {
	prepared *Prepared
	features []Feature
	weight   int64
}

// CoreOf returns the core wording of a unit with the given features.
func (p *Prepared) CoreOf(features []Feature) Core {
	most := max(coreUnits, int32(coreShare*float64(max(len(p.Old), len(p.New)))))
	c := Core{prepared: p}
	for _, x := range features {
		if p.units(x.ID) <= most {
			c.features = append(c.features, x)
			c.weight += p.weights[x.ID] * int64(x.Count)
		}
	}
	return c
}

// ShareIn returns the share of the core wording, by weight, that others contains.
func (c Core) ShareIn(others []Feature) float64 {
	var shared int64
	common(c.features, others, func(x, y int) {
		shared += c.prepared.weights[c.features[x].ID] * int64(min(c.features[x].Count, others[y].Count))
	})
	return float64(shared) / float64(max(c.weight, 1))
}
