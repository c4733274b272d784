package quality

import (
	"fmt"
	"testing"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/testdata/sample"
)

// TestQualitySeeded edits statements at random and looks for every new
// sentence's source. Run it with -v for the tables.
func TestQualitySeeded(t *testing.T) {
	measured := map[string]*tally{}
	for _, s := range sets(t) {
		y, dice := s.measure(t)
		measured[s.name] = y
		t.Logf("%s: right source, by what was done (Dice from %.2f)%v", s.name, dice, y.operations())
		t.Logf("%s: links, and marks of ours%v", s.name, y.marks())
		floor(t, seededFloors, s.name+": right source", y.share(all, "ours").value())
		floor(t, seededFloors, s.name+": carried text", y.carried.value())
		floor(t, seededFloors, s.name+": moved", y.moved[Move].value())
		floor(t, seededFloors, s.name+": moved and reworded", y.moved[MoveReword].value())
		floor(t, seededFloors, s.name+": split", y.share(string(Split), "ours").value())
		floor(t, seededFloors, s.name+": merged", y.share(string(Merge), "ours").value())
		floor(t, seededFloors, s.name+": inserted", y.share(string(Insert), "ours").value())
		floor(t, seededFloors, s.name+": marks of moves right", y.marked.P())
		floor(t, seededFloors, s.name+": re-typeset not reworded", y.plain.value())
		if y.number.all > 0 {
			floor(t, seededFloors, s.name+": renumbered", y.number.value())
		}
	}
	if hasCorpus(t) && sample.All() {
		checkReadmeSeeded(t, []*tally{measured["zh specimens"], measured["zh work report"], measured["en wrapped"]})
	}
}

// mixedShare is the share of words that a reworded sentence loses in the mixed
// revisions.
const mixedShare = .3

// measure edits every statement of the set with every seed. The threshold of
// Dice is chosen on a seed of its own.
func (s *set) measure(t *testing.T) (*tally, float64) {
	t.Helper()
	plan := func(seed uint64) Plan {
		return Plan{Seed: seed, Share: mixedShare, Rates: Mixed(), Article: s.wrap == 0}
	}
	dice := bestDice(s.trials(t, plan(100)))
	y := newTally()
	for seed := range s.seeds {
		for _, x := range s.trials(t, plan(seed+1)) {
			y.add(x, dice)
		}
	}
	return y, dice
}

func (s *set) trials(t *testing.T, p Plan) []*trial {
	t.Helper()
	var out []*trial
	for i, o := range s.originals {
		p.Seed = p.Seed%1000 + uint64(i)*1000
		out = append(out, s.trial(t, o, p))
	}
	return out
}

func (y *tally) operations() *table {
	b := &table{}
	header := []any{"operation", "sentences"}
	for _, m := range methods {
		header = append(header, m)
	}
	b.row(header...)
	for _, o := range append(Operations(), all) {
		if len(y.right[string(o)]) == 0 {
			continue
		}
		row := []any{o, y.share(string(o), "ours").all}
		for _, m := range methods {
			row = append(row, y.share(string(o), m).value())
		}
		b.row(row...)
	}
	return b
}

func (y *tally) marks() *table {
	b := &table{}
	b.row("", "precision", "recall", "F1")
	for _, m := range methods {
		s := y.links[m]
		b.row("links, "+m, s.P(), s.R(), s.F1())
	}
	b.row("carried text recognised", "", y.carried.value(), "")
	b.row("moved, and marked so", "", y.moved[Move].value(), y.moved[Move].all)
	b.row("moved and reworded, and marked so", "", y.moved[MoveReword].value(), y.moved[MoveReword].all)
	b.row(fmt.Sprintf("marks of moves (false: %d)", y.marked.False()), y.marked.P(), y.marked.R(), y.marked.F1())
	b.row("re-typeset, not called reworded", "", y.plain.value(), y.plain.all)
	if y.number.all > 0 {
		b.row("renumbered, and said so", "", y.number.value(), y.number.all)
	}
	return b
}

// TestQualityCurve rewords four sentences of five by a growing share of their
// words, and drops and inserts some.
func TestQualityCurve(t *testing.T) {
	if !testing.Verbose() {
		t.Skip("it only prints")
	}
	for _, s := range sets(t) {
		if s.name == "en wrapped, joined" {
			continue
		}
		if len(s.originals) > 12 {
			s.originals = s.originals[:12]
		}
		t.Logf("%s: F1 of links by the share of words changed%v", s.name, s.curve(t))
	}
}

func (s *set) curve(t *testing.T) *table {
	t.Helper()
	rates := Rates{Reword: .8, Delete: .1, Insert: .1}
	dice := bestDice(s.trials(t, Plan{Seed: 100, Share: .4, Rates: rates}))
	b := &table{}
	header := []any{"share"}
	for _, m := range methods {
		header = append(header, m)
	}
	b.row(header...)
	for step := 0; step < 9; step += sample.Size(8, 1) {
		changed := float64(step) / 10
		links := map[string]Score{}
		for _, x := range s.trials(t, Plan{Seed: uint64(step) + 1, Share: changed, Rates: rates}) {
			truth := x.truth()
			for m, found := range x.found(diff.Compare(x.old, x.new), dice) {
				links[m] = links[m].Plus(truth.Score(found))
			}
		}
		row := []any{fmt.Sprintf("%.1f", changed)}
		for _, m := range methods {
			row = append(row, links[m].F1())
		}
		b.row(row...)
		if step%2 == 0 {
			floor(t, curveFloors, fmt.Sprintf("%s: %.1f", s.name, changed), links["ours"].F1())
		}
	}
	return b
}
