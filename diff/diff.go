package diff

import (
	"strconv"

	"github.com/clausediff/clausediff/parse/tree"
)

// Kind tells what became of the nodes of a link. Its text form is the word of
// reports and JSON.
type Kind uint8

// The kinds of link.
const (
	// Unchanged: the same characters, white space aside.
	Unchanged Kind = iota
	// Typographic: only spacing, width, quotes, dashes, script variant or the
	// marks at a cut differ.
	Typographic
	// Reworded: linked, and the wording differs.
	Reworded
	// Dropped: in the old statement only.
	Dropped
	// Added: in the new statement only.
	Added
)

// String returns the kind's word, such as "reworded".
func (k Kind) String() string {
	switch k {
	case Unchanged:
		return "unchanged"
	case Typographic:
		return "typographic"
	case Reworded:
		return "reworded"
	case Dropped:
		return "dropped"
	case Added:
		return "added"
	}
	return "unknown"
}

// Level is the size of the nodes that a link joins.
type Level uint8

// The levels of links.
const (
	LevelSentence Level = iota
	LevelClause
)

// String returns "sentence" or "clause".
func (l Level) String() string {
	if l == LevelClause {
		return "clause"
	}
	return "sentence"
}

// Certainty says how far a link can be trusted. A link that joins nothing
// (dropped, added) has none.
type Certainty uint8

// The tiers of certainty, from none to the highest.
const (
	NoCertainty Certainty = iota
	Possible              // about as often wrong as right: a suggestion to check
	Likely                // right six times in seven or more, by the kind of text
	Certain               // safe to state as a fact
)

// String returns the tier's word, "" for none.
func (c Certainty) String() string {
	switch c {
	case Possible:
		return "possible"
	case Likely:
		return "likely"
	case Certain:
		return "certain"
	}
	return ""
}

// Op is what an [Edit] does.
type Op uint8

// The operations of word edits.
const (
	Equal Op = iota
	Delete
	Insert
)

// String returns "equal", "delete" or "insert".
func (o Op) String() string {
	switch o {
	case Delete:
		return "delete"
	case Insert:
		return "insert"
	}
	return "equal"
}

// Edit is one run of words. In a list of edits, the texts of Equal and Delete
// in order are the old text, those of Equal and Insert the new text, to the
// byte.
type Edit struct {
	Op   Op
	Text string
}

// Link says: these old nodes became these new nodes. At each level every node
// of both statements is in at least one link; a node that was in part split
// and in part merged is in two.
//
// Per kind: Dropped has no New, Added has no Old, and both have no Words, no
// Score and no Certainty; Unchanged, Typographic and Reworded have both sides,
// a Score in (0, 1] and a Certainty.
type Link struct {
	// ID names the link by its level and its wording. It does not change when
	// a page is laid out anew or when other clauses change.
	ID    string
	Level Level
	Kind  Kind
	// Moved: out of the common order of both statements.
	Moved bool
	// Renumbered: in the common order, but the label of its article, section
	// or item is another one.
	Renumbered bool
	Old, New   []*tree.Node // in reading order, each of the link's level
	Score      float64
	Certainty  Certainty
	// Pinned: the link was demanded by [Pin].
	Pinned bool
	// StoodSince names, for a dropped link, the earliest of the statements of
	// [InSeries] that has the words without a gap; it is "" when the one before
	// the old statement has not.
	StoodSince string
	// Nearest is, for a dropped or added link, where the other statement says the
	// most of it; nil where it says nothing of the kind.
	Nearest *Nearest
	// Words holds the word edits from the old nodes' text to the new nodes'
	// text, each joined without a separator. It is nil when both are the same
	// to the byte.
	Words []Edit
}

// Shape returns how many old and new nodes the link joins, such as "1:2".
func (l *Link) Shape() string {
	return strconv.Itoa(len(l.Old)) + ":" + strconv.Itoa(len(l.New))
}

// Split reports whether one old node became several new ones.
func (l *Link) Split() bool { return len(l.Old) == 1 && len(l.New) > 1 }

// Merged reports whether several old nodes became one new one.
func (l *Link) Merged() bool { return len(l.Old) > 1 && len(l.New) == 1 }

// Changed reports whether a reader has anything to see: other wording, another
// place, another shape.
func (l *Link) Changed() bool {
	return l.Kind != Unchanged || l.Moved || len(l.Old) != 1 || len(l.New) != 1
}

// Result is what became of every sentence and clause of a statement.
type Result struct {
	Old, New *tree.Statement
	// Links holds the sentence links, then the clause links; in each level
	// links with new nodes come in the order of the new statement, and a
	// dropped one comes after the link of the node before it in the old
	// statement.
	Links []*Link
	// Parts pairs the articles and sections that are each other's counterpart:
	// most of the linked text of one is in the other. The old one comes first.
	Parts [][2]*tree.Node
	// Degraded lists, one line each, where the size of the texts made the
	// method coarser. It is empty for statements of ordinary length.
	Degraded []string
	// Series names the further statements of [InSeries].
	Series []string

	opts []Option // of the comparison
}

// At returns the links of one level, in the order of Links.
func (r *Result) At(level Level) []*Link {
	split := len(r.Links)
	for i, l := range r.Links {
		if l.Level == LevelClause {
			split = i
			break
		}
	}
	if level == LevelSentence {
		return r.Links[:split]
	}
	return r.Links[split:]
}

// Equal reports whether the comparison found nothing but unchanged nodes in
// their old order.
func (r *Result) Equal() bool {
	for _, l := range r.Links {
		if l.Changed() {
			return false
		}
	}
	return true
}

// Stats counts links.
type Stats struct {
	Unchanged, Typographic, Reworded, Dropped, Added int
	// Moved, Renumbered, Split and Merged count links of any kind that have
	// the flag; such a link is counted under its kind too.
	Moved, Renumbered, Split, Merged int
	// Possible counts the links, of any kind, that are only possible, and
	// PossiblyReworded the reworded ones of these; they are counted under their
	// kind too.
	Possible, PossiblyReworded int
}

// Total returns the number of links counted.
func (s Stats) Total() int {
	return s.Unchanged + s.Typographic + s.Reworded + s.Dropped + s.Added
}

// Count adds one link.
func (s *Stats) Count(l *Link) {
	switch l.Kind {
	case Unchanged:
		s.Unchanged++
	case Typographic:
		s.Typographic++
	case Reworded:
		s.Reworded++
	case Dropped:
		s.Dropped++
	case Added:
		s.Added++
	}
	s.Moved += one(l.Moved)
	s.Renumbered += one(l.Renumbered)
	s.Split += one(l.Split())
	s.Merged += one(l.Merged())
	s.Possible += one(l.Certainty == Possible)
	s.PossiblyReworded += one(l.Certainty == Possible && l.Kind == Reworded)
}

func one(b bool) int {
	if b {
		return 1
	}
	return 0
}

// Stats counts the links of one level.
func (r *Result) Stats(level Level) Stats {
	var s Stats
	for _, l := range r.At(level) {
		s.Count(l)
	}
	return s
}
