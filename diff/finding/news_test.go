package finding

import (
	"encoding/json"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/parse"
	"github.com/clausediff/clausediff/parse/tree"
)

// The news that a reader wrote down, of real pairs that are not part of this
// repository: the ten most newsworthy changes in their order, as numbers of units,
// which are ranges of characters of the files.
type judged struct {
	Old, New string
	OldUnits [][2]int `json:"old_units"`
	NewUnits [][2]int `json:"new_units"`
	News     []struct{ Old, New []int }

	group   string
	changes []*change
	touched map[*tree.Node][]int
}

// readJudged reads the pairs with news of some files. Texts stand in texts.
func readJudged(t *testing.T, texts string, files ...string) []*judged {
	t.Helper()
	var all []*judged
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var pairs []*judged
		if err := json.Unmarshal(data, &pairs); err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		for _, j := range pairs {
			if len(j.News) == 0 {
				continue
			}
			j.compare(t, texts)
			all = append(all, j)
		}
	}
	return all
}

func (j *judged) compare(t *testing.T, texts string) {
	t.Helper()
	j.touched = map[*tree.Node][]int{}
	var sides [2]*tree.Statement
	for k, name := range []string{j.Old, j.New} {
		data, err := os.ReadFile(filepath.Join(texts, name))
		if err != nil {
			t.Fatal(err)
		}
		s, err := parse.Any(strings.NewReader(string(data)), parse.Name(name))
		if err != nil {
			t.Fatal(err)
		}
		sides[k] = s
		j.touch(s, []rune(string(data)), [][][2]int{j.OldUnits, j.NewUnits}[k])
	}
	r := diff.Compare(sides[0], sides[1])
	j.group = string(r.New.Lang) + " " + strings.Split(strings.TrimPrefix(j.New, "../"), "/")[0]
	j.changes = newReading(r, languageOf(r)).changes()
}

// touch finds the sentences of a statement in its source, by letters and digits
// only, and the units that share half of the shorter of the two.
func (j *judged) touch(s *tree.Statement, source []rune, units [][2]int) {
	var flat []rune
	var at []int
	for i, r := range source {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			flat, at = append(flat, r), append(at, i)
		}
	}
	text, from := string(flat), 0
	for _, n := range s.Nodes(tree.KindSentence) {
		key := letters(s.TextOf(n))
		f := strings.Index(text[from:], key)
		if key == "" || f < 0 {
			continue
		}
		start := len([]rune(text[:from+f]))
		from += f + len(key)
		a, b := at[start], at[start+len([]rune(key))-1]+1
		for u, x := range units {
			if o := min(b, x[1]) - max(a, x[0]); o > 0 && 2*o >= min(b-a, x[1]-x[0]) {
				j.touched[n] = append(j.touched[n], u)
			}
		}
	}
}

func letters(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, text)
}

// pick is the units that one finding touches.
type pick struct{ old, new map[int]bool }

func (j *judged) pick(old, new []*tree.Node) pick {
	p := pick{map[int]bool{}, map[int]bool{}}
	for _, n := range old[:min(2, len(old))] {
		for _, u := range j.touched[n] {
			p.old[u] = true
		}
	}
	for _, n := range new[:min(2, len(new))] {
		for _, u := range j.touched[n] {
			p.new[u] = true
		}
	}
	return p
}

// told returns how many items some picks tell, and how many of the first three.
func (j *judged) told(picks []pick) (all, first float64) {
	for i, item := range j.News {
		if slices.ContainsFunc(picks, func(p pick) bool {
			return slices.ContainsFunc(item.Old, func(u int) bool { return p.old[u] }) ||
				slices.ContainsFunc(item.New, func(u int) bool { return p.new[u] })
		}) {
			all++
			if i < 3 {
				first++
			}
		}
	}
	return all / float64(len(j.News)), first / float64(min(3, len(j.News)))
}

// score is what ten findings tell: of all items, of the first three, what as many
// units drawn by chance tell, and how many units they touch.
type score struct{ told, first, chance, units, smooth float64 }

func (s *score) add(t score, by float64) {
	s.told += t.told * by
	s.first += t.first * by
	s.chance += t.chance * by
	s.units += t.units * by
	s.smooth += t.smooth * by
}

func (s score) String() string {
	return fmt.Sprintf("told %.2f  first three %.2f  chance %.2f  units %4.1f  smooth %.3f", s.told, s.first, s.chance, s.units, s.smooth)
}

// measure scores the items that weights choose.
func (j *judged) measure(weights []float64, chance bool) score {
	for _, c := range j.changes {
		c.weight, c.attached = 0, false
		for i, w := range weights {
			c.weight += w * c.value[i]
		}
	}
	var picks []pick
	var s score
	for _, it := range choose(j.changes) {
		old, new := slices.Clone(it.lead.link.Old), slices.Clone(it.lead.link.New)
		for _, o := range it.others {
			old, new = append(old, o.link.Old...), append(new, o.link.New...)
		}
		picks = append(picks, j.pick(old, new))
	}
	for n := 6; n <= 14; n += 2 {
		told, first := j.told(picks[:min(n, len(picks))])
		s.smooth += (told + first/3) / 5
	}
	picks = picks[:min(10, len(picks))]
	for _, p := range picks {
		s.units += float64(len(p.old) + len(p.new))
	}
	s.told, s.first = j.told(picks)
	if chance {
		s.chance = j.chance(s.units)
	}
	return s
}

// chance is what changes drawn by chance tell that touch as many units.
func (j *judged) chance(units float64) float64 {
	const draws = 200
	rnd, sum := rand.New(rand.NewPCG(7, 7)), 0.0
	for range draws {
		var picks []pick
		n := 0.0
		for _, i := range rnd.Perm(len(j.changes)) {
			if n >= units {
				break
			}
			p := j.pick(j.changes[i].link.Old, j.changes[i].link.New)
			picks, n = append(picks, p), n+float64(len(p.old)+len(p.new))
		}
		told, _ := j.told(picks)
		sum += told / draws
	}
	return sum
}

func weightsOf() []float64 {
	var w []float64
	for _, f := range features {
		w = append(w, f.weight)
	}
	return w
}

// half reads the judged pairs of LABELS, a folder, whose names begin so: tune- those
// that the weights may be fitted on, held- those kept apart, of which only the
// figures are looked at.
func half(t *testing.T, name string) []*judged {
	t.Helper()
	folder := os.Getenv("LABELS")
	if folder == "" {
		t.Skip("LABELS names no folder of judged pairs")
	}
	files, err := filepath.Glob(filepath.Join(folder, name+"-*.json"))
	if err != nil {
		t.Fatal(err)
	}
	if name == "tune" {
		files = append(files, gold+"en-joint.json", gold+"ru.json", gold+"zh-laws.json")
	}
	return readJudged(t, shared+"/real", files...)
}

// The judged pairs that stand beside the repository.
const (
	shared = "../../../shared"
	gold   = shared + "/gold/"
)

// TestNews prints the weights, and what ten findings tell of the news of every pair,
// of the pairs that the weights were fitted on and of those kept apart.
func TestNews(t *testing.T) {
	for _, name := range []string{"tune", "held"} {
		pairs := half(t, name)
		all := groups(pairs, weightsOf(), true)
		for _, g := range sorted(all) {
			t.Logf("%s %-60.60s %s", name, g, all[g])
		}
	}
	for _, f := range features {
		t.Logf("%5.2f  %s", f.weight, f.name)
	}
}

// TestFit is how the weights were found, and how they are found anew: all but that
// of information begin at .1, and each in turn takes that of 0, .1, .2, .4, .8 with
// which the other pairs tell most, every group counting alike, where that is .01
// more than before; in two rounds. What is printed is what a pair tells that was
// left out.
func TestFit(t *testing.T) {
	if os.Getenv("FIT") == "" {
		t.Skip("FIT is not set")
	}
	pairs := half(t, "tune")
	var left score
	for i, out := range pairs {
		w := fit(slices.Delete(slices.Clone(pairs), i, i+1))
		s := out.measure(w, true)
		left.add(s, 1/float64(len(pairs)))
		t.Logf("%-70s %s  %.2f", filepath.Base(out.New), s, w)
	}
	t.Logf("%-70s %s", "left out, all", left)
	t.Logf("fitted on all: %.2f", fit(pairs))
}

func fit(pairs []*judged) []float64 {
	w := make([]float64, len(features))
	for i, f := range features {
		w[i] = math.Copysign(.1, f.weight)
	}
	w[0] = 1
	value := func() float64 {
		g := groups(pairs, w, false)
		return (2*g["en"].smooth + g["ru"].smooth + g["others"].smooth) / 4
	}
	best := value()
	for range 2 {
		for i := 1; i < len(w); i++ {
			for _, v := range []float64{0, .1, .2, .4, .8} {
				before := w[i]
				w[i] = math.Copysign(v, before)
				if got := value(); got > best+.01 {
					best = got
				} else {
					w[i] = before
				}
			}
		}
	}
	return w
}

// groups returns the mean scores by group of pairs.
func groups(pairs []*judged, weights []float64, chance bool) map[string]score {
	all, n := map[string]*score{}, map[string]float64{}
	for _, j := range pairs {
		s := j.measure(weights, chance)
		kind := "others"
		switch {
		case strings.HasPrefix(j.group, "en") && !strings.Contains(j.New, "fomc"):
			kind = "en"
		case strings.HasPrefix(j.group, "ru"):
			kind = "ru"
		}
		for _, g := range []string{kind, "pair " + filepath.Base(filepath.Dir(j.New)) + " " + filepath.Base(j.New)} {
			if all[g] == nil {
				all[g] = &score{}
			}
			all[g].add(s, 1)
			n[g]++
		}
	}
	out := map[string]score{}
	for g, s := range all {
		var mean score
		mean.add(*s, 1/n[g])
		out[g] = mean
	}
	return out
}

func sorted(m map[string]score) []string {
	var keys []string
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
