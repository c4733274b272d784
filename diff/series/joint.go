package series

import (
	"fmt"
	"slices"
	"strings"

	"github.com/clausediff/clausediff/diff"
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
