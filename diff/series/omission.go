package series

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/parse/tree"
)

// Omission is a formula or a clause whose core the newest statement no longer says.
type Omission struct {
	Formula *Formula  // nil for a clause
	Thread  *Thread   // nil for a formula
	Clause  *Omission // of a formula: its last clause, if that is an omission too, which is not listed then
	Text    string    // its last wording, on one line
	Last    Place     // its last place
	Counts  []int     // occurrences in each statement; for a clause those of its core
	Since   int       // index of the first statement that said it
	Stood   int       // number of statements that said it
	// Share is its share of the characters of its last statement.
	Share  float64
	Weight float64 // omissions are sorted by it
	// Nearest is the closest wording in the newest statement, nil for none.
	Nearest *Instead
	// Certainty is likely if the newest statement does not say it in other words either,
	// possible if a part of it remains and may say so.
	Certainty diff.Certainty
	// Ceremonial omissions (greetings, thanks, names of those who voted) come last.
	Ceremonial bool
}

// Omissions returns what the newest statement no longer says: broken formulas, and clauses
// whose core it does not say. Likely omissions come before possible ones. Within each group
// those that stood in many statements and are rare come first, and older omissions last. A
// clause of a single statement is included only if that is the previous one. Omissions
// covered mostly by a weightier one are left out. ceremonial, if not nil, recognizes
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
		o.Ceremonial = ceremonial != nil && ceremonial(l.Statements[o.Last.Statement].TextOf(o.Last.Clause)) || rolls.has(b.texts, o.Last)
	}
	slices.SortStableFunc(b.all, func(x, y Omission) int {
		return cmp.Or(cmp.Compare(x.group(), y.group()), cmp.Compare(y.Weight, x.Weight),
			cmp.Compare(y.Last.Statement, x.Last.Statement), cmp.Compare(x.Last.Span.Start, y.Last.Span.Start))
	})
	return b.listed()
}

// listed returns the omissions that are not covered by weightier ones. A clause with a
// weightier formula is listed with that formula.
func (b *omissionBuilder) listed() []Omission {
	var all []Omission
	formulas := map[*tree.Node]int{} // indexes into all, by clause
	for _, o := range b.all {
		k, holds := formulas[o.Last.Clause]
		switch covered := !b.claim(o.Last); {
		case holds && o.Formula == nil:
			all[k].Clause = &o
		case !covered:
			if o.Formula != nil && !holds {
				formulas[o.Last.Clause] = len(all)
			}
			all = append(all, o)
		}
	}
	return all
}

// group sorts likely omissions before possible ones, and ceremonial ones last.
func (o *Omission) group() int {
	switch {
	case o.Ceremonial:
		return 2
	case o.Certainty < diff.Likely:
		return 1
	}
	return 0
}

// omissionBuilder is the working state of Omissions.
type omissionBuilder struct {
	*texts
	lineage *Lineage
	all     []Omission
	claimed []map[int]bool // words of weightier omissions, by statement and index
	// ends has the last clauses of threads that ended, whole those that are entirely a
	// formula.
	ends, whole map[*tree.Node]bool
	pairs       map[[2]rune]bool // pairs of Han characters of the newest statement, nil until needed
	lengths     []int            // of the statements in characters, 0 until needed
}

// formula adds a broken formula. If its clause says nothing else and its thread ended, the
// clause is reported instead.
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

// clauseWeight is the weight of a clause relative to a formula, whose words belong
// together.
const clauseWeight = 0.5

// leastClause is the minimum number of content words in a clause. Phrases such as "in these
// circumstances" have fewer.
const leastClause = 3

// thread adds a thread that ended if the newest statement does not say its core anywhere.
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

// sameCore is the share of the core of the last wording that a step of a thread must have
// to count as saying the same.
const sameCore = 0.5

// count sets the statements that said the core of a clause: the steps of its thread with
// sameCore.
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

// coveredShare is the share of a clause's core, scattered anywhere in the newest statement,
// from which the clause does not count as gone: it may be split up and rephrased.
const coveredShare = 0.5

// gone reports whether the newest statement no longer says the core of a formula. The words
// of a short one must be missing from the whole text, those of a long one from any single
// sentence. If other words replaced it, more of the words around them may remain.
func (t *texts) gone(f *Formula) bool {
	ids := t.v.content(f.ids)
	newest := t.indexes[len(t.statements)-1]
	switch {
	case f.replaced():
		return t.covered(ids) < saidShare
	case len(ids) < longFormula:
		return t.covered(ids) < coveredShare
	}
	_, _, ofSentence := newest.nearest(ids, t.v.rarity, newest.clausesOf)
	return ofSentence < nearShare
}

// replaced reports whether other words took the place of a broken formula in its clause.
func (f *Formula) replaced() bool {
	return f.Status == FormulaBroken && f.Now != nil && f.Now.Linked
}

// covered returns the share of the core of some words that the newest statement has
// anywhere.
func (t *texts) covered(ids []int32) float64 {
	return t.v.shareOf(ids, t.indexes[len(t.statements)-1].mentions)
}

// nearest returns the clause of the newest statement with the most of the core of some
// words, nil for none, and whether its sentence says them.
func (t *texts) nearest(ids []int32) (nearest *Instead, said bool) {
	newest := len(t.statements) - 1
	near := t.indexes[newest]
	clause, ofClause, ofSentence := near.nearest(ids, t.v.rarity, near.clausesOf)
	if clause >= 0 && ofClause >= linkedShare {
		c := near.clauses[clause]
		nearest = &Instead{Place: Place{newest, c, c.Span}, Share: ofClause}
	}
	return nearest, ofSentence >= saidShare
}

// Said returns where the newest statement says the core of a thread's last wording, nil for
// nowhere.
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

// claim marks the words of a place, and reports whether weightier omissions have at most
// half of them.
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

// share returns the share of a place in the characters of its statement.
func (b *omissionBuilder) share(p Place) float64 {
	text := b.statements[p.Statement].Text
	if b.lengths[p.Statement] == 0 {
		b.lengths[p.Statement] = max(1, utf8.RuneCountInString(text))
	}
	return float64(utf8.RuneCountInString(text[p.Span.Start:p.Span.End])) / float64(b.lengths[p.Statement])
}
