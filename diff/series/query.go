package series

import (
	"cmp"
	"slices"
	"unicode/utf8"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/parse/lang/chars"
	"github.com/clausediff/clausediff/parse/lang/wording"
	"github.com/clausediff/clausediff/parse/tree"
)

// Only returns a lineage with some of the threads and the same statements and comparisons.
func (l *Lineage) Only(threads []Thread) *Lineage {
	some := *l
	some.Threads = threads
	return &some
}

// Through returns the threads of the clauses in a node of a statement.
func (l *Lineage) Through(statement int, n *tree.Node) []Thread {
	inside := map[*tree.Node]bool{}
	for k := range n.All() {
		inside[k] = true
	}
	return l.where(func(step Step) bool {
		return step.Statement == statement && slices.ContainsFunc(step.Nodes, func(k *tree.Node) bool { return inside[k] })
	})
}

// Saying returns the threads with a wording that contains a phrase, regardless of case and
// typography; see [wording.Phrase]. A thread is returned with all its steps, so that it shows
// where the phrase came from and what became of it.
func (l *Lineage) Saying(phrase string) []Thread {
	return l.where(func(step Step) bool {
		s := l.Statements[step.Statement]
		p := wording.NewPhrase(phrase, s.Lang)
		return slices.ContainsFunc(step.Nodes, func(n *tree.Node) bool {
			return p.Count(wording.Spoken(s.TextOf(n), s.Lang)) > 0
		})
	})
}

// Counts returns how often each statement says a phrase, regardless of case and typography.
func (l *Lineage) Counts(phrase string) []int {
	counts := make([]int, len(l.Statements))
	for i, s := range l.Statements {
		counts[i] = wording.NewPhrase(phrase, s.Lang).Count(wording.Spoken(s.Text, s.Lang))
	}
	return counts
}

// Lengths returns the number of characters in each statement, without white space.
func (l *Lineage) Lengths() []int {
	lengths := make([]int, len(l.Statements))
	for i, s := range l.Statements {
		lengths[i] = chars.Count(s.Text)
	}
	return lengths
}

// Named returns the threads for an id from a report, and whether the id exists. It may be
// that of a thread, of a link between sentences or clauses, or of a formula.
func (l *Lineage) Named(id string) ([]Thread, bool) {
	for _, t := range l.Threads {
		if t.ID == id {
			return []Thread{t}, true
		}
	}
	for i, r := range l.Pairs {
		for _, link := range slices.Concat(r.At(diff.LevelSentence), r.At(diff.LevelClause)) {
			if link.ID == id {
				return l.inLink(i, link), true
			}
		}
	}
	for _, f := range l.Ledger().Formulas {
		if f.ID == id {
			in := map[*tree.Node]bool{}
			for _, p := range f.Places {
				in[p.Clause] = true
			}
			return l.where(func(step Step) bool { return slices.ContainsFunc(step.Nodes, func(n *tree.Node) bool { return in[n] }) }), true
		}
	}
	return nil, false
}

// inLink returns the threads of the clauses of a link from statement old to the next one.
func (l *Lineage) inLink(old int, link *diff.Link) []Thread {
	in := map[*tree.Node]bool{}
	for _, n := range slices.Concat(link.Old, link.New) {
		for k := range n.All() {
			in[k] = true
		}
	}
	return l.where(func(step Step) bool {
		return (step.Statement == old || step.Statement == old+1) && slices.ContainsFunc(step.Nodes, func(n *tree.Node) bool { return in[n] })
	})
}

func (l *Lineage) where(has func(Step) bool) []Thread {
	var some []Thread
	for _, t := range l.Threads {
		if slices.ContainsFunc(t.Steps, has) {
			some = append(some, t)
		}
	}
	return some
}

// Gone returns the threads that do not reach the newest statement, the ones with the most
// steps first, then the longest. [Lineage.Omissions] says what the newest statement has in
// their place.
func (l *Lineage) Gone() []Thread {
	var gone []Thread
	for _, t := range l.Threads {
		if t.Status == Dropped {
			gone = append(gone, t)
		}
	}
	slices.SortStableFunc(gone, func(x, y Thread) int {
		return cmp.Or(cmp.Compare(len(y.Steps), len(x.Steps)), cmp.Compare(l.lastLength(y), l.lastLength(x)))
	})
	return gone
}

// lastLength returns the number of characters in a thread's last wording.
func (l *Lineage) lastLength(t Thread) int {
	last := t.Steps[len(t.Steps)-1]
	characters := 0
	for _, n := range last.Nodes {
		characters += utf8.RuneCountInString(l.Statements[last.Statement].TextOf(n))
	}
	return characters
}

// Novelty is the amount of text in a statement that no earlier one has.
type Novelty struct {
	Clauses, NewClauses       int
	Characters, NewCharacters int
}

// Novelty measures each statement against all earlier ones: the clauses without a
// predecessor, and the characters that no earlier wording of their clause had.
func (l *Lineage) Novelty() []Novelty {
	all := make([]Novelty, len(l.Statements))
	since := l.ages(len(l.Statements))
	for i, s := range l.Statements {
		n := &all[i]
		for _, c := range s.Nodes(tree.KindClause) {
			n.Clauses++
			if len(l.origins[c]) == 0 {
				n.NewClauses++
			}
			for k := c.Span.Start; k < c.Span.End; k++ {
				if utf8.RuneStart(s.Text[k]) {
					n.Characters++
					if since[i][k] == int32(i) {
						n.NewCharacters++
					}
				}
			}
		}
	}
	return all
}
