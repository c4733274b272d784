package series

import (
	"cmp"
	"math/bits"
	"slices"

	"github.com/clausediff/clausediff/parse/lang/wording"
	"github.com/clausediff/clausediff/parse/tree"
)

// Shares and masses of words of clauses that come back.
const (
	// returnedShare of the words of two clauses, with a mass of returnedMass, must be the
	// same for one to be the return of the other. The mass must be larger by gapMass for each
	// further statement between them, also if the wording is the same: over many statements
	// common words come back by chance.
	returnedShare = 0.6
	returnedMass  = 8
	gapMass       = 1
)

// looseEnds are the clauses without a counterpart in the next statement, indexed by their
// words so that they are found if they come back.
type looseEnds struct {
	all      []core
	contents []content          // of all
	exact    map[string][]int32 // indexes into all, by wording
	words    [][]int32          // indexes into all, by each of their rarest words, oldest first
	// upTo is, for each statement, the number of loose ends in the statements before it.
	upTo []int32
}

// before returns the loose ends of a list that may come back in a statement. Those of the
// previous statement are excluded, since it was compared with this one.
func (e *looseEnds) before(list []int32, statement int) []int32 {
	n, _ := slices.BinarySearch(list, e.upTo[statement-1])
	return list[:n]
}

const (
	rarest    = 4  // number of words by which a loose end is indexed
	mostLoose = 40 // number of loose ends that are examined for a word, the latest ones
)

// bridge links clauses across gaps: a clause without a successor with one without a
// predecessor, the nearest first and of these the most similar. A clause is compared with at
// most mostLoose clauses for each rare word in common, so the time is linear in the series.
// Candidates are found for each statement independently; the choice among them depends on
// the earlier statements.
func (l *linker) bridge() {
	if len(l.cores) < 3 {
		return
	}
	ends := l.looseEnds()
	found := make([][]comeback, len(l.cores))
	l.run.Do(len(found)-2, func(i int) { found[i+2] = l.comebacks(i+2, ends) })
	var chosen []comeback
	taken, reached := make([]bool, len(ends.all)), map[*tree.Node]bool{}
	for _, f := range slices.Concat(found...) {
		if !taken[f.from] && !reached[f.to.node] && !l.forbids(ends.all[f.from], f.to) {
			taken[f.from], reached[f.to.node] = true, true
			chosen = append(chosen, f)
		}
	}
	joints := make([]joint, len(chosen))
	l.run.Do(len(joints), func(i int) { joints[i] = l.jointOf(ends.all[chosen[i].from], chosen[i].to, chosen[i].score) })
	for _, j := range joints {
		l.joint(j)
	}
}

// comeback is a clause that may be the return of an earlier one.
type comeback struct {
	from  int32 // index of the loose end
	to    core
	score float64
}

// looseEnd is a loose end with the words by which it is indexed, besides its key.
type looseEnd struct {
	core
	rarest []int32
}

// looseEnds returns the loose ends of all statements.
func (l *linker) looseEnds() *looseEnds {
	of := make([][]looseEnd, len(l.cores))
	l.run.Do(len(of)-2, func(i int) { of[i] = l.endsOf(i) }) // none can return after the last two
	count := 0
	for _, some := range of {
		count += len(some)
	}
	e := &looseEnds{all: make([]core, 0, count), contents: make([]content, 0, count),
		exact: make(map[string][]int32, count), words: make([][]int32, len(l.texts.v.keys))}
	for _, some := range of {
		e.upTo = append(e.upTo, int32(len(e.all)))
		for _, x := range some {
			number := int32(len(e.all))
			e.all, e.contents = append(e.all, x.core), append(e.contents, x.content)
			e.exact[x.key] = append(e.exact[x.key], number)
			for _, id := range x.rarest {
				e.words[id] = append(e.words[id], number)
			}
		}
	}
	return e
}

// endsOf returns the loose ends of one statement.
func (l *linker) endsOf(statement int) []looseEnd {
	weigh := l.texts.between(statement, statement)
	var ends []looseEnd
	for k := range l.cores[statement] {
		c := &l.cores[statement][k]
		if len(l.onward[c.node]) > 0 {
			continue
		}
		l.key(c)
		ids := slices.Clone(c.ids)
		slices.SortStableFunc(ids, func(x, y int32) int { return cmp.Compare(weigh(y), weigh(x)) })
		ends = append(ends, looseEnd{*c, ids[:min(len(ids), rarest)]})
	}
	return ends
}

// key returns the wording of a clause without its typography.
func (l *linker) key(c *core) string {
	if c.key == "" {
		s := l.lineage.Statements[c.statement]
		c.key = wording.Key(s.TextOf(c.node), s.Lang)
	}
	return c.key
}

// comebacks returns, for the clauses of a statement without a predecessor, the loose ends that
// they may be the return of, the nearest first and of these the most similar.
func (l *linker) comebacks(statement int, e *looseEnds) []comeback {
	var all []comeback
	looked := make([]int32, e.upTo[statement-1]) // last clause, from 1, for which each was examined
	words := wordSet{in: make([]int32, len(l.texts.v.keys))}
	for k := range l.cores[statement] {
		c := &l.cores[statement][k]
		if len(l.origins[c.node]) > 0 {
			continue
		}
		words.set(c.ids)
		consider := func(list []int32, score func(from int32) float64) {
			for _, from := range list {
				if looked[from] == int32(k+1) {
					continue
				}
				looked[from] = int32(k + 1)
				if s := score(from); s > 0 {
					all = append(all, comeback{from, *c, s})
				}
			}
		}
		consider(e.before(e.exact[l.key(c)], statement), func(from int32) float64 {
			earlier := e.all[from].statement
			further := statement - earlier - 2
			if further > 0 && mass(c.ids, l.texts.between(earlier, statement)) < gapMass*float64(further) {
				return 0
			}
			return 1
		})
		for _, id := range c.ids {
			list := e.before(e.words[id], statement)
			consider(list[max(0, len(list)-mostLoose):], func(from int32) float64 {
				x := &e.contents[from]
				fewest := fewestShared(len(x.ids), len(c.ids))
				if float64(x.mostShared(&c.content)) < fewest || float64(words.count(x.ids)) < fewest {
					return 0 // nearly all pairs, before their weights are needed
				}
				return l.alike(&e.all[from], c)
			})
		}
	}
	slices.SortStableFunc(all, func(x, y comeback) int {
		return cmp.Or(cmp.Compare(e.all[y.from].statement, e.all[x.from].statement), cmp.Compare(y.score, x.score))
	})
	return all
}

// wordSet is the set of the words of one clause after another.
type wordSet struct {
	in     []int32 // of each word, the number of the last clause that has it
	number int32
}

// set makes ids the words of the set.
func (w *wordSet) set(ids []int32) {
	w.number++
	for _, id := range ids {
		w.in[id] = w.number
	}
}

// count returns the number of ids in the set.
func (w *wordSet) count(ids []int32) int {
	n := 0
	for _, id := range ids {
		if w.in[id] == w.number {
			n++
		}
	}
	return n
}

// fewestShared returns the number of words that two clauses with m and n words must have in
// common for one to be the return of the other.
func fewestShared(m, n int) float64 { return max(2, returnedShare/2*float64(m+n)/2) }

// alike returns the share of words that two clauses have in common, 0 if it is too small for
// one to be the return of the other.
func (l *linker) alike(x, y *core) float64 {
	weigh := l.texts.between(x.statement, y.statement)
	both := common(x.ids, y.ids, weigh)
	if both < returnedMass+gapMass*float64(y.statement-x.statement-2) {
		return 0
	}
	share := 2 * both / (mass(x.ids, weigh) + mass(y.ids, weigh))
	if share < returnedShare {
		return 0
	}
	return min(share, 1)
}

// content is the content words of a clause, with a sketch of them: a bit for each word, which
// several words may share.
type content struct {
	ids    []int32 // ascending
	sketch uint64
}

func contentOf(ids []int32) content {
	c := content{ids: ids}
	for _, id := range ids {
		c.sketch |= 1 << (id % 64)
	}
	return c
}

// mostShared returns the largest number of words that two clauses may have in common, by their
// sketches: each bit that only one of them has stands for a word of its own.
func (c *content) mostShared(d *content) int {
	return min(len(c.ids)-bits.OnesCount64(c.sketch&^d.sketch), len(d.ids)-bits.OnesCount64(d.sketch&^c.sketch))
}
