package finding

import (
	"math"
	"slices"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/parse/lang/quantities"
	"github.com/clausediff/clausediff/parse/tree"
)

// features are what the weight of a change is made of: each is measured over all
// changes of a comparison, brought to mean 0 and deviation 1 there, and counts as
// much as stands here. How the numbers were found says TestFit.
var features = []struct {
	name   string
	weight float64
	of     func(c *change) float64
}{
	{"information", 1, (*change).information},
	{"sum", .5, (*change).sums},
	{"what shall be done", .8, (*change).task},
	{"number", .4, (*change).number},
	{"decision in its slot", .8, (*change).slot},
	{"position", .2, (*change).position},
	{"third party", .2, (*change).third},
	{"words of decision", .2, func(c *change) float64 { return c.said(kindDecision) }},
	{"standing text", .4, (*change).stood},
	{"reversal", .1, func(c *change) float64 { return c.has(Negated, Fulfilled) }},
	{"ceremony", -.1, (*change).ceremony},
}

// information is the root of the points of what came or went, a little less for a
// rewording, where both wordings have some.
func (c *change) information() float64 {
	sum := 0.0
	for i := range c.stems {
		if v := c.told[0][i]; v > 0 {
			sum += v
		} else {
			sum += c.told[1][i]
		}
	}
	v := math.Sqrt(sum)
	if c.link.Kind == diff.Reworded {
		v *= .85
	}
	return v
}

// early is how much of a statement is its beginning, where decisions stand.
const early = .08

// slot is 1 for a small change in a matter in which a few words decide, and for
// another number at the beginning.
func (c *change) slot() float64 {
	decided := c.has(Number, Stronger, Weaker, Negated, Renamed, Narrower, Wider) > 0 && (len(c.old.in(kindSlots)) > 0 || len(c.new.in(kindSlots)) > 0)
	if decided || c.number() > 0 && c.reading.new.sentences[c.link.New[0]].place < early {
		return 1
	}
	return 0
}

// number is 1 for another quantity in a sentence that is kept otherwise.
func (c *change) number() float64 { return c.has(Number) }

// has is 1 when the rules found one of some types.
func (c *change) has(types ...Type) float64 {
	if slices.ContainsFunc(c.hits, func(h hit) bool { return slices.Contains(types, h.typ) && !h.routine }) {
		return 1
	}
	return 0
}

// said is how many phrases of a kind of table came or went.
func (c *change) said(kind tableKind) float64 {
	n := 0.0
	for _, s := range []*side{&c.old, &c.new} {
		for _, m := range s.in(kind) {
			if c.apart || s.touched(m.span()) {
				n++
			}
		}
	}
	return math.Log1p(n)
}

// ceremony is how many words of thanks and greetings a sentence has.
func (c *change) ceremony() float64 {
	return math.Log1p(float64(len(c.old.in(kindCeremony)) + len(c.new.in(kindCeremony))))
}

// task is 1 for what stands in a part that says what shall be done, -1 for what only
// stands in one that says what has been done.
func (c *change) task() float64 {
	v := 0.0
	for k, nodes := range [][]*tree.Node{c.link.Old, c.link.New} {
		for _, n := range nodes {
			switch role := [2]*account{c.reading.old, c.reading.new}[k].sentences[n].role; {
			case role == kindPlan:
				return 1
			case role == kindReview:
				v = -1
			}
		}
	}
	return v
}

// sums is how many sums and shares came or went.
func (c *change) sums() float64 {
	n := 0.0
	for _, s := range []*side{&c.old, &c.new} {
		for _, q := range quantities.Quantities(s.text, s.statement.Lang) {
			if q.Sum && (c.apart || s.touched(span{q.Start, q.End})) {
				n++
			}
		}
	}
	return math.Log1p(n)
}

// position is how many words came or went that take a position: condemn, demand, oppose
// and the like, their mildest rungs left out.
func (c *change) position() float64 {
	n := 0.0
	for _, s := range []*side{&c.old, &c.new} {
		for _, m := range s.matches {
			takes := m.table.kind == kindOpposites || m.table.kind == kindLadder && m.rung > 0 && (m.table.name == "concern" || m.table.name == "demand" || m.table.name == "wrong")
			if takes && (c.apart || s.touched(m.span())) {
				n++
			}
		}
	}
	return math.Log1p(n)
}

// third is how many states came or went that are no party of the statement.
func (c *change) third() float64 {
	seen := map[int]bool{}
	for _, s := range []*side{&c.old, &c.new} {
		for _, m := range s.in(kindTerritories) {
			if !c.isParty(m.rung) && (c.apart || s.touched(m.span())) {
				seen[m.rung] = true
			}
		}
	}
	return math.Log1p(float64(len(seen)))
}

// stood is how many statements of the series had what is gone.
func (c *change) stood() float64 {
	if c.link.StoodSince == "" {
		return 0
	}
	return math.Log1p(float64(slices.Index(c.result.Series, c.link.StoodSince) + 1))
}

// mostDeviations is how far from the mean a feature counts: what only one change of many
// has would outweigh all else.
const mostDeviations = 2.0

// standardize sets the weights of all changes.
func standardize(all []*change) {
	for i, f := range features {
		mean, square := 0.0, 0.0
		for _, c := range all {
			mean += c.value[i] / float64(len(all))
		}
		for _, c := range all {
			square += (c.value[i] - mean) * (c.value[i] - mean) / float64(len(all))
		}
		deviation := math.Sqrt(square)
		for _, c := range all {
			if deviation < 1e-9 {
				c.value[i] = 0
				continue
			}
			c.value[i] = max(-mostDeviations, min(mostDeviations, (c.value[i]-mean)/deviation))
			c.weight += f.weight * c.value[i]
		}
	}
}
