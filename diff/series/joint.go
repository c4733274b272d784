package series

import (
	"cmp"
	"fmt"
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
	statement int
	number    int // index of the clause in its statement
	node      *tree.Node
	ids       []int32 // content words
	frame     bool    // the clause is in the preamble or the closing
}

// cores returns the content words of every clause of a statement.
func (t *texts) cores(statement int) []core {
	all := make([]core, len(t.clauses[statement]))
	for k, n := range t.clauses[statement] {
		all[k] = core{statement: statement, number: k, node: n, ids: t.idsIn(Place{statement, n, n.Span})}
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

// join links the clauses of neighbouring statements: those that the comparison linked as
// likely, and those without such a link whose core the other statement says in a clause
// linked with another one. So the clauses of a split or a merge continue:
//
//	2023  1.1.1 守住不发生系统性风险的底线 ──┐  1.1.2 …
//	2024  1.1.1 …                            └─ 1.1.2 稳妥化解风险，守住不发生系统性风险的底线
func (l *linker) join(i int, links []*diff.Link) {
	weigh := l.texts.between(i, i+1)
	for _, link := range links {
		if link.Certainty >= diff.Likely && (link.Pinned || !l.drifted(i, link, weigh)) {
			l.connect(i, i+1, link)
		}
	}
	for _, c := range l.cores[i] {
		if len(l.onward[c.node]) == 0 {
			if k, share := l.elsewhere(c, i+1, weigh); k >= 0 && !l.forbids(c, l.cores[i+1][k]) {
				l.joint(c, l.cores[i+1][k], l.linkOf(c, l.cores[i+1][k], share))
			}
		}
	}
	for _, c := range l.cores[i+1] {
		if len(l.origins[c.node]) == 0 {
			if k, share := l.elsewhere(c, i, weigh); k >= 0 && !l.forbids(l.cores[i][k], c) {
				l.joint(l.cores[i][k], c, l.linkOf(l.cores[i][k], c, share))
			}
		}
	}
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

// linkOf makes a link between two clauses.
func (l *linker) linkOf(from, to core, share float64) *diff.Link {
	s := l.lineage.Statements
	return diff.Join(s[from.statement], s[to.statement], from.node, to.node, share)
}

// joint adds a link between two clauses to those of the comparisons.
func (l *linker) joint(from, to core, link *diff.Link) {
	l.lineage.joints = append(l.lineage.joints, joint{from.statement, to.statement, link})
	l.connect(from.statement, to.statement, link)
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
	all   []core
	exact map[string][]int32 // indexes into all, by wording
	words map[int32][]int32  // indexes into all, by each of their rarest words, oldest first
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
	links := make([]*diff.Link, len(chosen))
	l.run.Do(len(links), func(i int) { links[i] = l.linkOf(ends.all[chosen[i].from], chosen[i].to, chosen[i].score) })
	for i, f := range chosen {
		l.joint(ends.all[f.from], f.to, links[i])
	}
}

// comeback is a clause that may be the return of an earlier one.
type comeback struct {
	from  int32 // index of the loose end
	to    core
	score float64
}

// looseEnd is a loose end with the keys by which it is indexed.
type looseEnd struct {
	core
	key    string
	rarest []int32
}

// looseEnds returns the loose ends of all statements.
func (l *linker) looseEnds() *looseEnds {
	of := make([][]looseEnd, len(l.cores))
	l.run.Do(len(of)-2, func(i int) { of[i] = l.endsOf(i) }) // none can return after the last two
	e := &looseEnds{exact: map[string][]int32{}, words: map[int32][]int32{}}
	for _, some := range of {
		e.upTo = append(e.upTo, int32(len(e.all)))
		for _, x := range some {
			number := int32(len(e.all))
			e.all = append(e.all, x.core)
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
	for _, c := range l.cores[statement] {
		if len(l.onward[c.node]) > 0 {
			continue
		}
		ids := slices.Clone(c.ids)
		slices.SortStableFunc(ids, func(x, y int32) int { return cmp.Compare(weigh(y), weigh(x)) })
		ends = append(ends, looseEnd{c, l.key(c), ids[:min(len(ids), rarest)]})
	}
	return ends
}

func (l *linker) key(c core) string {
	s := l.lineage.Statements[c.statement]
	return wording.Key(s.TextOf(c.node), s.Lang)
}

// comebacks returns, for the clauses of a statement without a predecessor, the loose ends that
// they may be the return of, the nearest first and of these the most similar.
func (l *linker) comebacks(statement int, e *looseEnds) []comeback {
	var all []comeback
	looked := make([]int32, e.upTo[statement-1]) // last clause, from 1, for which each was examined
	words := wordSet{in: make([]int32, len(l.texts.v.keys))}
	for k, c := range l.cores[statement] {
		if len(l.origins[c.node]) > 0 {
			continue
		}
		words.set(c.ids)
		consider := func(list []int32, score func(from core) float64) {
			for _, from := range list {
				if looked[from] == int32(k+1) {
					continue
				}
				looked[from] = int32(k + 1)
				if s := score(e.all[from]); s > 0 {
					all = append(all, comeback{from, c, s})
				}
			}
		}
		consider(e.before(e.exact[l.key(c)], statement), func(from core) float64 {
			further := statement - from.statement - 2
			if further > 0 && mass(c.ids, l.texts.between(from.statement, statement)) < gapMass*float64(further) {
				return 0
			}
			return 1
		})
		for _, id := range c.ids {
			list := e.before(e.words[id], statement)
			consider(list[max(0, len(list)-mostLoose):], func(from core) float64 { return l.alike(from, c, words) })
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

// alike returns the share of words that two clauses have in common, 0 if it is too small for
// one to be the return of the other. ofY are the words of y.
func (l *linker) alike(x, y core, ofY wordSet) float64 {
	least := max(2, returnedShare/2*float64(len(x.ids)+len(y.ids))/2)
	if float64(min(len(x.ids), len(y.ids))) < least || float64(ofY.count(x.ids)) < least {
		return 0 // most pairs fail here, before the weights are needed
	}
	weigh := l.texts.between(x.statement, y.statement)
	both := common(x.ids, y.ids, weigh)
	share := 2 * both / (mass(x.ids, weigh) + mass(y.ids, weigh))
	if both < returnedMass+gapMass*float64(y.statement-x.statement-2) || share < returnedShare {
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
