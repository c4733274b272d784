package series

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/parse/tree"
)

// Omission is a formula or a clause that the newest statement no longer says: its
// core stands nowhere in it as a whole.
type Omission struct {
	Formula *Formula // nil where a clause is gone
	Thread  *Thread  // nil where a formula is
	Text    string   // as it stood last, on one line
	Last    Place    // its last place
	Counts  []int    // how often each statement said it, of a clause its core
	Since   int      // index of the first statement that said it
	Stood   int      // statements that said it
	// Share is how much of its last statement it was, of the characters.
	Share  float64
	Weight float64 // what it is ranked by
	// Nearest is what comes nearest to it in the newest statement, nil for nothing.
	Nearest *Instead
	// Certainty is likely where the newest statement does not say it in other words
	// either, and possible where a part of it stands, so that it may.
	Certainty diff.Certainty
	// Ceremonial ones, greetings, thanks and the names of those who voted, come last.
	Ceremonial bool
}

// Omissions returns what the newest statement no longer says: formulas that broke,
// and clauses whose core is nowhere in it. The likely ones come before those that may be
// said in other words; of each those first that stood in many statements and are rare,
// and of those that are long gone few; a clause that
// stood in one statement only is told where that was the one before. What most of a
// weightier one is made of is not told again. ceremonial, when not nil, tells
// clauses of greetings and thanks.
func (l *Lineage) Omissions(ceremonial func(clause string) bool) []Omission {
	if len(l.Statements) < 2 {
		return nil
	}
	b := &omissionBuilder{texts: l.texts, lineage: l, claimed: make([]map[int]bool, len(l.Statements)),
		ends: map[*tree.Node]bool{}, whole: map[*tree.Node]bool{}, lengths: make([]int, len(l.Statements))}
	for _, t := range l.Threads {
		if last := t.Steps[len(t.Steps)-1]; t.Status == Dropped {
			b.ends[last.Nodes[0]] = true
		}
	}
	formulas := l.Ledger().Formulas
	for i := range formulas {
		f := &formulas[i]
		if (f.Status == FormulaBroken || f.Status == FormulaShortened) && b.gone(f) {
			b.formula(f)
		}
	}
	for i := range l.Threads {
		b.thread(&l.Threads[i])
	}
	rolls := newRolls(b.v)
	for i := range b.all {
		o := &b.all[i]
		o.Certainty = b.certainty(o)
		o.Ceremonial = b.inClosing(o.Last) || ceremonial != nil && ceremonial(l.Statements[o.Last.Statement].TextOf(o.Last.Clause)) || rolls.has(b.texts, o.Last)
	}
	slices.SortStableFunc(b.all, func(x, y Omission) int {
		return cmp.Or(cmp.Compare(x.group(), y.group()), cmp.Compare(y.Weight, x.Weight),
			cmp.Compare(y.Last.Statement, x.Last.Statement), cmp.Compare(x.Last.Span.Start, y.Last.Span.Start))
	})
	return slices.DeleteFunc(b.all, func(o Omission) bool { return !b.claim(o.Last) })
}

// group orders the likely ones before the possible ones, and both before ceremony.
func (o *Omission) group() int {
	switch {
	case o.Ceremonial:
		return 2
	case o.Certainty < diff.Likely:
		return 1
	}
	return 0
}

// omissionBuilder is the state of one Omissions.
type omissionBuilder struct {
	*texts
	lineage *Lineage
	all     []Omission
	claimed []map[int]bool // by statement: words that a weightier omission has, by number
	// ends holds the last clauses of threads that ended, whole those of them that are
	// formulas.
	ends, whole map[*tree.Node]bool
	pairs       map[[2]rune]bool // of Han characters of the newest statement, nil before it is asked for
	lengths     []int            // of the statements, in characters, 0 before it is asked for
}

// formula takes a formula that broke, unless it is all that its clause says: then the
// clause is told.
func (b *omissionBuilder) formula(f *Formula) {
	last := f.Places[len(f.Places)-1]
	if len(b.idsIn(last)) == len(b.idsIn(Place{last.Statement, last.Clause, last.Clause.Span})) && b.ends[last.Clause] {
		b.whole[last.Clause] = true
		return
	}
	b.all = append(b.all, Omission{
		Formula: f, Text: f.Text, Last: last, Counts: f.Counts, Since: f.First, Stood: f.Stood, Share: b.share(last),
		Weight: f.Weight, Nearest: f.Now,
	})
}

// clauseWeight is what the rarity of a clause counts for beside that of a formula,
// whose words belong together.
const clauseWeight = 0.5

// leastClause is how many words of content a clause must have: in these circumstances, has none
// to speak of.
const leastClause = 3

// thread takes a thread that ended, where the newest statement says its core
// nowhere.
func (b *omissionBuilder) thread(t *Thread) {
	last := t.Steps[len(t.Steps)-1]
	newest := len(b.statements) - 1
	if t.Status != Dropped || len(t.Steps) == 1 && last.Statement < newest-1 {
		return
	}
	s := b.statements[last.Statement]
	n := last.Nodes[0]
	at := Place{last.Statement, n, n.Span}
	ids := b.idsIn(at)
	nearest, said := b.nearest(ids)
	if len(ids) < leastClause || said || b.covered(ids) >= coveredShare {
		return
	}
	o := Omission{
		Thread: t, Text: strings.Join(strings.Fields(s.TextOf(n)), " "), Last: at,
		Share: b.share(at), Nearest: nearest, Counts: make([]int, len(b.statements)),
	}
	b.count(&o, ids)
	weight := clauseWeight * faded(newest-last.Statement)
	if b.whole[n] {
		weight = faded(newest - last.Statement)
	}
	o.Weight = weight * float64(o.Stood) * b.v.rarityOf(ids)
	b.all = append(b.all, o)
}

// sameCore is the share of the core of its last wording that a step of a thread must
// have to have said the same.
const sameCore = 0.5

// count fills in which statements said the core of a clause: the steps of its thread
// but those that said something else.
func (b *omissionBuilder) count(o *Omission, ids []int32) {
	whole := mass(ids, b.v.rarity)
	o.Since = -1
	for _, step := range o.Thread.Steps {
		for _, n := range step.Nodes {
			if common(ids, b.idsIn(Place{step.Statement, n, n.Span}), b.v.rarity) >= sameCore*whole {
				o.Counts[step.Statement]++
			}
		}
		if o.Counts[step.Statement] > 0 {
			o.Stood++
			if o.Since < 0 {
				o.Since = step.Statement
			}
		}
	}
}

// coveredShare is the share of the core of a clause that the newest statement may say
// anywhere, one word here and one there, for the clause to be gone: what was taken
// apart and recast is not.
const coveredShare = 0.5

// gone reports whether the newest statement says the core of a formula nowhere: of a short
// one not even in words far apart, of a long one in no sentence. Where other words took
// its place, what stands around them may be the same.
func (t *texts) gone(f *Formula) bool {
	ids := t.v.content(f.ids)
	newest := t.saids[len(t.statements)-1]
	switch {
	case f.replaced():
		return t.covered(ids) < saidShare
	case f.Status == FormulaShortened || len(ids) < longFormula:
		return t.covered(ids) < coveredShare
	}
	_, _, ofSentence := newest.nearest(ids, t.v.rarity, newest.clausesOf)
	return ofSentence < nearShare
}

// replaced reports whether the clause of a formula has other words in its place now.
func (f *Formula) replaced() bool {
	return f.Status == FormulaBroken && f.Now != nil && f.Now.Linked
}

// covered is the share of the core of some words that stands in the newest statement,
// wherever it may be.
func (t *texts) covered(ids []int32) float64 {
	newest := t.saids[len(t.statements)-1]
	whole, there := 0.0, 0.0
	for _, id := range ids {
		r := t.v.rarity(id)
		whole += r
		if newest.mentions(id) {
			there += r
		}
	}
	if whole == 0 {
		return 1
	}
	return there / whole
}

// nearest returns the clause of the newest statement with the most of the core of
// some words, nil where nothing is near, and whether its sentence says them.
func (t *texts) nearest(ids []int32) (nearest *Instead, said bool) {
	newest := len(t.statements) - 1
	near := t.saids[newest]
	clause, ofClause, ofSentence := near.nearest(ids, t.v.rarity, near.clausesOf)
	if clause >= 0 && ofClause >= linkedShare {
		c := near.clauses[clause]
		nearest = &Instead{Place: Place{newest, c, c.Span}, Share: ofClause}
	}
	return nearest, ofSentence >= saidShare
}

// Said returns where the newest statement says the core of the last wording of a
// thread, nil for nowhere.
func (l *Lineage) Said(t Thread) *Instead {
	last := t.Steps[len(t.Steps)-1]
	nearest, said := l.texts.nearest(l.texts.idsIn(Place{last.Statement, last.Nodes[0], last.Nodes[0].Span}))
	if !said {
		return nil
	}
	return nearest
}

// idsIn returns the content words at a place.
func (t *texts) idsIn(p Place) []int32 {
	var ids []int32
	t.wordsIn(p, func(_ int, w word) { ids = append(ids, w.id) })
	return distinct(ids)
}

// wordsIn calls do for each content word at a place.
func (t *texts) wordsIn(p Place, do func(number int, w word)) {
	words := t.words[p.Statement]
	from, _ := slices.BinarySearchFunc(words, p.Span.Start, func(w word, at int) int { return cmp.Compare(w.start, at) })
	for k := from; k < len(words) && words[k].end <= p.Span.End; k++ {
		if words[k].id != cut && t.v.kinds[words[k].id] == contentWord {
			do(k, words[k])
		}
	}
}

// claim takes the words of a place, and reports whether no weightier omission has
// most of them.
func (b *omissionBuilder) claim(p Place) bool {
	claimed := b.claimed[p.Statement]
	if claimed == nil {
		claimed = map[int]bool{}
		b.claimed[p.Statement] = claimed
	}
	all, taken := 0.0, 0.0
	b.wordsIn(p, func(number int, w word) {
		all += b.v.rarity(w.id)
		if claimed[number] {
			taken += b.v.rarity(w.id)
		}
		claimed[number] = true
	})
	return taken <= all/2
}

// share is how much of its statement a place is.
func (b *omissionBuilder) share(p Place) float64 {
	text := b.statements[p.Statement].Text
	if b.lengths[p.Statement] == 0 {
		b.lengths[p.Statement] = max(1, utf8.RuneCountInString(text))
	}
	return float64(utf8.RuneCountInString(text[p.Span.Start:p.Span.End])) / float64(b.lengths[p.Statement])
}

// inClosing reports whether a place is in the closing of its statement.
func (b *omissionBuilder) inClosing(p Place) bool {
	top := topOf(b.statements[p.Statement], p.Clause)
	return top != nil && top.Kind == tree.KindClosing
}
