package finding

import (
	"math"
	"slices"
)

// stems holds stems with a value each. They are sorted by number, so that sums over them are
// the same on every run.
type stems []valued

type valued struct {
	term  *term
	value float64
}

func (x valued) compare(t *term) int { return x.term.number - t.number }

// square returns the sum of the squares of the values.
func (s stems) square() float64 {
	sum := 0.0
	for _, x := range s {
		sum += x.value * x.value
	}
	return sum
}

// both returns the sum of the function of over the stems of s that are also in t.
func (s stems) both(t stems, of func(x valued) float64) float64 {
	sum := 0.0
	for len(s) > 0 && len(t) > 0 {
		switch c := s[0].compare(t[0].term); {
		case c < 0:
			s = s[1:]
		case c > 0:
			t = t[1:]
		default:
			sum += of(s[0])
			s, t = s[1:], t[1:]
		}
	}
	return sum
}

// Two changes are on one subject if they are in one short paragraph or share rare stems of
// their topics. In the same paragraph or under the same heading one shared stem suffices.
// Elsewhere one may be chance ("the resources of the Fund", "natural resources"), so several
// must make up a part of the topic with less rarity.
const (
	relatedStems = 2   // least number of shared stems
	related      = 6.0 // their least rarity in all
	shortBlock   = 6   // most sentences of a short paragraph
	relatedShare = .08 // least share of the topic that has less rarity
)

// related returns the rarity of the stems that the topics of a change and of the lead share,
// and whether both are on one subject. The stems of the lead's topic must be marked.
func (c *change) related(lead *change) (value float64, ok bool) {
	n := 0
	for _, x := range c.topic {
		if x.term.lead == lead {
			value += x.value
			n++
		}
	}
	if block, part := c.near(lead); block || part && n > 0 {
		return value, true
	}
	return value, n >= relatedStems && value >= related && value >= relatedShare*min(c.topic.sum(), lead.topic.sum())
}

// near reports whether two changes are in one short paragraph, and whether they are in one
// paragraph or under one heading.
func (c *change) near(lead *change) (block, part bool) {
	for _, x := range c.sentences {
		for _, y := range lead.sentences {
			sameBlock := x.block != nil && x.block == y.block
			block = block || sameBlock && len(x.block.Children) <= shortBlock
			part = part || sameBlock || x.part != nil && x.part == y.part && x.part.Heading != ""
		}
	}
	return block, part
}

// sum returns the sum of the values.
func (s stems) sum() float64 {
	all := 0.0
	for _, x := range s {
		all += x.value
	}
	return all
}

// frames reports, for each word of a side, whether it says nothing about the subject.
func (c *change) frames(s *side) []bool {
	frame := make([]bool, len(s.words))
	for i, w := range s.words {
		frame[i] = w.function || w.unit || w.title || i > 0 && s.words[i-1].title || w.number
	}
	for _, m := range s.matches {
		if c.isTopical(m) {
			continue
		}
		for i := max(0, s.wordAfter(m.start)-1); i < len(s.words) && s.words[i].start < m.end; i++ {
			frame[i] = frame[i] || s.words[i].span().meets(m.span())
		}
	}
	return frame
}

// isTopical reports whether a phrase of the tables says what a sentence is about, as do a
// matter, an institution, or a state that is not a party.
func (c *change) isTopical(m match) bool {
	switch m.table.kind {
	case kindMatters, kindDisputes, kindLesser, kindInstitution, kindSlots, kindNames, kindShort, kindDecision, kindBodies, kindFriends, kindParticiples, kindAverting:
		return true
	case kindTerritories:
		return !c.titles[m.rung]
	}
	return false
}

// cosine returns the cosine similarity of the stems of two changes, from 0 to 1. A stem has
// the same value in both.
func (c *change) cosine(d *change) float64 {
	norm := math.Sqrt(c.square * d.square)
	if norm == 0 {
		return 0
	}
	return c.stems.both(d.stems, func(x valued) float64 { return x.value * x.value }) / norm
}

// find returns the index of a stem, false if it is missing.
func (s stems) find(t *term) (int, bool) { return slices.BinarySearchFunc(s, t, valued.compare) }

// weigh sets the stems of the whole text, its topic, and the points of the stems that came
// or went.
func (c *change) weigh() {
	c.setStems()
	n := len(c.stems)
	points, topical := make([]float64, 2*n), make([]bool, n)
	c.told = [2][]float64{points[:n], points[n:]}
	for k, s := range []*side{&c.old, &c.new} {
		parties, frame := c.ofParties(s), c.frames(s)
		for i, w := range s.words {
			if !w.content {
				continue
			}
			at, _ := c.stems.find(w.term)
			topical[at] = topical[at] || !frame[i]
			if (c.apart || s.touched(w.span())) && !w.span().meetsAny(parties) {
				c.told[k][at] = w.term.worth.points
			}
		}
	}
	for i, x := range c.stems {
		if c.told[0][i] > 0 && c.told[1][i] > 0 && !c.apart {
			c.told[0][i], c.told[1][i] = 0, 0
		}
		if r := x.term.worth.rare; r > 0 && topical[i] {
			c.topic = append(c.topic, valued{x.term, r})
		}
	}
	c.square = c.stems.square()
}

// setStems sets the stems of the whole text.
func (c *change) setStems() {
	seen := make([]*term, 0, len(c.old.words)+len(c.new.words))
	for _, s := range []*side{&c.old, &c.new} {
		for _, w := range s.words {
			if w.content {
				seen = append(seen, w.term)
			}
		}
	}
	slices.SortFunc(seen, func(x, y *term) int { return x.number - y.number })
	seen = slices.Compact(seen)
	c.stems = make(stems, 0, len(seen))
	for _, t := range seen {
		c.stems = append(c.stems, valued{t, t.worth.subject})
	}
}

// points returns the points of a stem that came or went on a side, 0 for any other stem.
func (c *change) points(side int, t *term) float64 {
	if i, ok := c.stems.find(t); ok {
		return c.told[side][i]
	}
	return 0
}

// worth is how much a stem counts. It is the same in all changes.
type worth struct {
	subject float64 // toward the subject of a text
	rare    float64 // toward two texts having one subject, 0 for a frequent stem
	points  float64 // when it comes or goes
}

// settle sets the worth of a term whose sentences are counted.
func (t *term) settle() {
	n := t.count[0] + t.count[1]
	t.worth = worth{subject: math.Log2(1 + 200/float64(max(1, n))), points: t.points()}
	if n <= rareMost {
		t.worth.rare = math.Log2(64 / float64(max(1, n)))
	}
}

// rareMost is the largest number of sentences, in both statements together, that may have
// a stem for it to show that two changes are on one subject.
const rareMost = 10

// points returns the points of a stem that came or went: 6 if a single sentence has it,
// one less for each doubling of that number, at least 1, and half as much again if only
// one of the statements has it.
func (t *term) points() float64 {
	old, new := t.count[0], t.count[1]
	p := max(1, 6-math.Log2(float64(max(1, old+new))))
	if old == 0 || new == 0 {
		p *= 1.5
	}
	return p
}
