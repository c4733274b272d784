package series

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/clausediff/clausediff/diff/internal/fingerprint"
	"github.com/clausediff/clausediff/parse/tree"
)

// FormulaStatus is what became of a formula as of the newest statement.
type FormulaStatus string

// The statuses of a formula.
const (
	FormulaStanding  FormulaStatus = "standing"  // in the newest statement and the previous one
	FormulaNew       FormulaStatus = "new"       // only in the newest statement, and there more than once
	FormulaReturned  FormulaStatus = "returned"  // not in the previous statement, but earlier
	FormulaShortened FormulaStatus = "shortened" // part of it remains in the same place
	FormulaExtended  FormulaStatus = "extended"  // it occurs with more words in it
	FormulaReworded  FormulaStatus = "reworded"  // its core is said in other words
	FormulaBroken    FormulaStatus = "broken"    // no longer said
)

// FormulaStatuses returns all statuses in the order of reports.
func FormulaStatuses() []FormulaStatus {
	return []FormulaStatus{FormulaBroken, FormulaShortened, FormulaExtended, FormulaReworded, FormulaReturned, FormulaNew, FormulaStanding}
}

// Formula is a wording that recurs in several statements.
type Formula struct {
	ID     string // fingerprint of its words
	Text   string // its last occurrence
	Status FormulaStatus
	Counts []int // occurrences in each statement
	Stood  int   // number of statements that say it
	First  int   // index of the first statement that says it
	Since  int   // index of the first statement of its last unbroken run
	Last   int   // index of the last statement that says it
	// Weight ranks formulas: statements that say it × rarity, reduced with the time
	// since it was last said.
	Weight float64
	Places []Place // its occurrences, oldest first
	// Now is the closest wording of the newest statement to a formula that it does not
	// say, nil for none.
	Now *Instead

	ids    []int32
	rarity float64
	cut    bool // possibly part of a longer wording
}

// Place is the place of a wording in a series.
type Place struct {
	Statement int // index into Lineage.Statements
	Clause    *tree.Node
	Span      tree.Span
}

// Instead is what the newest statement says in place of a wording that is gone.
type Instead struct {
	Place
	Share  float64 // of the core of the lost wording
	Linked bool    // the old clause became this one
}

// mostFormulas is the maximum number of formulas per status in a ledger.
const mostFormulas = 100

// mostCandidates is the maximum number of sequences per status that are examined.
const mostCandidates = 12 * mostFormulas

// candidate is a sequence that may be a formula.
type candidate struct {
	sequence *sequence
	status   FormulaStatus
	stood    int
	rarity   float64
	weight   float64
	ids      []int32
}

// candidates returns the sequences that may be formulas, the weightiest first, up to
// mostCandidates of each status.
func (b *ledgerBuilder) candidates() []candidate {
	byStatus := map[FormulaStatus][]candidate{}
	for k := range b.found.sequences {
		q := &b.found.sequences[k]
		if !q.ended || q.covered {
			continue
		}
		if c, ok := b.candidate(q, b.found.life(k)); ok {
			byStatus[c.status] = append(byStatus[c.status], c)
		}
	}
	var all []candidate
	for _, status := range FormulaStatuses() {
		some := byStatus[status]
		slices.SortFunc(some, func(x, y candidate) int {
			return cmp.Or(cmp.Compare(y.weight, x.weight), cmp.Compare(y.sequence.words, x.sequence.words), cmp.Compare(x.sequence.last, y.sequence.last))
		})
		all = append(all, some[:min(len(some), mostCandidates)]...)
	}
	return all
}

// has reports whether a life includes a statement.
func has(life []uint64, statement int) bool {
	return statement >= 0 && life[statement/64]&(1<<(statement%64)) != 0
}

func (b *ledgerBuilder) candidate(q *sequence, life []uint64) (candidate, bool) {
	newest := len(b.lineage.Statements) - 1
	c := candidate{sequence: q, stood: stood(life), ids: b.found.ids(q)}
	switch {
	case len(b.v.content(c.ids)) < 2 && !b.isTerm(&c, has(life, newest)):
		return c, false
	case !has(life, newest):
		c.status = FormulaBroken
	case c.stood == 1:
		c.status = FormulaNew
	case has(life, newest-1):
		c.status = FormulaStanding
	default:
		c.status = FormulaReturned
	}
	c.rarity = b.v.rarityOf(c.ids) * b.cohesion(&c)
	c.weight = b.lifeOf(func(i int) bool { return has(life, i) }).weight(c.rarity)
	return c, true
}

// A single Chinese word of at least termRunes characters is a formula too if it stood in
// termStood statements and is gone: 港人治港. Its rarity is multiplied by termWeight in
// place of a cohesion.
const (
	termRunes  = 4
	termStood  = 3
	termWeight = 0.5
)

// isTerm reports whether a candidate is a single Chinese word that may be a formula.
func (b *ledgerBuilder) isTerm(c *candidate, stands bool) bool {
	if stands || len(c.ids) != 1 || c.stood < termStood || b.v.language != tree.Chinese {
		return false
	}
	return utf8.RuneCountInString(b.v.keys[c.ids[0]]) >= termRunes
}

// cohesion is a measure from 0 to 1 of how often adjacent content words of a candidate
// occur together: 1 if neither occurs without the other. The closest pair decides.
func (b *ledgerBuilder) cohesion(c *candidate) float64 {
	if len(c.ids) == 1 {
		return termWeight
	}
	best, last := 0.0, int32(cut)
	for _, id := range c.ids {
		if b.v.kinds[id] != contentWord {
			continue
		}
		if last != cut {
			mean := math.Sqrt(float64(b.v.clauses[id]) * float64(b.v.clauses[last]))
			best = max(best, math.Sqrt(min(1, float64(c.sequence.count)/mean)))
		}
		last = id
	}
	return best
}

// lifespan is the period in which a wording was said, as counts and indexes of statements:
// absent counts those after last.
type lifespan struct {
	stood, first, since, last, absent int
}

// lifeOf returns the lifespan of a wording that the statements for which said is true say.
func (b *ledgerBuilder) lifeOf(said func(statement int) bool) lifespan {
	n := len(b.statements)
	x := lifespan{first: -1}
	for i := range n {
		if !said(i) {
			continue
		}
		x.stood++
		if x.first < 0 {
			x.first, x.since, x.last = i, i, i
			continue
		}
		if i > x.last+1 {
			x.since = i
		}
		x.last = i
	}
	x.absent = n - 1 - x.last
	return x
}

// weight returns the weight by which a formula is ranked in its status: the number of
// statements × rarity, less if they are far apart or long ago.
func (x lifespan) weight(rarity float64) float64 {
	dense := math.Sqrt(float64(x.stood) / float64(x.last-x.first+1))
	return float64(x.stood) * dense * rarity * faded(x.absent)
}

// faded is the factor for a wording that has been absent from a number of statements: the
// most recent omissions are news.
func faded(absent int) float64 { return 1 / float64(max(1, absent*absent*absent)) }

// choose turns the weightiest candidates into formulas. It skips or cuts candidates that
// repeat the words of weightier formulas of the same status in the last statement with them.
func (b *ledgerBuilder) choose(all []candidate) []Formula {
	var formulas []Formula
	taken := map[FormulaStatus]int{}
	claimed := map[FormulaStatus]map[int32]bool{} // words by their index in the series
	for _, status := range FormulaStatuses() {
		claimed[status] = map[int32]bool{}
	}
	for _, c := range all {
		if taken[c.status] == mostFormulas || b.repeats(&c, claimed[c.status]) && !b.cutToRest(&c, claimed[c.status]) {
			continue
		}
		f, ok := b.formula(&c)
		if !ok {
			continue
		}
		taken[c.status]++
		b.claim(&f, claimed[c.status])
		formulas = append(formulas, f)
	}
	return formulas
}

// sameFormula is the share of a formula's rarity in the words of weightier ones above which
// it repeats them.
const sameFormula = 0.4

func (b *ledgerBuilder) repeats(c *candidate, claimed map[int32]bool) bool {
	all, taken := 0.0, 0.0
	for i := range c.sequence.words {
		at := c.sequence.last + i
		r := b.v.rarity(b.found.words[at].id)
		all += r
		if claimed[at] {
			taken += r
		}
	}
	return taken > sameFormula*all
}

// cutToRest cuts a candidate to its longest part outside weightier formulas, and reports
// whether that part may be a formula. If the low levels are already reported, this leaves the
// date of "low levels of the rate are likely to be warranted at least through mid-2015".
func (b *ledgerBuilder) cutToRest(c *candidate, claimed map[int32]bool) bool {
	var best, run []int32
	for i := range c.sequence.words {
		if claimed[c.sequence.last+i] {
			run = nil
			continue
		}
		run = append(run, b.found.words[c.sequence.last+i].id)
		if ids := b.ended(run); len(ids) > len(best) {
			best = ids
		}
	}
	if len(b.v.content(best)) < 2 {
		return false
	}
	c.ids = best
	c.rarity = b.v.rarityOf(best) * b.cohesion(c)
	return true
}

// ended returns ids without the function words at both ends.
func (b *ledgerBuilder) ended(ids []int32) []int32 {
	for len(ids) > 0 && b.v.kinds[ids[0]] != contentWord {
		ids = ids[1:]
	}
	for len(ids) > 0 && b.v.kinds[ids[len(ids)-1]] != contentWord {
		ids = ids[:len(ids)-1]
	}
	return slices.Clone(ids)
}

// claim marks the words of a formula in the last statement that says it.
func (b *ledgerBuilder) claim(f *Formula, claimed map[int32]bool) {
	first := int32(0)
	for i := range f.Last {
		first += int32(len(b.words[i]))
	}
	for _, p := range f.Places {
		if p.Statement == f.Last {
			b.wordsIn(p, func(number int, _ word) { claimed[first+int32(number)] = true })
		}
	}
}

// formula finds a candidate in the texts, where word segmentation may differ, and decides
// its status. It returns false if it is not a formula.
func (b *ledgerBuilder) formula(c *candidate) (Formula, bool) {
	f := Formula{Status: c.status, ids: c.ids, rarity: c.rarity}
	found := b.trimmed(b.whole(b.places(c.ids), &f), &f)
	if len(found) == 0 {
		return f, false
	}
	x := b.record(&f, found)
	if b.told[f.ID] || b.isFragment(found) || b.endsOpen(f.ids, found) {
		return f, false
	}
	f.cut = b.isOpen(found)
	switch {
	case c.status == FormulaBroken && x.absent == 0, c.status == FormulaNew && x.stood > 1, c.status == FormulaReturned && x.since == x.first,
		c.status != FormulaNew && x.stood < 2:
		return f, false // word segmentation hid some of its places
	case c.status == FormulaBroken:
		b.instead(&f)
		if !b.renamed(&f) && (f.Status == FormulaReworded || f.Status == FormulaBroken && !b.gone(&f)) {
			if part, ok := b.lostPart(&f); ok {
				part.Weight = x.weight(part.rarity)
				return part, true
			}
		}
	case c.status == FormulaReturned && x.since != len(b.statements)-1:
		return f, false
	}
	b.told[f.ID] = true
	f.Weight = x.weight(f.rarity)
	return f, true
}

// record sets the identity of a formula, its places and its lifespan.
func (b *ledgerBuilder) record(f *Formula, places []stretch) lifespan {
	f.ID, f.Counts = fingerprint.Of([]byte(b.v.pattern(f.ids))), make([]int, len(b.statements))
	for _, p := range places {
		f.Counts[p.statement]++
		f.Places = append(f.Places, b.place(p))
	}
	x := b.lifeOf(func(i int) bool { return f.Counts[i] > 0 })
	f.Stood, f.First, f.Since, f.Last = x.stood, x.first, x.since, x.last
	f.Text = b.wordingOf(f.Places[len(f.Places)-1])
	return x
}

// stretch is a range of words in a statement.
type stretch struct{ statement, from, to int }

// places returns every occurrence of a sequence, oldest first.
func (b *ledgerBuilder) places(ids []int32) []stretch {
	var all []stretch
	pattern, length := b.v.pattern(ids), 0
	for _, id := range ids {
		length += len(b.v.keys[id])
	}
	found := make([][]int, len(b.statements))
	b.run.Do(len(found), func(i int) { found[i] = b.indexes[i].text().find(pattern) })
	for i, words := range b.words {
		for _, k := range found[i] {
			end := k
			for have := 0; have < length && end < len(words) && words[end].id != cut; end++ {
				have += len(b.v.keys[words[end].id])
			}
			all = append(all, stretch{i, k, max(end, k+1)})
		}
	}
	return all
}

// whole extends a formula by the words that accompany it in all its statements, and returns
// the occurrences that have them: 搞大水漫灌 never occurs without 不.
func (b *ledgerBuilder) whole(places []stretch, f *Formula) []stretch {
	for len(places) > 0 && len(f.ids) < mostWords {
		if id, n := b.beside(places, func(s stretch) int { return s.to }); n == statementsOf(places) {
			f.ids = append(slices.Clone(f.ids), id)
			places = with(places, func(s *stretch) bool { s.to++; return b.wordAt(s.statement, s.to-1) == id })
			continue
		}
		id, n := b.beside(places, func(s stretch) int { return s.from - 1 })
		if n < statementsOf(places) || b.v.kinds[id] == functionWord && !b.v.opening[id] {
			break
		}
		f.ids = append([]int32{id}, f.ids...)
		places = with(places, func(s *stretch) bool { s.from--; return b.wordAt(s.statement, s.from) == id })
	}
	return places
}

// trimmed removes function words from the end of a formula that only marks follow: "maximum
// employment and inflation of | 2 percent". A formula that words follow stays unchanged; it
// may be a fragment.
func (b *ledgerBuilder) trimmed(places []stretch, f *Formula) []stretch {
	if !b.beforeMarks(places) {
		return places
	}
	for last := len(f.ids) - 1; last > 0 && b.v.kinds[f.ids[last]] == functionWord && !b.v.closing[f.ids[last]]; last-- {
		f.ids = f.ids[:len(f.ids)-1]
		for k := range places {
			places[k].to--
		}
	}
	return places
}

// statementsOf returns the number of statements with places.
func statementsOf(places []stretch) int {
	n := 0
	for k, s := range places {
		if k == 0 || places[k-1].statement != s.statement {
			n++
		}
	}
	return n
}

// beside returns the word that most statements have at the position at returns, and their
// number. In a single statement the word must be there at every place.
func (b *ledgerBuilder) beside(places []stretch, at func(stretch) int) (id int32, n int) {
	counts, last := map[int32]int{}, map[int32]int{}
	for _, s := range places {
		w := b.wordAt(s.statement, at(s))
		if w == cut || counts[w] > 0 && last[w] == s.statement {
			continue
		}
		counts[w]++
		last[w] = s.statement
		if counts[w] > n || counts[w] == n && w < id {
			id, n = w, counts[w]
		}
	}
	if statementsOf(places) == 1 && len(with(places, func(s *stretch) bool { return b.wordAt(s.statement, at(*s)) == id })) < len(places) {
		return id, 0
	}
	return id, n
}

// with returns the places for which keep returns true, with the changes it makes.
func with(places []stretch, keep func(*stretch) bool) []stretch {
	var kept []stretch
	for _, s := range places {
		if keep(&s) {
			kept = append(kept, s)
		}
	}
	return kept
}

// place returns the place of a stretch without a possessive ending.
func (b *ledgerBuilder) place(p stretch) Place {
	words, s := b.words[p.statement], b.indexes[p.statement]
	span := tree.Span{Start: words[p.from].start, End: words[p.to-1].end}
	text := b.statements[p.statement].Text
	for _, ending := range b.v.possessive {
		if strings.HasSuffix(text[span.Start:span.End], ending) {
			span.End -= len(ending)
			break
		}
	}
	return Place{p.statement, s.clauses[words[p.from].clause-s.first], span}
}

// wordingOf returns the text at a place on one line, without unpaired quotation marks.
func (b *ledgerBuilder) wordingOf(p Place) string {
	text := strings.Join(strings.Fields(b.lineage.Statements[p.Statement].Text[p.Span.Start:p.Span.End]), " ")
	for _, pair := range []string{"“”", "《》", "«»", "「」"} {
		marks := []rune(pair)
		if strings.Count(text, string(marks[0])) != strings.Count(text, string(marks[1])) {
			text = strings.NewReplacer(string(marks[0]), "", string(marks[1]), "").Replace(text)
		}
	}
	return text
}
