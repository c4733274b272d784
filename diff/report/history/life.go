package history

import (
	"slices"
	"sort"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/report/passage"
	"github.com/clausediff/clausediff/diff/series"
	"github.com/clausediff/clausediff/parse/tree"
)

// Life is a thread step by step.
type Life struct {
	ID     string
	Status series.Status
	Steps  []LifeStep
}

// LifeStep is a thread at one statement that has it.
type LifeStep struct {
	Cell
	Statement int // index into the lineage's statements
	Part      passage.Part
	// Went says where the clause went, a key of [locale.Language.T]: up or down in its article,
	// or into an article that is not the counterpart. It is "" if it kept its place; its
	// article may then have another number.
	Went string
}

// Lives makes the lives of the threads of one lineage.
type Lives struct {
	lineage *series.Lineage
	builder *lineageBuilder
	steady  []steady // by pair of neighbouring statements, made on first use
}

// steady holds the offsets of the links of a pair that were not moved, on both sides, each
// ascending.
type steady struct{ old, new []int }

// NewLives returns a maker of lives. It walks every statement once.
func NewLives(l *series.Lineage) *Lives {
	return &Lives{lineage: l, builder: newLineageBuilder(l), steady: make([]steady, len(l.Pairs))}
}

// Life returns the life of one thread of the lineage.
func (x *Lives) Life(t series.Thread) Life {
	life := Life{ID: t.ID, Status: t.Status}
	for k, step := range t.Steps {
		top := x.top(step)
		s := LifeStep{Cell: x.builder.cell(step), Statement: step.Statement, Part: passage.PartOf(top)}
		if k > 0 {
			s.Went = x.went(t.Steps[k-1], step)
		}
		life.Steps = append(life.Steps, s)
	}
	return life
}

// top returns the article of a step's first clause.
func (x *Lives) top(step series.Step) *tree.Node {
	return x.builder.columns[step.Statement].Top(step.Nodes[0])
}

// went returns where a step led to, see [LifeStep]. A step across a gap has neither a common
// order, which distinguishes up from down, nor counterparts: articles are then compared by
// label or heading.
func (x *Lives) went(from, to series.Step) string {
	const stayed, up, down, aside = "", "moved up", "moved down", "into another article"
	old, new := x.top(from), x.top(to)
	if to.Statement != from.Statement+1 {
		if old.Kind == new.Kind && (old.Label == new.Label || old.Heading != "" && old.Heading == new.Heading) {
			return stayed
		}
		return aside
	}
	pair := x.lineage.Pairs[from.Statement]
	counterpart := func(p [2]*tree.Node) bool { return p[0] == old && p[1] == new }
	switch {
	case !slices.ContainsFunc(pair.Parts, counterpart):
		return aside
	case !to.Link.Moved:
		return stayed
	}
	s := x.order(from.Statement)
	before := sort.SearchInts(s.old, to.Link.Old[0].Span.Start)
	if sort.SearchInts(s.new, to.Nodes[0].Span.Start) < before {
		return up
	}
	return down
}

// order returns the offsets of the links of a pair that were not moved.
func (x *Lives) order(pair int) steady {
	s := &x.steady[pair]
	if s.old != nil {
		return *s
	}
	for _, l := range x.lineage.Pairs[pair].At(diff.LevelClause) {
		if len(l.Old) > 0 && len(l.New) > 0 && !l.Moved {
			s.old = append(s.old, l.Old[0].Span.Start)
			s.new = append(s.new, l.New[0].Span.Start)
		}
	}
	slices.Sort(s.old)
	slices.Sort(s.new)
	return *s
}
