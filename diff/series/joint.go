package series

import (
	"cmp"
	"fmt"
	"math/bits"
	"slices"
	"strings"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/parse/lang/wording"
	"github.com/clausediff/clausediff/parse/tree"
)

// Shares of core wording for joints, the links that are added to those of the comparisons.
const (
	// elsewhereShare of a clause's core must be in one clause for a statement to say it
	// there. The core must have coreWords words and a mass of coreMass.
	elsewhereShare = 0.8
	coreMass       = 12
	coreWords      = 3
	// keptShare is the share of its core that a clause must have at the other end of a
	// link. With less the link is dropped if another clause says the core in full.
	keptShare = 0.4
	// returnedShare of the words of two clauses, with a mass of returnedMass, must be the
	// same for one to be the return of the other. The mass must be larger by gapMass for each
	// further statement between them, also if the wording is the same: over many statements
	// common words come back by chance.
	returnedShare = 0.6
	returnedMass  = 8
	gapMass       = 1
	// driftShare of the core of the shorter of two wordings in a thread must be in the
	// other one.
	driftShare = 0.2
)

// core is a clause with its content words.
type core struct {
	content
	statement int
	number    int // index of the clause in its statement
	node      *tree.Node
	frame     bool   // the clause is in the preamble or the closing
	key       string // the wording, see [linker.key], "" until needed
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

// cores returns the content words of every clause of a statement.
func (t *texts) cores(statement int) []core {
	all := make([]core, len(t.clauses[statement]))
	for k, n := range t.clauses[statement] {
		all[k] = core{statement: statement, number: k, node: n, content: contentOf(t.idsIn(Place{statement, n, n.Span}))}
		if top := topOf(t.statements[statement], n); top != nil {
			all[k].frame = top.Kind == tree.KindClosing || top.Kind == tree.KindPreamble
		}
	}
	return all
}

// mass returns the total weight of words.
func mass(ids []int32, weigh weigher) float64 {
	sum := 0.0
	for _, id := range ids {
		sum += weigh(id)
	}
	return sum
}

// common returns the total weight of the words in both sorted lists.
func common(x, y []int32, weigh weigher) float64 {
	sum := 0.0
	for len(x) > 0 && len(y) > 0 {
		switch {
		case x[0] < y[0]:
			x = x[1:]
		case x[0] > y[0]:
			y = y[1:]
		default:
			sum += weigh(x[0])
			x, y = x[1:], y[1:]
		}
	}
	return sum
}

// shared returns the number of words in both sorted lists.
func shared(x, y []int32) int {
	n, k := 0, 0
	for _, id := range x {
		for k < len(y) && y[k] < id {
			k++
		}
		if k == len(y) {
			break
		}
		if y[k] == id {
			n++
		}
	}
	return n
}

// neighbours are the links between the clauses of two neighbouring statements that carry a
// thread: those of the comparison that are kept, and joints.
type neighbours struct {
	kept   []*diff.Link
	joints []joint
}

// neighbours returns the links between each statement and the next. Two pairs with a statement
// in common are not read at the same time, see [said.nearest].
func (l *linker) neighbours() []neighbours {
	all := make([]neighbours, len(l.lineage.Pairs))
	for first := range 2 {
		l.run.Do((len(all)+1-first)/2, func(k int) {
			i := 2*k + first
			all[i] = l.join(i, l.lineage.Pairs[i].At(diff.LevelClause))
		})
	}
	return all
}

// join links the clauses of neighbouring statements: those that the comparison linked as
// likely, and those without such a link whose core the other statement says in a clause
// linked with another one. So the clauses of a split or a merge continue:
//
//	2023  1.1.1 守住不发生系统性风险的底线 ──┐  1.1.2 …
//	2024  1.1.1 …                            └─ 1.1.2 稳妥化解风险，守住不发生系统性风险的底线
func (l *linker) join(i int, links []*diff.Link) neighbours {
	weigh, linked := l.texts.between(i, i+1), map[*tree.Node]bool{}
	var n neighbours
	for _, link := range links {
		if len(link.Old) > 0 && len(link.New) > 0 && link.Certainty >= diff.Likely && (link.Pinned || !l.drifted(i, link, weigh)) {
			n.kept = append(n.kept, link)
			for _, c := range slices.Concat(link.Old, link.New) {
				linked[c] = true
			}
		}
	}
	add := func(from, to *core, share float64) {
		if !slices.Contains(l.forbidden[i], [2]*tree.Node{from.node, to.node}) {
			n.joints = append(n.joints, l.jointOf(*from, *to, share))
			linked[from.node], linked[to.node] = true, true
		}
	}
	old, new := l.cores[i], l.cores[i+1]
	for k := range old {
		if !linked[old[k].node] {
			if at, share := l.elsewhere(old[k], i+1, weigh); at >= 0 {
				add(&old[k], &new[at], share)
			}
		}
	}
	for k := range new {
		if !linked[new[k].node] {
			if at, share := l.elsewhere(new[k], i, weigh); at >= 0 {
				add(&old[at], &new[k], share)
			}
		}
	}
	return n
}

// drifted reports whether a reworded link that is not certain leads to a clause with almost
// nothing of the old core, or with little of it while another clause says that core.
func (l *linker) drifted(i int, link *diff.Link, weigh weigher) bool {
	if link.Certainty == diff.Certain || link.Kind != diff.Reworded || len(link.Old) != 1 || len(link.New) == 0 {
		return false
	}
	c := *l.coreOf[link.Old[0]]
	if c.frame {
		return false
	}
	if !l.holds(link.Old, link.New) {
		return true
	}
	var there []int32
	for _, n := range link.New {
		there = append(there, l.coreOf[n].ids...)
	}
	if common(c.ids, distinct(there), weigh) >= keptShare*mass(c.ids, weigh) {
		return false
	}
	k, _ := l.elsewhere(c, i+1, weigh)
	return k >= 0 && !slices.Contains(link.New, l.cores[i+1][k].node)
}

// elsewhere returns the clause of a statement that says the core of a clause of another
// statement, and the share that it has; -1 for none. Clauses with too small a core have
// none.
func (l *linker) elsewhere(c core, statement int, weigh weigher) (clause int, share float64) {
	whole := mass(c.ids, weigh)
	if len(c.ids) < coreWords || whole < coreMass {
		return -1, 0
	}
	there := l.texts.indexes[statement]
	clause, share, _ = there.nearest(c.ids, weigh, there.asWord)
	if clause < 0 || share < elsewhereShare {
		return -1, 0
	}
	return clause, share
}

// joint is a link that is not from a comparison.
type joint struct {
	from, to int // statements
	link     *diff.Link
}

// verify checks that the word edits of a joint reproduce its clauses.
func (j joint) verify(l *Lineage) error {
	old, new := l.Statements[j.from].TextOf(j.link.Old[0]), l.Statements[j.to].TextOf(j.link.New[0])
	if j.link.Words == nil && old == new {
		return nil
	}
	var before, after strings.Builder
	for _, e := range j.link.Words {
		if e.Op != diff.Insert {
			before.WriteString(e.Text)
		}
		if e.Op != diff.Delete {
			after.WriteString(e.Text)
		}
	}
	if before.String() != old || after.String() != new {
		return fmt.Errorf("link %s: its edits are not those of %s and %s", j.link.ID, j.link.Old[0].Locator, j.link.New[0].Locator)
	}
	return nil
}

// jointOf makes a joint between two clauses.
func (l *linker) jointOf(from, to core, share float64) joint {
	s := l.lineage.Statements
	return joint{from.statement, to.statement, diff.Join(s[from.statement], s[to.statement], from.node, to.node, share)}
}

// joint adds a joint to the links of the comparisons.
func (l *linker) joint(j joint) {
	l.lineage.joints = append(l.lineage.joints, j)
	l.connect(j.from, j.to, j.link)
}

// forbids reports whether a user decided that two clauses do not correspond.
func (l *linker) forbids(from, to core) bool {
	s := l.lineage.Statements
	_, forbidden := diff.Decided(l.options(s[from.statement], s[to.statement]))
	return slices.Contains(forbidden, [2]*tree.Node{from.node, to.node})
}

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

// holds reports whether two wordings of a thread share enough content.
func (l *linker) holds(x, y []*tree.Node) bool {
	if len(x) == 0 || len(y) == 0 {
		return false
	}
	if l.coreOf[x[0]].frame && l.coreOf[y[0]].frame {
		return true // names and dates change here
	}
	from, to := l.wordsOf(x), l.wordsOf(y)
	weigh := l.texts.between(l.coreOf[x[0]].statement, l.coreOf[y[0]].statement)
	least := min(mass(from, weigh), mass(to, weigh))
	return least == 0 || common(from, to, weigh) >= driftShare*least
}

// wordsOf returns the content words of clauses.
func (l *linker) wordsOf(nodes []*tree.Node) []int32 {
	if len(nodes) == 1 {
		return l.coreOf[nodes[0]].ids
	}
	var ids []int32
	for _, n := range nodes {
		ids = append(ids, l.coreOf[n].ids...)
	}
	return distinct(ids)
}
