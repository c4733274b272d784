package report

import (
	"cmp"
	"slices"

	"github.com/clausediff/clausediff/diff/internal/chain"
	"github.com/clausediff/clausediff/diff/report/passage"
	"github.com/clausediff/clausediff/parse/tree"
)

// read determines how each row's text is read in its own statement, and adds stubs where a
// statement has text that is shown in a row elsewhere. The texts in order, in rows and
// stubs, are then the whole of each statement, once.
//
//	new statement  a b c d         rows   A → a, c    a in order, c out of order
//	                                      b
//	                                      stub of c
//	                                      D → c, d    c shown elsewhere, d in order
//
// The texts in order are the heaviest increasing chain of what the rows show.
func (b *builder) read(sections []Section) {
	old := newReader(b.old, sections, true)
	for i, place := range old.rank {
		sections[i].oldPlace = place
	}
	old.readAll()
	newReader(b.new, sections, false).readAll()
}

// reader reads one of the two statements from sections.
type reader struct {
	old         bool
	column      *passage.Column
	sections    []Section
	sequence    []int          // section indexes in the order of the statement
	rank        []int          // position of each section in sequence
	homes       map[string]int // by article, the rank of its first section
	appearances []appearance
	clauses     []*tree.Node              // of the statement
	shownBy     map[*tree.Node]*Row       // by clause, the sentence row that shows it first
	sentences   map[*tree.Node]*tree.Node // by their first clauses
	stubs       map[spot][]Row
}

// newReader returns a reader of the sections, with nothing read yet.
func newReader(column *passage.Column, sections []Section, old bool) *reader {
	sentences, clauses := column.Statement.Nodes(tree.KindSentence), column.Statement.Nodes(tree.KindClause)
	r := &reader{
		old: old, column: column, sections: sections, clauses: clauses, shownBy: make(map[*tree.Node]*Row, len(clauses)),
		sentences: make(map[*tree.Node]*tree.Node, len(sentences)), stubs: map[spot][]Row{},
	}
	r.setSequence()
	for _, s := range sentences {
		if len(s.Children) > 0 {
			r.sentences[s.Children[0]] = s
		}
	}
	return r
}

// spot is a place in sections: after a row, or after a clause of it. The index -1 is the place
// before the first one.
type spot struct{ section, row, clause int }

// whole is the clause of a spot that is after a row.
const whole = -2

// appearance is a sentence or clause that a row shows.
type appearance struct {
	at   spot
	row  *Row
	node *tree.Node
	// together is set if the sentence or clause is the first of its side or adjoins the
	// first. Other sentences of a side are shown there, but are read at their own place.
	together bool
	inOrder  bool
}

// own and other return the row's side of the reader's statement, and of the other one.
func (r *reader) own(row *Row) *passage.Side   { return row.side(r.old) }
func (r *reader) other(row *Row) *passage.Side { return row.side(!r.old) }

// side returns the side of the old or of the new statement.
func (r *Row) side(old bool) *passage.Side {
	if old {
		return &r.Old
	}
	return &r.New
}

// part returns the article of a section in the reader's statement.
func (r *reader) part(s *Section) passage.Part {
	if r.old {
		return s.Old
	}
	return s.New
}

// setSequence puts the sections in the order of the statement. A section that the statement
// does not have stays after the preceding section.
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

// OldOrder returns the indexes of sections in the reading order of the old statement.
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
			r.collect(spot{i, k, whole}, row, row)
		}
	}
	r.order()
	r.mark()
	r.leaveStubs()
	for i := range r.sections {
		r.sections[i].Rows = r.insert(spot{i, -1, whole}, r.sections[i].Rows)
	}
}

// collect adds what a row shows, clause by clause if it is shown that way. The row is a sentence
// row or one of its clause rows.
func (r *reader) collect(at spot, row, sentence *Row) {
	for i := range row.Clauses {
		r.collect(spot{at.section, at.row, i}, &row.Clauses[i], sentence)
	}
	if row.Clauses != nil {
		return
	}
	nodes := r.own(row).Nodes()
	together := len(r.column.Together(nodes))
	for k, n := range nodes {
		r.appearances = append(r.appearances, appearance{at: at, row: row, node: n, together: k < together})
		for _, c := range n.Clauses() {
			if r.shownBy[c] == nil && !row.Stub {
				r.shownBy[c] = sentence
			}
		}
	}
}

// order finds the appearances that are in order. Stubs and texts of one statement alone take
// precedence over texts that have a place in both.
func (r *reader) order() {
	var links []chain.Link
	var of []int
	at := 0
	for i, t := range r.appearances {
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
		r.appearances[of[i]].inOrder = true
	}
}

// mark sets the readings of the rows' texts clause by clause: other rows may show some
// clauses of a sentence that is out of order.
func (r *reader) mark() {
	shown := make(map[*tree.Node]bool, len(r.clauses))
	for _, t := range r.appearances {
		for _, c := range t.node.Clauses() {
			shown[c] = shown[c] || t.inOrder && !t.row.Stub
		}
	}
	for rest := r.appearances; len(rest) > 0; {
		row, side := rest[0].row, r.own(rest[0].row)
		var how []passage.Reading
		for _, t := range rest[:len(side.Nodes())] {
			for _, c := range t.node.Clauses() {
				how = append(how, t.reading(shown[c]))
				shown[c] = shown[c] || !row.Stub
			}
		}
		rest = rest[len(side.Nodes()):]
		side.Read(how, r.old)
	}
}

// reading returns how a clause of a appearance is read; shown says whether another appearance shows it.
func (t *appearance) reading(shown bool) passage.Reading {
	switch {
	case t.inOrder:
		return passage.InOrder
	case shown || t.row.Stub:
		return passage.ShownElsewhere
	}
	return passage.OutOfOrder
}

// leaveStubs makes stubs of the clauses that are not in order, one for each run of adjacent
// clauses of a paragraph that the same row shows.
func (r *reader) leaveStubs() {
	inOrder := slices.DeleteFunc(slices.Clone(r.appearances), func(t appearance) bool { return !t.inOrder })
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
	for _, c := range r.clauses {
		if left != nil && (r.shownBy[left[0]] != r.shownBy[c] || block(left[0]) != block(c)) {
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

// stub returns the stub of clauses that one row shows.
func (r *reader) stub(clauses []*tree.Node) Row {
	row, shown := Row{}, r.shownBy[clauses[0]]
	if shown != nil {
		row = *shown
	}
	row.Stub, row.shownBy, row.Clauses, row.parts, row.To = true, shown, nil, nil, r.other(&row).Locators
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

// before returns the spot before the next appearance in order: at the beginning of the clause's
// article if that lies between the two appearances, otherwise after the preceding appearance.
func (r *reader) before(inOrder []appearance, next int, clause *tree.Node) spot {
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

// insert returns rows, or the clauses of a row, with the new stubs among them. It removes
// stubs of sentences that are not in order, because the new stubs replace them.
func (r *reader) insert(at spot, rows []Row) []Row {
	after := func(i int) spot {
		if at.clause != whole {
			return spot{at.section, at.row, i}
		}
		return spot{at.section, i, whole}
	}
	isReplaced := func(row *Row) bool { return at.clause == whole && row.Stub && r.own(row).IsElsewhere() }
	stubs, replaced := len(r.stubs[at]), 0
	for i := range rows {
		row := &rows[i]
		if at.clause == whole && row.Clauses != nil {
			row.Clauses = r.insert(spot{at.section, i, -1}, row.Clauses)
		}
		if stubs += len(r.stubs[after(i)]); isReplaced(row) {
			replaced++
		}
	}
	if stubs+replaced == 0 {
		return rows
	}
	out := append(make([]Row, 0, stubs+len(rows)-replaced), r.stubs[at]...)
	for i := range rows {
		if !isReplaced(&rows[i]) {
			out = append(out, rows[i])
		}
		out = append(out, r.stubs[after(i)]...)
	}
	return out
}
