package series

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/batch"
	"github.com/clausediff/clausediff/diff/internal/fingerprint"
	"github.com/clausediff/clausediff/parse/tree"
)

// Status is what became of a thread.
type Status string

// The statuses of a thread, as of the newest statement.
const (
	Standing Status = "standing" // in the newest statement and the previous one
	New      Status = "new"      // in the newest statement only
	Dropped  Status = "dropped"  // not in the newest statement
	Returned Status = "returned" // in the newest statement, not in the previous one, but earlier
)

// Statuses returns all statuses in the order of reports.
func Statuses() []Status { return []Status{Standing, New, Returned, Dropped} }

// Step is the part of a thread in one statement.
type Step struct {
	Statement int          // index into Lineage.Statements
	Nodes     []*tree.Node // the thread's clauses there, in reading order
	// Link is the link from the previous step, nil at the first step. Its New nodes
	// include Nodes.
	Link *diff.Link
}

// Thread is the history of one clause: its steps from the oldest to the last statement that
// has it. A clause that was merged from two threads is in both.
type Thread struct {
	ID     string // does not depend on layout
	Status Status
	Steps  []Step
}

// Lineage is the history of every clause of a series.
type Lineage struct {
	Statements []*tree.Statement // oldest first
	Pairs      []*diff.Result    // comparisons of neighbouring statements
	Threads    []Thread          // by last statement, newest first, then in its order
	Degraded   []string

	joints []joint
	// origins has, for each clause, the links to it from the nearest earlier statement
	// that has it.
	origins map[*tree.Node][]edge
	// onward has, for each clause that a later statement has, the links from it to the
	// nearest such statement.
	onward map[*tree.Node][]edge
	texts  *texts
}

// Link compares the statements and traces every clause. The order of statements does not
// matter. It compares each pair of neighbouring statements and then searches the series for
// returned clauses, in time nearly linear in the series. options, if not nil, returns the
// options for comparing two statements.
func Link(statements []*tree.Statement, options func(old, new *tree.Statement) []diff.Option) *Lineage {
	return LinkBy(nil, statements, options, diff.Compare)
}

// Comparer compares two neighbouring statements with the result of [diff.Compare], possibly
// faster.
type Comparer func(old, new *tree.Statement, opts ...diff.Option) *diff.Result

// LinkBy is [Link] with comparisons made by compare and independent work done by run, so that
// a caller can use several processors. run is also used later, when the lineage is verified or
// its formulas are requested. It does not affect the result. options is called sequentially.
func LinkBy(run batch.Runner, statements []*tree.Statement, options func(old, new *tree.Statement) []diff.Option, compare Comparer) *Lineage {
	l := &linker{lineage: &Lineage{Statements: inTime(statements)}, options: options, run: run, compareTwo: compare}
	if options == nil {
		l.options = func(_, _ *tree.Statement) []diff.Option { return nil }
	}
	l.compare()
	l.bridge()
	l.trace()
	return l.lineage
}

// Verify checks the lineage against its own texts: each comparison as [diff.Result.Verify]
// does, then the joints. An error means that the lineage is wrong and must not be shown.
func (l *Lineage) Verify() error {
	errs := make([]error, len(l.Pairs))
	l.texts.run.Do(len(errs), func(i int) { errs[i] = l.Pairs[i].Verify() })
	if err := cmp.Or(errs...); err != nil {
		return err
	}
	for _, j := range l.joints {
		if err := j.verify(l); err != nil {
			return err
		}
	}
	return nil
}

// inTime returns the statements sorted by time, see [tree.SortInTime]; statements with the
// same date and id are sorted by their text.
func inTime(statements []*tree.Statement) []*tree.Statement {
	sorted := slices.Clone(statements)
	slices.SortStableFunc(sorted, func(x, y *tree.Statement) int { return cmp.Compare(x.Text, y.Text) })
	tree.SortInTime(sorted, func(s *tree.Statement) (date, id string) { return s.Date, s.ID })
	return sorted
}

// linker is the working state of Link.
type linker struct {
	lineage *Lineage
	options func(old, new *tree.Statement) []diff.Option
	run     batch.Runner
	// compareTwo compares two neighbouring statements.
	compareTwo Comparer
	texts      *texts                // the lineage's
	cores      [][]core              // by statement
	coreOf     map[*tree.Node]*core  // of each clause
	origins    map[*tree.Node][]edge // the lineage's
	onward     map[*tree.Node][]edge // the lineage's
	// threaded has the clauses that are in a thread.
	threaded map[*tree.Node]bool
	seen     fingerprint.Seen // ids
	// forbidden has, for each pair of neighbouring statements, the clauses that do not
	// correspond by a user's decision.
	forbidden [][][2]*tree.Node
}

// edge is a link of a clause.
type edge struct {
	statement int // of the nodes at the other end
	link      *diff.Link
}

func (l *linker) compare() {
	l.origins, l.onward = map[*tree.Node][]edge{}, map[*tree.Node][]edge{}
	l.threaded, l.seen = map[*tree.Node]bool{}, fingerprint.Seen{}
	l.lineage.origins, l.lineage.onward = l.origins, l.onward
	s := l.lineage.Statements
	l.lineage.Pairs = l.results()
	for i, r := range l.lineage.Pairs {
		for _, note := range r.Degraded {
			l.lineage.Degraded = append(l.lineage.Degraded, fmt.Sprintf("%s → %s: %s", s[i].ID, s[i+1].ID, note))
		}
	}
	for i, n := range l.neighbours() {
		for _, link := range n.kept {
			l.connect(i, i+1, link)
		}
		for _, j := range n.joints {
			l.joint(j)
		}
	}
}

// read reads the words of the statements.
func (l *linker) read() {
	l.texts = newTexts(l.lineage.Statements, l.run)
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

// results compares the neighbouring statements. Meanwhile the words are read, which is much
// of what cannot be done for each statement independently.
func (l *linker) results() []*diff.Result {
	s := l.lineage.Statements
	opts := make([][]diff.Option, max(0, len(s)-1))
	l.forbidden = make([][][2]*tree.Node, len(opts))
	for i := range opts {
		opts[i] = l.options(s[i], s[i+1])
		_, l.forbidden[i] = diff.Decided(opts[i])
	}
	results := make([]*diff.Result, len(opts))
	l.run.Do(len(results)+1, func(i int) {
		if i == 0 {
			l.read()
			return
		}
		results[i-1] = l.compareTwo(s[i-1], s[i], opts[i-1]...)
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

// trace makes a thread for every clause that no later statement has, and for every clause
// that is in none of these threads because a merge followed another origin.
func (l *linker) trace() {
	statements := l.lineage.Statements
	ended := make([][]Thread, len(statements))
	l.run.Do(len(ended), func(i int) {
		for _, n := range statements[i].Nodes(tree.KindClause) {
			if len(l.onward[n]) == 0 {
				ended[i] = append(ended[i], l.thread(l.steps(i, n)))
			}
		}
	})
	for _, threads := range slices.Backward(ended) {
		for _, t := range threads {
			l.add(t)
		}
	}
	for i := len(statements) - 1; i >= 0; i-- {
		for _, n := range statements[i].Nodes(tree.KindClause) {
			if !l.threaded[n] {
				steps := l.steps(i, n)
				l.add(l.thread(append(steps, l.following(n, steps[0].Nodes)...)))
			}
		}
	}
	slices.SortStableFunc(l.lineage.Threads, func(x, y Thread) int {
		a, b := x.Steps[len(x.Steps)-1], y.Steps[len(y.Steps)-1]
		return cmp.Or(cmp.Compare(b.Statement, a.Statement), cmp.Compare(a.Nodes[0].Span.Start, b.Nodes[0].Span.Start))
	})
}

// thread returns the thread with the given steps. Its ID is the fingerprint, which other
// threads may have too.
func (l *linker) thread(steps []Step) Thread {
	return Thread{Steps: steps, Status: l.status(steps), ID: l.id(steps)}
}

// add adds a thread.
func (l *linker) add(t Thread) {
	t.ID = l.seen.Number(t.ID)
	for _, step := range t.Steps {
		for _, n := range step.Nodes {
			l.threaded[n] = true
		}
	}
	l.lineage.Threads = append(l.lineage.Threads, t)
}

// following returns the steps that follow a clause along the strongest links, as long as they
// share content with the first wording.
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

// stronger reports whether x is stronger than y, by certainty, then score.
func stronger(x, y *diff.Link) bool {
	return x.Certainty > y.Certainty || x.Certainty == y.Certainty && x.Score > y.Score
}

// steps follows a clause back to its first occurrence, as long as the wording shares content
// with its own. Of several origins it follows the strongest; the others belong to the
// threads that merge here.
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

// strongest returns the strongest link of some clauses, nil for none.
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

// id returns the fingerprint of the wordings of the steps.
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
