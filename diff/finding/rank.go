package finding

import (
	"cmp"
	"math"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/parse/tree"
)

// change is one changed link of sentences, what the rules found in it, and what
// speaks for its being news.
type change struct {
	*pair
	hits     []hit
	value    []float64 // by features
	weight   float64
	stems    stems        // of the whole text, with what they say of its subject
	told     [2][]float64 // by stems: the points of those that came or went, on each side
	square   float64      // the sum of the squares of their values
	rare     stems        // those that few sentences have
	topic    stems        // those of them that tell what it is about
	blocks   []*tree.Node
	whole    *tree.Node // the part that came or went as a whole, nil for none
	attached bool
	decides  bool    // a decision in its slot, told for itself whatever stands beside it
	cost     float64 // what likeness costs to as many as compared of those taken
	compared int
	apart    bool         // the sides are not two wordings of one thing
	fresh    []*tree.Node // where they are apart, the new sentences that no other change tells
	routine  bool         // all of it changes by itself
}

// changes returns the changes with their weights, routine ones left out.
func (g *reading) changes() []*change {
	var all []*change
	for _, l := range g.result.At(diff.LevelSentence) {
		if l.Kind == diff.Unchanged || l.Kind == diff.Typographic || g.isHeading(l) || g.repeatsTitle(l) ||
			l.Nearest.Said() == diff.SaidElsewhere { // it neither came nor went
			continue
		}
		all = append(all, g.newChange(l))
	}
	all = slices.DeleteFunc(g.tellOnce(all), func(c *change) bool {
		if c.routine {
			g.routine = append(g.routine, c)
		}
		return c.routine
	})
	g.markParts(all)
	standardize(all)
	return all
}

// tellOnce leaves out what tells as added a sentence that another link tells: one that
// joins it with an old wording, or the best of those that are possible only. What is left
// of a change is in its fresh sentences.
func (g *reading) tellOnce(all []*change) []*change {
	apart := map[*diff.Link]bool{}
	for _, c := range all {
		apart[c.link] = c.apart
	}
	better := func(x, y *diff.Link) bool {
		return cmp.Or(compareBool(apart[y], apart[x]), cmp.Compare(x.Certainty, y.Certainty), cmp.Compare(x.Score, y.Score)) > 0
	}
	best := map[*tree.Node]*diff.Link{}
	for _, l := range g.result.At(diff.LevelSentence) {
		for _, n := range l.New {
			if best[n] == nil || better(l, best[n]) {
				best[n] = l
			}
		}
	}
	return slices.DeleteFunc(all, func(c *change) bool {
		if !c.apart || len(c.link.New) == 0 {
			return false
		}
		for _, n := range c.link.New {
			if best[n] == c.link {
				c.fresh = append(c.fresh, n)
			}
		}
		return len(c.fresh) == 0
	})
}

// isHeading reports whether a link is of a heading that came or went, or has another
// number: what is news of it is what stands below.
func (g *reading) isHeading(l *diff.Link) bool {
	for _, n := range l.Old {
		if !g.old.sentences[n].isHeading() {
			return false
		}
	}
	for _, n := range l.New {
		if !g.new.sentences[n].isHeading() {
			return false
		}
	}
	if len(l.Old) == 0 || len(l.New) == 0 {
		return true
	}
	return !slices.ContainsFunc(newPair(g, l).hits(), func(h hit) bool { return h.typ != Number && h.typ != Date })
}

// repeatsTitle reports whether a line that came or went is one of the title, or a piece of
// it: documents print it once more above the text.
func (g *reading) repeatsTitle(l *diff.Link) bool {
	if len(l.Old) > 0 && len(l.New) > 0 {
		return false
	}
	titles := fold(g.result.Old.Title + "\n" + g.result.New.Title)
	for k, nodes := range [][]*tree.Node{l.Old, l.New} {
		for _, n := range nodes {
			line := strings.TrimSpace(fold(g.accounts()[k].sentences[n].text))
			if utf8.RuneCountInString(line) < titleLeast || !strings.Contains(titles, line) {
				return false
			}
		}
	}
	return true
}

// titleLeast is how many characters a piece of a title has at least that is known as one.
const titleLeast = 6

// markParts marks the changes of parts that are new or gone as a whole: those are told
// as one.
func (g *reading) markParts(all []*change) {
	apart := map[*tree.Node]int{}
	partOf := func(c *change) *tree.Node {
		switch {
		case len(c.link.Old) == 0:
			return g.new.sentences[c.link.New[0]].part
		case len(c.link.New) == 0:
			return g.old.sentences[c.link.Old[0]].part
		}
		return nil
	}
	for _, c := range all {
		apart[partOf(c)]++
	}
	for _, c := range all {
		if part := partOf(c); part != nil && apart[part] > 1 && apart[part] == g.old.size[part]+g.new.size[part] {
			c.whole = part
		}
	}
}

// newChange reads a changed link.
func (g *reading) newChange(l *diff.Link) *change {
	c := &change{pair: newPair(g, l)}
	c.apart = l.Kind != diff.Reworded || l.Certainty == diff.Possible && !c.alike() || c.acrossRoles()
	if !c.apart && !c.isLong() {
		c.hits = c.pair.hits()
	}
	c.markRoutine()
	for _, n := range l.Old {
		c.blocks = append(c.blocks, g.old.sentences[n].block)
	}
	for _, n := range l.New {
		c.blocks = append(c.blocks, g.new.sentences[n].block)
	}
	if !c.apart && len(rows(c.pair)) > 0 {
		c.blocks = append(c.blocks, g.rows) // one is told for all
	}
	c.weigh()
	c.decides = c.slot() > 0
	c.value = make([]float64, 0, len(features()))
	for _, f := range features() {
		c.value = append(c.value, f.of(c))
	}
	return c
}

// acrossRoles reports whether a link joins what was to be done with what has been done,
// or the reverse, in other words: a task and a review are not two wordings of one thing,
// and their numbers are of other years.
func (c *change) acrossRoles() bool {
	for _, old := range c.link.Old {
		for _, new := range c.link.New {
			o, n := c.reading.old.sentences[old].role, c.reading.new.sentences[new].role
			if o == n || o == "" || n == "" {
				return false
			}
		}
	}
	return c.link.Kind == diff.Reworded
}

// markRoutine marks what changes by itself from one statement to the next.
func (c *change) markRoutine() {
	c.routine = c.isOwnRoutine()
	c.routine = c.routine || c.dated && !c.apart && c.calendar.isRoutine(c.pair)
	c.routine = c.routine || c.isClosing() || c.dated && c.isRecord()
	for i, h := range c.hits {
		c.hits[i].routine = c.routine || c.dated && (h.typ == Date || h.typ == Number) && c.calendar.moves(c.pair, h)
	}
}

// isOwnRoutine reports whether a pattern of an analyst says so.
func (c *change) isOwnRoutine() bool {
	return slices.ContainsFunc(c.patterns, func(p *regexp.Regexp) bool {
		return p.MatchString(c.old.text) || p.MatchString(c.new.text)
	})
}

// whyRoutine says what makes a change routine.
func (c *change) whyRoutine() string {
	if c.isOwnRoutine() {
		return "routine by a pattern of the corpus"
	}
	return "routine: changes by itself"
}

// isRecord reports whether all of a change stands above the text and says when it was passed
// and amended.
func (c *change) isRecord() bool {
	for k, nodes := range [][]*tree.Node{c.link.Old, c.link.New} {
		for _, n := range nodes {
			s := c.accounts()[k].sentences[n]
			if s.part == nil || s.part.Kind != tree.KindPreamble || !c.calendar.forms.record.MatchString(s.text) {
				return false
			}
		}
	}
	return true
}

// isClosing reports whether all of a change stands in the closing of both statements:
// signatures, place and date.
func (c *change) isClosing() bool {
	for k, nodes := range [][]*tree.Node{c.link.Old, c.link.New} {
		for _, n := range nodes {
			if p := c.accounts()[k].sentences[n].part; p == nil || p.Kind != tree.KindClosing {
				return false
			}
		}
	}
	return !c.apart
}

// weigh sets which stems the whole text has, and which of them came or went with their
// points.
func (c *change) weigh() {
	c.sortStems()
	n := len(c.stems)
	points := make([]float64, 2*n)
	c.told = [2][]float64{points[:n], points[n:]}
	for k, s := range []*side{&c.old, &c.new} {
		for _, w := range s.words {
			if w.content && (c.apart || s.touched(w.span())) && !c.hasParty(s, w.span()) {
				c.told[k][w.term.place] = w.term.value().points
			}
		}
	}
	for i := range n {
		if c.told[0][i] > 0 && c.told[1][i] > 0 && !c.apart {
			c.told[0][i], c.told[1][i] = 0, 0
		}
	}
	c.square = c.stems.square()
}

// sortStems sets the stems of the whole text, and for now the place of each.
func (c *change) sortStems() {
	seen := make([]*term, 0, len(c.old.words)+len(c.new.words))
	for _, s := range []*side{&c.old, &c.new} {
		for _, w := range s.words {
			if w.content && w.term.last != c {
				w.term.last = c
				seen = append(seen, w.term)
			}
		}
	}
	slices.SortFunc(seen, func(x, y *term) int { return strings.Compare(x.stem, y.stem) })
	c.stems = make(stems, 0, len(seen))
	for i, t := range seen {
		v := t.value()
		t.place = i
		c.stems = append(c.stems, valued{t, v.subject})
		if v.rare > 0 {
			c.rare = append(c.rare, valued{t, v.rare})
		}
	}
	c.markTopic()
}

// points returns what a stem tells that came or went on a side, 0 for another.
func (c *change) points(side int, stem string) float64 {
	if i, ok := c.stems.find(stem); ok {
		return c.told[side][i]
	}
	return 0
}

// worth is what a stem counts for, in all changes the same.
type worth struct {
	subject float64 // for what a text is about
	rare    float64 // for two texts to be about the same, 0 where many have it
	points  float64 // when it comes or goes
}

// value returns what a term is worth, once both statements are counted.
func (t *term) value() worth {
	if t.worth.points == 0 {
		n := t.count[0] + t.count[1]
		t.worth = worth{subject: math.Log2(1 + 200/float64(max(1, n))), points: t.points()}
		if n <= rareMost {
			t.worth.rare = math.Log2(64 / float64(max(1, n)))
		}
	}
	return t.worth
}

// rareMost is how many sentences of both statements may have a stem that shows
// that two changes are of one subject.
const rareMost = 10

// points is what a stem that came or went tells: 6 for one that a single sentence
// has, one less each time twice as many have it, never less than 1; half as much
// again for one that the other statement never has.
func (t *term) points() float64 {
	old, new := t.count[0], t.count[1]
	p := max(1, 6-math.Log2(float64(max(1, old+new))))
	if old == 0 || new == 0 {
		p *= 1.5
	}
	return p
}

// item is what one place of the list tells: a change, and others of its subject.
type item struct {
	lead   *change
	others []*change
	weight float64
	most   float64 // what a further finding of its may weigh
}

// The choice of items: each is the change that weighs most when its likeness to
// those chosen, and a paragraph that has been told, have been taken off.
const (
	chosenItems = 15  // so many are chosen one by one, the rest goes by weight
	likeness    = 3.0 // what full likeness costs
	sameBlock   = 3.0 // what a paragraph costs that has been told
	relation    = .2  // what a point of rarity that two changes share counts beside their weight
	besides     = -2  // weight that a change needs to stand beside another: little less than most
	perSide     = 2   // addresses of a side
)

// choose returns the items, in their order.
func choose(all []*change) []item {
	left := slices.Clone(all)
	slices.SortStableFunc(left, func(x, y *change) int { return cmp.Compare(y.weight, x.weight) })
	told := map[*tree.Node]bool{} // paragraphs, and parts that are told as one
	var items []item
	var taken []*change
	for len(left) > 0 && len(items) < chosenItems {
		best, most := 0, math.Inf(-1)
		for i, c := range left {
			if c.weight <= most {
				break
			}
			if c.weight-c.cost <= most {
				continue // further likeness makes it no better
			}
			v := c.weight - c.likenessTo(taken)
			v -= c.repeats(told)
			if v > most {
				best, most = i, v
			}
		}
		it := item{lead: left[best], weight: most}
		left = slices.Delete(left, best, best+1)
		it.others, left = beside(it.lead, left)
		for _, b := range it.lead.blocks {
			told[b] = true
		}
		told[it.lead.whole] = it.lead.whole != nil
		taken = append(append(taken, it.others...), it.lead)
		items = append(items, it)
	}
	least := 0.0
	if len(items) > 0 {
		least = items[len(items)-1].weight - 1
	}
	for _, c := range left {
		items = append(items, item{lead: c, weight: min(c.weight, least)})
	}
	for i := range items {
		items[i].most = least
	}
	return items
}

// repeats returns what paragraphs and parts cost that have been told. A decision costs
// nothing: it stands in one paragraph with the reasons for it.
func (c *change) repeats(told map[*tree.Node]bool) float64 {
	cost := 0.0
	if !c.decides && slices.ContainsFunc(c.blocks, func(b *tree.Node) bool { return told[b] }) {
		cost += sameBlock
	}
	if told[c.whole] {
		cost += sameBlock
	}
	return cost
}

// likenessTo returns what likeness to those that are taken costs.
func (c *change) likenessTo(taken []*change) float64 {
	for _, t := range taken[c.compared:] {
		c.cost = max(c.cost, likeness*t.cosine(c))
	}
	c.compared = len(taken)
	return c.cost
}

// beside takes the weighty changes of the lead's subject out of those that are
// left, as many as a side has room for.
func beside(lead *change, left []*change) (others, rest []*change) {
	type candidate struct {
		c *change
		v float64
	}
	var all []candidate
	for _, x := range lead.topic {
		x.term.lead = lead
	}
	for _, c := range left {
		if c.decides {
			continue
		}
		r, ok := c.related(lead)
		if ok && c.weight >= besides || lead.whole != nil && c.whole == lead.whole {
			all = append(all, candidate{c, relation*r + c.weight})
		}
	}
	slices.SortStableFunc(all, func(x, y candidate) int { return cmp.Compare(y.v, x.v) })
	old, new := len(lead.link.Old), len(lead.link.New)
	for _, x := range all {
		o, n := len(x.c.link.Old), len(x.c.link.New)
		if o > 0 && old >= perSide || n > 0 && new >= perSide {
			continue
		}
		old, new = old+o, new+n
		others = append(others, x.c)
		x.c.attached = true
	}
	return others, slices.DeleteFunc(left, func(c *change) bool { return c.attached })
}
