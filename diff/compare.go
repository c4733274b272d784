package diff

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/clausediff/clausediff/diff/internal/align"
	"github.com/clausediff/clausediff/diff/internal/words"
	"github.com/clausediff/clausediff/parse/lang/wording"
	"github.com/clausediff/clausediff/parse/tree"
)

// A clause link between sentences that are not linked needs at least acrossScore
// and, if the clauses are identical, acrossMass tokens: 促进共同发展 can recur
// anywhere. Between sentences whose link scores below looseScore, identical clauses
// need looseMass: 一年来 alone is not enough.
const (
	acrossScore = 0.75
	acrossMass  = 12
	looseMass   = 3
	looseScore  = 0.20
)

// Compare reports what became of every sentence and clause of the old statement
// in the new one. The result depends only on the two statements and the options, and
// swapping the statements gives its [Result.Reverse]. For two statements of 20,000
// characters it takes a few hundredths of a second; see package align for how the
// time grows.
func Compare(old, new *tree.Statement, opts ...Option) *Result {
	c := newComparison(old, new, opts)
	c.lexicon.forget()
	sentences := c.alignSentences()
	clauses := c.alignClauses(sentences)
	sentenceLinks := c.judge(LevelSentence, c.project(sentences, clauses), nil)
	var ofSentences, ofClauses []*Link
	c.config.run.All(
		func() {
			_, ofSentences = c.group(sentenceLinks)
			c.result.Parts = c.partPairs(ofSentences)
			ofSentences = inReadingOrder(ofSentences)
		},
		func() {
			groups, links := c.group(c.judge(LevelClause, clauses, sentenceLinks.movements()))
			c.paired = c.pairClauses(groups, links)
			ofClauses = inReadingOrder(links)
		},
	)
	c.result.Links = append(ofSentences, ofClauses...)
	c.config.run.All(c.describe, func() {
		if !c.config.linksOnly {
			c.nearest()
		}
	})
	c.result.number()
	c.standing()
	return c.result
}

// alignSentences links the sentences and, as independent work, prepares the clauses.
func (c *comparison) alignSentences() []align.Link {
	var a align.Alignment
	c.config.run.All(
		func() {
			c.prepared = align.Prepare(c.sentenceProblem())
			a = c.prepared.Align(nil)
		},
		func() { c.preparedClauses = align.Prepare(c.clauseProblem()) },
	)
	c.note(a.Coarse, LevelSentence)
	c.near = nearUnits{a.NearOld, a.NearNew}
	c.chance = align.Chance(a.Links, len(c.oldSentences.nodes), len(c.newSentences.nodes))
	return c.linkHeadings(c.believed(a.Links))
}

// alignClauses links the clauses inside and across the sentences.
func (c *comparison) alignClauses(sentences []align.Link) []align.Link {
	a := c.preparedClauses.Align(sentences)
	c.note(a.Coarse, LevelClause)
	c.nearClauses = nearUnits{a.NearOld, a.NearNew}
	return a.Links
}

// comparison is the state of one Compare.
type comparison struct {
	result                     *Result
	config                     config
	lexicon                    *lexicon
	oldSentences, newSentences units
	oldClauses, newClauses     units
	priorSentences             prior
	priorClauses               prior
	oldPlaces, newPlaces       *tree.Places
	prepared, preparedClauses  *align.Prepared // sentences and clauses
	near, nearClauses          nearUnits       // of sentences and clauses
	chance                     float64         // of the sentences; see [align.Chance]
	paired                     pairedClauses   // of the result
	// byClause holds the pairs of sentence numbers that have linked clauses.
	byClause map[[2]int]bool
	differs  sync.Pool // of [words.Differ]
}

func newComparison(old, new *tree.Statement, opts []Option) *comparison {
	c := &comparison{result: &Result{Old: old, New: new, opts: opts}, lexicon: newLexicon(len(old.Text)+len(new.Text), commonLanguage(old, new))}
	c.differs.New = func() any { return &words.Differ{} }
	c.config = configOf(opts)
	var ofOld, ofNew *content
	var known features
	c.config.run.All(
		func() { ofOld = c.lexicon.content(old) }, // the new one uses the same lexicon
		func() { c.oldPlaces, c.newPlaces = old.Places(), new.Places() },
	)
	c.config.run.All(
		func() { ofNew = c.lexicon.content(new) },
		func() { known = ofOld.setFeatures(known) },
	)
	known = ofNew.setFeatures(known)
	setLabels(ofOld, ofNew)
	c.oldSentences, c.oldClauses = ofOld.sentences, ofOld.clauses
	c.newSentences, c.newClauses = ofNew.sentences, ofNew.clauses
	for _, s := range c.config.series {
		prior := c.lexicon.content(s)
		known = prior.setFeatures(known)
		c.priorSentences.add(prior.sentences)
		c.priorClauses.add(prior.clauses)
		c.result.Series = append(c.result.Series, s.ID)
	}
	return c
}

// commonLanguage returns the language of both statements, "" where they differ.
func commonLanguage(old, new *tree.Statement) tree.Lang {
	if old.Lang != new.Lang {
		return ""
	}
	return old.Lang
}

// unitsOf returns the units of a level.
func (c *comparison) unitsOf(level Level) (old, new units) {
	if level == LevelSentence {
		return c.oldSentences, c.newSentences
	}
	return c.oldClauses, c.newClauses
}

// unitsOn returns the units of a level of one statement.
func (c *comparison) unitsOn(level Level, ofNew bool) *units {
	switch {
	case level == LevelSentence && ofNew:
		return &c.newSentences
	case level == LevelSentence:
		return &c.oldSentences
	case ofNew:
		return &c.newClauses
	}
	return &c.oldClauses
}

// prior counts the units of other statements that have each feature.
type prior struct {
	units  int
	counts []int32 // by feature; those interned later are missing
}

func (p *prior) add(u units) {
	p.units += len(u.aligned)
	for i := range u.aligned {
		for _, f := range u.aligned[i].Features {
			for int(f.ID) >= len(p.counts) {
				p.counts = append(p.counts, 0)
			}
			p.counts[f.ID]++
		}
	}
}

// of returns the counts of the first n features, nil where there are no units.
func (p *prior) of(n int) []int32 {
	if p.units == 0 {
		return nil
	}
	return append(p.counts, make([]int32, max(0, n-len(p.counts)))...)[:n]
}

// sentenceProblem returns the alignment problem of the sentences, solved first.
func (c *comparison) sentenceProblem() align.Problem {
	return align.Problem{
		Old: c.oldSentences.aligned, New: c.newSentences.aligned, Types: c.lexicon.types, Run: c.config.run,
		Near:       nearScore,
		Pinned:     unitPairs(c.config.pinned, c.oldSentences, c.newSentences),
		Barred:     unitPairs(c.config.barred, c.oldSentences, c.newSentences),
		PriorUnits: c.priorSentences.units, Prior: c.priorSentences.of(len(c.lexicon.types)),
	}
}

// clauseProblem returns the alignment problem of the clauses, within and across
// sentences.
func (c *comparison) clauseProblem() align.Problem {
	return align.Problem{
		Old: c.oldClauses.aligned, New: c.newClauses.aligned, Types: c.lexicon.types, Run: c.config.run,
		Grouped: true, Firm: looseScore, LooseMass: looseMass,
		Apart: acrossScore, ApartMass: acrossMass, Near: nearClauseScore,
		Pinned:     unitPairs(c.config.pinned, c.oldClauses, c.newClauses),
		Barred:     unitPairs(c.barredClauses(), c.oldClauses, c.newClauses),
		PriorUnits: c.priorClauses.units, Prior: c.priorClauses.of(len(c.lexicon.types)),
	}
}

func (c *comparison) note(coarse bool, level Level) {
	if coarse {
		c.result.Degraded = append(c.result.Degraded, fmt.Sprintf(
			"%d × %d %ss: only pairs that share rare wording were compared",
			len(c.oldSentences.nodes), len(c.newSentences.nodes), level))
	}
}

// A sentence link is likely if clause links of at least carriedScore cover
// carriedShare of one of its sentences.
const (
	carriedShare = 0.6
	carriedScore = 0.5
)

// project adds to the sentence links what the clause links imply. A link between
// clauses of two unlinked sentences links the sentences weakly: a long list sentence
// and the short sentences that its items became share too little to be linked as
// sentences. Where strong clause links cover most of either sentence, the sentence
// link becomes likely.
func (c *comparison) project(sentences, clauses []align.Link) []align.Link {
	number := make(map[[2]int]int, len(sentences))
	for k, l := range sentences {
		number[[2]int{l.Old, l.New}] = k
	}
	c.byClause = map[[2]int]bool{}
	carried := make([][2]int, len(sentences)) // bytes of the old and the new sentence
	for _, l := range clauses {
		between := [2]int{c.oldClauses.aligned[l.Old].Group, c.newClauses.aligned[l.New].Group}
		c.byClause[between] = true
		k, linked := number[between]
		if !linked {
			k = len(sentences)
			number[between] = k
			tie := c.oldSentences.aligned[between[0]].Tie + c.newSentences.aligned[between[1]].Tie
			sentences = append(sentences, align.Link{Old: between[0], New: between[1], Score: align.Threshold, Tie: tie})
			carried = append(carried, [2]int{})
		}
		if l.Score >= carriedScore {
			carried[k][0] += c.oldClauses.nodes[l.Old].Span.Len()
			carried[k][1] += c.newClauses.nodes[l.New].Span.Len()
		}
	}
	for k := range sentences {
		l := &sentences[k]
		old := share(carried[k][0], c.oldSentences.nodes[l.Old])
		new := share(carried[k][1], c.newSentences.nodes[l.New])
		if max(old, new) >= carriedShare {
			l.Score, l.Carried = max(l.Score, c.likely()), true
		}
	}
	return sentences
}

// share returns a number of bytes as a share of a node's length.
func share(bytes int, n *tree.Node) float64 { return float64(bytes) / float64(n.Span.Len()) }

// judged holds the aligner's links of one level, each with its certainty and
// whether it moved out of the common order of both statements.
type judged struct {
	level Level
	links []align.Link
	tiers []Certainty
	moved []bool
}

// movements says for each pair of an old and a new sentence number whose link is at
// least likely whether the link moved.
type movements map[[2]int]bool

func (j judged) movements() movements {
	m := movements{}
	for k := range j.links {
		if j.tiers[k] >= Likely { // no copy of the link: its marks may be set meanwhile
			m[[2]int{j.links[k].Old, j.links[k].New}] = j.moved[k]
		}
	}
	return m
}

// group turns the aligner's links of one level into links of the result, which
// [comparison.describe] completes. Every link is made of the group at its index.
func (c *comparison) group(j judged) ([]align.Group, []*Link) {
	old, new := c.unitsOf(j.level)
	for k := range j.links {
		j.links[k].Weak, j.links[k].Mark = j.tiers[k] < Likely, k
	}
	groups := align.Groups(j.links, len(old.nodes), len(new.nodes))
	links, room := make([]*Link, len(groups)), make([]Link, len(groups))
	for k, g := range groups {
		link := &room[k]
		*link = Link{Level: j.level, Old: pick(old.nodes, g.Old), New: pick(new.nodes, g.New)}
		link.Moved = len(g.Links) > 0
		for i, l := range g.Links {
			link.Moved = link.Moved && j.moved[l.Mark]
			link.Pinned = link.Pinned || l.Pinned
			if i == 0 || l.Score < link.Score {
				link.Score = l.Score
			}
			if i == 0 || j.tiers[l.Mark] < link.Certainty {
				link.Certainty = j.tiers[l.Mark]
			}
		}
		links[k] = link
	}
	return groups, links
}

// describe sets the kind, word edits, Renumbered and ID of every link. Clauses come
// first, because sentences may reuse the word edits of their clauses.
func (c *comparison) describe() {
	for _, level := range []Level{LevelClause, LevelSentence} {
		links := c.result.At(level)
		c.config.run.Do(len(links), func(i int) {
			l := links[i]
			c.compareWording(l)
			l.Renumbered = c.renumbered(l)
			l.ID = c.result.hash(l)
		})
	}
}

func pick(nodes []*tree.Node, numbers []int) []*tree.Node {
	picked := slices.Grow([]*tree.Node(nil), len(numbers)) // nil for none
	for _, n := range numbers {
		picked = append(picked, nodes[n])
	}
	return picked
}

// strayWeight scales, in the order of clauses, the weight of a link between
// unlinked sentences, so that it never displaces one between linked sentences.
const strayWeight = 0.001

// judge decides how certain every link of a level is, and whether it moved. Only
// links that are at least likely make up the order and can be out of it: no move is
// better than a false one. A clause moves with its sentence, if the movements of the
// sentences say so; all other clauses are compared in one order.
func (c *comparison) judge(level Level, links []align.Link, sentences movements) judged {
	j := judged{level, links, c.tiersOf(level, links), make([]bool, len(links))}
	var order []align.Link
	var numbers []int
	for k, l := range links {
		if j.tiers[k] < Likely {
			continue
		}
		if level == LevelClause {
			between := [2]int{c.oldClauses.aligned[l.Old].Group, c.newClauses.aligned[l.New].Group}
			sentenceMoved, linked := sentences[between]
			if sentenceMoved {
				j.moved[k] = true
				continue
			}
			if !linked {
				l.Score *= strayWeight
			}
		}
		order = append(order, l)
		numbers = append(numbers, k)
	}
	for n, inOrder := range align.InOrder(order, c.config.run) {
		j.moved[numbers[n]] = !inOrder
	}
	return j
}

// compareWording sets the kind of a link and its word edits.
func (c *comparison) compareWording(l *Link) {
	switch {
	case len(l.Old) == 0:
		l.Kind = Added
		return
	case len(l.New) == 0:
		l.Kind = Dropped
		return
	}
	old, new := joined(c.result.Old, l.Old), joined(c.result.New, l.New)
	l.Kind = kindOf(l, commonLanguage(c.result.Old, c.result.New), inBlocks(c.result.Old, l.Old, old), inBlocks(c.result.New, l.New, new))
	if old == new || c.config.linksOnly {
		return
	}
	if clauses := c.inPairs(l); clauses != nil {
		l.Words = c.result.byClauses(clauses)
		return
	}
	d := c.differs.Get().(*words.Differ)
	l.Words = c.result.words(d, old, new)
	c.differs.Put(d)
}

// words returns the word edits between two wordings of the statements.
func (r *Result) words(d *words.Differ, old, new string) []Edit {
	return editsOf(d, words.Text{Text: old, Lang: r.Old.Lang}, words.Text{Text: new, Lang: r.New.Lang})
}

// inBlocks returns the nodes' joined text or, if two neighbours do not adjoin, their
// texts with line ends between them: like a space, a line end separates words.
func inBlocks(s *tree.Statement, nodes []*tree.Node, joined string) string {
	for k := 1; k < len(nodes); k++ {
		if nodes[k-1].Span.End != nodes[k].Span.Start {
			texts := make([]string, len(nodes))
			for i, n := range nodes {
				texts[i] = s.TextOf(n)
			}
			return strings.Join(texts, "\n")
		}
	}
	return joined
}

// joined returns the nodes' text in order.
func joined(s *tree.Statement, nodes []*tree.Node) string {
	if len(nodes) == 1 {
		return s.TextOf(nodes[0])
	}
	text := ""
	for _, n := range nodes {
		text += s.TextOf(n)
	}
	return text
}

// kindOf compares the wording of a link's sides. Where a sentence was split or a
// clause changed its position in the sentence, the punctuation changes with the
// position, which is not a rewording.
func kindOf(l *Link, language tree.Lang, old, new string) Kind {
	switch {
	case old == new:
		return Unchanged
	case !wording.SameHan(old, new):
		return Reworded // the usual case in Chinese
	case layoutKey(old) == layoutKey(new):
		return Unchanged
	}
	oldKey, newKey := wording.Key(old, language), wording.Key(new, language)
	if oldKey == newKey {
		return Typographic
	}
	if l.Level == LevelClause && withoutLastStop(oldKey) == withoutLastStop(newKey) {
		return Typographic
	}
	if len(l.Old)+len(l.New) > 2 && withoutStops(oldKey) == withoutStops(newKey) {
		return Typographic
	}
	return Reworded
}

// renumbered reports whether a link that kept its place in the order has another
// number: the labels of its parts or of its item differ.
func (c *comparison) renumbered(l *Link) bool {
	if l.Moved || l.Certainty < Likely {
		return false // a possible link is not part of the order
	}
	from, to := c.oldPlaces.Of(l.Old[0]), c.newPlaces.Of(l.New[0])
	sameLabel := func(old, new *tree.Node) bool { return old.Label == new.Label }
	return !slices.EqualFunc(from.Parts, to.Parts, sameLabel) ||
		from.Block.Kind == to.Block.Kind && from.Block.Label != to.Block.Label
}
