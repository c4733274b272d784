package parity

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/clausediff/clausediff/parse"
	"github.com/clausediff/clausediff/parse/tree"
	"github.com/clausediff/clausediff/testdata/readme"
	"github.com/clausediff/clausediff/testdata/sample"
)

// declaration is where the real declaration in two languages is.
const declaration = "../../../shared/real/los-angeles-declaration-fr-en/2022-06-10-"

// pairs are two versions of one statement, with their truth: the addresses of
// sentences that say the same.
type truth struct {
	name string
	a, b *tree.Statement
	same map[tree.Locator]tree.Locator
}

// specimenPairs are the specimens in two languages, sentence for sentence the same.
func specimenPairs(t testing.TB) []truth {
	t.Helper()
	var all []truth
	for _, ids := range [][2]string{{"2021", "2021-en"}, {"2022-en", "2022"}, {"2022", "2022-ru"}, {"2023-ru", "2023"}, {"2023-ru", "2023-en"}, {"2021-en", "2021-ru"}} {
		p := truth{"specimens", specimen(t, ids[0]), specimen(t, ids[1]), map[tree.Locator]tree.Locator{}}
		for _, n := range p.a.Nodes(tree.KindSentence) {
			p.same[n.Locator] = n.Locator
		}
		all = append(all, p)
	}
	return all
}

// declarationPair is the real declaration in French and English, both ways, nil where
// it is missing.
func declarationPair(t testing.TB) []truth {
	t.Helper()
	read := func(name string) *tree.Statement {
		data, err := os.ReadFile(declaration + name)
		if err != nil {
			if sample.All() {
				t.Fatal(err)
			}
			return nil
		}
		s, err := parse.Any(bytes.NewReader(data), parse.Name(name))
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	fr, en := read("declaration-de-los-angeles-sur-les-migrations-et-la-protection.md"), read("los-angeles-declaration-on-migration-and-protection.md")
	if fr == nil || en == nil {
		return nil
	}
	data, err := os.ReadFile("../../testdata/parity/los-angeles-fr-en.tsv")
	if err != nil {
		t.Fatal(err)
	}
	there, back := map[tree.Locator]tree.Locator{}, map[tree.Locator]tree.Locator{}
	for line := range strings.Lines(string(data)) {
		if x, y, ok := strings.Cut(strings.TrimSpace(line), "\t"); ok && !strings.HasPrefix(line, "#") {
			there[tree.Locator(x)], back[tree.Locator(y)] = tree.Locator(y), tree.Locator(x)
		}
	}
	return []truth{{"declaration", fr, en, there}, {"declaration", en, fr, back}}
}

// score counts pairs of sentences: those that are linked and say the same.
type score struct{ right, found, all int }

func (s score) f1() float64 { return 2 * float64(s.right) / float64(s.found+s.all) }

// linksOf scores the links of two versions whose sentences had other addresses before
// they were changed.
func (s *score) add(r *Result, p truth, wasA, wasB map[*tree.Node][]tree.Locator) {
	inB := map[tree.Locator]bool{}
	for _, was := range wasB {
		for _, l := range was {
			inB[l] = true
		}
	}
	for _, was := range wasA {
		for _, l := range was {
			if inB[p.same[l]] {
				s.all++
			}
		}
	}
	for _, l := range r.LinksOf(Sentence) {
		for _, x := range l.A {
			for _, y := range l.B {
				s.found++
				if slices.ContainsFunc(wasA[x], func(at tree.Locator) bool { return slices.Contains(wasB[y], p.same[at]) }) {
					s.right++
				}
			}
		}
	}
}

// changedSides are ways in which both versions are changed before they are aligned.
var changedSides = []struct {
	name   string
	harder float64 // how much less is enough
	change func(d *draft, r *rand.Rand)
}{
	{"as they are", 0, func(*draft, *rand.Rand) {}},
	{"paragraphs joined and split at random", 0, relay},
	{"and one sentence in twelve left out, one in eight merged with the next, in each version", .06, func(d *draft, r *rand.Rand) {
		relay(d, r)
		n := len(d.places(anywhere))
		for range n / 12 {
			dropSentence(d, r)
		}
		for range n / 8 {
			mergeSentences(d, r)
		}
	}},
}

// relay joins and splits paragraphs.
func relay(d *draft, r *rand.Rand) {
	for _, p := range d.parts {
		var blocks []*draftBlock
		for _, b := range p.blocks {
			plain := b.node.Kind == tree.KindParagraph && !b.node.IsHeading
			last := len(blocks) - 1
			switch {
			case plain && last >= 0 && blocks[last].node.Kind == tree.KindParagraph && !blocks[last].node.IsHeading && r.IntN(4) == 0:
				blocks[last].sentences = append(slices.Clone(blocks[last].sentences), b.sentences...)
			case plain && len(b.sentences) > 1 && r.IntN(3) == 0:
				k := 1 + r.IntN(len(b.sentences)-1)
				blocks = append(blocks, &draftBlock{b.node, b.sentences[:k:k]}, &draftBlock{b.node, b.sentences[k:]})
			default:
				blocks = append(blocks, b)
			}
		}
		p.blocks = blocks
	}
}

// alignmentRows measures the links of sentences, beside those by lengths alone.
func alignmentRows(t *testing.T, pairs []truth, name string, least float64) (rows [][]string) {
	for _, c := range changedSides {
		var ours, lengths score
		for i, p := range pairs {
			r := rand.New(rand.NewPCG(uint64(i), 11))
			x, y := draftOf(p.a), draftOf(p.b)
			c.change(x, r)
			c.change(y, r)
			a, wasA := x.statement()
			b, wasB := y.statement()
			ours.add(align(a, b, config{}), p, wasA, wasB)
			lengths.add(align(a, b, config{lengthOnly: true}), p, wasA, wasB)
		}
		rows = append(rows, []string{name + ", " + c.name, fmt.Sprint(ours.all), fraction(ours.f1()), fraction(lengths.f1())})
		if ours.f1() < least-c.harder {
			t.Errorf("sentences of %s, %s: aligned with F1 %.3f", name, c.name, ours.f1())
		}
	}
	return rows
}

// seeded counts what is found of faults of one kind.
type seeded struct{ faults, told, false, sentences int }

func (s seeded) recall() float64 { return float64(s.told) / float64(s.faults) }

// seed makes faults of a kind in the second version, some at once, and counts those
// that are told, and what else is.
func (s *seeded) seed(t *testing.T, p truth, f fault, number uint64) {
	r := rand.New(rand.NewPCG(number, 7))
	d := draftOf(p.b)
	var spots [][]tree.Locator
	for range 2 {
		if at, ok := f.make(d, r); ok && !slices.ContainsFunc(spots, func(other []tree.Locator) bool { return slices.Contains(other, at[0]) }) {
			spots = append(spots, at)
		}
	}
	b, was := d.statement()
	result := Compare(p.a, b)
	s.faults += len(spots)
	s.sentences += len(result.b.sentences)
	told := map[int]bool{}
	for _, x := range result.Findings {
		hit := -1
		for i, spot := range spots {
			if slices.ContainsFunc(x.A, func(n *tree.Node) bool { return slices.Contains(spot, p.same[n.Locator]) }) ||
				slices.ContainsFunc(x.B, func(n *tree.Node) bool {
					return slices.ContainsFunc(was[n], func(l tree.Locator) bool { return slices.Contains(spot, l) })
				}) {
				hit = i
			}
		}
		switch {
		case hit >= 0 && slices.Contains(f.types, x.Type):
			told[hit] = true
		case !p.differs(x):
			s.false++
			t.Logf("false: %s in %s: %s %s ‖ %s %q %q", f.name, p.name, x.Type, tree.Locators(x.A), tree.Locators(x.B), x.From, x.To)
		}
	}
	s.told += len(told)
}

// differs reports whether a finding is true of the versions as they are: Guyana is in
// the English declaration only.
func (p truth) differs(f Finding) bool {
	return p.name == "declaration" && f.Type == Name && strings.Contains(f.From+f.To, "Guyana")
}

// TestQuality measures how good alignment and findings are, and holds the README's
// tables against it.
func TestQuality(t *testing.T) {
	if testing.Short() {
		t.Skip("hundreds of comparisons")
	}
	specimens, real := sample.Of(specimenPairs(t), 2), declarationPair(t)
	if !sample.All() && real != nil {
		real = real[:1] // the other way round is much the same
	}
	rows := alignmentRows(t, specimens, "specimens in Chinese, Russian and English", .97)
	if real != nil {
		rows = append(rows, alignmentRows(t, real, "a real declaration in French and English", .93)...)
	}
	var found [][]string
	var whole seeded
	seededIn := slices.Concat(specimens, real)
	if !sample.All() {
		seededIn = specimens
	}
	for _, f := range faults() {
		var all seeded
		for i, p := range seededIn {
			for n := range uint64(sample.Size(1, 2)) {
				all.seed(t, p, f, 10*uint64(i)+n)
			}
		}
		recall := "–"
		if f.types != nil {
			recall = fraction(all.recall())
			whole.faults, whole.told = whole.faults+all.faults, whole.told+all.told
		}
		whole.false, whole.sentences = whole.false+all.false, whole.sentences+all.sentences
		found = append(found, []string{f.name, fmt.Sprint(all.faults), recall, all.rate()})
	}
	found = append(found, []string{"all", fmt.Sprint(whole.faults), fraction(whole.recall()), whole.rate()})
	if per100 := 100 * float64(whole.false) / float64(whole.sentences); per100 > 1 {
		t.Errorf("%.2f false findings in 100 sentences", per100)
	}
	if !sample.All() {
		t.Skip("a part of the pairs was measured: README.md is not checked")
	}
	readme.Table(t, "versions", rows, "CLAUSEDIFF_REQUIRE=1 go test ./diff/parity -run Quality -update")
	readme.Table(t, "difference", found, "CLAUSEDIFF_REQUIRE=1 go test ./diff/parity -run Quality -update")
}

func (s seeded) rate() string { return fmt.Sprintf("%.2f", 100*float64(s.false)/float64(s.sentences)) }

// fraction prints a share as the README does: .994, 1.000.
func fraction(x float64) string { return strings.TrimPrefix(fmt.Sprintf("%.3f", x), "0") }
