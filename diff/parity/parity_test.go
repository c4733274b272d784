package parity

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/parse"
	"github.com/clausediff/clausediff/parse/corpus"
	"github.com/clausediff/clausediff/parse/tree"
	specimens "github.com/clausediff/clausediff/testdata/corpus"
	"github.com/clausediff/clausediff/testdata/sample"
)

// specimen returns a statement of the specimens.
func specimen(t testing.TB, id string) *tree.Statement {
	t.Helper()
	if read[id] != nil {
		return read[id]
	}
	c, err := corpus.Load(specimens.FS, "corpus.yaml")
	if err != nil {
		t.Fatal(err)
	}
	if read[id], err = c.Statement(id, ""); err != nil {
		t.Fatal(err)
	}
	return read[id]
}

// read holds the specimens that were read, by id.
var read = map[string]*tree.Statement{}

// told returns a result as text: links with their certainty, and findings.
func told(r *Result, swapped bool) (links, findings map[string]int) {
	links, findings = map[string]int{}, map[string]int{}
	both := func(a, b []*tree.Node) string {
		if swapped {
			a, b = b, a
		}
		return tree.Locators(a) + " ‖ " + tree.Locators(b)
	}
	for _, l := range r.Links {
		links[fmt.Sprintf("%s %s %s %v", l.Level, both(l.A, l.B), l.Certainty, l.Moved)]++
	}
	for _, f := range r.Findings {
		kind, from, to := f.Type, f.From, f.To
		if swapped {
			kind = mirroredType(kind)
			if kind != ChangedA && kind != ChangedB {
				from, to = to, from
			}
		}
		findings[fmt.Sprintf("%s %s %q %q", kind, both(f.A, f.B), from, to)]++
	}
	return links, findings
}

// holds checks what is so of every two statements: that every paragraph and sentence
// is in one link, that links are in the order of A, and that swapping mirrors.
func holds(t *testing.T, a, b *tree.Statement) *Result {
	t.Helper()
	r := Compare(a, b)
	for _, level := range []Level{Paragraph, Sentence} {
		for which, s := range []*tree.Statement{a, b} {
			in := map[*tree.Node]int{}
			for _, l := range r.LinksOf(level) {
				for _, n := range [][]*tree.Node{l.A, l.B}[which] {
					in[n]++
				}
			}
			for n := range s.Root.All() {
				is := level == Sentence && n.Kind == tree.KindSentence || level == Paragraph && n.Kind.IsBlock() && len(n.Children) > 0
				if is != (in[n] == 1) {
					t.Errorf("%s %s of version %d is in %d links", level, n.Locator, which, in[n])
				}
			}
		}
		last := -1
		for _, l := range r.LinksOf(level) {
			if len(l.A) > 0 {
				if at := l.A[0].Span.Start; at < last {
					t.Errorf("%s %s is out of the order of A", level, l.A[0].Locator)
				} else {
					last = at
				}
			}
			if (l.Certainty == diff.NoCertainty) != (len(l.A) == 0 || len(l.B) == 0) {
				if level == Sentence {
					t.Errorf("%s ‖ %s is %s", tree.Locators(l.A), tree.Locators(l.B), l.Certainty)
				}
			}
		}
	}
	links, findings := told(r, false)
	mirrorLinks, mirrorFindings := told(Compare(b, a), true)
	if d := cmp.Diff(links, mirrorLinks) + cmp.Diff(findings, mirrorFindings); d != "" {
		t.Errorf("swapped sides are not a mirror (-as given +swapped)\n%s", d)
	}
	return r
}

// The specimens are the same in their languages, sentence by sentence.
func TestSpecimens(t *testing.T) {
	for _, year := range sample.Of([]string{"2021", "2022", "2023"}, 2) {
		for _, pair := range sample.Of([][2]string{{year, year + "-en"}, {year, year + "-ru"}, {year + "-ru", year + "-en"}}, 2) {
			r := holds(t, specimen(t, pair[0]), specimen(t, pair[1]))
			for _, f := range r.Findings {
				t.Errorf("%v: %s %s ‖ %s: %q, %q", pair, f.Type, tree.Locators(f.A), tree.Locators(f.B), f.From, f.To)
			}
			for _, l := range r.LinksOf(Sentence) {
				if tree.Locators(l.A) != tree.Locators(l.B) {
					t.Errorf("%v: %s is linked with %s", pair, tree.Locators(l.A), tree.Locators(l.B))
				}
			}
		}
	}
}

// A statement laid beside itself has nothing that differs, and neither have those of
// two years that are not versions of one, beyond what the properties ask.
func TestItself(t *testing.T) {
	for _, id := range sample.Of([]string{"2021", "2022-ru", "2023-en"}, 2) {
		s := specimen(t, id)
		if r := holds(t, s, s); len(r.Findings) > 0 {
			t.Errorf("%s: %d findings, such as %+v", id, len(r.Findings), r.Findings[0])
		}
	}
	holds(t, specimen(t, "2021"), specimen(t, "2023-ru"))
}

// drawn makes a text of sentences that are drawn from few words.
func drawn(r *rand.Rand, l tree.Lang) string {
	words := map[tree.Lang]string{
		"en": "the sides support trade 2027 energy 46 and China Guyana APEC water ninety Ling in May",
		"ru": "стороны поддерживают торговлю 2027 энергетику 46 и Китай Гайана АТЭС воду девяносто Лин в мае",
		"zh": "双方 支持 贸易 2027年 能源 四十六 和 中国 圭亚那 APEC 水 九十 绫江 在 五月",
	}[l]
	list := strings.Fields(words)
	var b strings.Builder
	for range r.IntN(30) {
		for range 1 + r.IntN(12) {
			b.WriteString(list[r.IntN(len(list))] + l.Gap())
		}
		b.WriteString(map[bool]string{true: "。", false: ". "}[l == "zh"])
		if r.IntN(3) == 0 {
			b.WriteString("\n\n")
		}
	}
	return b.String()
}

func parsed(t testing.TB, text string, l tree.Lang) *tree.Statement {
	s, err := parse.Text(bytes.NewReader([]byte(text)), parse.Language(l))
	if err != nil {
		return &tree.Statement{Lang: l, Root: &tree.Node{}}
	}
	return s
}

// The properties hold for texts of any size and order, empty ones too.
func TestDrawn(t *testing.T) {
	langs := []tree.Lang{"en", "ru", "zh"}
	for seed := range uint64(sample.Size(15, 40)) {
		r := rand.New(rand.NewPCG(seed, 1))
		l, m := langs[r.IntN(3)], langs[r.IntN(3)]
		holds(t, parsed(t, drawn(r, l), l), parsed(t, drawn(r, m), m))
	}
}

func FuzzCompare(f *testing.F) {
	for seed := range uint64(6) {
		r := rand.New(rand.NewPCG(seed, 2))
		f.Add(drawn(r, "en"), drawn(r, "zh"))
	}
	f.Add("", "一、双方同意。")
	f.Fuzz(func(t *testing.T, a, b string) {
		holds(t, parsed(t, a, "en"), parsed(t, b, "zh"))
	})
}

// mirroredType returns the type of a finding when the sides are swapped.
func mirroredType(t Type) Type {
	if other, ok := map[Type]Type{OnlyA: OnlyB, OnlyB: OnlyA, ChangedA: ChangedB, ChangedB: ChangedA}[t]; ok {
		return other
	}
	return t
}

// What both languages can have in common is marked in the order of the text: names and
// numbers, but for those that a reader would not look for in the other version.
func TestAnchors(t *testing.T) {
	a := parsed(t, "China sent one of 46 ships to Guyana.", "en")
	r := Compare(a, parsed(t, "中国派46艘船中的一艘到圭亚那。", "zh"))
	var got []string
	for _, s := range r.Anchors(a.Nodes(tree.KindSentence)[0]) {
		got = append(got, a.Text[s.Start:s.End])
	}
	if want := "China 46 Guyana"; strings.Join(got, " ") != want {
		t.Errorf("%q, want %s", got, want)
	}
}

// The number of a paragraph is known by its label, however it is written.
func TestLabelNumbers(t *testing.T) {
	for label, want := range map[string]string{"12.": "12", "（三）": "3", "IV.": "4", "(7)": "7", "(a)": "", "—": ""} {
		if got := labelNumber(label); got != want {
			t.Errorf("%s: %q, want %q", label, got, want)
		}
	}
}
