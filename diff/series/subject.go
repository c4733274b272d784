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
	Text string // as it was asked for
	// Code is that of the state, territory or body that was asked for by its name:
	// then all its names count. It is "" for other words.
	Code string
	// Rows hold the sentences, each with those that it became, oldest first: those
	// rows first that reach the newest statement, in its order, then the others, the
	// latest first.
	Rows [][]Remark
	// Near are subjects of the series that come near to one on which it says nothing.
	Near []string
}

// Ground is why a sentence counts as said on a subject.
type Ground string

// The grounds.
const (
	Named   Ground = "named"   // it names the subject
	Heading Ground = "heading" // the heading of its part does
	// Carried: its paragraph opens with the subject, or the sentence before is on it and
	// this one points back at that, or has a word that is said of little else.
	Carried Ground = "carried"
)

// Remark is a sentence on a subject.
type Remark struct {
	Statement int // index into Lineage.Statements
	Sentence  *tree.Node
	Ground    Ground
	Names     []tree.Span // where it names the subject, where it does
	// Link leads from the earlier sentence that it comes from, of the statement
	// From; it is nil for one that is new.
	Link *diff.Link
	From int
	// Gone is set where the next statement no longer says it. Onward is where that one
	// says it without a word on the subject, Near where it says what comes nearest to
	// it: words on the subject, or of what is gone some of its core; nil for nowhere.
	Gone         bool
	Onward, Near *Place
}

// Subject returns what the statements say on a subject: the name of a state or a body
// in any of its forms, or words, which may be inflected and end in a star. A sentence
// is on it that names it, that stands under a heading that does, in a paragraph that
// opens with it, or behind such a sentence, at which it points back or with which it
// has a word in common that is said of little else. It takes time linear in the texts.
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

// subjectBuilder is the state of one Subject.
type subjectBuilder struct {
	lineage *Lineage
	rows    [][]Remark
	rowOf   map[*tree.Node]int  // of each sentence on the subject
	on      map[*tree.Node]bool // sentences on the subject
	joins   []sentenceLinks     // by pair of neighbours
	cores   [][]remarkCore      // by statement, in the order of rows; nil until asked for
}

// remarkCore holds the content words of a remark without those that name the subject.
type remarkCore struct {
	sentence *tree.Node
	ids      []int32
}

// sentenceLinks are the links of two neighbours that are likely, by sentence.
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

// better returns the stronger of two links, the first of which may be nil.
func better(x, y *diff.Link) *diff.Link {
	if x == nil || stronger(y, x) {
		return y
	}
	return x
}

// add takes the remarks of a statement: each goes to the row of what it comes from.
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

// origin returns the link from the sentence that one comes from, and its statement: a
// likely one of the neighbours, or else one from the sentence in which most of its
// clauses stood last.
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

// judge fills in what became of the remarks that have no successor in the next
// statement.
func (b *subjectBuilder) judge() {
	carried := map[*tree.Node]bool{} // sentences that one of the next statement comes from
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

// follow fills in where the next statement says a sentence that no remark of it comes
// from: without a word on the subject, or in a sentence that is on it too and comes
// from another one; and of one that is gone what is nearest to it.
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

// onward returns where the next statement says a sentence, and, where it says it
// nowhere, what of it comes nearest; nil for nowhere.
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
	there := t.saids[next]
	clause, _, share := there.nearest(ids, t.v.rarity, there.clausesOf)
	if clause >= 0 && share >= saidShare && len(ids) >= 2 {
		return at(there.clauses[clause]), nil
	}
	if n := b.nearest(r); n != nil {
		return nil, at(n)
	}
	return nil, nil
}

// nearest returns what of the next statement comes nearest to a sentence that it says
// nowhere: what the comparison takes for possibly the same, the sentence on the subject
// with the most of its other words, or the place that the comparison says to be nearest;
// nil for nothing.
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

// nearestOn returns the sentence on the subject of the next statement with the most of
// the core of a clause of a sentence besides the subject, nil where none has two words and
// as much of it as has to do with the same matter.
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

// besides returns the content words of a piece of a sentence without those that name the
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

// ordered returns the rows in the order of reports.
func (b *subjectBuilder) ordered() [][]Remark {
	last := func(row []Remark) Remark { return row[len(row)-1] }
	slices.SortStableFunc(b.rows, func(x, y []Remark) int {
		return cmp.Or(cmp.Compare(last(y).Statement, last(x).Statement), cmp.Compare(last(x).Sentence.Span.Start, last(y).Sentence.Span.Start))
	})
	return b.rows
}
