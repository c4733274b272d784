package finding

import (
	"slices"
	"unicode/utf8"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/parse/tree"
)

// hit is what a rule found in a pair: the trigger words of either side.
type hit struct {
	typ      Type
	rule     string // name without the language
	old, new span
	step     int // rungs between, or how large the change is otherwise
	routine  bool
}

// rule finds changes of some types in a pair.
type rule func(p *pair) []hit

// rules lists the rules, the most particular first: words that one has told are
// not told again by those after it.
var rules = []rule{rows, partySwaps, stages, fulfilment, speakers, ladders, attributions, negations, opposites, renamings, orders, figures, conditions, lists, mentions}

// hits returns what the rules find in a pair.
func (p *pair) hits() []hit {
	var all []hit
	for _, find := range rules {
		for _, h := range find(p) {
			if p.crosses(h) {
				continue
			}
			told := func(g hit) bool { return !h.old.empty() && g.old.meets(h.old) || !h.new.empty() && g.new.meets(h.new) }
			if !slices.ContainsFunc(all, told) {
				all = append(all, h)
			}
		}
	}
	return all
}

// crosses reports whether the words of a hit stand in clauses that are not wordings of
// each other: one in a review and one in a plan, or not linked, and not at the same place
// with one of them free. Of speakers, and of numbers
// that count the same, the sentence is told then.
func (p *pair) crosses(h hit) bool {
	if h.old.empty() || h.new.empty() || h.typ == Reordered || h.typ == Speaker || h.typ == Number && p.countsSame(h.old, h.new) {
		return false
	}
	old, _ := p.old.place(h.old, p.link.Old)
	new, _ := p.new.place(h.new, p.link.New)
	ofOld, ofNew := p.reading.old.sentences[sentenceOf(old, p.link.Old)].role, p.reading.new.sentences[sentenceOf(new, p.link.New)].role
	if ofOld != "" && ofNew != "" && ofOld != ofNew {
		return true
	}
	if old.Kind != tree.KindClause || new.Kind != tree.KindClause || p.linked(old, new) {
		return false
	}
	samePlace := len(p.old.clauses) == len(p.new.clauses) && p.old.indexOf(old) == p.new.indexOf(new)
	return !samePlace || p.isPaired(old) && p.isPaired(new)
}

// indexOf returns which of the clauses of a side a node is.
func (s *side) indexOf(n *tree.Node) int {
	return slices.IndexFunc(s.clauses, func(c clause) bool { return c.node == n })
}

// isPaired reports whether a clause is linked with one of the other statement.
func (g *reading) isPaired(clause *tree.Node) bool {
	l := g.clauseLinks[clause]
	return l != nil && len(l.Old) > 0 && len(l.New) > 0
}

// ladders finds steps up and down.
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
			if p.old.isDenied(m[0].span()) == p.new.isDenied(m[1].span()) {
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
				if !ok || !d.here.isExtra(d.there, x, d.across) || d.here.isAside(x) || d.here.isDenied(x) {
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

// nested reports whether one of two words is nested and the other is not: then they are
// said of different things.
func (p *pair) nested(x, y match) bool {
	return p.old.isNested(x.span()) != p.new.isNested(y.span())
}

// isExtra reports whether a word of degree came or went, and did not take the place of
// another word: of [-actively-]{+jointly+} pursued nothing is stronger or weaker. to
// gives the place of kept words on the other side.
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
	at, ok := to(head)
	return ok && !other.isNewAfter(at) && !(s.standsAlone(x) && other.isNewAlone(at))
}

// isParted reports whether a mark stands between two spans.
func (s *side) isParted(x, y span) bool {
	between := span{min(x.end, y.end), max(x.start, y.start)}
	return slices.ContainsFunc(s.wordsIn(between), func(w word) bool { return !w.isWord() })
}

// isNewAfter reports whether a word of content that came or went stands right behind a kept
// one: in Chinese a word that does what one of degree before it did.
func (s *side) isNewAfter(x span) bool {
	i := s.wordAfter(x.end)
	return i < len(s.words) && s.words[i].isContent() && s.touched(s.words[i].span())
}

// isNewAlone reports whether one word of content that came or went stands right before a
// kept one, with none before it.
func (s *side) isNewAlone(x span) bool {
	i := s.wordAfter(x.start) - 1
	return i >= 0 && s.words[i].isContent() && s.touched(s.words[i].span()) && s.standsAlone(s.words[i].span())
}

// standsAlone reports whether no word of content that came or went stands right before a
// span.
func (s *side) standsAlone(x span) bool {
	i := s.wordAfter(x.start) - 1
	return i < 0 || !s.words[i].isContent() || !s.touched(s.words[i].span())
}

// contents returns how many words of content a span has.
func (s *side) contents(x span) int { return s.countIn(x, word.isContent) }

// inserted reports whether all of a span is in one edit, the space at its ends
// aside.
func (s *side) inserted(x span) bool {
	return slices.ContainsFunc(s.edits, func(e edit) bool { return e.start <= x.start && x.end <= e.end })
}

// neighbour returns the unedited word of content after a span, where no other word of
// content is between, at the end of a clause the one before: the word that a word of
// degree or a negation belongs to.
func (s *side) neighbour(x span) (span, bool) {
	w, ok := s.contentAfter(x)
	if !ok {
		w, ok = s.contentBefore(x)
	}
	return w.span(), ok && !s.touched(w.span())
}

func (w word) span() span { return span{w.start, w.end} }

// isWord reports whether a token is a word, not a mark.
func (w word) isWord() bool {
	r, _ := utf8.DecodeRuneInString(w.key)
	return isLetterOrDigit(r)
}

// isContent reports whether a token is a word of content.
func (w word) isContent() bool { return w.content && w.isWord() }

// opposites finds words that became their opposite: those of one line that stand for
// each other on different sides of it and govern the same. A word may stand in several
// lines.
func opposites(p *pair) []hit {
	var all []hit
	old, new := p.old.in(kindOpposites), p.new.in(kindOpposites)
	for _, m := range old {
		ofLine := func(x match) bool { return x.table != m.table || x.rung != m.rung }
		both, _, _ := p.partners([]match{m}, slices.DeleteFunc(slices.Clone(new), ofLine), func(x, y match) bool { return p.sameObject(x.span(), y.span()) && !p.nested(x, y) })
		for _, x := range both {
			all = append(all, hit{typ: Negated, rule: m.table.name, old: x[0].span(), new: x[1].span(), step: 3})
		}
	}
	return all
}

// negations finds a negation that came to, or left, a word that is kept.
func negations(p *pair) []hit {
	var all []hit
	_, oldAlone, newAlone := p.partners(p.old.in(kindNegation), p.new.in(kindNegation), nil)
	for k, d := range p.directions() {
		for _, m := range [][]match{newAlone, oldAlone}[k] {
			here, there, ok := d.with(d.here.edge(m.span()))
			if !ok {
				here, there, ok = d.here.formBeside(d.there, m.span())
			}
			if ok {
				all = append(all, d.hit(Negated, "negation", here, there, 3))
			}
		}
	}
	return all
}

// edge returns the edited part at the beginning of a span, where an edit ends in it:
// the table of words joins a negation to what it denies.
func (s *side) edge(x span) span {
	for _, e := range s.meeting(x) {
		if e.start <= x.start && e.end < x.end {
			return span{x.start, e.end}
		}
	}
	return x
}

// formBeside finds beside a word of one side another form of a word that stands in
// the same gap of the other side: "did not agree" beside "agreed".
func (s *side) formBeside(there *side, x span) (found, other span, ok bool) {
	at := s.wordAfter(x.end)
	for _, w := range s.words[at:min(at+2, len(s.words))] {
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

// renamings finds one name in the place of another for the same thing.
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

// finding tells a hit: the clauses of its words, which are linked with each other,
// else the sentences; on a side without words, what is linked with the other's.
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

// linked reports whether two nodes of a pair may stand beside each other as before
// and after: clauses that are linked, or sentences.
func (p *pair) linked(old, new *tree.Node) bool {
	if old.Kind != tree.KindClause || new.Kind != tree.KindClause {
		return old.Kind == new.Kind
	}
	l := p.clauseLinks[old]
	return l != nil && slices.Contains(l.New, new)
}

// sentenceOf returns the sentence that a node is in.
func sentenceOf(n *tree.Node, sentences []*tree.Node) *tree.Node {
	for _, s := range sentences {
		if s.Span.Start <= n.Span.Start && n.Span.End <= s.Span.End {
			return s
		}
	}
	return n
}

// place returns the clause or sentence that words stand in, and the words in it.
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

// nearby is how many bytes before and after an edit are looked at for the place
// where it would stand on the other side.
const nearby = 60

// opposite returns the clause of a side that would hold a piece of the other side:
// one that is linked with the clause of the piece, where that is linked.
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
