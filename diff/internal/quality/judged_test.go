package quality

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/parse/tree"
)

// judged is a pair of statements with the truth of one level.
type judged struct {
	kind, half string
	level      diff.Level
	old, new   *document
	truth      *Truth
	moved      Pairs // of which is known that they moved, nil when nothing is known
}

// goldSets returns the gold files and the truth of the specimens. Documents that
// are not there are left out, and the log says so.
func goldSets(t *testing.T) []judged {
	t.Helper()
	if goldRead == nil {
		goldRead = readGoldSets(t)
	}
	return goldRead
}

// goldRead holds the pairs once they are read.
var goldRead []judged

func readGoldSets(t *testing.T) []judged {
	t.Helper()
	list := specimenTruth(t)
	names, err := filepath.Glob(goldDir + "/*.json")
	if err != nil {
		t.Fatal(err)
	}
	if len(names) == 0 {
		t.Fatal("no gold files in testdata/gold")
	}
	if !hasCorpus(t) {
		return list
	}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		pairs, err := ReadGold(filepath.Base(name), data)
		if err != nil {
			t.Fatal(err)
		}
		for _, g := range pairs {
			j := judged{kind: strings.TrimSuffix(filepath.Base(name), ".json"), half: g.Half, level: g.Level(), truth: g.Truth()}
			j.old = bound(t, g.OldName, g.OldHash, g.OldUnits, g.OldRange, j.level)
			j.new = bound(t, g.NewName, g.NewHash, g.NewUnits, g.NewRange, j.level)
			if j.old != nil && j.new != nil {
				list = append(list, j)
			}
		}
	}
	return list
}

// bound reads a document of a gold pair, nil where it is missing.
func bound(t *testing.T, name, hash string, units [][2]int, part *[2]int, level diff.Level) *document {
	t.Helper()
	for _, folder := range []string{shared, real} {
		file := filepath.Join(folder, filepath.FromSlash(name))
		source, err := os.ReadFile(file)
		if err != nil {
			continue
		}
		s, err := open(file)
		if err != nil {
			t.Logf("%s is left out: %v", name, err)
			return nil
		}
		d, err := bind(s, source, hash, units, part, level)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	t.Logf("%s is left out: it is missing", name)
	return nil
}

// specimenTruth returns what was written down for the specimens.
func specimenTruth(t *testing.T) []judged {
	t.Helper()
	var list []judged
	for _, pair := range yearPairs {
		old, new := read(t, specimen+"/zh/"+pair[0]+".html"), read(t, specimen+"/zh/"+pair[1]+".html")
		for _, level := range []diff.Level{diff.LevelSentence, diff.LevelClause} {
			j := judged{"specimens", "tune", level, bindNodes(old, level), bindNodes(new, level), &Truth{Pairs: Pairs{}}, Pairs{}}
			for _, l := range readTruth(t, pair) {
				for _, p := range l.pairs() {
					if l.level == level.String() {
						j.truth.Pairs[p] = true
						j.moved[p] = l.moved
					}
				}
			}
			list = append(list, j)
		}
	}
	return list
}

// goldRow is the sum over the judged pairs of one kind, level and half.
type goldRow struct {
	links                 map[string]Score
	tiers                 map[diff.Certainty]Score
	dropped, added, moved Score
	dice                  float64
}

// TestQualityGold compares the links with what people judged.
func TestQualityGold(t *testing.T) {
	list := goldSets(t)
	rows := map[string]*goldRow{}
	totals := Scores{}
	for _, j := range list {
		r := diff.Compare(j.old.Statement, j.new.Statement)
		if *mistakes {
			j.listMistakes(t, r)
		}
		for _, half := range []string{j.half, "all"} {
			name := fmt.Sprintf("%s %s %s", j.kind, j.level, half)
			if rows[name] == nil {
				rows[name] = &goldRow{links: map[string]Score{}, tiers: map[diff.Certainty]Score{}, dice: tunedDice(list, j)}
			}
			rows[name].add(&j, r)
		}
		totals.Add(Key{j.level, j.new.Lang}, j.score(Linked(r, j.level, diff.Possible, diff.Certain)))
	}
	names := sortedKeys(rows)
	t.Logf("links that people judged%v", goldTable(names, rows))
	t.Logf("precision by tier, and what is called dropped and added%v", tierTable(names, rows))
	t.Logf("by level and language%v", totalsTable(totals))
	for _, name := range names {
		rows[name].check(t, name)
	}
	if hasCorpus(t) {
		checkReadmeGold(t, rows)
	}
}

// score compares pairs of nodes with the truth.
func (j *judged) score(found Pairs) Score { return j.truth.Score(touching(j.old, j.new, found)) }

// check holds a row against the floors of its kind and level.
func (g *goldRow) check(t *testing.T, name string) {
	t.Helper()
	end := strings.LastIndexByte(name, ' ')
	f, ok := goldFloors[name[:end]]
	if !ok {
		t.Errorf("no floor for %q", name[:end])
		return
	}
	if name[end+1:] != "all" {
		f = goldFloor{f.likely - halfSlack, f.possible - halfSlack, f.certain - halfSlack}
	}
	floors := map[string]float64{name: f.likely, name + ", +possible": f.possible, name + ", certain": f.certain}
	floor(t, floors, name, g.links["ours"].F1())
	floor(t, floors, name+", +possible", g.links["+possible"].F1())
	floor(t, floors, name+", certain", g.tiers[diff.Certain].P())
}

func (g *goldRow) add(j *judged, r *diff.Result) {
	old, new := j.old.Statement, j.new.Statement
	for m, found := range map[string]Pairs{
		"ours":      Linked(r, j.level, diff.Likely, diff.Certain),
		"+possible": Linked(r, j.level, diff.Possible, diff.Certain),
		"line diff": By(LineDiff, old, new, j.level),
		"difflib":   By(Difflib, old, new, j.level),
		"Dice":      By(Dice(g.dice), old, new, j.level),
	} {
		g.links[m] = g.links[m].Plus(j.score(found))
	}
	for _, tier := range []diff.Certainty{diff.Possible, diff.Likely, diff.Certain} {
		g.tiers[tier] = g.tiers[tier].Plus(j.score(Linked(r, j.level, tier, tier)))
	}
	g.addAlone(j, r)
	if j.moved != nil {
		moved := &Truth{Pairs: Pairs{}}
		for p, on := range j.moved {
			if on {
				moved.Pairs[p] = true
			}
		}
		g.moved = g.moved.Plus(moved.Score(movedPairs(r, j.level)))
	}
}

// addAlone adds what is called dropped and added; of a pair of which only some old
// units were judged nothing is known of either.
func (g *goldRow) addAlone(j *judged, r *diff.Result) {
	if j.truth.Listed != nil {
		return
	}
	var linked, alone [2]map[string]bool
	for side := range linked {
		linked[side], alone[side] = map[string]bool{}, map[string]bool{}
	}
	for _, l := range r.At(j.level) {
		into := linked
		if len(l.Old) == 0 || len(l.New) == 0 {
			into = alone
		}
		for side, nodes := range [][]*tree.Node{l.Old, l.New} {
			for _, n := range nodes {
				into[side][string(n.Locator)] = true
			}
		}
	}
	g.dropped = g.dropped.Plus(j.truth.Alone(j.old.names, j.old.alone(alone[0], linked[0]), func(p Pair) string { return p.Old }))
	g.added = g.added.Plus(j.truth.Alone(j.new.names, j.new.alone(alone[1], linked[1]), func(p Pair) string { return p.New }))
}

// tunedDice chooses the threshold of Dice on the tune half of a kind and level.
func tunedDice(list []judged, like judged) float64 {
	scores := make([]Score, len(diceThresholds))
	for _, j := range list {
		if j.kind != like.kind || j.level != like.level || j.half != "tune" {
			continue
		}
		for i, found := range DiceSteps(diceThresholds, j.old.Statement, j.new.Statement, j.level) {
			scores[i] = scores[i].Plus(j.score(found))
		}
	}
	if scores[0].True == 0 {
		return .5
	}
	return bestThreshold(scores)
}

func goldTable(names []string, rows map[string]*goldRow) *table {
	b := &table{}
	b.row("kind, level, half", "true", "P", "R", "ours F1", "+possible P", "R", "F1", "line diff", "difflib", "Dice", "from", "moves P", "moves R")
	for _, name := range names {
		g := rows[name]
		ours, possible := g.links["ours"], g.links["+possible"]
		cells := []any{name, ours.True, ours.P(), ours.R(), ours.F1(), possible.P(), possible.R(), possible.F1(),
			g.links["line diff"].F1(), g.links["difflib"].F1(), g.links["Dice"].F1(), fmt.Sprintf("%.2f", g.dice)}
		if g.moved.True > 0 {
			cells = append(cells, g.moved.P(), g.moved.R())
		}
		b.row(cells...)
	}
	return b
}

func tierTable(names []string, rows map[string]*goldRow) *table {
	b := &table{}
	b.row("kind, level, half", "certain", "links", "likely", "links", "possible", "links", "dropped P", "R", "added P", "R")
	for _, name := range names {
		cells := []any{name}
		for _, tier := range []diff.Certainty{diff.Certain, diff.Likely, diff.Possible} {
			s := rows[name].tiers[tier]
			cells = append(cells, s.P(), s.Found)
		}
		for _, s := range []Score{rows[name].dropped, rows[name].added} {
			cells = append(cells, s.P(), s.R())
		}
		b.row(cells...)
	}
	return b
}

func totalsTable(totals Scores) *table {
	b := &table{}
	b.row("level, language", "P", "R", "F1")
	for _, level := range []diff.Level{diff.LevelSentence, diff.LevelClause} {
		for _, lang := range []tree.Lang{tree.Chinese, tree.Russian, tree.English} {
			if s, ok := totals[Key{level, lang}]; ok {
				b.row(fmt.Sprintf("%s %s", level, lang), s.P(), s.R(), s.F1())
			}
		}
	}
	return b
}

func sortedKeys[V any](m map[string]V) []string {
	var keys []string
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// sortedPairs returns pairs in the order of their locators' text.
func sortedPairs(pairs Pairs) []Pair {
	var out []Pair
	for p := range pairs {
		out = append(out, p)
	}
	slices.SortFunc(out, func(a, b Pair) int {
		return cmp.Or(cmp.Compare(a.Old, b.Old), cmp.Compare(a.New, b.New))
	})
	return out
}
