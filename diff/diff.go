package diff

import (
	"strconv"

	"github.com/clausediff/clausediff/parse/tree"
)

// Kind says what became of the nodes of a link. Its text form is the word used in
// reports and JSON.
type Kind uint8

// The kinds of link.
const (
	// Unchanged: the same characters, except for white space.
	Unchanged Kind = iota
	// Typographic: only spacing, width, quotes, dashes, script variant or the
	// punctuation at a split differs.
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

// Certainty says how far a link can be trusted. A dropped or added link has none.
type Certainty uint8

// The certainties, from none to the highest.
const (
	NoCertainty Certainty = iota
	Possible              // about as often wrong as right: a suggestion to check
	Likely                // right at least six times in seven, depending on the kind of text
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

// Edit is one run of words. In a list of edits, the concatenated texts of Equal and
// Delete are exactly the old text, and those of Equal and Insert exactly the new
// text.
type Edit struct {
	Op   Op
	Text string
}

// Link says that the nodes in Old became the nodes in New. At each level every node
// of both statements is in at least one link; a node that was partly split and
// partly merged is in two.
//
// A Dropped link has no New, an Added link no Old, and neither has Words, a Score or
// a Certainty. Unchanged, Typographic and Reworded links have both sides, a Score in
// (0, 1] and a Certainty.
type Link struct {
	// ID is derived from the link's level and wording. It does not change when
	// the layout of a page or other clauses change.
	ID    string
	Level Level
	Kind  Kind
	// Moved: out of the common order of both statements.
	Moved bool
	// Renumbered: in the common order, but the label of its article, section
	// or item differs.
	Renumbered bool
	Old, New   []*tree.Node // in reading order, each of the link's level
	Score      float64
	Certainty  Certainty
	// Pinned: the link was requested with [Pin].
	Pinned bool
	// StoodSince is set for a dropped link: the ID of the earliest statement of
	// [InSeries] from which on every statement up to the old one has the same
	// wording. It is "" if the statement preceding the old one does not have it.
	StoodSince string
	// Nearest is set for a dropped or added link: the closest match in the other
	// statement, nil if there is none.
	Nearest *Nearest
	// Words holds the word edits from the old nodes' text to the new nodes'
	// text, each joined without a separator. It is nil when the two are identical.
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

// Changed reports whether the link shows any change: of wording, typography,
// position or shape.
func (l *Link) Changed() bool {
	return l.Kind != Unchanged || l.Moved || len(l.Old) != 1 || len(l.New) != 1
}

// Result is what became of every sentence and clause of a statement.
type Result struct {
	Old, New *tree.Statement
	// Links holds the sentence links, then the clause links. Within each level,
	// links with new nodes are in the order of the new statement, and a dropped
	// link follows the link of the preceding node of the old statement.
	Links []*Link
	// Parts pairs the corresponding articles and sections, the old one first.
	// Their headings are linked, or most of the linked text of one is in the other.
	Parts [][2]*tree.Node
	// Degraded lists, one line each, the steps that used a coarser method because
	// of the size of the texts. It is empty for statements of ordinary length.
	Degraded []string
	// Series holds the IDs of the statements given with [InSeries].
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

// Equal reports whether all nodes are unchanged and in their old order.
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
	// Moved, Renumbered, Split and Merged count links of any kind with that
	// property; each is counted under its kind too.
	Moved, Renumbered, Split, Merged int
	// Possible counts the links of any kind that are only possible, and
	// PossiblyReworded the reworded ones among them; each is counted under its
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
