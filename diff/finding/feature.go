package finding

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/clausediff/clausediff/diff"
)

// feature is one term in the weight of a change. It is standardized to mean 0 and
// deviation 1 over all changes of a comparison, then multiplied by its weight. TestFit
// explains how the weights were found.
type feature struct {
	name    string
	of      func(c *change) float64
	series  bool    // two statements alone cannot show it: its weight is the mean of the others
	decides bool    // not capped at mostDeviations
	weight  float64 // from data/weights.txt
}

// features returns the features, in the order of change.value.
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
		{name: "who acts", of: (*change).actors},
		{name: "part that came or went", of: func(c *change) float64 { return float64(one(c.whole != nil)) }},
		{name: "opens its paragraph", of: (*change).opens},
		{name: "standing text", of: (*change).stood, series: true},
	}
	weights, err := readWeights()
	if err != nil {
		panic(err) // a test reads the embedded file
	}
	for i := range all {
		all[i].weight = weights[all[i].name]
	}
	return all
})

// readWeights reads the weight of each feature, keyed by its name.
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

// telling is the largest number of stems that count in a change. Without it a long sentence
// would outweigh a short one with a decision.
const telling = 8

// information is the square root of the summed points of the stems with the most points
// among those that came or went. A rewording gets a little less, since both of its
// wordings have points.
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

// early is the share of a statement that counts as its beginning, where decisions are.
const early = .08

// shortSlot is the largest number of stems that the two wordings of a short sentence have
// together.
const shortSlot = 25

// slot rates a change as a decision. It is 2 for a step or another quantity in a short
// sentence with a slot, which states the decision itself. It is 1 for a step or another
// quantity in a long one, for any other change of a short one, and for another number at
// the beginning of a statement. A report of what has been done is no decision.
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

// number is 1 if a quantity changed in a reworded sentence.
func (c *change) number() float64 { return c.has(Number) }

// has is 1 if the rules found a change of one of the types that is not routine.
func (c *change) has(types ...Type) float64 {
	if slices.ContainsFunc(c.hits, func(h hit) bool { return slices.Contains(types, h.typ) && !h.routine }) {
		return 1
	}
	return 0
}

// changed returns the phrases that came or went and satisfy a condition.
func (c *change) changed(is func(m match) bool) (texts []string) {
	for _, s := range []*side{&c.old, &c.new} {
		for _, m := range s.matches {
			if is(m) && (c.apart || s.touched(m.span())) {
				texts = append(texts, fold(s.text[m.start:m.end]))
			}
		}
	}
	return texts
}

// various is the logarithm of one plus the number of different phrases of a kind of table
// that came or went.
func (c *change) various(kind tableKind) float64 {
	texts := c.changed(func(m match) bool { return m.table.kind == kind })
	slices.Sort(texts)
	return math.Log1p(float64(len(slices.Compact(texts))))
}

// actors is the logarithm of one plus the number of speakers that came or went.
func (c *change) actors() float64 {
	return math.Log1p(float64(len(c.changed(func(m match) bool { return m.table.kind == kindSpeakers }))))
}

// opens is 1 for the first sentence of a paragraph, which says what the paragraph is about.
func (c *change) opens() float64 {
	return float64(one(slices.ContainsFunc(c.sentences, func(s *sentence) bool { return s.block != nil && s.block.Children[0] == s.node })))
}

// sentencesOf returns the sentences of a link, the old ones first.
func (g *reading) sentencesOf(l *diff.Link) []*sentence {
	all := make([]*sentence, 0, len(l.Old)+len(l.New))
	for _, n := range l.Old {
		all = append(all, g.old.sentences[n])
	}
	for _, n := range l.New {
		all = append(all, g.new.sentences[n])
	}
	return all
}

// all reports whether all sentences satisfy a condition.
func all(sentences []*sentence, is func(*sentence) bool) bool {
	return !slices.ContainsFunc(sentences, func(s *sentence) bool { return !is(s) })
}

// task is 1 for a change in a part with tasks, -1 for one in a part that reports what has
// been done, and 0 for one that joins both, or is in neither.
func (c *change) task() float64 {
	has := func(role tableKind) int {
		return one(slices.ContainsFunc(c.sentences, func(s *sentence) bool { return s.role == role }))
	}
	return float64(has(kindPlan) - has(kindReview))
}

// sums is the logarithm of one plus the number of sums and shares that came or went.
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

// position is the logarithm of one plus the number of words of position that came or
// went: condemn, demand, oppose and the like, without the mildest rung of each ladder.
func (c *change) position() float64 {
	return math.Log1p(float64(len(c.changed(func(m match) bool {
		isStance := m.table.kind == kindOpposites && m.table.name == "stance"
		return isStance || m.table.kind == kindLadder && m.rung > 0 && slices.Contains(positions, m.table.name)
	}))))
}

// positions names the ladders of words of position.
var positions = []string{"concern", "demand", "wrong"}

// stood is the logarithm of one plus the number of consecutive earlier statements of the
// series that had the dropped text.
func (c *change) stood() float64 {
	if c.link.StoodSince == "" {
		return 0
	}
	return math.Log1p(float64(slices.Index(c.result.Series, c.link.StoodSince) + 1))
}

// mostDeviations caps how far from the mean a feature counts. Otherwise a feature that a
// single change has would outweigh all others, which is intended for decisions only.
const mostDeviations = 2.0

// standardize standardizes the features of all changes and sets their weights.
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
	for _, c := range all {
		if c.again {
			c.weight -= sameAgain
		}
	}
}
