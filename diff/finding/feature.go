package finding

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/parse/tree"
)

// feature is what the weight of a change is made of: it is measured over all changes of a
// comparison, brought to mean 0 and deviation 1 there, and counts as much as its weight
// says. How the weights were found says TestFit.
type feature struct {
	name    string
	of      func(c *change) float64
	series  bool    // two statements alone cannot show it: it weighs as much as others do
	decides bool    // however rare it is, it counts in full
	weight  float64 // of data/weights.txt
}

// features returns the features, in the order of their values in a change.
var features = sync.OnceValue(func() []feature {
	all := []feature{
		{name: "information", of: (*change).information},
		{name: "weighty matters", of: func(c *change) float64 { return c.various(kindMatters) }},
		{name: "matters in dispute", of: func(c *change) float64 { return c.various(kindDisputes) }},
		{name: "welcome and thanks", of: func(c *change) float64 { return -c.various(kindPraise) }},
		{name: "lesser matters", of: func(c *change) float64 { return -c.various(kindLesser) }},
		{name: "sum", of: (*change).sums},
		{name: "number", of: (*change).number},
		{name: "what shall be done", of: (*change).task},
		{name: "decision in its slot", of: (*change).slot, decides: true},
		{name: "position", of: (*change).position},
		{name: "who acts", of: func(c *change) float64 { return c.said(kindSpeakers) }},
		{name: "opens its paragraph", of: (*change).opens},
		{name: "standing text", of: (*change).stood, series: true},
	}
	weights, err := readWeights()
	if err != nil {
		panic(err) // a test has read the file before
	}
	for i := range all {
		all[i].weight = weights[all[i].name]
	}
	return all
})

// readWeights reads the weights of the features by their names.
func readWeights() (map[string]float64, error) {
	const name = "data/weights.txt"
	text, err := data.ReadFile(name)
	if err != nil {
		return nil, err
	}
	weights := map[string]float64{}
	for i, line := range strings.Split(string(text), "\n") {
		if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
			continue
		}
		number, feature, _ := strings.Cut(line, " ")
		v, err := strconv.ParseFloat(number, 64)
		if err != nil {
			return nil, fmt.Errorf("%s:%d:1: %q is not a weight", name, i+1, number)
		}
		weights[strings.TrimSpace(feature)] = v
	}
	return weights, nil
}

// telling is how many stems tell what a change is about: of a long sentence no more count,
// else it would outweigh a short one that decides.
const telling = 8

// information is the root of the points of the stems that tell most of what came or went, a
// little less for a rewording, where both wordings have some.
func (c *change) information() float64 {
	points := make([]float64, len(c.stems))
	for i := range points {
		points[i] = max(c.told[0][i], c.told[1][i])
	}
	slices.Sort(points)
	sum := 0.0
	for _, p := range points[max(0, len(points)-telling):] {
		sum += p
	}
	v := math.Sqrt(sum)
	if c.link.Kind == diff.Reworded {
		v *= .85
	}
	return v
}

// early is how much of a statement is its beginning, where decisions stand.
const early = .08

// shortSlot is how many stems both wordings of a short sentence have at most.
const shortSlot = 25

// slot is 1 for a small change in a matter in which a few words decide, for any change
// of a short sentence on one, and for another number at the beginning; 2 for a step or
// another quantity in a short sentence on one: it says the decision itself. What has been
// done is no decision.
func (c *change) slot() float64 {
	if c.task() < 0 {
		return 0
	}
	old, new := len(c.old.in(kindSlots)) > 0, len(c.new.in(kindSlots)) > 0
	decided := (old || new) && c.has(Number, Stronger, Weaker, Negated, Renamed, Narrower, Wider) > 0
	short := old && new && !c.apart && len(c.stems) <= shortSlot && c.information() > 0
	switch {
	case decided && short:
		return 2
	case decided || short || c.number() > 0 && c.reading.new.sentences[c.link.New[0]].place < early:
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

// various is how many different phrases of a kind of table came or went.
func (c *change) various(kind tableKind) float64 {
	seen := map[string]bool{}
	for _, s := range []*side{&c.old, &c.new} {
		for _, m := range s.in(kind) {
			if c.apart || s.touched(m.span()) {
				seen[fold(s.text[m.start:m.end])] = true
			}
		}
	}
	return math.Log1p(float64(len(seen)))
}

// opens is 1 for what begins a paragraph, where a statement says what it is about.
func (c *change) opens() float64 {
	for k, nodes := range [][]*tree.Node{c.link.Old, c.link.New} {
		for _, n := range nodes {
			if s := c.accounts()[k].sentences[n]; s.block != nil && s.block.Children[0] == n {
				return 1
			}
		}
	}
	return 0
}

// accounts returns what is known of both statements, the old one first.
func (g *reading) accounts() [2]*account { return [2]*account{g.old, g.new} }

// task is 1 for what stands in a part that says what shall be done, -1 for what
// stands in one that says what has been done, and 0 for what went from the one to the
// other: that is not news of either.
func (c *change) task() float64 {
	plan, review := false, false
	for k, nodes := range [][]*tree.Node{c.link.Old, c.link.New} {
		for _, n := range nodes {
			role := c.accounts()[k].sentences[n].role
			plan, review = plan || role == kindPlan, review || role == kindReview
		}
	}
	switch {
	case plan && !review:
		return 1
	case review && !plan:
		return -1
	}
	return 0
}

// sums is how many sums and shares came or went.
func (c *change) sums() float64 {
	n := 0.0
	for _, s := range []*side{&c.old, &c.new} {
		for _, q := range s.quantities() {
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

// stood is how many statements of the series had what is gone.
func (c *change) stood() float64 {
	if c.link.StoodSince == "" {
		return 0
	}
	return math.Log1p(float64(slices.Index(c.result.Series, c.link.StoodSince) + 1))
}

// mostDeviations is how far from the mean a feature counts: what only one change of many
// has would outweigh all else. Decisions do.
const mostDeviations = 2.0

// standardize sets the weights of all changes.
func standardize(all []*change) {
	for i, f := range features() {
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
			c.value[i] = (c.value[i] - mean) / deviation
			if !f.decides {
				c.value[i] = max(-mostDeviations, min(mostDeviations, c.value[i]))
			}
			c.weight += f.weight * c.value[i]
		}
	}
}
