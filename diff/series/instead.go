package series

import (
	"cmp"
	"slices"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/parse/tree"
)

// instead decides what became of a formula that the newest statement does not have word
// for word. The clause with most of its core shows whether a part remains, or the core in
// other words.
//
//	和平统一           … 推进祖国统一大业           shortened: 统一
//	稳健的货币政策      稳健中性的货币政策           extended
//	稳健的货币政策      适度宽松的货币政策           broken, replaced by this
func (b *ledgerBuilder) instead(f *Formula) {
	newest := b.indexes[len(b.lineage.Statements)-1]
	clause, share, _ := newest.nearest(f.ids, b.v.rarity, newest.clausesOf)
	linked := b.became(f)
	if linked >= 0 && !newest.hasWhole(clause, f.ids) {
		if s := b.v.shareOf(distinct(f.ids), newest.in(linked)); s > 0 && (s >= share/2 || clause < 0) {
			clause, share = linked, s
		}
	}
	if clause < 0 || share < nearShare && clause != linked || share < linkedShare {
		return
	}
	match := newest.match(clause, f.ids)
	f.Now = &Instead{Place: Place{len(b.lineage.Statements) - 1, newest.clauses[clause], match.span}, Share: share, Linked: clause == linked}
	switch {
	case match.all && match.inOrder && 0 < match.stray && match.stray <= mostStray:
		f.Status = FormulaExtended
	case f.Now.Linked && !b.replaced(f) && !match.all && share >= linkedShare:
		f.Status = FormulaShortened
	case match.all, share >= saidShare && match.stray <= 2*mostStray:
		f.Status = FormulaReworded
	case !b.sharesEnough(f, clause) && (!f.Now.Linked || f.Now.Span == match.span):
		f.Now = nil
	}
}

// leastShared is the number of content words that a counterpart must share with a formula,
// or all if the formula has fewer. One shared word is not evidence.
const leastShared = 2

// sharesEnough reports whether a clause of the newest statement shares enough words with a
// formula to be its counterpart without a link.
func (b *ledgerBuilder) sharesEnough(f *Formula, clause int) bool {
	content := b.v.content(f.ids)
	missing := slices.DeleteFunc(slices.Clone(content), b.indexes[len(b.statements)-1].in(clause))
	return len(content)-len(missing) >= min(leastShared, len(content))
}

// renamed changes a broken formula to reworded if the newest statement has another name of the
// state or body that it names, and reports whether it did: North Korea, the DPRK.
func (b *ledgerBuilder) renamed(f *Formula) bool {
	if f.Status != FormulaBroken {
		return false
	}
	last, newest := f.Places[len(f.Places)-1], len(b.statements)-1
	for _, m := range b.mentions()[last.Statement] {
		if m.Span.Start > last.Span.Start || m.Span.End < last.Span.End {
			continue
		}
		for _, n := range b.mentions()[newest] {
			if n.Code == m.Code {
				f.Status = FormulaReworded
				f.Now = &Instead{Place: Place{newest, b.indexes[newest].clauseAt(n.Span.Start), n.Span}, Share: 1}
				return true
			}
		}
	}
	return false
}

// longFormula is the minimum number of content words for a formula to count as said when its
// words are spread over two clauses of a sentence.
const longFormula = 4

// hasWhole reports whether a clause has all words of a formula in order, with at most
// mostStray others between them.
func (s *said) hasWhole(clause int, ids []int32) bool {
	if clause < 0 {
		return false
	}
	m := s.match(clause, ids)
	return m.all && m.inOrder && m.stray <= mostStray
}

// replaced reads the word edits between the last clause of a formula and the clause that it
// became. It reports whether other words replaced the formula; otherwise part of it is left.
func (b *ledgerBuilder) replaced(f *Formula) bool {
	last := f.Places[len(f.Places)-1]
	old, new := b.lineage.Statements[last.Statement], b.lineage.Statements[f.Now.Statement]
	from, to := last.Span.Start-last.Clause.Span.Start, last.Span.End-last.Clause.Span.Start
	kept, inserted := tree.Span{Start: -1}, false
	a, n := 0, 0
	reach := func(start, end int) {
		if kept.Start < 0 {
			kept.Start = start
		}
		kept.End = end
	}
	for _, e := range diff.Words(old.TextOf(last.Clause), new.TextOf(f.Now.Clause), new.Lang) {
		size := len(e.Text)
		switch e.Op {
		case diff.Delete:
			a += size
		case diff.Insert:
			if from < a && a <= to && a-from > 0 {
				reach(n, n+size)
				inserted = true
			}
			n += size
		case diff.Equal:
			if start, end := max(from, a), min(to, a+size); start < end {
				reach(n+start-a, n+end-a)
			}
			a, n = a+size, n+size
		}
	}
	if kept.Start < 0 || kept.Len() > mostInstead*(to-from) {
		return true
	}
	base := f.Now.Clause.Span.Start
	f.Now.Span = tree.Span{Start: base + kept.Start, End: base + kept.End}
	return inserted
}

// partWords is the maximum number of content words in the lost part of a formula.
const partWords = 3

// lostPart returns the part of a formula that the newest statement says nowhere, with false
// for none. It prefers the part with the most missing weight, then the shortest. Such a
// loss is easy to miss when the rest of the formula remains:
//
//	be patient in removing its policy accommodation: the removal of accommodation is
//	still mentioned, patience is not
//
// A part is complete by its place in the formula, or if it also occurs on its own.
func (b *ledgerBuilder) lostPart(f *Formula) (Formula, bool) {
	for _, p := range b.lostParts(f.ids) {
		if part, ok := b.partOf(f, f.ids[p.from:p.to]); ok && (!part.cut || b.isWhole(f.ids, p)) {
			b.told[part.ID] = true
			return part, true
		}
	}
	return Formula{}, false
}

// lost is a part of a formula, a range of its words, with the weight of those that the
// newest statement lacks.
type lost struct {
	from, to int
	mass     float64
}

// lostParts returns the parts of a formula of which the newest statement lacks at least
// half by weight, the heaviest loss first.
func (b *ledgerBuilder) lostParts(ids []int32) []lost {
	var parts []lost
	all := len(b.v.content(ids))
	for from := range ids {
		for to := from + 2; to <= len(ids); to++ {
			content := b.v.content(ids[from:to])
			if len(content) > partWords || len(content) == all {
				break
			}
			first, last := b.v.kinds[ids[from]], b.v.kinds[ids[to-1]]
			covered := b.covered(content)
			if len(content) > 1 && first == contentWord && last == contentWord && covered <= 0.5 {
				parts = append(parts, lost{from, to, (1 - covered) * mass(content, b.v.rarity)})
			}
		}
	}
	slices.SortStableFunc(parts, func(x, y lost) int {
		return cmp.Or(cmp.Compare(y.mass, x.mass), cmp.Compare(x.to-x.from, y.to-y.from))
	})
	return parts
}

// isWhole reports whether the adjacent words of a formula do not belong to a part of it: no
// content word or object follows, and in Chinese no content word precedes.
func (b *ledgerBuilder) isWhole(ids []int32, p lost) bool {
	if p.from > 0 && b.v.language == tree.Chinese && b.v.kinds[ids[p.from-1]] == contentWord {
		return false
	}
	return p.to == len(ids) || b.v.kinds[ids[p.to]] != contentWord && !b.v.object[ids[p.to]]
}

// partOf makes a formula of part of another one, with its own places.
func (b *ledgerBuilder) partOf(f *Formula, ids []int32) (Formula, bool) {
	part := Formula{Status: FormulaBroken, ids: ids, rarity: b.v.rarityOf(ids) / 2}
	places := b.places(ids)
	if len(places) == 0 {
		return part, false
	}
	b.record(&part, places)
	if part.Counts[len(b.statements)-1] > 0 || b.told[part.ID] {
		return part, false
	}
	part.cut = part.Stood <= f.Stood || b.isFragment(places)
	b.instead(&part)
	return part, part.Status == FormulaBroken || part.Status == FormulaShortened
}

// mostInstead is the maximum length of a replacement as a multiple of the formula's.
const mostInstead = 3

// mostStray is the maximum number of content words between those of an extended formula.
const mostStray = 2

// became returns the index of the clause of the newest statement that the last clause of a
// formula became, -1 for none.
func (b *ledgerBuilder) became(f *Formula) int {
	last := f.Places[len(f.Places)-1]
	newest := len(b.lineage.Statements) - 1
	for n := last.Clause; ; {
		d := strongest(b.lineage.onward, n)
		if d == nil {
			return -1
		}
		n = d.link.New[0]
		if d.statement == newest {
			return slices.Index(b.indexes[newest].clauses, n)
		}
	}
}

// matched describes the words of a formula in a clause.
type matched struct {
	span    tree.Span
	all     bool // the clause has every content word
	inOrder bool
	run     bool // the content words it has are adjacent in the formula
	stray   int  // other content words between them
}

// match finds the words of a formula in the shortest stretch of a clause.
func (s *said) match(clause int, ids []int32) matched {
	var content []int32
	for _, id := range ids {
		if s.v.kinds[id] == contentWord {
			content = append(content, id)
		}
	}
	words := s.inClause(int32(clause))
	var at []int // positions of words of the formula
	there := map[int32]bool{}
	for k, w := range words {
		if w.id != cut && s.v.kinds[w.id] == contentWord && slices.Contains(content, w.id) {
			at = append(at, k)
			there[w.id] = true
		}
	}
	n := s.clauses[clause]
	if len(at) == 0 {
		return matched{span: n.Span}
	}
	from, to := closest(words, at, len(there))
	m := matched{span: tree.Span{Start: words[from].start, End: words[to].end}, all: len(there) == len(distinct(content)), inOrder: true}
	last := -1
	for _, w := range words[from : to+1] {
		k := slices.Index(content, w.id)
		switch {
		case k >= 0:
			m.inOrder = m.inOrder && k > last
			last = k
		case w.id != cut && s.v.kinds[w.id] == contentWord:
			m.stray++
		}
	}
	m.run = isRun(content, there)
	return m
}

// inClause returns the words of a clause.
func (s *said) inClause(clause int32) []word {
	from, _ := slices.BinarySearchFunc(s.words, clause+s.first, func(w word, c int32) int { return int(w.clause - c) })
	to, _ := slices.BinarySearchFunc(s.words, clause+s.first+1, func(w word, c int32) int { return int(w.clause - c) })
	return s.words[from:to]
}

// closest returns the shortest stretch of words that includes n different ones of those at
// the given positions.
func closest(words []word, at []int, n int) (from, to int) {
	from, to = at[0], at[len(at)-1]
	for i := range at {
		seen := map[int32]bool{}
		for k := i; k < len(at); k++ {
			seen[words[at[k]].id] = true
			if len(seen) == n {
				if at[k]-at[i] < to-from {
					from, to = at[i], at[k]
				}
				break
			}
		}
	}
	return from, to
}

// isRun reports whether the words in there are adjacent in a list.
func isRun(list []int32, there map[int32]bool) bool {
	runs, in := 0, false
	for _, id := range list {
		if there[id] && !in {
			runs++
		}
		in = there[id]
	}
	return runs == 1
}

// InsteadOf returns what a statement says in place of a formula that it does not have: the
// clause with the most of its core, nil for none.
func (l *Lineage) InsteadOf(f *Formula, statement int) *Instead {
	t := l.texts
	near := t.indexes[statement]
	clause, share, _ := near.nearest(f.ids, t.v.rarity, near.clausesOf)
	if clause < 0 || share < nearShare {
		return nil
	}
	return &Instead{Place: Place{statement, near.clauses[clause], near.match(clause, f.ids).span}, Share: share}
}
