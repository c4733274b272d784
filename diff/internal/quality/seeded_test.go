package quality

import (
	"testing"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/parse/lang/chars"
	"github.com/clausediff/clausediff/parse/lang/wording"
	"github.com/clausediff/clausediff/parse/tree"
)

// trial is an edited statement, and what is true of it.
type trial struct {
	old, new *tree.Statement
	origins  []Origin
	twin     map[string]string // old locator → that of the first sentence with its text
}

func (s *set) trial(t *testing.T, o original, p Plan) *trial {
	t.Helper()
	p.Donor = o.donor
	built, origins, err := s.build(p.Edit(o.statement))
	if err != nil {
		t.Fatalf("%s %s, seed %d: %v", s.name, o.statement.ID, p.Seed, err)
	}
	return &trial{o.statement, built, origins, twins(o.statement)}
}

// twins maps every sentence to the first one with the same text, in whatever
// typography: which of two equal sentences became a new one cannot be told.
func twins(s *tree.Statement) map[string]string {
	first, twin := map[string]string{}, map[string]string{}
	for _, n := range s.Nodes(tree.KindSentence) {
		text := wording.Key(s.TextOf(n), s.Lang)
		if first[text] == "" {
			first[text] = string(n.Locator)
		}
		twin[string(n.Locator)] = first[text]
	}
	return twin
}

// firstTwins puts the first twin in the place of every old node.
func (x *trial) firstTwins(found Pairs) Pairs {
	out := Pairs{}
	for p := range found {
		out[Pair{x.twin[p.Old], p.New}] = true
	}
	return out
}

func (x *trial) truth() *Truth {
	t := &Truth{Pairs: Pairs{}}
	for _, o := range x.origins {
		for _, old := range o.Old {
			t.Pairs[Pair{x.twin[old], o.New}] = true
		}
	}
	return t
}

// right reports for every new sentence whether it has all its sources, and no
// others.
func (x *trial) right(found Pairs) []bool {
	sources := map[string]map[string]bool{}
	for p := range found {
		if sources[p.New] == nil {
			sources[p.New] = map[string]bool{}
		}
		sources[p.New][p.Old] = true
	}
	out := make([]bool, len(x.origins))
	for i, o := range x.origins {
		want := map[string]bool{}
		for _, old := range o.Old {
			want[x.twin[old]] = true
		}
		out[i] = len(want) == len(sources[o.New])
		for old := range want {
			out[i] = out[i] && sources[o.New][old]
		}
	}
	return out
}

// methods are those whose links are measured, in the order of columns.
var methods = []string{"ours", "+possible", "line diff", "difflib", "Dice"}

// found returns the links of every method, twins counted as one.
func (x *trial) found(r *diff.Result, dice float64) map[string]Pairs {
	found := map[string]Pairs{
		"ours":      Linked(r, diff.LevelSentence, diff.Likely, diff.Certain),
		"+possible": Linked(r, diff.LevelSentence, diff.Possible, diff.Certain),
		"line diff": By(LineDiff, x.old, x.new, diff.LevelSentence),
		"difflib":   By(Difflib, x.old, x.new, diff.LevelSentence),
		"Dice":      By(Dice(dice), x.old, x.new, diff.LevelSentence),
	}
	for m := range found {
		found[m] = x.firstTwins(found[m])
	}
	return found
}

// bestDice returns the threshold with the highest F1 over some trials.
func bestDice(trials []*trial) float64 {
	scores := make([]Score, len(diceThresholds))
	for _, x := range trials {
		truth := x.truth()
		for i, found := range DiceSteps(diceThresholds, x.old, x.new, diff.LevelSentence) {
			scores[i] = scores[i].Plus(truth.Score(x.firstTwins(found)))
		}
	}
	return bestThreshold(scores)
}

// diceThresholds are those that are tried, from .10 to .90.
var diceThresholds = func() []float64 {
	var all []float64
	for step := 2; step <= 18; step++ {
		all = append(all, float64(step)*.05)
	}
	return all
}()

// bestThreshold returns the lowest of diceThresholds with the highest F1.
func bestThreshold(scores []Score) float64 {
	best := 0
	for i, s := range scores {
		if s.F1() > scores[best].F1() {
			best = i
		}
	}
	return diceThresholds[best]
}

// share counts how many of some sentences are right.
type share struct{ right, all int }

func (s *share) count(right bool) {
	s.all++
	if right {
		s.right++
	}
}

func (s *share) value() float64 { return ratio(s.right, s.all) }

// tally is the sum over the trials of a set.
type tally struct {
	links   map[string]Score
	right   map[string]map[string]*share // by operation, then method
	moved   map[Operation]*share         // linked rightly and marked as moved
	carried share                        // characters of carried sentences with a right source
	marked  Score                        // marks of moves on carried sentences
	plain   *share                       // re-typeset and not reworded
	number  *share                       // renumbered and said to be
}

func newTally() *tally {
	return &tally{
		links: map[string]Score{}, right: map[string]map[string]*share{},
		moved: map[Operation]*share{Move: {}, MoveReword: {}}, plain: &share{}, number: &share{},
	}
}

func (y *tally) share(row, method string) *share {
	if y.right[row] == nil {
		y.right[row] = map[string]*share{}
	}
	if y.right[row][method] == nil {
		y.right[row][method] = &share{}
	}
	return y.right[row][method]
}

// all is the row of all operations.
const all = "all sentences"

func (y *tally) add(x *trial, dice float64) {
	r := diff.Compare(x.old, x.new)
	truth := x.truth()
	for method, found := range x.found(r, dice) {
		y.links[method] = y.links[method].Plus(truth.Score(found))
		for i, right := range x.right(found) {
			y.share(string(x.origins[i].Done), method).count(right)
			y.share(all, method).count(right)
		}
	}
	y.addMarks(x, r)
	y.addCarried(x, r)
}

// addMarks counts what the links say beyond which nodes they join.
func (y *tally) addMarks(x *trial, r *diff.Result) {
	right := x.right(x.firstTwins(Linked(r, diff.LevelSentence, diff.Likely, diff.Certain)))
	moved, reworded, renumbered := map[string]bool{}, map[string]bool{}, map[string]bool{}
	for _, l := range r.At(diff.LevelSentence) {
		for _, n := range l.New {
			moved[string(n.Locator)] = moved[string(n.Locator)] || l.Moved
			renumbered[string(n.Locator)] = renumbered[string(n.Locator)] || l.Renumbered
			reworded[string(n.Locator)] = reworded[string(n.Locator)] || l.Kind != diff.Unchanged && l.Kind != diff.Typographic
		}
	}
	for i, o := range x.origins {
		s := y.moved[o.Done]
		if s != nil {
			s.count(right[i] && moved[o.New])
			y.marked.True++
		}
		if moved[o.New] {
			y.marked.Found++
			if s != nil {
				y.marked.Right++
			}
		}
		if o.Done == Retype {
			y.plain.count(!reworded[o.New])
		}
		if o.Renumbered && o.Done == Keep {
			y.number.count(right[i] && renumbered[o.New])
		}
	}
}

// addCarried counts the characters of the sentences that come from the old
// statement, and of those among them that are linked to a right source.
func (y *tally) addCarried(x *trial, r *diff.Result) {
	found := x.firstTwins(Linked(r, diff.LevelSentence, diff.Likely, diff.Certain))
	for _, o := range x.origins {
		size, right := chars.Count(x.new.TextOf(x.new.At(tree.Locator(o.New)))), false
		for _, old := range o.Old {
			right = right || found[Pair{x.twin[old], o.New}]
		}
		if len(o.Old) > 0 {
			y.carried.all += size
		}
		if right {
			y.carried.right += size
		}
	}
}
