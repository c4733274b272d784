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
	// says it without a word on the subject, nil for nowhere.
	Gone   bool
	Onward *Place
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
		o := b.lineage.originOf(c)
		if o == nil {
			continue
		}
		x := source{o.statement, s[o.statement].At(o.link.Old[0].Locator.Parent())}
		if taken[x] += c.Span.Len(); taken[x] > taken[best] {
			best = x
		}
	}
	if best.sentence == nil || 2*taken[best] <= whole {
		return nil, 0
	}
	return diff.Join(s[best.statement], s[statement], best.sentence, sentence, float64(taken[best])/float64(whole)), best.statement
}

// originOf returns the strongest link that leads to a clause, nil for none.
func (l *Lineage) originOf(n *tree.Node) *origin {
	var best *origin
	for k := range l.origins[n] {
		if o := &l.origins[n][k]; best == nil || stronger(o.link, best.link) {
			best = o
		}
	}
	return best
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
				r.Onward = b.onward(r)
				r.Gone = r.Onward == nil
			}
		}
	}
}

// onward returns where the next statement says a sentence that no remark of it comes
// from, nil for nowhere.
func (b *subjectBuilder) onward(r *Remark) *Place {
	next := r.Statement + 1
	at := func(n *tree.Node) *Place { return &Place{next, n, n.Span} }
	if link := b.links(r.Statement).old[r.Sentence]; link != nil {
		return at(link.New[0])
	}
	for _, c := range r.Sentence.Children {
		if d := b.lineage.onwardFrom(c); d != nil && d.statement == next {
			return at(d.link.New[0])
		}
	}
	t := b.lineage.texts
	ids := t.idsIn(Place{r.Statement, r.Sentence, r.Sentence.Span})
	there := t.saids[next]
	clause, _, share := there.nearest(ids, t.v.rarity, there.clausesOf)
	if clause < 0 || share < saidShare || len(ids) < 2 {
		return nil
	}
	return at(there.clauses[clause])
}

// ordered returns the rows in the order of reports.
func (b *subjectBuilder) ordered() [][]Remark {
	last := func(row []Remark) Remark { return row[len(row)-1] }
	slices.SortStableFunc(b.rows, func(x, y []Remark) int {
		return cmp.Or(cmp.Compare(last(y).Statement, last(x).Statement), cmp.Compare(last(x).Sentence.Span.Start, last(y).Sentence.Span.Start))
	})
	return b.rows
}
