package report

import (
	"cmp"
	"slices"

	"github.com/clausediff/clausediff/diff/internal/chain"
	"github.com/clausediff/clausediff/diff/report/passage"
	"github.com/clausediff/clausediff/parse/tree"
)

// read sets how the texts of rows are read in their statements, and leaves stubs where a
// statement has what is told in a row elsewhere, so that what each statement has in order in
// rows and stubs is all of its text, once.
//
//	new statement  a b c d         rows   A → a, c    a in order, c out of order
//	                                      b
//	                                      stub of c
//	                                      D → c, d    c told elsewhere, d in order
//
// What is in order is the heaviest chain of what the rows tell.
func (b *builder) read(sections []Section) {
	old := newReader(b.old, sections, true)
	for i, place := range old.rank {
		sections[i].oldPlace = place
	}
	old.readAll()
	newReader(b.new, sections, false).readAll()
}

// reader reads one of two statements out of sections.
type reader struct {
	old       bool
	column    *passage.Column
	sections  []Section
	sequence  []int          // their indexes in the order of the statement
	rank      []int          // where each stands there
	homes     map[string]int // the rank of the first section of each article
	tellings  []telling
	tells     map[*tree.Node]*Row       // the row of the sentence in which a clause is told first
	sentences map[*tree.Node]*tree.Node // by their first clauses
	stubs     map[spot][]Row
}

// newReader returns a reader that has read nothing of the sections.
func newReader(column *passage.Column, sections []Section, old bool) *reader {
	r := &reader{old: old, column: column, sections: sections, tells: map[*tree.Node]*Row{}, sentences: map[*tree.Node]*tree.Node{}, stubs: map[spot][]Row{}}
	r.setSequence()
	for _, s := range column.Statement.Nodes(tree.KindSentence) {
		if len(s.Children) > 0 {
			r.sentences[s.Children[0]] = s
		}
	}
	return r
}

// spot is a place in sections: behind a row, or behind a clause of it. In front of the first
// one it is -1.
type spot struct{ section, row, clause int }

// whole is the clause of a spot that is no clause.
const whole = -2

// telling is a sentence or clause as a row tells it.
type telling struct {
	at   spot
	row  *Row
	node *tree.Node
	// together is set where it is the first in its side, or joins what is: sentences apart
	// are told where the first of them is.
	together bool
	inOrder  bool
}

// own and other return the sides of a row that the statement has, and the other one has.
func (r *reader) own(row *Row) *passage.Side {
	if r.old {
		return &row.Old
	}
	return &row.New
}

func (r *reader) other(row *Row) *passage.Side {
	if r.old {
		return &row.New
	}
	return &row.Old
}

// part returns the article of a section in the statement.
func (r *reader) part(s *Section) passage.Part {
	if r.old {
		return s.Old
	}
	return s.New
}

// setSequence puts the sections in the order of the statement; one that it does not have
// stays behind the section before it.
func (r *reader) setSequence() {
	begins := map[string]int{}
	for _, part := range r.column.Statement.Root.Children {
		begins[string(part.Locator)] = part.Span.Start
	}
	places := make([]int, len(r.sections))
	r.sequence, r.rank, r.homes = make([]int, len(r.sections)), make([]int, len(r.sections)), map[string]int{}
	for i := range r.sections {
		r.sequence[i] = i
		if part := r.part(&r.sections[i]); !part.IsZero() {
			places[i] = begins[part.Locator]
		} else if i > 0 {
			places[i] = places[i-1]
		}
	}
	slices.SortStableFunc(r.sequence, func(i, k int) int { return cmp.Compare(places[i], places[k]) })
	for rank, i := range r.sequence {
		r.rank[i] = rank
		locator := r.part(&r.sections[i]).Locator
		if _, known := r.homes[locator]; !known {
			r.homes[locator] = rank
		}
	}
}

// OldOrder returns the indexes of sections in the order in which the old statement is read.
func OldOrder(sections []Section) []int {
	sequence := make([]int, len(sections))
	for i := range sequence {
		sequence[i] = i
	}
	slices.SortStableFunc(sequence, func(i, k int) int { return cmp.Compare(sections[i].oldPlace, sections[k].oldPlace) })
	return sequence
}

func (r *reader) readAll() {
	for _, i := range r.sequence {
		for k := range r.sections[i].Rows {
			row := &r.sections[i].Rows[k]
			r.tell(spot{i, k, whole}, row, row)
		}
	}
	r.order()
	r.mark()
	r.leaveStubs()
	for i := range r.sections {
		r.sections[i].Rows = r.insert(spot{i, -1, whole}, r.sections[i].Rows)
	}
}

// tell adds what a row, of a sentence or under it, tells: clause by clause where it is told so.
func (r *reader) tell(at spot, row, sentence *Row) {
	for i := range row.Clauses {
		r.tell(spot{at.section, at.row, i}, &row.Clauses[i], sentence)
	}
	if row.Clauses != nil {
		return
	}
	nodes := r.own(row).Nodes()
	together := len(r.column.Together(nodes))
	for k, n := range nodes {
		r.tellings = append(r.tellings, telling{at: at, row: row, node: n, together: k < together})
		for _, c := range n.Clauses() {
			if r.tells[c] == nil && !row.Stub {
				r.tells[c] = sentence
			}
		}
	}
}

// order finds what is in order. A stub, or what one statement alone has, goes before what is
// told with another place.
func (r *reader) order() {
	var links []chain.Link
	var of []int
	at := 0
	for i, t := range r.tellings {
		length := t.node.Span.Len()
		if t.together {
			weight := int64(length)
			if t.row.Stub || r.other(t.row).Empty() {
				weight *= 4
			}
			links = append(links, chain.Link{Old: at, New: t.node.Span.Start, Len: length, Weight: weight})
			of = append(of, i)
		}
		at += length
	}
	for _, i := range chain.Heaviest(links) {
		r.tellings[of[i]].inOrder = true
	}
}

// mark sets the readings of the rows' texts, clause by clause: of a sentence out of order some
// may be told in other rows.
func (r *reader) mark() {
	told := map[*tree.Node]bool{} // clauses
	for _, t := range r.tellings {
		for _, c := range t.node.Clauses() {
			told[c] = told[c] || t.inOrder && !t.row.Stub
		}
	}
	for rest := r.tellings; len(rest) > 0; {
		row, side := rest[0].row, r.own(rest[0].row)
		var how []passage.Reading
		for _, t := range rest[:len(side.Nodes())] {
			for _, c := range t.node.Clauses() {
				how = append(how, t.reading(told[c]))
				told[c] = told[c] || !row.Stub
			}
		}
		rest = rest[len(side.Nodes()):]
		side.Read(how, r.old)
	}
}

// reading returns how a clause is read in a telling; told says whether another one tells it.
func (t *telling) reading(told bool) passage.Reading {
	switch {
	case t.inOrder:
		return passage.InOrder
	case told || t.row.Stub:
		return passage.ToldElsewhere
	}
	return passage.OutOfOrder
}

// leaveStubs makes stubs of the clauses that are not in order: of those side by side in a
// paragraph that one row tells, one.
func (r *reader) leaveStubs() {
	inOrder := slices.DeleteFunc(slices.Clone(r.tellings), func(t telling) bool { return !t.inOrder })
	next := 0
	var left []*tree.Node
	leave := func() {
		if left != nil {
			at := r.before(inOrder, next, left[0])
			r.stubs[at] = append(r.stubs[at], r.stub(left))
			left = nil
		}
	}
	block := func(clause *tree.Node) tree.Locator { return clause.Locator.Parent().Parent() }
	for _, c := range r.column.Statement.Nodes(tree.KindClause) {
		if left != nil && (r.tells[left[0]] != r.tells[c] || block(left[0]) != block(c)) {
			leave()
		}
		for next < len(inOrder) && inOrder[next].node.Span.End <= c.Span.Start {
			next++
		}
		if next < len(inOrder) && inOrder[next].node.Span.Start <= c.Span.Start {
			leave()
		} else {
			left = append(left, c)
		}
	}
	leave()
}

// stub returns the stub of clauses that one row tells.
func (r *reader) stub(clauses []*tree.Node) Row {
	row := Row{}
	if told := r.tells[clauses[0]]; told != nil {
		row = *told
	}
	row.Stub, row.Clauses, row.parts, row.To = true, nil, nil, r.other(&row).Locators
	*r.other(&row) = passage.Side{}
	var nodes []*tree.Node
	for len(clauses) > 0 {
		nodes = append(nodes, clauses[0])
		n := 1
		if s := r.sentences[clauses[0]]; s != nil && len(s.Children) <= len(clauses) {
			nodes[len(nodes)-1], n = s, len(s.Children)
		}
		clauses = clauses[n:]
	}
	*r.own(&row) = r.column.Plain(nodes, passage.Same)
	return row
}

// before returns the spot in front of the next telling in order: at the beginning of the
// article of a clause, where that lies between the tellings, or else behind the one before.
func (r *reader) before(inOrder []telling, next int, clause *tree.Node) spot {
	from, to := spot{r.sequence[0], -1, whole}, spot{section: r.sequence[len(r.sequence)-1]}
	if next > 0 {
		from = inOrder[next-1].at
	}
	if next < len(inOrder) {
		to = inOrder[next].at
	}
	if from.clause != whole && from.section == to.section && from.row == to.row {
		return from
	}
	from.clause = whole
	home, known := r.homes[string(clause.Locator.Part())]
	if known && r.rank[from.section] < home && home <= r.rank[to.section] {
		return spot{r.sequence[home], -1, whole}
	}
	return from
}

// insert returns rows, or clauses of one, with the stubs that were left among them. Of the
// stubs of sentences those go that are not in order: others were left.
func (r *reader) insert(at spot, rows []Row) []Row {
	out := append(make([]Row, 0, len(r.stubs[at])+len(rows)), r.stubs[at]...)
	for i := range rows {
		row := rows[i]
		here := spot{at.section, i, whole}
		if at.clause != whole {
			here = spot{at.section, at.row, i}
		} else if row.Clauses != nil {
			row.Clauses = r.insert(spot{at.section, i, -1}, row.Clauses)
		}
		if !row.Stub || here.clause != whole || !r.own(&row).IsElsewhere() {
			out = append(out, row)
		}
		out = append(out, r.stubs[here]...)
	}
	return out
}
