package diff

import (
	"fmt"
	"slices"
	"strings"

	"github.com/clausediff/clausediff/diff/internal/align"
	"github.com/clausediff/clausediff/parse/tree"
)

// Explanation says how the links of one sentence or clause came about.
type Explanation struct {
	Level Level
	// OfNew reports whether the node belongs to the new statement.
	OfNew bool
	Node  *tree.Node
	// Links are the links of the result that contain the node.
	Links []*Link
	// Candidates are the nodes of the other statement that share wording with
	// the node: the linked ones first, then by score.
	Candidates []Candidate
}

// Candidate is a node that was considered for a link.
type Candidate struct {
	Node *tree.Node
	// Shared is the share of the two nodes' wording, weighted by rarity, that they
	// have in common. Background is the share that two arbitrary nodes of these
	// statements have in common. Subject is the factor for the rarity of the rarest
	// common wording, Context the factor for linked neighbours. The score is
	//	(Shared − Background) / (1 − Background) × Subject × Context
	// less what earlier links explain.
	Shared, Background, Subject, Context float64
	Score, Required                      float64
	// Words holds the heaviest common features: words and pairs of characters.
	// Common holds the common runs of text around them.
	Words, Common []string
	// Decided is a phrase such as "not linked: they share too little".
	Decided string
	Linked  bool
}

// Explain says how the sentence or clause with a locator came to its links; ofNew
// selects the statement. The locator of a paragraph stands for its first sentence.
// Explain compares the statements again, so it takes as long as [Compare]. It
// returns an error if there is no such node.
func Explain(r *Result, ofNew bool, locator tree.Locator) (*Explanation, error) {
	s := r.Old
	if ofNew {
		s = r.New
	}
	n := s.At(locator)
	for n != nil && n.Kind != tree.KindSentence && n.Kind != tree.KindClause {
		if len(n.Children) == 0 {
			n = nil
			break
		}
		n = n.Children[0]
	}
	if n == nil {
		return nil, fmt.Errorf("%s has no %q; see its locators with parse", s.ID, locator)
	}
	e := &Explanation{OfNew: ofNew, Node: n}
	if n.Kind == tree.KindClause {
		e.Level = LevelClause
	}
	for _, l := range r.At(e.Level) {
		for _, k := range l.side(ofNew) {
			if k == n {
				e.Links = append(e.Links, l)
			}
		}
	}
	e.consider(newComparison(r.Old, r.New, r.opts))
	return e, nil
}

// linkedWith reports whether a link of the result joins the node with n.
func (e *Explanation) linkedWith(n *tree.Node) bool {
	return slices.ContainsFunc(e.Links, func(l *Link) bool { return slices.Contains(l.side(!e.OfNew), n) })
}

// side returns the nodes of one side.
func (l *Link) side(ofNew bool) []*tree.Node {
	if ofNew {
		return l.New
	}
	return l.Old
}

// consider fills the candidates.
func (e *Explanation) consider(c *comparison) {
	old, new := c.unitsOf(e.Level)
	sentences := c.alignSentences()
	prepared, groups := c.prepared, []align.Link(nil)
	if e.Level == LevelClause {
		prepared, groups = c.preparedClauses, sentences
	}
	own, other, text, otherText := old, new, c.result.Old, c.result.New
	if e.OfNew {
		own, other, text, otherText = new, old, c.result.New, c.result.Old
	}
	texts := c.lexicon.texts()
	for i, n := range own.nodes {
		if n != e.Node {
			continue
		}
		for _, k := range prepared.Explain(groups, e.OfNew, i) {
			j := k.New
			if e.OfNew {
				j = k.Old
			}
			candidate := candidateOf(k, other.nodes[j], texts)
			if candidate.Linked && !e.linkedWith(candidate.Node) {
				candidate.Linked, candidate.Decided = false, "not linked: what they share is little beside what each has of its own"
			}
			candidate.Common = commonRuns(text.TextOf(n), otherText.TextOf(candidate.Node), candidate.Words)
			e.Candidates = append(e.Candidates, candidate)
		}
	}
}

func candidateOf(k align.Considered, n *tree.Node, texts []string) Candidate {
	c := Candidate{
		Node: n, Shared: k.Shared, Background: k.Background, Subject: k.Subject, Context: k.Context, Score: k.Score,
		Required: k.Required, Linked: k.Outcome == align.Linked, Decided: decided(k),
	}
	for _, f := range k.Features {
		c.Words = append(c.Words, texts[f])
	}
	c.Words = withoutOwnStems(c.Words)
	return c
}

// stemMark ends the text of a stem.
const stemMark = "-"

// withoutOwnStems removes the stems of words that are in the list, and all phrases,
// which are made of stems.
func withoutOwnStems(words []string) []string {
	return slices.DeleteFunc(slices.Clone(words), func(stem string) bool {
		root, isStem := strings.CutSuffix(stem, stemMark)
		return strings.Contains(stem, " ") || isStem && slices.ContainsFunc(words, func(w string) bool { return w != stem && strings.HasPrefix(w, root) })
	})
}

// decided returns the [Candidate.Decided] of a pair.
func decided(k align.Considered) string {
	switch k.Outcome {
	case align.Barred:
		return "not linked: forbidden in the manifest"
	case align.Linked:
		if k.Pinned {
			return "linked: pinned in the manifest"
		}
		if k.Identical {
			return "linked: the same words"
		}
		return "linked"
	case align.Explained:
		return "not linked: better links explain the wording they share"
	case align.Taken:
		if k.Identical {
			return "not linked: the same words, but another occurrence is nearer"
		}
		return "not linked: one of them stands word for word elsewhere"
	case align.Exchanged:
		return "not linked: wording changed places between two pairs that are linked"
	case align.Weak:
		return "not linked: weak beside the best link of one of them"
	}
	if k.Required > 1 {
		return "not linked: too short a formula across sentences that are not linked"
	}
	return "not linked: they share too little"
}

// texts returns the text of every feature.
func (x *lexicon) texts() []string {
	tokens := make([]string, len(x.hash))
	for r, id := range x.han {
		tokens[id] = string(r)
	}
	for w, id := range x.words {
		tokens[id] = w
	}
	texts := make([]string, len(x.types))
	for id, f := range x.single {
		texts[f] = tokens[id]
	}
	for root, f := range x.stems {
		texts[f] = root + stemMark
	}
	for key, f := range x.phrases {
		texts[f] = texts[int32(key>>32)] + " " + texts[int32(uint32(key))]
	}
	for key, f := range x.pairs {
		texts[f] = strings.Join([]string{tokens[int32(key>>32)], tokens[int32(uint32(key))]}, "")
	}
	return texts
}
