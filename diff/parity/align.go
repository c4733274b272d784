package parity

import (
	"cmp"
	"math"
	"slices"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/parse/tree"
)

// span is the half-open ranges of sentences that a bead joins.
type span struct{ a, aEnd, b, bEnd int }

// isLink reports whether both sides have sentences.
func (s span) isLink() bool { return s.aEnd > s.a && s.bEnd > s.b }

func (s span) shape() bead { return bead{s.aEnd - s.a, s.bEnd - s.b} }

// align links the sentences and the paragraphs of two versions.
func align(a, b *tree.Statement, c config) *Result {
	if inOrder(b, a) { // so that ties are resolved the same way when the sides are swapped
		return mirrored(align(b, a, c))
	}
	r := &Result{A: a, B: b, a: newSide(a), b: newSide(b)}
	if c.lengthOnly {
		m := newModel(r.a, r.b, shares(), startingVariance)
		r.addSentences(r.path(m, nil), m)
		return r
	}
	anchors(r.a, r.b)
	r.parts = linkParts(r.a, r.b)
	m := newModel(r.a, r.b, shares(), startingVariance)
	spans := r.path(m, r.parts)
	for range passes {
		links := slices.DeleteFunc(slices.Clone(spans), func(s span) bool { return !s.isLink() })
		learn(r.a, r.b, links)
		m = newModel(r.a, r.b, fitted(r.a, r.b, links), m.fittedVariance(links))
		spans = r.path(m, r.parts)
	}
	r.addSentences(spans, m)
	return r
}

// passes is how many times the alignment is repeated with what the previous one taught.
const passes = 2

// inOrder reports whether a precedes b in the order in which versions are aligned.
func inOrder(a, b *tree.Statement) bool {
	return cmp.Or(cmp.Compare(a.Lang, b.Lang), cmp.Compare(a.Text, b.Text), cmp.Compare(a.ID, b.ID)) < 0
}

// mirrored swaps the sides of a result.
func mirrored(r *Result) *Result {
	r.A, r.B, r.a, r.b = r.B, r.A, r.b, r.a
	for i, p := range r.parts {
		r.parts[i] = [2]int{p[1], p[0]}
	}
	for _, l := range r.Links {
		l.A, l.B = l.B, l.A
	}
	r.sort()
	return r
}

// fittedVariance estimates the variance of lengths from 1:1 links.
func (m *model) fittedVariance(links []span) float64 {
	var all []float64
	for _, l := range links {
		if l.shape() == (bead{1, 1}) {
			d := m.deviation(m.a.sentences[l.a].size, m.b.sentences[l.b].size)
			all = append(all, d*d*m.variance)
		}
	}
	if len(all) < 5 {
		return m.variance
	}
	slices.Sort(all)
	// The median of the square of a normal deviate is .455 times its mean. The mean itself
	// is not usable, because some links are wrong.
	v := all[len(all)/2] / .455
	return min(max(v, leastVariance), mostVariance)
}

// Limits of the width of a band on either side of its middle.
const (
	leastWidth = 60
	mostWidth  = 400
)

// path returns the cheapest path through the sentences as spans.
func (r *Result) path(m *model, parts [][2]int) []span {
	w := r.band(parts)
	var spans []span
	i, j := 0, 0
	for _, b := range cheapest(w, ofSentences(), m.price) {
		spans = append(spans, span{i, i + b.a, j, j + b.b})
		i, j = i+b.a, j+b.b
	}
	return spans
}

// band returns which sentences are compared: those at about the same relative position in the
// text between linked parts.
func (r *Result) band(parts [][2]int) *band {
	a, b := r.a, r.b
	n := len(b.sentences)
	w := &band{middle: make([]int, len(a.sentences)+1), n: n}
	fixed := [][2]int{{0, 0}}
	for _, p := range parts {
		x, y := a.parts[p[0]].first, b.parts[p[1]].first
		if last := fixed[len(fixed)-1]; x > last[0] && y > last[1] {
			fixed = append(fixed, [2]int{x, y})
		}
	}
	fixed = append(fixed, [2]int{len(a.sentences), n})
	for k := range fixed[1:] {
		w.between(a, b, fixed[k], fixed[k+1])
	}
	w.middle[len(a.sentences)] = n
	w.width = min(max(leastWidth, max(n, len(a.sentences))/4), mostWidth)
	if w.width == mostWidth {
		r.degrade("the versions are long: a sentence is looked for among the 800 about its place")
	}
	jump := w.middle[0]
	for i := range a.sentences {
		jump = max(jump, w.middle[i+1]-w.middle[i])
	}
	w.width = max(w.width, jump+mostJoined)
	return w
}

// degrade records a limitation of the method once.
func (r *Result) degrade(line string) {
	if !slices.Contains(r.Degraded, line) {
		r.Degraded = append(r.Degraded, line)
	}
}

// between sets the middle of the band from one fixed point to the next, in proportion to the
// length of the preceding text.
func (w *band) between(a, b *side, from, to [2]int) {
	sizeOf := func(d *side, first, last int) float64 {
		sum := 0.
		for i := first; i < last; i++ {
			sum += d.sentences[i].size
		}
		return max(sum, 1)
	}
	ratio := sizeOf(b, from[1], to[1]) / sizeOf(a, from[0], to[0])
	j, doneA, doneB := from[1], 0., 0.
	for i := from[0]; i < to[0]; i++ {
		w.middle[i] = j
		doneA += a.sentences[i].size * ratio
		for j < to[1] && doneB+b.sentences[j].size/2 < doneA {
			doneB += b.sentences[j].size
			j++
		}
	}
}

// weakest is the score below which sentences are not linked.
const weakest = -3

// addSentences makes links of the spans.
func (r *Result) addSentences(spans []span, m *model) {
	var links []*Link
	for _, s := range spans {
		score := 0.
		if s.isLink() {
			score = -m.price(s.a, s.b, s.shape())
		}
		if s.isLink() && score < weakest && m.weights != nil {
			links = append(links, r.link(span{s.a, s.aEnd, s.b, s.b}, 0), r.link(span{s.aEnd, s.aEnd, s.b, s.bEnd}, 0))
			continue
		}
		links = append(links, r.link(s, score))
	}
	rate(links)
	if m.weights != nil {
		links = append(links, r.moved(links, m)...)
		links = slices.DeleteFunc(links, func(l *Link) bool { return len(l.A)+len(l.B) == 0 })
	}
	r.Links = append(r.paragraphs(links), links...)
	r.sort()
}

// link returns the link of a span.
func (r *Result) link(s span, score float64) *Link {
	l := &Link{Level: Sentence, score: score}
	for _, x := range r.a.sentences[s.a:s.aEnd] {
		l.A = append(l.A, x.node)
	}
	for _, x := range r.b.sentences[s.b:s.bEnd] {
		l.B = append(l.B, x.node)
	}
	return l
}

// The minimum scores of likely and certain links.
const (
	likelyFrom  = 1
	certainFrom = 5
)

// rate sets the certainty of links. A high score of neighbouring links raises it.
func rate(links []*Link) {
	at := func(i int) float64 {
		if i < 0 || i >= len(links) {
			return certainFrom
		}
		if !links[i].both() {
			return 0
		}
		return math.Min(links[i].score, 2*certainFrom)
	}
	for i, l := range links {
		if !l.both() {
			continue
		}
		score := l.score + (at(i-1)+at(i+1))/4
		switch {
		case score >= certainFrom && l.score >= likelyFrom && len(l.A)+len(l.B) == 2, score >= 2*certainFrom:
			l.Certainty = diff.Certain
		case score >= likelyFrom:
			l.Certainty = diff.Likely
		default:
			l.Certainty = diff.Possible
		}
	}
}

func (l *Link) both() bool { return len(l.A) > 0 && len(l.B) > 0 }

// paragraphs links the paragraphs whose sentences are linked. Paragraphs connected by several
// sentence links form one link, with the highest certainty among these.
func (r *Result) paragraphs(sentences []*Link) []*Link {
	of := map[*tree.Node]*Link{}
	for _, l := range sentences {
		into := &Link{Level: Paragraph}
		for _, block := range r.blocks(l) {
			into.absorb(of[block])
		}
		into.Certainty, into.Moved = max(into.Certainty, l.Certainty), l.Moved && len(into.A)+len(into.B) == 0
		into.A, into.B = union(into.A, blocksOf(r.a, l.A)), union(into.B, blocksOf(r.b, l.B))
		for _, block := range slices.Concat(into.A, into.B) {
			of[block] = into
		}
	}
	var all []*Link
	seen := map[*Link]bool{}
	for _, l := range sentences {
		if into := of[r.blocks(l)[0]]; !seen[into] {
			seen[into] = true
			all = append(all, into)
		}
	}
	return all
}

// absorb adds the nodes of another link.
func (l *Link) absorb(other *Link) {
	if other != nil && other != l {
		l.A, l.B = union(l.A, other.A), union(l.B, other.B)
		l.Certainty = max(l.Certainty, other.Certainty)
	}
}

// blocks returns the paragraphs of a link of sentences.
func (r *Result) blocks(l *Link) []*tree.Node {
	return slices.Concat(blocksOf(r.a, l.A), blocksOf(r.b, l.B))
}

func blocksOf(d *side, sentences []*tree.Node) []*tree.Node {
	var blocks []*tree.Node
	for _, n := range sentences {
		blocks = union(blocks, []*tree.Node{d.sentences[d.at[n]].block})
	}
	return blocks
}

// union returns the nodes of two lists, each once, in text order.
func union(x, y []*tree.Node) []*tree.Node {
	all := slices.Clone(x)
	for _, n := range y {
		if !slices.Contains(all, n) {
			all = append(all, n)
		}
	}
	slices.SortFunc(all, func(m, n *tree.Node) int { return m.Span.Start - n.Span.Start })
	return all
}

// sort orders the links by A. A link that only B has comes after the link that precedes it in
// B.
func (r *Result) sort() {
	// The sort key of a link: the offset of its first node in A, or that of the preceding
	// link in B.
	place := map[*Link]int{}
	byB := slices.Clone(r.Links)
	start := func(nodes []*tree.Node) int { return nodes[0].Span.Start }
	byB = slices.DeleteFunc(byB, func(l *Link) bool { return len(l.B) == 0 })
	slices.SortStableFunc(byB, func(x, y *Link) int {
		return cmp.Or(int(x.Level)-int(y.Level), start(x.B)-start(y.B))
	})
	last := -1
	for i, l := range byB {
		if i > 0 && byB[i-1].Level != l.Level {
			last = -1
		}
		if len(l.A) > 0 {
			if !l.Moved {
				last = start(l.A)
			}
		} else {
			place[l] = last
		}
	}
	for _, l := range r.Links {
		if len(l.A) > 0 {
			place[l] = start(l.A)
		}
	}
	slices.SortStableFunc(r.Links, func(x, y *Link) int {
		onlyB := func(l *Link) int { return min(len(l.B), 1) - min(len(l.A), 1) }
		c := cmp.Or(int(x.Level)-int(y.Level), place[x]-place[y], max(onlyB(x), 0)-max(onlyB(y), 0))
		if c == 0 && len(x.B) > 0 && len(y.B) > 0 {
			c = start(x.B) - start(y.B)
		}
		return c
	})
}
