package align

import (
	"cmp"
)

// entry is a candidate in the queue of a pass.
type entry struct {
	old, new  int32
	identical bool
	pinned    bool
	contained bool // most of one unit occurs in the other, unexplained
	joined    bool // the same of a candidate in linked groups; see [joinedScore]
	// seen is the number of links of both units when the score was computed.
	seen    int32
	least   float64
	context float64
	score   float64
	// distance is the distance of the units; see [positions].
	distance int64
}

// queue is a binary heap with the best entry first. Package container/heap would copy
// each entry into an interface and make every comparison through an interface.
type queue []entry

// order establishes the heap order.
func (q queue) order() {
	for k := len(q)/2 - 1; k >= 0; k-- {
		q.sink(k)
	}
}

// sink moves an entry down to restore the heap order.
func (q queue) sink(k int) {
	e := q[k]
	for {
		child := 2*k + 1
		if child+1 < len(q) && q[child+1].compare(&q[child]) < 0 {
			child++
		}
		if child >= len(q) || e.compare(&q[child]) < 0 {
			break
		}
		q[k] = q[child]
		k = child
	}
	q[k] = e
}

// drop removes the best entry.
func (q *queue) drop() {
	last := len(*q) - 1
	(*q)[0] = (*q)[last]
	*q = (*q)[:last]
	if last > 0 {
		q.sink(0)
	}
}

// compare orders entries: pinned pairs first, then identical ones by context; then by
// higher score, nearer position, and earlier units. Which side is called old only
// matters for two pairs that mirror each other, and those have no common unit.
func (e *entry) compare(f *entry) int {
	switch {
	case e.pinned != f.pinned:
		return first(e.pinned)
	case e.identical != f.identical:
		return first(e.identical)
	case e.identical && e.context != f.context:
		return first(e.context > f.context)
	case e.score != f.score:
		return first(e.score > f.score)
	case e.distance != f.distance:
		return first(e.distance < f.distance)
	case e.old+e.new != f.old+f.new:
		return cmp.Compare(e.old+e.new, f.old+f.new)
	}
	shift, other := abs(int(e.old-e.new)), abs(int(f.old-f.new))
	return cmp.Or(cmp.Compare(shift, other), cmp.Compare(e.old, f.old))
}

// first returns -1 to order an entry before another, 1 to order it after.
func first(before bool) int {
	if before {
		return -1
	}
	return 1
}

// cover is the state of one pass.
type cover struct {
	*aligner
	links            []Link
	linksOld         []int32 // number of links of each unit
	linksNew         []int32
	bestOld, bestNew []float64 // best accepted score of each unit
	watch            func(entry, Outcome)
}

// pass links greedily by the residual cover. Within a pass scores only fall, so it is
// exact to re-evaluate an entry only when it reaches the front of the queue.
func (a *aligner) pass(ctx context) []Link {
	return a.watchedPass(ctx, nil)
}

// watchedPass is pass, calling watch, unless it is nil, with every decision.
func (a *aligner) watchedPass(ctx context, watch func(entry, Outcome)) []Link {
	c := &cover{
		aligner: a, watch: watch,
		links:    make([]Link, 0, max(len(a.Old), len(a.New))),
		linksOld: make([]int32, len(a.Old)), linksNew: make([]int32, len(a.New)),
		bestOld: make([]float64, len(a.Old)), bestNew: make([]float64, len(a.New)),
	}
	a.restOld.reset(a.Old)
	a.restNew.reset(a.New)
	q := c.fill(ctx)
	q.order()
	for len(q) > 0 {
		outcome, decided := c.judge(&q[0])
		if !decided {
			q.sink(0)
			continue
		}
		e := q[0]
		q.drop()
		if outcome == Linked {
			c.accept(e)
		}
		c.decided(e, outcome)
	}
	return c.links
}

// judge decides about the best entry. If its score has fallen, judge updates it and
// decides nothing, because the entry may no longer be the best.
func (c *cover) judge(e *entry) (o Outcome, decided bool) {
	bestOld, bestNew := c.bestOld[e.old], c.bestNew[e.new]
	links := c.linksOld[e.old] + c.linksNew[e.new]
	switch {
	case e.pinned:
		return Linked, true
	case bestOld == whole || bestNew == whole:
		return Taken, true
	case e.identical && links > 0:
		return Taken, true
	case e.identical:
		return Linked, true
	case e.seen != links:
		e.rescore(c.residual(e))
		e.seen = links
		return Explained, e.score < c.required(*e)
	case e.score < c.relativeFloor()*max(bestOld, bestNew) && !e.contained:
		return Weak, true
	}
	return Linked, true
}

func (c *cover) relativeFloor() float64 {
	if c.Grouped {
		return groupedFloor
	}
	return relativeFloor
}

// decided reports a decision to watch.
func (c *cover) decided(e entry, o Outcome) {
	if c.watch != nil {
		c.watch(e, o)
	}
}

// fill returns the initial entries of the queue, in any order.
func (c *cover) fill(ctx context) queue {
	n := len(c.candidates)
	entries, low := make([]entry, n), make([]bool, n)
	c.Run.Do(stretches, func(k int) {
		for i := k * n / stretches; i < (k+1)*n/stretches; i++ {
			e := c.entry(c.candidates[i], ctx)
			entries[i], low[i] = e, !e.pinned && e.score < c.required(e)
		}
	})
	q := entries[:0]
	for i, e := range entries {
		if low[i] {
			c.decided(e, Low)
		} else {
			q = append(q, e)
		}
	}
	return q
}

// entry returns the entry of a candidate, with its score in a context.
func (c *cover) entry(cand candidate, ctx context) entry {
	e := entry{old: cand.old, new: cand.new, identical: cand.identical, pinned: cand.pinned, least: cand.least, joined: cand.joined, context: ctx(cand), score: cand.score}
	if !e.identical {
		e.rescore(cand.score)
	}
	e.distance = c.positions.distance(int(cand.old), int(cand.new))
	return e
}

// rescore sets the score from the score before context.
func (e *entry) rescore(score float64) {
	e.score = max(e.least, float64(score*e.context))
	if e.joined {
		e.score = max(e.score, joinedScore)
	}
}

// whole is the score of an identical or pinned link, which leaves nothing of either
// unit to explain. Such a unit gets no further links: a dropped sentence is not
// merged into a similar one that is still there unchanged.
const whole = 2

// outOfReach is higher than any score.
const outOfReach = 10

// required returns the lowest score at which a pair is linked.
func (c *cover) required(e entry) float64 {
	switch {
	case e.pinned:
		return 0
	case !c.Grouped:
		return c.threshold
	}
	linked := c.grouped.score(c.Old[e.old].Group, c.New[e.new].Group)
	light := func(mass int) bool { return e.identical && c.old.mass[e.old] < int64(mass)*one }
	switch {
	case linked >= c.Firm:
		return c.threshold
	case linked > 0 && !light(c.LooseMass):
		return c.threshold
	case linked == 0 && !light(c.ApartMass):
		return max(c.threshold, c.Apart)
	case linked == 0 && !light(c.LooseMass) && c.besideLinked(&c.Old[e.old], &c.New[e.new]):
		return c.threshold
	}
	return outOfReach
}

// residual returns the score of a pair from what is still unexplained. A feature that
// is explained on both sides counts nothing, and one that is explained on one side
// counts half, because the same thing may be said twice.
//
//	b = unexplained on both sides; o = unexplained on at least one side
//	shared = Σ w × (b + (o − b)/2)
func (c *cover) residual(e *entry) float64 {
	i, j := int(e.old), int(e.new)
	var doubled, free int64
	var subject subjects
	old, new := c.Old[i].Features, c.New[j].Features
	restOld, restNew := c.restOld.of(i), c.restNew.of(j)
	common(old, new, func(x, y int) {
		both := min(restOld[x], restNew[y])
		either := min(old[x].Count, new[y].Count, max(restOld[x], restNew[y]))
		doubled += c.weights[old[x].ID] * int64(both+either)
		free += c.weights[old[x].ID] * int64(both)
		switch {
		case both > 0:
			subject.add(c.rarity[old[x].ID])
		case either > 0:
			subject.add(c.rarity[old[x].ID] / 4)
		}
	})
	score := c.lessBackground(c.ratio(doubled, c.old.mass[i], c.new.mass[j]), i, j) * subject.factor()
	e.contained = c.joins(i, j, free)
	e.joined = e.joined && e.contained
	return score
}

// accept links the pair and marks what it explains.
func (c *cover) accept(e entry) {
	i, j := int(e.old), int(e.new)
	score := e.score
	if e.identical || e.pinned {
		score = whole
	}
	c.links = append(c.links, Link{
		Old: i, New: j, Score: min(1, score), Identical: e.identical, Pinned: e.pinned,
		Tie: c.Old[i].Tie + c.New[j].Tie,
	})
	c.linksOld[i]++
	c.linksNew[j]++
	c.bestOld[i] = max(c.bestOld[i], score)
	c.bestNew[j] = max(c.bestNew[j], score)
	old, new := c.Old[i].Features, c.New[j].Features
	restOld, restNew := c.restOld.of(i), c.restNew.of(j)
	common(old, new, func(x, y int) {
		both := min(restOld[x], restNew[y])
		restOld[x] -= both
		restNew[y] -= both
	})
}

// rest holds the number of unexplained occurrences of each feature of the units,
// parallel to their Features.
type rest struct {
	starts []int32 // of every unit, then the end of the last
	counts []int32
}

// reset marks all features as unexplained.
func (r *rest) reset(units []Unit) {
	if r.starts == nil {
		r.starts = make([]int32, 1, len(units)+1)
		for i := range units {
			r.starts = append(r.starts, r.starts[i]+int32(len(units[i].Features)))
		}
		r.counts = make([]int32, 0, r.starts[len(units)])
	}
	r.counts = r.counts[:0]
	for i := range units {
		for _, f := range units[i].Features {
			r.counts = append(r.counts, f.Count)
		}
	}
}

func (r *rest) of(unit int) []int32 { return r.counts[r.starts[unit]:r.starts[unit+1]] }
