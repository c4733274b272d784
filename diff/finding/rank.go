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

// change is one changed link of sentences with what the rules found in it and the
// features that make it news.
type change struct {
	*pair
	hits   []hit
	named  []mention // hits that count only if they are the first of their name
	value  []float64 // indexed like features
	weight float64
	stems  stems        // of the whole text, valued by how much they say about its subject
	told   [2][]float64 // per side, indexed like stems: points of those that came or went
	square float64      // the sum of the squares of their values
	topic  stems        // the rare stems that tell what the change is about: none of words
	// that occur in sentences on any subject, of numbers, and of the parties and their persons
	sentences []*sentence // of the link, the old ones first
	blocks    []*tree.Node
	whole     *tree.Node // a part that came or went as a whole, nil for none
	attached  bool
	decides   bool    // a decision in its slot: a finding of its own, never attached to another
	cost      float64 // of likeness to the first compared of the chosen changes
	compared  int
	apart     bool         // the sides are not two wordings of one thing
	fresh     []*tree.Node // if apart, the new sentences that no other change reports
	routine   bool         // everything in it changes by itself, or changed before
	again     bool         // it only makes replacements that were made before
	twice     bool         // an earlier change has the same two wordings
	numbered  bool         // a heading of which only a number changed
}

// changes returns the changes with their weights, without the routine ones. What depends on
// nothing but the change itself is done in any order. In between, what depends on the
// changes before it is done in their order:
//
//	pairs ──► learn ──► read ──► nameOnce tellOnce markAgain markParts ──► rate ──► standardize
//	 each    in order   each               in order                        each      in order
func (g *reading) changes() []*change {
	all := g.pairs()
	g.run.Do(len(all), func(i int) { all[i].read() })
	all = g.tellOnce(g.nameOnce(all))
	g.markAgain(all)
	all = slices.DeleteFunc(all, func(c *change) bool {
		if c.routine {
			g.routine = append(g.routine, c)
		}
		return c.routine
	})
	g.markParts(all)
	g.run.Do(len(all), func(i int) { all[i].rate() })
	standardize(all)
	return all
}

// pairs returns the changes of the links that may be news, yet to be read.
func (g *reading) pairs() []*change {
	links := g.result.At(diff.LevelSentence)
	all := make([]*change, len(links))
	g.run.Do(len(links), func(i int) {
		if g.mayBeNews(links[i]) {
			all[i] = &change{pair: newPair(g, links[i]), sentences: g.sentencesOf(links[i])}
		}
	})
	all = slices.DeleteFunc(all, func(c *change) bool { return c == nil })
	for _, c := range all {
		g.learnPieces(&c.old)
		g.learnPieces(&c.new)
	}
	return all
}

// mayBeNews reports whether something came, went or was reworded in a link, other than a
// heading that came or went. The news is in the text below.
func (g *reading) mayBeNews(l *diff.Link) bool {
	switch {
	case l.Kind == diff.Unchanged, l.Kind == diff.Typographic, l.Nearest.Said() == diff.SaidElsewhere:
		return false
	case len(l.Old) > 0 && len(l.New) > 0:
		return true
	}
	return !all(g.sentencesOf(l), (*sentence).isHeading) && !g.repeatsTitle(l)
}

// nameOnce ensures that each name is reported where it is first newly named. It removes
// headings of which only a number changed.
func (g *reading) nameOnce(all []*change) []*change {
	return slices.DeleteFunc(all, func(c *change) bool {
		for _, m := range c.named {
			if !g.named[m.key] && !m.isTold(c.hits) {
				c.numbered = false
				m.routine = c.routine
				c.add(m.hit)
			}
			g.named[m.key] = true
		}
		return c.numbered
	})
}

// isReadable reports whether the hits of the rules are those of a change.
func (c *change) isReadable() bool { return !c.apart && !c.isLong() }

// add adds hits to a change that rules read.
func (c *change) add(hits ...hit) {
	if c.isReadable() {
		c.hits = append(c.hits, hits...)
	}
}

// tellOnce ensures that each new sentence is reported as added by at most one change, and
// by none if a link joins it with an old wording. Among links that are only possible the
// best one reports it. It sets the fresh sentences of each change and removes changes
// without any.
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

// repeatsTitle reports whether a line that came or went is part of a title. Documents
// often print the title again above the text.
func (g *reading) repeatsTitle(l *diff.Link) bool {
	return all(g.sentencesOf(l), func(s *sentence) bool {
		line := strings.TrimSpace(fold(s.text))
		return utf8.RuneCountInString(line) >= titleLeast && strings.Contains(g.title, line)
	})
}

// titleLeast is the least length, in characters, of a line recognized as part of a title.
const titleLeast = 6

// markParts marks the changes in parts that are wholly new or gone, which are reported
// together.
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

// read finds the hits of a change, its stems and what else it needs no other change for.
func (c *change) read() {
	l := c.link
	c.old.findAgain()
	c.new.findAgain()
	c.apart = l.Kind != diff.Reworded || l.Certainty == diff.Possible && !c.alike() || c.isAcrossRoles()
	if heading := all(c.sentences, (*sentence).isHeading); heading || c.isReadable() {
		hits := c.pair.hits()
		c.add(hits...)
		c.named = c.pair.mentions()
		c.numbered = heading && !slices.ContainsFunc(hits, func(h hit) bool { return h.typ != Number && h.typ != Date })
	}
	c.markRoutine()
	for _, s := range c.sentences {
		c.blocks = append(c.blocks, s.block)
	}
	if !c.apart && len(rows(c.pair)) > 0 {
		c.blocks = append(c.blocks, c.rows) // one table row is reported for all
	}
	c.weigh()
	c.decides = c.slot() > 0
}

// rate sets the values of the features.
func (c *change) rate() {
	c.value = make([]float64, 0, len(features()))
	for _, f := range features() {
		c.value = append(c.value, f.of(c))
	}
}

// isAcrossRoles reports whether a link joins tasks with reports of what has been done, in
// either order and with changed wording. The two are not wordings of one thing, and their
// numbers are of different years.
func (c *change) isAcrossRoles() bool {
	for _, old := range c.link.Old {
		for _, new := range c.link.New {
			if !c.acrossRoles(old, new) {
				return false
			}
		}
	}
	return c.link.Kind == diff.Reworded
}

// acrossRoles reports whether one sentence is in a plan and the other in a review.
func (g *reading) acrossRoles(old, new *tree.Node) bool {
	o, n := g.old.sentences[old].role, g.new.sentences[new].role
	return o != "" && n != "" && o != n
}

// markRoutine marks what changes by itself from one statement to the next.
func (c *change) markRoutine() {
	c.routine = c.isOwnRoutine() || c.apart && c.isCell()
	c.routine = c.routine || c.dated && !c.apart && c.calendar.isRoutine(c.pair)
	c.routine = c.routine || c.isClosing() || c.dated && c.isRecord()
	for i, h := range c.hits {
		c.hits[i].routine = c.routine || c.dated && (h.typ == Date || h.typ == Number) && c.calendar.moves(c.pair, h)
	}
}

// isCell reports whether a change has numbers and no words: cells of a table that was read
// as lines, which say nothing without their row and column.
func (c *change) isCell() bool {
	for _, s := range []*side{&c.old, &c.new} {
		if slices.ContainsFunc(s.words, func(w word) bool { return w.isContent() && !w.number }) {
			return false
		}
	}
	return true
}

// isOwnRoutine reports whether an analyst's pattern marks the change as routine.
func (c *change) isOwnRoutine() bool {
	return slices.ContainsFunc(c.patterns, func(p *regexp.Regexp) bool {
		return p.MatchString(c.old.text) || p.MatchString(c.new.text)
	})
}

// whyRoutine returns the reason, as shown in reports, that a change is routine.
func (c *change) whyRoutine() string {
	switch {
	case c.isOwnRoutine():
		return "routine by a pattern of the corpus"
	case c.apart && c.isCell():
		return "routine: a number without words"
	case c.twice:
		return "routine: told before in the same words"
	}
	return "routine: changes by itself"
}

// isRecord reports whether all of a change is in the preamble and says when the text was
// passed and amended.
func (c *change) isRecord() bool {
	return all(c.sentences, func(s *sentence) bool {
		return s.isIn(tree.KindPreamble) && c.calendar.forms.record.MatchString(s.text)
	})
}

// isClosing reports whether all of a change is in the closing of both statements:
// signatures, place and date.
func (c *change) isClosing() bool {
	return !c.apart && all(c.sentences, func(s *sentence) bool { return s.isIn(tree.KindClosing) })
}

// isIn reports whether a sentence is in a part of a kind.
func (s *sentence) isIn(kind tree.Kind) bool { return s.part != nil && s.part.Kind == kind }

// item is one place of the list: a change, and others on its subject.
type item struct {
	lead   *change
	others []*change
	weight float64
	most   float64 // the largest weight of its further findings
}

// The choice of items: each is the change with the largest weight after the costs of
// likeness to chosen changes and of a paragraph already covered are subtracted.
const (
	chosenItems = 15  // chosen one by one; the rest is sorted by weight
	likeness    = 3.0 // cost of full likeness
	sameBlock   = 3.0 // cost of a paragraph already covered
	sameAgain   = 3.0 // cost of a change made before
	relation    = .2  // factor of shared rarity when it is added to the weight
	besides     = -2  // least weight of an attached change: slightly below most changes
	perSide     = 2   // addresses on each side
)

// choose returns the items in order.
func choose(all []*change) []item {
	left := slices.Clone(all)
	slices.SortStableFunc(left, func(x, y *change) int { return cmp.Compare(y.weight, x.weight) })
	told := map[*tree.Node]bool{} // paragraphs, and parts reported as a whole
	var items []item
	var taken []*change
	for len(left) > 0 && len(items) < chosenItems {
		best, most := 0, math.Inf(-1)
		for i, c := range left {
			if c.weight <= most {
				break
			}
			if c.weight-c.cost <= most {
				continue // further comparisons can only raise the cost
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

// repeats returns the cost of paragraphs and parts that have been covered. A decision pays
// nothing for its paragraph, which also gives the reasons for it.
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

// likenessTo returns the cost of likeness to the changes already chosen.
func (c *change) likenessTo(taken []*change) float64 {
	for _, t := range taken[c.compared:] {
		c.cost = max(c.cost, likeness*t.cosine(c))
	}
	c.compared = len(taken)
	return c.cost
}

// beside moves weighty changes on the lead's subject from left to others, up to perSide
// addresses on each side.
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
