package series

import (
	"cmp"
	"slices"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/parse/tree"
)

// Subject is what the statements of a series say on one subject, sentence by sentence.
//
//	                    2022                    2023                        2024
//	Silver Strait
//	  1 names it        We want calm in the     We want calm in the         –  gone
//	                    Silver Strait.          whole Silver Strait.
//	  2 carried over    –                       This includes free          This includes
//	                                            passage.                    free passage.
type Subject struct {
	Text string // as entered
	// Code is the code of a state, territory or body if the text is its name: then all
	// its names count. It is "" for other words.
	Code string
	// Rows hold the sentences; each row follows one sentence through the statements,
	// oldest first. Rows that reach the newest statement come first, in its order, then
	// the others, the latest first.
	Rows [][]Remark
	// Near are similar subjects, if the series says nothing on this one.
	Near []string
}

// Ground is the reason why a sentence counts as being on a subject.
type Ground string

// The grounds.
const (
	Named   Ground = "named"   // the sentence names the subject
	Heading Ground = "heading" // the heading of its part names the subject
	// Carried: its paragraph opens with the subject, or the previous sentence is on the
	// subject and this one refers back to it or has a word specific to the subject.
	Carried Ground = "carried"
)

// Remark is a sentence on a subject.
type Remark struct {
	Statement int // index into Lineage.Statements
	Sentence  *tree.Node
	Ground    Ground
	Names     []tree.Span // mentions of the subject
	// Link is the link from the sentence's predecessor, which is in statement From. It is
	// nil for a new sentence.
	Link *diff.Link
	From int
	// Gone is set if the next statement no longer says it. Onward is where that one says
	// it without naming the subject. Near is the closest wording there: on the subject, or
	// with part of the core if the sentence is gone. Both are nil if there is none.
	Gone         bool
	Onward, Near *Place
}

// Subject returns what the statements say on a subject. The text is the name of a state or
// body in any form, or words, which may be inflected and end in a star. A sentence is on the
// subject if it names it, is under a heading that names it, is in a paragraph that opens
// with it, or follows a sentence on the subject and refers back to it or has a word
// specific to the subject. It takes time linear in the texts.
func (l *Lineage) Subject(text string) *Subject {
	out := &Subject{Text: text}
	if len(l.Statements) == 0 {
		return out
	}
	f := newSubjectFinder(l.texts, text)
	out.Code = f.code
	b := &subjectBuilder{lineage: l, rowOf: map[*tree.Node]int{}, on: map[*tree.Node]bool{}}
	for i := range l.Statements {
		b.add(i, f.remarks(i))
	}
	b.judge()
	out.Rows = b.ordered()
	if len(out.Rows) == 0 {
		out.Near = l.near(text)
	}
	return out
}

// subjectBuilder is the working state of Subject.
type subjectBuilder struct {
	lineage *Lineage
	rows    [][]Remark
	rowOf   map[*tree.Node]int  // row of each sentence on the subject
	on      map[*tree.Node]bool // sentences on the subject
	joins   []sentenceLinks     // by pair of neighbouring statements
	cores   [][]remarkCore      // by statement, in the order of rows; nil until needed
}

// remarkCore has the content words of a remark except those that name the subject.
type remarkCore struct {
	sentence *tree.Node
	ids      []int32
}

// sentenceLinks are the likely links of two neighbouring statements, by sentence.
type sentenceLinks struct{ old, new map[*tree.Node]*diff.Link }

// links returns the sentence links from a statement to the next one.
func (b *subjectBuilder) links(pair int) sentenceLinks {
	for i := len(b.joins); i <= pair; i++ {
		x := sentenceLinks{map[*tree.Node]*diff.Link{}, map[*tree.Node]*diff.Link{}}
		for _, link := range b.lineage.Pairs[i].At(diff.LevelSentence) {
			if len(link.Old) == 0 || len(link.New) == 0 || link.Certainty < diff.Likely {
				continue
			}
			for _, n := range link.Old {
				x.old[n] = better(x.old[n], link)
			}
			for _, n := range link.New {
				x.new[n] = better(x.new[n], link)
			}
		}
		b.joins = append(b.joins, x)
	}
	return b.joins[pair]
}

// better returns the stronger of two links; x may be nil.
func better(x, y *diff.Link) *diff.Link {
	if x == nil || stronger(y, x) {
		return y
	}
	return x
}

// add adds the remarks of a statement, each to the row of its predecessor.
func (b *subjectBuilder) add(statement int, remarks []Remark) {
	for _, r := range remarks {
		b.on[r.Sentence] = true
		r.Link, r.From = b.origin(statement, r.Sentence)
		row := len(b.rows)
		if r.Link != nil {
			for _, n := range slices.Backward(r.Link.Old) {
				if k, ok := b.rowOf[n]; ok {
					row = k
				}
			}
		}
		if row == len(b.rows) {
			b.rows = append(b.rows, nil)
		}
		b.rows[row] = append(b.rows[row], r)
		b.rowOf[r.Sentence] = row
	}
}

// origin returns the link from the predecessor of a sentence, and its statement: a likely
// link of the previous statement, else one from the sentence that most of its clauses come
// from.
func (b *subjectBuilder) origin(statement int, sentence *tree.Node) (*diff.Link, int) {
	if statement == 0 {
		return nil, 0
	}
	if link := b.links(statement - 1).new[sentence]; link != nil {
		return link, statement - 1
	}
	s := b.lineage.Statements
	type source struct {
		statement int
		sentence  *tree.Node
	}
	taken, whole := map[source]int{}, 0
	best := source{}
	for _, c := range sentence.Children {
		whole += c.Span.Len()
		o := strongest(b.lineage.origins, c)
		if o == nil {
			continue
		}
		x := source{o.statement, b.lineage.texts.sentenceOf(o.statement, o.link.Old[0])}
		if taken[x] += c.Span.Len(); taken[x] > taken[best] {
			best = x
		}
	}
	if best.sentence == nil || 2*taken[best] <= whole {
		return nil, 0
	}
	return diff.Join(s[best.statement], s[statement], best.sentence, sentence, float64(taken[best])/float64(whole)), best.statement
}

// judge sets what became of the remarks without a successor in the next statement.
func (b *subjectBuilder) judge() {
	carried := map[*tree.Node]bool{} // sentences with a successor in the next statement
	for _, row := range b.rows {
		for _, r := range row {
			if r.Link != nil && r.From == r.Statement-1 {
				for _, n := range r.Link.Old {
					carried[n] = true
				}
			}
		}
	}
	for _, row := range b.rows {
		has := map[int]bool{}
		for _, r := range row {
			has[r.Statement] = true
		}
		for k := range row {
			if r := &row[k]; r.Statement < len(b.lineage.Statements)-1 && !carried[r.Sentence] && !has[r.Statement+1] {
				b.follow(r)
			}
		}
	}
}

// follow sets where the next statement says a remark without a successor: in a sentence that
// is not on the subject (Onward), or in one that is and has another predecessor (Near). For
// a remark that is gone it sets the closest wording.
func (b *subjectBuilder) follow(r *Remark) {
	place, near := b.onward(r)
	switch {
	case place == nil:
		r.Gone, r.Near = true, near
	case b.isOn(place):
		r.Near = place
	default:
		r.Onward = place
	}
}

// isOn reports whether the sentence of a place is on the subject.
func (b *subjectBuilder) isOn(p *Place) bool {
	n := p.Clause
	if n.Kind == tree.KindClause {
		n = b.lineage.texts.sentenceOf(p.Statement, n)
	}
	return b.on[n]
}

// onward returns where the next statement says a sentence, or else its closest wording; both
// are nil if there is none.
func (b *subjectBuilder) onward(r *Remark) (place, near *Place) {
	next := r.Statement + 1
	at := func(n *tree.Node) *Place { return &Place{next, n, n.Span} }
	if link := b.links(r.Statement).old[r.Sentence]; link != nil {
		return at(link.New[0]), nil
	}
	for _, c := range r.Sentence.Children {
		if d := strongest(b.lineage.onward, c); d != nil && d.statement == next {
			return at(d.link.New[0]), nil
		}
	}
	t := b.lineage.texts
	ids := t.idsIn(Place{r.Statement, r.Sentence, r.Sentence.Span})
	there := t.indexes[next]
	clause, _, share := there.nearest(ids, t.v.rarity, there.clausesOf)
	if clause >= 0 && share >= saidShare && len(ids) >= 2 {
		return at(there.clauses[clause]), nil
	}
	if n := b.nearest(r); n != nil {
		return nil, at(n)
	}
	return nil, nil
}

// nearest returns the closest wording to a sentence that the next statement does not say:
// one linked as possible, else the sentence on the subject that shares the most other
// words, else the nearest place of the comparison; nil for none.
func (b *subjectBuilder) nearest(r *Remark) *tree.Node {
	var found *tree.Node
	for _, level := range []diff.Level{diff.LevelSentence, diff.LevelClause} {
		for _, link := range b.lineage.Pairs[r.Statement].At(level) {
			if !slices.ContainsFunc(link.Old, func(n *tree.Node) bool { return n == r.Sentence || slices.Contains(r.Sentence.Children, n) }) {
				continue
			}
			if len(link.New) > 0 {
				return link.New[0]
			}
			if found == nil && link.Nearest != nil {
				found = link.Nearest.Node
			}
		}
	}
	if n := b.nearestOn(r); n != nil {
		return n
	}
	return found
}

// nearestOn returns the sentence of the next statement on the subject that shares the most
// of a clause's core apart from the subject. It must share two words and more than
// linkedShare; nil for none.
func (b *subjectBuilder) nearestOn(r *Remark) (best *tree.Node) {
	rarity := b.lineage.texts.v.rarity
	most := linkedShare
	clauses := make([][]int32, len(r.Sentence.Children))
	for k, clause := range r.Sentence.Children {
		clauses[k] = b.besides(r, clause)
	}
	for _, there := range b.coresOf(r.Statement + 1) {
		for _, ids := range clauses {
			if shared(ids, there.ids) < 2 {
				continue
			}
			if share := common(ids, there.ids, rarity) / mass(ids, rarity); share > most {
				best, most = there.sentence, share
			}
		}
	}
	return best
}

// coresOf returns the cores of the remarks of a statement.
func (b *subjectBuilder) coresOf(statement int) []remarkCore {
	if b.cores == nil {
		b.cores = make([][]remarkCore, len(b.lineage.Statements))
		for _, row := range b.rows {
			for k := range row {
				r := &row[k]
				b.cores[r.Statement] = append(b.cores[r.Statement], remarkCore{r.Sentence, b.besides(r, r.Sentence)})
			}
		}
	}
	return b.cores[statement]
}

// besides returns the content words of part of a sentence except those that name the
// subject.
func (b *subjectBuilder) besides(r *Remark, piece *tree.Node) []int32 {
	var ids []int32
	b.lineage.texts.wordsIn(Place{r.Statement, piece, piece.Span}, func(_ int, w word) {
		if !slices.ContainsFunc(r.Names, func(x tree.Span) bool { return x.Start <= w.start && w.start < x.End }) {
			ids = append(ids, w.id)
		}
	})
	return distinct(ids)
}

// ordered returns the rows in report order.
func (b *subjectBuilder) ordered() [][]Remark {
	last := func(row []Remark) Remark { return row[len(row)-1] }
	slices.SortStableFunc(b.rows, func(x, y []Remark) int {
		return cmp.Or(cmp.Compare(last(y).Statement, last(x).Statement), cmp.Compare(last(x).Sentence.Span.Start, last(y).Sentence.Span.Start))
	})
	return b.rows
}
