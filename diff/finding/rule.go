package finding

import (
	"slices"
	"strings"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/parse/tree"
)

// hit is a change that a rule found in a pair, with the trigger words of either side.
type hit struct {
	typ      Type
	rule     string // name without the language
	old, new span
	step     int // number of rungs, or another measure of how large the change is
	routine  bool
}

// rule finds changes of some types in a pair.
type rule func(p *pair) []hit

// rules lists the rules, the most specific first. Words that one rule has reported are not
// reported by later ones. What is newly named is found apart, as it depends on the changes
// before.
var rules = []rule{rows, stages, fulfilment, speakers, opposites, ladders, attributions, negations, renamings, orders, figures, conditions, lists}

// hits returns what the rules find in a pair.
func (p *pair) hits() []hit {
	var all []hit
	for _, find := range rules {
		for _, h := range find(p) {
			if !p.crosses(h) && !h.isTold(all) {
				all = append(all, h)
			}
		}
	}
	return all
}

// isTold reports whether words of a hit are in one of some other hits.
func (h hit) isTold(all []hit) bool {
	return slices.ContainsFunc(all, func(g hit) bool {
		return !h.old.empty() && g.old.meets(h.old) || !h.new.empty() && g.new.meets(h.new)
	})
}

// crosses reports whether the words of a hit are in clauses that are not wordings of each
// other: they are not linked, unless they have the same index and one of them has no link to
// the other statement. Reorderings, speakers, and numbers that count the same thing never
// cross. One of a review and one of a plan always do.
func (p *pair) crosses(h hit) bool {
	if h.old.empty() || h.new.empty() || h.typ == Reordered || h.typ == Speaker || h.typ == Number && p.countsSame(h.old, h.new) {
		return false
	}
	old, _ := p.old.place(h.old, p.link.Old)
	new, _ := p.new.place(h.new, p.link.New)
	if p.acrossRoles(sentenceOf(old, p.link.Old), sentenceOf(new, p.link.New)) {
		return true
	}
	if p.linked(old, new) {
		return false
	}
	samePlace := len(p.old.clauses) == len(p.new.clauses) && p.old.indexOf(old) == p.new.indexOf(new)
	return !samePlace || p.isPaired(old) && p.isPaired(new)
}

// indexOf returns the index of a node among the clauses of a side, -1 for none.
func (s *side) indexOf(n *tree.Node) int {
	return slices.IndexFunc(s.clauses, func(c clause) bool { return c.node == n })
}

// isPaired reports whether a clause is linked with a clause of the other statement.
func (g *reading) isPaired(clause *tree.Node) bool {
	l := g.clauseLinks[clause]
	return l != nil && len(l.Old) > 0 && len(l.New) > 0
}

// ladders finds steps up and down the ladders.
func ladders(p *pair) []hit {
	var all []hit
	oldRungs, newRungs := p.old.in(kindLadder), p.new.in(kindLadder)
	if len(oldRungs)+len(newRungs) == 0 {
		return nil
	}
	for _, t := range p.language.tables {
		if t.kind != kindLadder {
			continue
		}
		both, oldAlone, newAlone := p.partners(of(t, oldRungs), of(t, newRungs), func(x, y match) bool { return p.sameHead(t, x, y) && !p.nested(x, y) })
		for _, m := range both {
			if p.old.isDenied(m[0].span()) == p.new.isDenied(m[1].span()) && !p.hasSameDegree(m[0].span(), m[1].span()) {
				all = append(all, step(t, m[0].span(), m[1].span(), m[1].rung-m[0].rung))
			}
		}
		if t.silent < 0 {
			continue
		}
		for k, d := range p.directions() {
			for _, m := range [][]match{newAlone, oldAlone}[k] {
				x := m.span()
				here, there, ok := d.with(x)
				if !ok || !d.here.isExtra(d.there, x, d.across) {
					continue
				}
				if d.isNew {
					all = append(all, step(t, there, here, m.rung-t.silent))
				} else {
					all = append(all, step(t, here, there, t.silent-m.rung))
				}
			}
		}
	}
	slices.SortStableFunc(all, func(x, y hit) int { return y.new.end - y.new.start - (x.new.end - x.new.start) })
	return all
}

func step(t *table, old, new span, rungs int) hit {
	typ := Stronger
	if rungs < 0 {
		typ, rungs = Weaker, -rungs
	}
	return hit{typ: typ, rule: t.name, old: old, new: new, step: rungs}
}

// hasSameDegree reports whether one of two phrases is the other with a word of degree that
// both sides have equally often, and that has only moved: firmly support each other →
// support each other firmly.
func (p *pair) hasSameDegree(old, new span) bool {
	long, short := fold(p.old.of(old)), fold(p.new.of(new))
	if len(long) < len(short) {
		long, short = short, long
	}
	before, after, ok := strings.Cut(long, short)
	degree := strings.TrimSpace(before + after)
	n := strings.Count(fold(p.old.text), degree)
	return ok && degree != "" && n > 0 && n == strings.Count(fold(p.new.text), degree)
}

// nested reports whether exactly one of two words is nested. Then they apply to different
// things.
func (p *pair) nested(x, y match) bool {
	return p.old.isNested(x.span()) != p.new.isNested(y.span())
}

// isExtra reports whether a word of degree came or went without replacing another word, as
// in [-actively-]{+jointly+} pursued, which is neither stronger nor weaker. to maps kept
// text to the other side.
func (s *side) isExtra(other *side, x span, to func(span) (span, bool)) bool {
	for _, gap := range s.gapsOf(x) {
		here, _ := s.edited(gap)
		there, _ := other.edited(gap)
		if rest := s.contents(here) - s.contents(x); rest <= 0 && other.contents(there) > 0 {
			return false
		}
	}
	head, ok := s.neighbour(x)
	if !ok || s.isParted(x, head) {
		return false
	}
	if !s.hasMore(other, x) {
		return false // it has only moved, or is part of a longer phrase now
	}
	at, ok := to(head)
	return ok && !other.isNewAfter(at) && !(s.standsAlone(x) && other.isNewAlone(at))
}

// hasMore reports whether the words of a span occur on this side more often than on the other.
func (s *side) hasMore(other *side, x span) bool {
	word := fold(s.of(x))
	return strings.Count(fold(s.text), word) > strings.Count(fold(other.text), word)
}

// isParted reports whether a punctuation mark is between two spans.
func (s *side) isParted(x, y span) bool {
	between := span{min(x.end, y.end), max(x.start, y.start)}
	return slices.ContainsFunc(s.wordsIn(between), func(w word) bool { return !w.isWord() })
}

// contents returns the number of content words in a span.
func (s *side) contents(x span) int { return s.countIn(x, word.isContent) }

// inserted reports whether all of a span is in one edit.
func (s *side) inserted(x span) bool {
	return slices.ContainsFunc(s.edits, func(e edit) bool { return e.start <= x.start && x.end <= e.end })
}

// cameBetween reports whether words that came or went are between two spans, other than
// function words. In [+坚决闯过+]这个关口 the word of degree applies to the verb that came with
// it. Word segmentation may join the two.
func (s *side) cameBetween(x, y span) bool {
	between := span{min(x.end, y.end), max(x.start, y.start)}
	return slices.ContainsFunc(s.meeting(between), func(e edit) bool {
		piece := s.of(span{max(e.start, between.start), min(e.end, between.end)})
		return strings.ContainsFunc(piece, isLetterOrDigit) && !s.memo.account.language.roles[fold(piece)].function
	})
}

func (w word) span() span { return span{w.start, w.end} }

// isWord reports whether a token is a word or a number, not a punctuation mark.
func (w word) isWord() bool { return !w.mark }

// isContent reports whether a token is a content word.
func (w word) isContent() bool { return w.content && w.isWord() }

// opposites finds words replaced by their opposites: words on different sides of one line
// of the table that replace each other and have the same object. A word may be in several
// lines.
func opposites(p *pair) []hit {
	var all []hit
	old, new := p.old.in(kindOpposites), p.new.in(kindOpposites)
	for _, m := range old {
		ofLine := func(x match) bool { return x.table != m.table || x.rung != m.rung }
		both, _, _ := p.partners([]match{m}, slices.DeleteFunc(slices.Clone(new), ofLine), func(x, y match) bool {
			return p.sameObject(x.span(), y.span()) && !p.nested(x, y) && p.old.hasMore(&p.new, x.span()) && p.new.hasMore(&p.old, y.span())
		})
		for _, x := range both {
			if p.old.isDenied(x[0].span()) == p.new.isDenied(x[1].span()) { // not fallen is like risen
				all = append(all, hit{typ: Negated, rule: m.table.name, old: x[0].span(), new: x[1].span(), step: 3})
			}
		}
	}
	return all
}

// negations finds negations that were added to, or removed from, a kept word. It finds none
// if the word is still denied, or if a word that averts replaced the negation or is replaced
// by it: must not build → avoid building.
func negations(p *pair) []hit {
	var all []hit
	_, oldAlone, newAlone := p.partners(p.old.in(kindNegation), p.new.in(kindNegation), nil)
	for k, d := range p.directions() {
		averts := slices.ContainsFunc(d.there.in(kindAverting), func(m match) bool { return d.there.touched(m.span()) })
		for _, m := range [][]match{newAlone, oldAlone}[k] {
			here, there, ok := d.with(d.here.edge(m.span()))
			if !ok {
				here, there, ok = d.here.formBeside(d.there, m.span())
			}
			if ok && !averts && !d.there.isDenied(there) {
				all = append(all, d.hit(Negated, "negation", here, there, 3))
			}
		}
	}
	return all
}

// edge returns the edited part at the beginning of a span if an edit ends inside it. Chinese
// word segmentation joins a negation with the word that it negates.
func (s *side) edge(x span) span {
	for _, e := range s.meeting(x) {
		if e.start <= x.start && e.end < x.end {
			return span{x.start, e.end}
		}
	}
	return x
}

// formBeside finds a word beside a span that has another form in the same gap on the other
// side, as "agree" in "did not agree" has in "agreed".
func (s *side) formBeside(there *side, x span) (found, other span, ok bool) {
	at := s.wordAfter(x.end)
	for _, w := range s.words[at:min(at+2, len(s.words))] {
		if !w.isContent() {
			continue
		}
		for _, g := range s.gapsOf(w.span()) {
			edited, ok := there.edited(g)
			if !ok {
				continue
			}
			for _, v := range there.wordsIn(edited) {
				if sameWord(w.key, v.key) {
					return x.join(w.span()), v.span(), true
				}
			}
		}
	}
	return span{}, span{}, false
}

// renamings finds names that were replaced by other names of the same thing.
func renamings(p *pair) []hit {
	var all []hit
	for _, t := range p.language.tables {
		if t.kind != kindNames {
			continue
		}
		both, _, _ := p.partners(of(t, p.old.in(kindNames)), of(t, p.new.in(kindNames)), nil)
		for _, m := range both {
			all = append(all, hit{typ: Renamed, rule: t.name, old: m[0].span(), new: m[1].span(), step: 2})
		}
	}
	return all
}

// finding turns a hit into a finding of the clauses with its words, or of their sentences
// if the clauses are not linked with each other. A side without trigger words gets the
// counterpart of the other side's clause.
func (p *pair) finding(h hit) Finding {
	f := Finding{Type: h.typ, Link: p.link, Rule: string(p.language.lang) + "/" + h.rule, Routine: h.routine}
	var old, new *tree.Node
	old, f.From = p.old.place(h.old, p.link.Old)
	new, f.To = p.new.place(h.new, p.link.New)
	if old == nil {
		old = p.old.opposite(h.new, p.toOld, p.clauseLinks[new])
	}
	if new == nil {
		new = p.new.opposite(h.old, p.toNew, p.clauseLinks[old])
	}
	if !p.linked(old, new) {
		old, new = sentenceOf(old, p.link.Old), sentenceOf(new, p.link.New)
	}
	f.Old, f.New = []*tree.Node{old}, []*tree.Node{new}
	return f
}

// linked reports whether two nodes of a pair may be shown as before and after: clauses that
// are linked, or two sentences.
func (p *pair) linked(old, new *tree.Node) bool {
	if old.Kind != tree.KindClause || new.Kind != tree.KindClause {
		return old.Kind == new.Kind
	}
	l := p.clauseLinks[old]
	return l != nil && slices.Contains(l.New, new)
}

// sentenceOf returns the sentence that contains a node, or the node if none does.
func sentenceOf(n *tree.Node, sentences []*tree.Node) *tree.Node {
	for _, s := range sentences {
		if s.Span.Start <= n.Span.Start && n.Span.End <= s.Span.End {
			return s
		}
	}
	return n
}

// place returns the clause or sentence that contains a span, and the text of the span in it.
func (s *side) place(x span, sentences []*tree.Node) (*tree.Node, string) {
	if x.empty() {
		return nil, ""
	}
	c := s.clauseAt(x.start)
	if x.end <= c.end {
		return c.node, s.of(x)
	}
	end := 0
	for _, n := range sentences {
		if end += n.Span.Len(); x.start < end {
			return n, s.of(span{x.start, min(x.end, end)})
		}
	}
	return c.node, s.of(span{x.start, c.end})
}

// nearby is how many bytes before and after an edit are searched for kept text, which shows
// where the edit would be on the other side.
const nearby = 60

// opposite returns the clause of a side that corresponds to a span of the other side: one
// linked with the clause of the span, else the one at the nearest kept text.
func (s *side) opposite(x span, to func(span) (span, bool), l *diff.Link) *tree.Node {
	if l != nil {
		for _, c := range s.clauses {
			if slices.Contains(l.Old, c.node) || slices.Contains(l.New, c.node) {
				return c.node
			}
		}
	}
	for _, around := range []span{{x.end, x.end + nearby}, {max(0, x.start-nearby), x.start}} {
		if y, ok := to(around); ok {
			return s.clauseAt(y.start).node
		}
	}
	return s.clauses[0].node
}
