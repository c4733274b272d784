package finding

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"fmt"
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
	"github.com/clausediff/clausediff/testdata/readme"
)

// judged is a pair of real statements, which are not part of this repository, with
// the news of it that a reader wrote down in testdata/news: the most newsworthy
// changes in their order. A place is a range of characters of the file.
type judged struct {
	Old, New string // paths below the folders of real statements
	Half     string // tune when weights may be fitted to it, else report
	Group    string // what the statements are about, where a file has several matters
	OldHash  string `json:"old_sha256"`
	NewHash  string `json:"new_sha256"`
	News     []newsItem
	Second   []newsItem // what a second reader wrote down, who had not seen the first's

	kind    string
	changes []*change
	at      map[*tree.Node][2]int
	news    map[*change]bool
}

// newsItem is one piece of news.
type newsItem struct {
	Old, New [][2]int
	Why      string
}

// readJudged reads the judged pairs of a half whose statements are there.
func readJudged(t *testing.T, half string) []*judged {
	t.Helper()
	if judgedOf[half] == nil {
		judgedOf[half] = compareJudged(t, half)
	}
	return judgedOf[half]
}

// judgedOf holds the pairs of a half once they are compared.
var judgedOf = map[string][]*judged{}

func compareJudged(t *testing.T, half string) []*judged {
	t.Helper()
	files, err := filepath.Glob("../../testdata/news/*.json")
	if err != nil || len(files) == 0 {
		t.Fatal("no news in testdata/news ", err)
	}
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
			j.kind = strings.TrimSpace(strings.TrimSuffix(filepath.Base(file), ".json") + " " + j.Group)
			if j.Half == half && j.compare(t) {
				all = append(all, j)
			}
		}
	}
	if len(all) == 0 {
		t.Skip("the judged statements are not here")
	}
	return all
}

// compare compares a pair, false where its statements are not there.
func (j *judged) compare(t *testing.T) bool {
	t.Helper()
	j.at, j.news = map[*tree.Node][2]int{}, map[*change]bool{}
	var sides [2]*tree.Statement
	for k, name := range []string{j.Old, j.New} {
		data := real(name)
		if data == nil {
			t.Logf("%s is missing", name)
			return false
		}
		if got := fmt.Sprintf("%x", sha256.Sum256(data)); got != []string{j.OldHash, j.NewHash}[k] {
			t.Fatalf("%s is another file than the judged one", name)
		}
		s, err := parse.Any(bytes.NewReader(data), parse.Name(name))
		if err != nil {
			t.Fatal(err)
		}
		sides[k] = s
		j.locate(s, []rune(string(data)))
	}
	r := diff.Compare(sides[0], sides[1])
	j.changes = newReading(r.Old, r.New, languageOf(r.Old, r.New), nil).of(r).changes()
	return true
}

// real reads a real statement, nil where it is missing.
func real(name string) []byte {
	for _, folder := range []string{"corpus", "real"} {
		if data, err := os.ReadFile(filepath.Join("../../../shared", folder, name)); err == nil {
			return data
		}
	}
	return nil
}

// locate finds the sentences of a statement in its source, by letters and digits
// only.
func (j *judged) locate(s *tree.Statement, source []rune) {
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
		j.at[n] = [2]int{at[start], at[start+len([]rune(key))-1] + 1}
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

// pick is the sentences of one finding.
type pick struct{ old, new []*tree.Node }

// newPick takes two addresses a side.
func newPick(old, new []*tree.Node) pick {
	return pick{old[:min(2, len(old))], new[:min(2, len(new))]}
}

func (p pick) size() float64 { return float64(len(p.old) + len(p.new)) }

// told returns the share of some news that some picks tell, and of the first three.
func (j *judged) told(news []newsItem, picks []pick) (all, first float64) {
	for i, item := range news {
		if slices.ContainsFunc(picks, func(p pick) bool { return j.touches(p.old, item.Old) || j.touches(p.new, item.New) }) {
			all++
			if i < 3 {
				first++
			}
		}
	}
	return all / float64(len(news)), first / float64(min(3, len(news)))
}

// touches reports whether a sentence and a place share half of the shorter of both.
func (j *judged) touches(nodes []*tree.Node, places [][2]int) bool {
	return slices.ContainsFunc(nodes, func(n *tree.Node) bool {
		x, ok := j.at[n]
		return ok && overlap(x, places)
	})
}

func overlap(x [2]int, places [][2]int) bool {
	return slices.ContainsFunc(places, func(y [2]int) bool {
		both := min(x[1], y[1]) - max(x[0], y[0])
		return both > 0 && 2*both >= min(x[1]-x[0], y[1]-y[0])
	})
}

// agreement is the share of the first reader's news that the second's tells, of all
// and of the first three.
func (j *judged) agreement() (all, first float64) {
	for i, x := range j.News {
		if slices.ContainsFunc(j.Second, func(y newsItem) bool {
			return slices.ContainsFunc(x.Old, func(p [2]int) bool { return overlap(p, y.Old) }) ||
				slices.ContainsFunc(x.New, func(p [2]int) bool { return overlap(p, y.New) })
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
// sentences drawn by chance tell, and how many they are.
// order is the share of pairs of a changed sentence with news and one without that the
// weights put in the right order: it asks all of them, and varies less.
type score struct{ told, first, chance, units, smooth, order float64 }

func (s *score) add(t score, by float64) {
	s.told += t.told * by
	s.first += t.first * by
	s.chance += t.chance * by
	s.units += t.units * by
	s.smooth += t.smooth * by
	s.order += t.order * by
}

func (s score) String() string {
	return fmt.Sprintf("told %.2f  first three %.2f  chance %.2f  units %4.1f  smooth %.3f  order %.2f", s.told, s.first, s.chance, s.units, s.smooth, s.order)
}

// measure scores the items that weights choose.
func (j *judged) measure(weights []float64, chance bool) score {
	for _, c := range j.changes {
		c.weight, c.attached, c.cost, c.compared = 0, false, 0, 0
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
		picks = append(picks, newPick(old, new))
	}
	for n := 6; n <= 14; n += 2 {
		told, first := j.told(j.News, picks[:min(n, len(picks))])
		s.smooth += (told + first/3) / 5
	}
	picks = picks[:min(10, len(picks))]
	for _, p := range picks {
		s.units += p.size()
	}
	s.told, s.first = j.told(j.News, picks)
	if chance {
		s.order, s.chance = j.order(), j.chance(s.units)
	}
	return s
}

// order returns the share of pairs in the right order, a half where there are none.
func (j *judged) order() float64 {
	var news, others []*change
	for _, c := range j.changes {
		if j.isNews(c) {
			news = append(news, c)
		} else {
			others = append(others, c)
		}
	}
	right, all := 0.0, 0.0
	for _, x := range news {
		for _, y := range others {
			all++
			switch {
			case x.weight > y.weight:
				right++
			case x.weight == y.weight:
				right += .5
			}
		}
	}
	if all == 0 {
		return .5
	}
	return right / all
}

// chance is what changes drawn by chance tell that have as many sentences.
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
			p := newPick(j.changes[i].link.Old, j.changes[i].link.New)
			picks, n = append(picks, p), n+p.size()
		}
		told, _ := j.told(j.News, picks)
		sum += told / draws
	}
	return sum
}

func weightsOf() []float64 {
	var w []float64
	for _, f := range features() {
		w = append(w, f.weight)
	}
	return w
}

// TestNews prints the weights, and what ten findings tell of the news of every pair,
// of the pairs that the weights were fitted on and of those kept apart; and holds
// the table of README.md to it.
func TestNews(t *testing.T) {
	table := map[string]score{}
	n := map[string]int{}
	for _, half := range []string{"tune", "report"} {
		for _, j := range readJudged(t, half) {
			s, second := j.measure(weightsOf(), true), ""
			if len(j.Second) > 0 {
				all, first := j.agreement()
				second = fmt.Sprintf("  second reader %.2f  first three %.2f", all, first)
			}
			t.Logf("%-6s %-18s %-32.32s %s%s", half, j.kind, filepath.Base(j.New), s, second)
			key := j.kind + " " + half
			sum := table[key]
			sum.add(s, 1)
			table[key], n[key] = sum, n[key]+1
		}
	}
	var rows [][]string
	for _, kind := range kinds {
		for _, half := range [][2]string{{"tune", "fitted on"}, {"report", "kept apart"}} {
			key := kind[0] + " " + half[0]
			if n[key] == 0 {
				continue
			}
			var mean score
			mean.add(table[key], 1/float64(n[key]))
			t.Logf("%-6s %-47s %s", half[0], kind[0], mean)
			rows = append(rows, []string{fmt.Sprintf("%s, %d %s", kind[1], n[key], half[1]), share(mean.told), share(mean.chance), share(mean.first), share(mean.order)})
		}
	}
	for _, f := range features() {
		t.Logf("%5.2f  %s", f.weight, f.name)
	}
	if !testing.Short() {
		readme.Table(t, "news of", rows, "go test ./diff/finding -run TestNews -update")
	}
}

var kinds = [][2]string{
	{"en-joint security", "English joint statements, on security and in general"},
	{"en-joint economy", "English joint statements, on trade, technology and health"}, {"ru", "Bank of Russia"}, {"fomc-en", "Federal Reserve"},
	{"zh-laws", "Chinese laws"}, {"work-report-zh", "Chinese work reports"},
}

// share prints a share as the README does: .94, 1.00.
func share(x float64) string { return strings.TrimPrefix(fmt.Sprintf("%.2f", x), "0") }
