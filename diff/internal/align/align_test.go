package align_test

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"github.com/clausediff/clausediff/diff/internal/align"
)

// problem makes a problem from texts in which every rune is a word.
func problem(old, new []string) align.Problem {
	ids, identities := map[rune]int32{}, map[string]int{}
	units := func(texts []string) []align.Unit {
		var list []align.Unit
		for _, text := range texts {
			if _, ok := identities[text]; !ok {
				identities[text] = len(identities)
			}
			counts := map[int32]int32{}
			u := align.Unit{Identity: identities[text]}
			for _, r := range text {
				if _, ok := ids[r]; !ok {
					ids[r] = int32(len(ids))
				}
				counts[ids[r]]++
				u.Tokens++
				u.Tie = u.Tie*31 + uint32(r)
			}
			for id, n := range counts {
				u.Features = append(u.Features, align.Feature{ID: id, Count: n})
			}
			slices.SortFunc(u.Features, func(x, y align.Feature) int { return int(x.ID - y.ID) })
			list = append(list, u)
		}
		return list
	}
	p := align.Problem{Old: units(old), New: units(new)}
	p.Types = make([]align.Type, len(ids))
	for i := range p.Types {
		p.Types[i] = align.Type{Weight: 1000, Subject: true}
	}
	return p
}

// pairs returns the old and new numbers of links.
func pairs(links []align.Link) [][2]int {
	list := [][2]int{}
	for _, l := range links {
		list = append(list, [2]int{l.Old, l.New})
	}
	return list
}

func TestAlign(t *testing.T) {
	tests := []struct {
		name     string
		old, new []string
		want     [][2]int
	}{
		{"empty", nil, []string{"abcdefgh"}, [][2]int{}},
		{"same", []string{"abcdefgh", "ijklmnop"}, []string{"abcdefgh", "ijklmnop"}, [][2]int{{0, 0}, {1, 1}}},
		{"swapped", []string{"abcdefgh", "ijklmnop"}, []string{"ijklmnop", "abcdefgh"}, [][2]int{{0, 1}, {1, 0}}},
		{"reworded", []string{"abcdefghij", "klmnopqrst"}, []string{"abcdefgh12", "KLMNOPQRST"}, [][2]int{{0, 0}}},
		{"split", []string{"abcdefghijklmnop", "qrstuvwxyz"}, []string{"abcdefgh", "ijklmnop", "qrstuvwxyz"}, [][2]int{{0, 0}, {0, 1}, {1, 2}}},
		{"merged", []string{"abcdefgh", "ijklmnop", "qrstuvwxyz"}, []string{"abcdefghijklmnop", "qrstuvwxyz"}, [][2]int{{0, 0}, {1, 0}, {2, 1}}},
		{"nothing shared", []string{"abcdefgh"}, []string{"ijklmnop"}, [][2]int{}},
		{"shared formula only",
			[]string{"#$%&abcdefgh", "#$%&ABCDEFGH", "#$%&qrstuvwx"},
			[]string{"#$%&ijklmnop", "#$%&ABCDEFGH", "#$%&qrstuvwx"},
			[][2]int{{1, 1}, {2, 2}}},
		{"wording is used up once",
			[]string{"abcdefgh"}, []string{"abcdefgh", "abcdefgx"}, [][2]int{{0, 0}}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a := align.Align(problem(tt.old, tt.new))
			if got := pairs(a.Links); !reflect.DeepEqual(got, tt.want) || a.Coarse {
				t.Errorf("got %v coarse %v, want %v", got, a.Coarse, tt.want)
			}
		})
	}
}

// Parts of linked units that name two parties the other way round are paired in
// one way; the same units on their own may be linked in both.
func TestPartsThatExchangedWording(t *testing.T) {
	p := problem([]string{"abcdefABCDEFGH", "uvwxyzmnopqrstIJKLMNOP"}, []string{"abcdefIJKLMNOP", "uvwxyzmnopqrstABCDEFGH"})
	both := [][2]int{{0, 0}, {0, 1}, {1, 0}, {1, 1}}
	if links := align.Align(p).Links; !reflect.DeepEqual(pairs(links), both) {
		t.Errorf("on their own: %v, want %v", pairs(links), both)
	}
	p.Grouped = true
	whole := []align.Link{{Old: 0, New: 0, Score: 1}}
	prepared := align.Prepare(p)
	links := prepared.Align(whole).Links
	if want := [][2]int{{0, 0}, {1, 1}}; !reflect.DeepEqual(pairs(links), want) {
		t.Errorf("as parts: %v, want %v", pairs(links), want)
	}
	for _, c := range prepared.Explain(whole, false, 0) {
		if want := map[int]align.Outcome{0: align.Linked, 1: align.Exchanged}[c.New]; c.Outcome != want {
			t.Errorf("0 → %d: outcome %d, want %d", c.New, c.Outcome, want)
		}
	}
}

// randomTexts returns texts over a small alphabet, with repeats.
func randomTexts(r *rand.Rand, n int) []string {
	var texts []string
	for len(texts) < n {
		if len(texts) > 0 && r.IntN(6) == 0 {
			texts = append(texts, texts[r.IntN(len(texts))])
			continue
		}
		var text []rune
		for range 1 + r.IntN(20) {
			text = append(text, rune('a'+r.IntN(60)))
		}
		texts = append(texts, string(text))
	}
	return texts
}

func TestAlignIsSymmetric(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 300 {
		old, new := randomTexts(r, r.IntN(14)), randomTexts(r, r.IntN(14))
		forth := align.Align(problem(old, new)).Links
		back := align.Align(problem(new, old)).Links
		mirrored := map[[2]int]float64{}
		for _, l := range back {
			mirrored[[2]int{l.New, l.Old}] = l.Score
		}
		for _, l := range forth {
			if score, ok := mirrored[[2]int{l.Old, l.New}]; !ok || score != l.Score {
				t.Fatalf("%q %q: %v forth, %v back", old, new, forth, back)
			}
		}
		if len(forth) != len(back) {
			t.Fatalf("%q %q: %d links forth, %d back", old, new, len(forth), len(back))
		}
		order := func(links []align.Link, swap bool) map[[2]int]bool {
			kept := map[[2]int]bool{}
			for k, in := range align.InOrder(links, nil) {
				key := [2]int{links[k].Old, links[k].New}
				if swap {
					key[0], key[1] = key[1], key[0]
				}
				kept[key] = in
			}
			return kept
		}
		if a, b := order(forth, false), order(back, true); !reflect.DeepEqual(a, b) {
			t.Fatalf("%q %q: order %v forth, %v back", old, new, a, b)
		}
	}
}

// What is prepared once can be aligned by other links between the larger units,
// and by none, each time as if it were prepared anew.
func TestPreparedDoesNotChange(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 12))
	for range 100 {
		p := problem(randomTexts(r, 12), randomTexts(r, 12))
		p.Grouped, p.Apart, p.ApartMass, p.LooseMass, p.Firm = true, 0.45, 8, 3, 0.2
		for i := range 12 {
			p.Old[i].Group, p.New[i].Group = i/3, i/3
		}
		prepared := align.Prepare(p)
		for range 4 {
			var groups []align.Link
			for k := range r.IntN(4) {
				groups = append(groups, align.Link{Old: k, New: r.IntN(4), Score: r.Float64()})
			}
			got := prepared.Align(groups).Links
			want := align.Prepare(p).Align(groups).Links
			if !reflect.DeepEqual(got, want) {
				t.Fatalf("%v with groups %v, not %v", got, groups, want)
			}
		}
	}
}

func TestAlignSelfIsIdentity(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 200 {
		texts := randomTexts(r, 1+r.IntN(20))
		links := align.Align(problem(texts, texts)).Links
		for k, l := range links {
			if l.Old != k || l.New != k || !l.Identical {
				t.Fatalf("%q: %v", texts, pairs(links))
			}
		}
		if len(links) != len(texts) {
			t.Fatalf("%q: %v", texts, pairs(links))
		}
	}
}

// TestInOrderIsHeaviest compares with every subset of few links.
func TestInOrderIsHeaviest(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for range 500 {
		var links []align.Link
		for range r.IntN(9) {
			links = append(links, align.Link{Old: r.IntN(6), New: r.IntN(6), Score: float64(1+r.IntN(100)) / 100})
		}
		kept := 0.0
		var chain []align.Link
		for k, in := range align.InOrder(links, nil) {
			if in {
				kept += links[k].Score
				chain = append(chain, links[k])
			}
		}
		if !inOrder(chain) {
			t.Fatalf("%v is not in order", pairs(chain))
		}
		for set := range 1 << len(links) {
			sum := 0.0
			var subset []align.Link
			for k := range links {
				if set>>k&1 == 1 {
					sum += links[k].Score
					subset = append(subset, links[k])
				}
			}
			if sum > kept+1e-4 && inOrder(subset) {
				t.Fatalf("%v weighs %v, kept %v of %v", pairs(subset), sum, kept, links)
			}
		}
	}
}

func inOrder(links []align.Link) bool {
	for _, x := range links {
		for _, y := range links {
			if x.Old < y.Old && x.New > y.New {
				return false
			}
		}
	}
	return true
}

func TestGroups(t *testing.T) {
	link := func(old, new int, score float64) align.Link {
		return align.Link{Old: old, New: new, Score: score}
	}
	weak := align.Link{Old: 1, New: 0, Score: 0.1, Weak: true}
	tests := []struct {
		name       string
		links      []align.Link
		nold, nnew int
		want       [][2][]int
	}{
		{"none", nil, 1, 2, [][2][]int{{{0}, nil}, {nil, {0}}, {nil, {1}}}},
		{"split and merge", []align.Link{link(0, 0, .9), link(0, 1, .8), link(1, 2, .9), link(2, 2, .9)}, 3, 3,
			[][2][]int{{{1, 2}, {2}}, {{0}, {0, 1}}}},
		{"chain is cut into stars", []align.Link{link(0, 0, .9), link(0, 1, .8), link(1, 1, .5)}, 2, 2,
			[][2][]int{{{0}, {0, 1}}, {{1}, {1}}}},
		{"of equal centres that of the lower key", []align.Link{{Old: 0, New: 0, Score: .9, Tie: 5}, {Old: 0, New: 1, Score: .9, Tie: 1},
			{Old: 1, New: 1, Score: .9, Tie: 1}, {Old: 1, New: 2, Score: .9, Tie: 5}}, 2, 3,
			[][2][]int{{{0, 1}, {1}}, {{0}, {0}}, {{1}, {2}}}},
		{"of equal centres that of the first partners", []align.Link{link(0, 0, .9), link(0, 2, .9), link(1, 0, .9), link(1, 1, .5), link(2, 1, .5)}, 3, 3,
			[][2][]int{{{0, 1}, {0}}, {{0}, {2}}, {{1}, {1}}, {{2}, {1}}}},
		{"weak link stays apart", []align.Link{link(0, 0, .9), weak}, 2, 1,
			[][2][]int{{{0}, {0}}, {{1}, {0}}}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got [][2][]int
			for _, g := range align.Groups(tt.links, tt.nold, tt.nnew) {
				got = append(got, [2][]int{g.Old, g.New})
			}
			if !reflect.DeepEqual(got, tt.want) {
				t.Errorf("got %v, want %v", got, tt.want)
			}
		})
	}
}

// Swapping the sides swaps the groups, also where links are as good as each other and
// as many.
func TestGroupsAreMirrored(t *testing.T) {
	r := rand.New(rand.NewPCG(13, 14))
	for range 2000 {
		var links, swapped []align.Link
		for old := range 3 {
			for new := range 3 {
				if r.IntN(2) == 0 {
					l := align.Link{Old: old, New: new, Score: float64(1+r.IntN(2)) / 2, Tie: uint32(r.IntN(2))}
					links = append(links, l)
					l.Old, l.New = new, old
					swapped = append(swapped, l)
				}
			}
		}
		count := map[string]int{}
		for _, g := range align.Groups(links, 3, 3) {
			count[fmt.Sprint(g.Old, g.New)]++
		}
		for _, g := range align.Groups(swapped, 3, 3) {
			count[fmt.Sprint(g.New, g.Old)]--
		}
		for group, n := range count {
			if n != 0 {
				t.Fatalf("%v: group %s is on one side only", pairs(links), group)
			}
		}
	}
}
