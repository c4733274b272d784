package series

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/internal/fingerprint"
	"github.com/clausediff/clausediff/parse/tree"
)

// Status tells what became of a thread.
type Status string

// The statuses of a thread, seen from the newest statement.
const (
	Standing Status = "standing" // in the newest statement and the one before
	New      Status = "new"      // in the newest statement only
	Dropped  Status = "dropped"  // not in the newest statement
	Returned Status = "returned" // in the newest statement, not in the one before, but earlier
)

// Statuses lists every status, in the order of reports.
func Statuses() []Status { return []Status{Standing, New, Returned, Dropped} }

// Step is a thread at one statement.
type Step struct {
	Statement int          // index into Lineage.Statements
	Nodes     []*tree.Node // the thread's clauses there, in reading order
	// Link is the link from the step before, nil at the first step. Its New
	// nodes include Nodes.
	Link *diff.Link
}

// Thread is the life of one clause: its steps from the oldest to the last
// statement that has it. A clause that was merged from two threads is in both.
type Thread struct {
	ID     string // stable under reflow
	Status Status
	Steps  []Step
}

// Lineage is what became of every clause of a series.
type Lineage struct {
	Statements []*tree.Statement // oldest first
	Pairs      []*diff.Result    // of neighbours
	Threads    []Thread          // by last statement, newest first, then in its order
	Degraded   []string

	joints []joint
	// origins holds, for each clause, the links that lead to it from the
	// nearest earlier statement that has it.
	origins map[*tree.Node][]edge
	// onward holds, for each clause that a later statement has, the links that
	// lead on from it, to the nearest one.
	onward map[*tree.Node][]edge
	texts  *texts
}

// Link compares the statements and traces every clause. The order of the
// argument plays no part. It makes a comparison of every two neighbours and walks
// over the series once more for what came back, in time near-linear in the series.
// options, when not nil, gives the options of the comparison of two statements.
func Link(statements []*tree.Statement, options func(old, new *tree.Statement) []diff.Option) *Lineage {
	return LinkBy(func(n int, do func(i int)) {
		for i := range n {
			do(i)
		}
	}, statements, options, diff.Compare)
}

// Comparer compares two neighbours, as [diff.Compare] or in less time with the same
// result.
type Comparer func(old, new *tree.Statement, opts ...diff.Option) *diff.Result

// LinkBy is [Link], with the comparisons, which do not depend on each other, made
// by compare, and run: a caller with several processors can use them. The lineage is the
// same whatever run does. options is called in turn.
func LinkBy(run func(n int, do func(i int)), statements []*tree.Statement, options func(old, new *tree.Statement) []diff.Option, compare Comparer) *Lineage {
	l := &linker{lineage: &Lineage{Statements: inTime(statements)}, options: options, run: run, compareTwo: compare}
	if options == nil {
		l.options = func(_, _ *tree.Statement) []diff.Option { return nil }
	}
	l.compare()
	l.bridge()
	l.trace()
	return l.lineage
}

// Verify proves the lineage on its own texts: the comparisons of neighbours as
// [diff.Result.Verify] does, one after the other, and the links beside them. An error means that the lineage is wrong and must not be shown.
func (l *Lineage) Verify() error {
	for _, r := range l.Pairs {
		if err := r.Verify(); err != nil {
			return err
		}
	}
	for _, j := range l.joints {
		if err := j.verify(l); err != nil {
			return err
		}
	}
	return nil
}

// inTime returns the statements in order of time, see [tree.SortInTime]; those with
// the same date and id by their text.
func inTime(statements []*tree.Statement) []*tree.Statement {
	sorted := slices.Clone(statements)
	slices.SortStableFunc(sorted, func(x, y *tree.Statement) int { return cmp.Compare(x.Text, y.Text) })
	tree.SortInTime(sorted, func(s *tree.Statement) (date, id string) { return s.Date, s.ID })
	return sorted
}

// linker is the state of one Link.
type linker struct {
	lineage *Lineage
	options func(old, new *tree.Statement) []diff.Option
	run     func(n int, do func(i int))
	// compareTwo makes a comparison.
	compareTwo Comparer
	texts      *texts                // the lineage's
	cores      [][]core              // by statement
	coreOf     map[*tree.Node]*core  // of each clause
	origins    map[*tree.Node][]edge // the lineage's
	onward     map[*tree.Node][]edge // the lineage's
	// threaded holds the clauses that are in a thread.
	threaded map[*tree.Node]bool
	seen     fingerprint.Seen // ids
}

// edge is a link of a clause.
type edge struct {
	statement int // of the nodes at its other end
	link      *diff.Link
}

func (l *linker) compare() {
	l.origins, l.onward = map[*tree.Node][]edge{}, map[*tree.Node][]edge{}
	l.threaded, l.seen = map[*tree.Node]bool{}, fingerprint.Seen{}
	l.lineage.origins, l.lineage.onward = l.origins, l.onward
	s := l.lineage.Statements
	l.lineage.Pairs = l.results()
	l.read()
	for i, r := range l.lineage.Pairs {
		for _, note := range r.Degraded {
			l.lineage.Degraded = append(l.lineage.Degraded, fmt.Sprintf("%s → %s: %s", s[i].ID, s[i+1].ID, note))
		}
		l.join(i, r.At(diff.LevelClause))
	}
}

// read reads the words of the statements.
func (l *linker) read() {
	l.texts = newTexts(l.lineage.Statements)
	l.lineage.texts = l.texts
	l.coreOf = map[*tree.Node]*core{}
	for i := range l.lineage.Statements {
		cores := l.texts.cores(i)
		for k := range cores {
			l.coreOf[cores[k].node] = &cores[k]
		}
		l.cores = append(l.cores, cores)
	}
}

// results compares the neighbours.
func (l *linker) results() []*diff.Result {
	s := l.lineage.Statements
	opts := make([][]diff.Option, max(0, len(s)-1))
	for i := range opts {
		opts[i] = l.options(s[i], s[i+1])
	}
	results := make([]*diff.Result, len(opts))
	l.run(len(results), func(i int) {
		results[i] = l.compareTwo(s[i], s[i+1], opts[i]...)
	})
	return results
}

func (l *linker) connect(statement, next int, link *diff.Link) {
	if len(link.Old) == 0 || len(link.New) == 0 {
		return
	}
	for _, n := range link.New {
		l.origins[n] = append(l.origins[n], edge{statement, link})
	}
	for _, n := range link.Old {
		l.onward[n] = append(l.onward[n], edge{next, link})
	}
}

// trace makes a thread of every clause that no later statement has, and of every
// clause that went into one of several origins and is in none of those.
func (l *linker) trace() {
	statements := l.lineage.Statements
	for i := len(statements) - 1; i >= 0; i-- {
		for _, n := range statements[i].Nodes(tree.KindClause) {
			if len(l.onward[n]) == 0 {
				l.add(l.steps(i, n))
			}
		}
	}
	for i := len(statements) - 1; i >= 0; i-- {
		for _, n := range statements[i].Nodes(tree.KindClause) {
			if !l.threaded[n] {
				steps := l.steps(i, n)
				l.add(append(steps, l.following(n, steps[0].Nodes)...))
			}
		}
	}
	slices.SortStableFunc(l.lineage.Threads, func(x, y Thread) int {
		a, b := x.Steps[len(x.Steps)-1], y.Steps[len(y.Steps)-1]
		return cmp.Or(cmp.Compare(b.Statement, a.Statement), cmp.Compare(a.Nodes[0].Span.Start, b.Nodes[0].Span.Start))
	})
}

// add makes a thread of its steps.
func (l *linker) add(steps []Step) {
	t := Thread{Steps: steps, Status: l.status(steps), ID: l.seen.Number(l.id(steps))}
	for _, step := range steps {
		for _, n := range step.Nodes {
			l.threaded[n] = true
		}
	}
	l.lineage.Threads = append(l.lineage.Threads, t)
}

// following returns the steps that a clause led to, the strongest link first, as long
// as they have something in common with the first wording.
func (l *linker) following(n *tree.Node, first []*tree.Node) []Step {
	var steps []Step
	for {
		best := strongest(l.onward, n)
		if best == nil || !l.holds(first, best.link.New) {
			return steps
		}
		steps = append(steps, Step{best.statement, best.link.New, best.link})
		n = best.link.New[0]
	}
}

// stronger orders links by certainty, then score.
func stronger(x, y *diff.Link) bool {
	return x.Certainty > y.Certainty || x.Certainty == y.Certainty && x.Score > y.Score
}

// steps follows a clause back to where it was first said, as long as the wording has
// something in common with its own. Of several origins the strongest leads on; the
// others belong to the threads that merged here.
func (l *linker) steps(statement int, n *tree.Node) []Step {
	var steps []Step
	nodes := []*tree.Node{n}
	for {
		step := Step{Statement: statement, Nodes: nodes}
		from := strongest(l.origins, nodes...)
		if from != nil && !l.holds(from.link.Old, []*tree.Node{n}) {
			from = nil
		}
		if from != nil {
			step.Link = from.link
		}
		steps = append(steps, step)
		if from == nil {
			break
		}
		statement, nodes = from.statement, from.link.Old
	}
	slices.Reverse(steps)
	return steps
}

// strongest returns the strongest of the links of some clauses, nil for none.
func strongest(edges map[*tree.Node][]edge, nodes ...*tree.Node) *edge {
	var best *edge
	for _, n := range nodes {
		for k := range edges[n] {
			if e := &edges[n][k]; best == nil || stronger(e.link, best.link) {
				best = e
			}
		}
	}
	return best
}

func (l *linker) status(steps []Step) Status {
	last := steps[len(steps)-1].Statement
	switch {
	case last < len(l.lineage.Statements)-1:
		return Dropped
	case len(steps) == 1:
		return New
	case steps[len(steps)-2].Statement < last-1:
		return Returned
	}
	return Standing
}

// id hashes the wording of the steps.
func (l *linker) id(steps []Step) string {
	var wordings []byte
	for _, step := range steps {
		for _, n := range step.Nodes {
			wordings = append(wordings, diff.Wording(l.lineage.Statements[step.Statement].TextOf(n))...)
			wordings = append(wordings, 0xFF)
		}
		wordings = append(wordings, 0xFE)
	}
	return fingerprint.Of(wordings)
}
