package flow

import (
	"cmp"
	"slices"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/report/passage"
	"github.com/clausediff/clausediff/diff/series"
	"github.com/clausediff/clausediff/parse/tree"
)

// Stream is the kind of clauses in a band of a river.
type Stream string

// The streams. A moved clause is in Moved, whether or not it was reworded.
const (
	Carried  Stream = "carried" // unchanged, or only typographically changed
	Reworded Stream = "reworded"
	Moved    Stream = "moved"
	Returned Stream = "returned" // after statements that did not have it
)

// Streams returns the streams in the order of the chart.
func Streams() []Stream { return []Stream{Carried, Reworded, Moved, Returned} }

// River is the flow of all clauses through a series, article by article: a column for each
// statement, and bands for the clauses that went from an article to an article of a later
// statement. All numbers count clauses.
//
//	2021        2022        2023
//	一 ████━━━━━████━━━━━━━━████ 一
//	   ████━┓   ████╸ dropped
//	二 ████━╋━━━████━━━━━━━━████ 二
//	   ████ ┗━━━████   ┏━━━━████
//	     ┗━━━━ returned ┛   ╺███ added
//
// Every clause is counted once on each side: in each column but the first, the Clauses of a
// part are its Added and those of the bands that end there. In each column but the last, they
// are its Dropped and those of the bands that begin there.
type River struct {
	Columns []Column
	Bands   []Band // by From, To, Old, New and stream
}

// Column is a statement of a river.
type Column struct {
	Statement string // id
	Parts     []Part
}

// Part is an article, the preamble or the closing.
type Part struct {
	passage.Part
	Clauses int
	Added   int // clauses that no earlier statement has
	Dropped int // clauses that no later statement has
}

// Band is the flow from one part to another.
type Band struct {
	Stream      Stream
	From, To    int // columns, more than one apart across a gap
	Old, New    int // parts of these columns
	Left, Right int // clauses that leave, clauses that arrive
}

// Sum is what became of the clauses between two neighbouring statements.
type Sum struct {
	Streams        map[Stream]int // arriving clauses; returned ones come from any earlier statement
	Added, Dropped int
}

// NewRiver makes the river of a series. It takes time linear in the links.
func NewRiver(l *series.Lineage) *River {
	b := &riverBuilder{
		parts: map[*tree.Node]int{}, left: map[*tree.Node]bool{}, arrived: map[*tree.Node]bool{},
		bands: map[riverKey]*Band{},
	}
	for _, s := range l.Statements {
		b.column(s)
	}
	for i, r := range l.Pairs {
		for _, link := range r.At(diff.LevelClause) {
			b.link(i, i+1, link)
		}
	}
	for _, t := range l.Threads {
		for k := 1; k < len(t.Steps); k++ {
			if from, to := t.Steps[k-1].Statement, t.Steps[k].Statement; to > from+1 {
				b.link(from, to, t.Steps[k].Link)
			}
		}
	}
	b.count(l.Statements)
	return b.finish()
}

// OfPair makes the river of two statements.
func OfPair(r *diff.Result) *River {
	return NewRiver(&series.Lineage{Statements: []*tree.Statement{r.Old, r.New}, Pairs: []*diff.Result{r}})
}

// riverKey identifies a band.
type riverKey struct {
	from, to, old, new int
	stream             Stream
}

type riverBuilder struct {
	river River
	parts map[*tree.Node]int // by clause
	// left and arrived hold the clauses that a band already counts.
	left, arrived map[*tree.Node]bool
	bands         map[riverKey]*Band
}

func (b *riverBuilder) column(s *tree.Statement) {
	c := Column{Statement: s.ID}
	for i, p := range s.Root.Children {
		part := Part{Part: passage.PartOf(p)}
		for n := range p.All() {
			if n.Kind == tree.KindClause {
				b.parts[n] = i
				part.Clauses++
			}
		}
		c.Parts = append(c.Parts, part)
	}
	b.river.Columns = append(b.river.Columns, c)
}

// link adds the clauses of a link that no other link has counted.
func (b *riverBuilder) link(from, to int, l *diff.Link) {
	if len(l.Old) == 0 || len(l.New) == 0 {
		return
	}
	key := riverKey{from: from, to: to, stream: streamOf(l, to-from)}
	for _, n := range l.Old {
		if !b.left[n] {
			b.left[n] = true
			key.old, key.new = b.parts[n], b.parts[nearest(l.New, l.Old, n)]
			b.band(key).Left++
		}
	}
	for _, n := range l.New {
		if !b.arrived[n] {
			b.arrived[n] = true
			key.old, key.new = b.parts[nearest(l.Old, l.New, n)], b.parts[n]
			b.band(key).Right++
		}
	}
}

// nearest returns the counterpart of a node in a link: the one at the same index, or the last.
func nearest(side, own []*tree.Node, n *tree.Node) *tree.Node {
	return side[min(slices.Index(own, n), len(side)-1)]
}

func streamOf(l *diff.Link, gap int) Stream {
	switch {
	case gap > 1:
		return Returned
	case l.Moved:
		return Moved
	case l.Kind == diff.Reworded:
		return Reworded
	}
	return Carried
}

func (b *riverBuilder) band(k riverKey) *Band {
	if b.bands[k] == nil {
		b.bands[k] = &Band{Stream: k.stream, From: k.from, To: k.to, Old: k.old, New: k.new}
	}
	return b.bands[k]
}

// count counts the clauses that are in no band.
func (b *riverBuilder) count(statements []*tree.Statement) {
	last := len(statements) - 1
	for i, s := range statements {
		for _, n := range s.Nodes(tree.KindClause) {
			part := &b.river.Columns[i].Parts[b.parts[n]]
			if i > 0 && !b.arrived[n] {
				part.Added++
			}
			if i < last && !b.left[n] {
				part.Dropped++
			}
		}
	}
}

func (b *riverBuilder) finish() *River {
	for _, band := range b.bands {
		b.river.Bands = append(b.river.Bands, *band)
	}
	order := map[Stream]int{}
	for i, s := range Streams() {
		order[s] = i
	}
	slices.SortFunc(b.river.Bands, func(x, y Band) int {
		return cmp.Or(cmp.Compare(x.From, y.From), cmp.Compare(x.To, y.To), cmp.Compare(x.Old, y.Old),
			cmp.Compare(x.New, y.New), cmp.Compare(order[x.Stream], order[y.Stream]))
	})
	return &b.river
}

// Sums returns the sums of each step, beginning with the step from the first statement to the
// second.
func (r *River) Sums() []Sum {
	sums := make([]Sum, max(0, len(r.Columns)-1))
	for i := range sums {
		sums[i].Streams = map[Stream]int{}
		for _, p := range r.Columns[i].Parts {
			sums[i].Dropped += p.Dropped
		}
		for _, p := range r.Columns[i+1].Parts {
			sums[i].Added += p.Added
		}
	}
	for _, b := range r.Bands {
		sums[b.To-1].Streams[b.Stream] += b.Right
	}
	return sums
}
