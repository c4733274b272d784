package align

// What is not carried over may still be said somewhere else, in part or in words that
// are too different for a link. The nearest unit is the one that a link came nearest
// to: by the score before links explain anything, in its context, and more for words
// that no other unit has.
//
//	old  在松岫口岸建设联检站。
//	new  在松岫口岸发展旅游，…    .11 × 1.2 × 1.6   松岫 and 岫口 are in these two only
//	new  在霜桥口岸建设检疫站。   .14 × 1.1         nearer by what they share, not by what it is about

// Near is a unit of the other side.
type Near struct {
	Unit  int
	Score float64 // may be more than 1
}

const (
	nearPerOwn = 0.3 // gained for a word that no other unit has
	nearOwn    = 3   // that count
)

// nearest are the nearest units of both sides.
type nearest struct {
	*aligner
	old, new []Near
	out      [2][]bool // units that stand on the other side as they are
}

// nearest returns them, given the links and the context of the second pass. Barred pairs
// count as well. It takes time linear in the candidates of all units.
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

// consider notes a pair where one is nearer to the other than any before, of two that
// are as near the earlier.
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

// ownWords counts the features telling a subject that two units have and no other.
func (p *Prepared) ownWords(i, j int) (count int) {
	old := p.Old[i].Features
	common(old, p.New[j].Features, func(x, _ int) {
		if id := old[x].ID; p.Types[id].Subject && p.old.frequency[id] == 1 && p.new.frequency[id] == 1 {
			count++
		}
	})
	return count
}

// Core wording is what a unit says that few others say.
//
//	old  双方将共建松岫口岸联检站，      core  松岫 岫口 口岸 联检 检站
//	new  松岫口岸全年开放。              has   松岫 岫口 口岸          3 of 5

// coreShare is the share of the units of a side beyond which a feature is not one of
// anyone's core, unless it is in no more than coreUnits.
const (
	coreShare = 0.1
	coreUnits = 4
)

// Core is the core wording of a unit, whose weight is the sum of its features.
type Core struct {
	prepared *Prepared
	features []Feature
	weight   int64
}

// CoreOf returns the core wording of some features.
func (p *Prepared) CoreOf(features []Feature) Core {
	most := max(coreUnits, int32(coreShare*float64(max(len(p.Old), len(p.New)))))
	c := Core{prepared: p}
	for _, x := range features {
		if max(p.old.frequency[x.ID], p.new.frequency[x.ID]) <= most {
			c.features = append(c.features, x)
			c.weight += p.weights[x.ID] * int64(x.Count)
		}
	}
	return c
}

// ShareIn returns what share of the core wording others have.
func (c Core) ShareIn(others []Feature) float64 {
	var shared int64
	common(c.features, others, func(x, y int) {
		shared += c.prepared.weights[c.features[x].ID] * int64(min(c.features[x].Count, others[y].Count))
	})
	return float64(shared) / float64(max(c.weight, 1))
}
