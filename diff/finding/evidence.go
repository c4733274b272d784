package finding

import (
	"math"
	"unicode/utf8"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/parse/tree"
)

// reading is what is known of both statements before any change is judged.
type reading struct {
	result   *diff.Result
	language *language
	old, new *account
	parties  map[int]bool // territories that are named all over: whose statement it is
}

// account is what one statement says how often, and where.
type account struct {
	statement *tree.Statement
	sentences int
	count     map[string]int  // sentences that have a stem
	inHeading map[string]bool // stems of headings and of the title
	inFirst   map[string]int  // paragraphs that have a stem in their first sentence
	territory map[int]int     // sentences that name a territory
	place     map[*tree.Node]float64
	block     map[*tree.Node]*tree.Node // of a sentence
	part      map[*tree.Node]*tree.Node
	first     map[*tree.Node]bool
}

func newReading(r *diff.Result, lang *language) *reading {
	g := &reading{result: r, language: lang, old: newAccount(r.Old, lang), new: newAccount(r.New, lang), parties: map[int]bool{}}
	for t, n := range g.old.territory {
		if m := g.new.territory[t]; m > 0 && 10*(n+m) >= g.old.sentences+g.new.sentences {
			g.parties[t] = true
		}
	}
	return g
}

func newAccount(s *tree.Statement, lang *language) *account {
	a := &account{statement: s, count: map[string]int{}, inHeading: map[string]bool{}, inFirst: map[string]int{}, territory: map[int]int{},
		place: map[*tree.Node]float64{}, block: map[*tree.Node]*tree.Node{}, part: map[*tree.Node]*tree.Node{}, first: map[*tree.Node]bool{}}
	for _, w := range words(s.Title, lang.lang) {
		a.inHeading[stem(w.key)] = true
	}
	a.walk(s.Root, nil, nil, lang)
	return a
}

func (a *account) walk(n, part, block *tree.Node, lang *language) {
	switch {
	case n.Kind.IsPart():
		part = n
	case n.Kind.IsBlock():
		block = n
	case n.Kind == tree.KindSentence:
		a.sentence(n, part, block, lang)
		return
	}
	for _, c := range n.Children {
		a.walk(c, part, block, lang)
	}
}

func (a *account) sentence(n, part, block *tree.Node, lang *language) {
	a.sentences++
	a.place[n] = float64(n.Span.Start) / float64(max(1, len(a.statement.Text)))
	a.block[n], a.part[n] = block, part
	first := block != nil && block.Children[0] == n
	a.first[n] = first
	text := a.statement.TextOf(n)
	ws := words(text, lang.lang)
	seen := map[string]bool{}
	for _, w := range ws {
		k := stem(w.key)
		if !isContent(w.key) || seen[k] {
			continue
		}
		seen[k] = true
		a.count[k]++
		if first {
			a.inFirst[k]++
		}
		if block != nil && block.IsHeading {
			a.inHeading[k] = true
		}
	}
	named := map[int]bool{}
	for _, m := range lang.phrases.find(text, ws) {
		if m.table.kind == kindTerritories && isCapital(text, m.start) && !named[m.rung] {
			named[m.rung] = true
			a.territory[m.rung]++
		}
	}
}

// stemLength is how many letters of a word tell it from others: endings go.
const stemLength = 6

// stem returns the beginning of a folded word, and a Chinese word whole.
func stem(key string) string {
	n := 0
	for i := range key {
		if n++; n > stemLength {
			return key[:i]
		}
	}
	return key
}

// evidence is one link of sentences that has changed, and what speaks for it.
type evidence struct {
	link    *diff.Link
	hits    []hit
	pair    *pair
	changed []map[string]int // stems of content of deleted and of inserted text
	value   map[string]float64
}

// changedSide is the changed text of one side: edits, or all of it.
func changedSide(s *side, whole bool) []span {
	if whole {
		return []span{{0, len(s.text)}}
	}
	var all []span
	for _, e := range s.edits {
		all = append(all, e.span)
	}
	return all
}

func within(spans []span, x span) bool {
	for _, s := range spans {
		if s.meets(x) {
			return true
		}
	}
	return false
}

// measure sets the features of a link.
func (g *reading) measure(e *evidence) {
	v := map[string]float64{}
	e.value = v
	l := e.link
	whole := l.Kind == diff.Dropped || l.Kind == diff.Added || l.Certainty == diff.Possible
	info, novel, gone, subject, first, n := 0.0, 0.0, 0.0, 0.0, 0.0, 0.0
	e.changed = []map[string]int{{}, {}}
	for k, s := range []*side{&e.pair.old, &e.pair.new} {
		if s.statement == nil {
			continue
		}
		spans := changedSide(s, whole)
		mine, other := g.old, g.new
		if k == 1 {
			mine, other = g.new, g.old
		}
		for _, w := range s.words {
			if !within(spans, w.span()) || !isContent(w.key) {
				continue
			}
			e.changed[k][stem(w.key)]++
		}
		for key := range e.changed[k] {
			if k == 1 && e.changed[0][key] > 0 || k == 0 && l.Kind == diff.Reworded && !whole && stemIn(&e.pair.new, key, changedSide(&e.pair.new, whole)) {
				continue
			}
			c := mine.count[key] + other.count[key]
			info += max(1, 7-math.Log2(float64(max(1, c))))
			n++
			if other.count[key] == 0 {
				novel++
				if mine.count[key] >= 3 {
					gone++
				}
			}
			if mine.inHeading[key] || other.inHeading[key] {
				subject++
			}
			if mine.inFirst[key]+other.inFirst[key] >= 4 {
				first++
			}
		}
		third := map[int]bool{}
		thirdChanged := map[int]bool{}
		for _, m := range s.matches {
			in := within(spans, m.span())
			switch m.table.kind {
			case kindTerritories:
				if isCapital(s.text, m.start) && !g.parties[m.rung] {
					third[m.rung] = true
					if in {
						thirdChanged[m.rung] = true
						if other.territory[m.rung] == 0 {
							v["territory-new"]++
						}
					}
				}
			case kindFormula:
				if in {
					v["formula"]++
				}
			case kindCeremony:
				v["ceremony"]++
			case kindInstitution:
				if in {
					v["institution"]++
				}
			case kindDecision:
				if in {
					v["decision"]++
				}
			case kindLadder:
				if in && (m.table.name == "concern" || m.table.name == "demand" || m.table.name == "wrong") && m.rung > 0 {
					v["force"]++
				}
			case kindFulfilment:
				if in {
					v["done"]++
				}
			case kindPromise:
				if in {
					v["promise"]++
				}
			}
		}
		v["third"] = max(v["third"], float64(len(third)))
		v["third-changed"] += float64(len(thirdChanged))
		if forms, ok := quantityFormsOf[g.language.lang]; ok {
			dates, numbers := s.quantities(forms, map[string]int{})
			for _, m := range numbers {
				if within(spans, m.span()) {
					v["number"]++
					if forms.measured.MatchString(s.of(m.span())) {
						v["sum"]++
					}
				}
			}
			for _, m := range dates {
				if within(spans, m.span()) {
					v["dates"]++
				}
			}
		}
		for _, x := range s.names(g.language, func(key string) bool { return e.pair.usual(key) }) {
			if within(spans, x.span) {
				v["names"]++
				w := e.pair.oldWords
				if k == 0 {
					w = e.pair.newWords
				}
				if w.lacks(s, x) {
					v["names-new"]++
				}
			}
		}
	}
	v["info"], v["novel"], v["gone"], v["subject"], v["firsts"] = math.Sqrt(info), math.Log1p(novel), math.Log1p(gone), math.Log1p(subject), math.Log1p(first)
	if l.Kind == diff.Reworded {
		v["info"] *= .7
	}
	v["words"] = math.Log1p(n)
	for _, k := range []string{"institution", "decision", "force", "done", "promise", "formula", "ceremony", "number", "sum", "dates", "names", "names-new", "third", "third-changed", "territory-new"} {
		v[k] = math.Log1p(v[k])
	}
	v[l.Kind.String()] = 1
	if l.Certainty == diff.Possible {
		v["possible"] = 1
	}
	if l.Moved {
		v["moved"] = 1
	}
	nodes, a := l.New, g.new
	if len(nodes) == 0 {
		nodes, a = l.Old, g.old
	}
	v["place"] = a.place[nodes[0]]
	if v["place"] < .08 {
		v["early"] = 1
	}
	if a.first[nodes[0]] {
		v["first"] = 1
	}
	if b := a.block[nodes[0]]; b != nil && b.IsHeading {
		v["heading"] = 1
	}
	if p := a.part[nodes[0]]; p != nil && (p.Kind == tree.KindPreamble || p.Kind == tree.KindClosing) {
		v["preamble"] = 1
	}
	if l.StoodSince != "" {
		v["stood"] = 1
	}
	for _, h := range e.hits {
		v["hit-"+string(h.typ)]++
		if h.typ == Stronger || h.typ == Weaker {
			v["step"] += float64(h.step)
		}
	}
	v["length"] = math.Log1p(float64(utf8.RuneCountInString(e.pair.old.text) + utf8.RuneCountInString(e.pair.new.text)))
}

// stemIn reports whether a stem is in the changed text of a side.
func stemIn(s *side, key string, spans []span) bool {
	for _, w := range s.words {
		if within(spans, w.span()) && stem(w.key) == key {
			return true
		}
	}
	return false
}

// evidenceOf reads the changed links of sentences.
func evidenceOf(r *diff.Result, lang *language) (*reading, []*evidence) {
	g := newReading(r, lang)
	oldWords, newWords := vocabularyOf(r.Old, lang), vocabularyOf(r.New, lang)
	var all []*evidence
	for _, l := range r.At(diff.LevelSentence) {
		if l.Kind == diff.Unchanged || l.Kind == diff.Typographic {
			continue
		}
		p := newPair(r, l, lang)
		p.oldWords, p.newWords = oldWords, newWords
		e := &evidence{link: l, pair: p}
		if l.Kind == diff.Reworded && (l.Certainty != diff.Possible || p.keptShare() >= possibleShare) {
			e.hits = p.hits()
		}
		g.measure(e)
		all = append(all, e)
	}
	return g, all
}
