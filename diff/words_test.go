package diff_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/parse/tree"
	"github.com/clausediff/clausediff/testdata/sample"
)

func TestWords(t *testing.T) {
	tests := []struct {
		name     string
		lang     tree.Lang
		old, new string
		want     string
	}{
		{"same", "zh", "双方同意。", "双方同意。", "双方同意。"},
		{"both empty", "zh", "", "", ""},
		{"from nothing", "zh", "", "双方", "{+双方+}"},
		{"one word less", "zh", "双方坚决反对干涉内政。", "双方反对干涉内政。", "双方[-坚决-]反对干涉内政。"},
		{"one word replaced", "en", "The Committee expects growth.", "The Committee sees growth.", "The Committee [-expects-]{+sees+} growth."},
		{"numbers stay whole", "zh", "增长8.1%左右", "增长5.5%左右", "增长[-8.1%左右-]{+5.5%左右+}"},
		{"han numerals stay whole", "zh", "建交六十二年来", "建交六十三年来", "建交[-六十二年-]{+六十三年+}来"},
		{"digits in han stay whole", "zh", "二〇二三年会晤", "二〇二四年会晤", "[-二〇二三年-]{+二〇二四年+}会晤"},
		{"a number is not part of a longer one", "zh", "增长百分之三十以上", "增长百分之三十五点五以上", "增长[-百分之三十-]{+百分之三十五点五+}以上"},
		{"fractions stay whole", "en", "to 1-1/4 percent", "to 1-3/4 percent", "to [-1-1/4 percent-]{+1-3/4 percent+}"},
		{"ranges stay whole", "ru", "составит 4,0–4,5 % в год", "составит 4,5–5,0 % в год", "составит [-4,0–4,5 %-]{+4,5–5,0 %+} в год"},
		{"currencies stay with the number", "en", "lend US$ 5 million to", "lend US$ 6 million to", "lend [-US$ 5 million-]{+US$ 6 million+} to"},
		{"ranges in words stay whole", "en", "range for the rate is 4 to 4-1/4 percent.", "range for the rate is 4-1/4 to 4-1/2 percent.", "range for the rate is [-4 to 4-1/4 percent-]{+4-1/4 to 4-1/2 percent+}."},
		{"abbreviated units keep their point", "ru", "достиг 5 млрд руб. за год", "достиг 7 млрд руб. за год", "достиг [-5 млрд руб.-]{+7 млрд руб.+} за год"},
		{"a unit is cut off what says when", "zh", "将在五年内完成疏浚", "将在三年内完成疏浚", "将在[-五年-]{+三年+}内完成疏浚"},
		{"a word between large changes", "en", "They expressed the hope that the two peoples would live", "They wish both peoples to live", "They [-expressed the hope that the two peoples would-]{+wish both peoples to+} live"},
		{"a figure stands by itself", "zh", "力争于2023年底前取得进展", "力争于2025年底前完成案文谈判", "力争于[-2023年底-]{+2025年底+}前[-取得进展-]{+完成案文谈判+}"},
		{"a member lost, a member gained", "zh", "欢迎沙特、伊朗、埃及参加", "欢迎印度尼西亚、沙特、埃及参加", "欢迎{+印度尼西亚、+}沙特、[-伊朗、-]埃及参加"},
		{"words in another order", "zh", "推动又快又好发展", "推动又好又快发展", "推动[-又快又好-]{+又好又快+}发展"},
		{"a phrase does not end in the", "en", "results of the survey", "results of the test and of the survey", "results {+of the test and +}of the survey"},
		{"a function word between replacements", "en", "was trained with the data of 1995", "is fitted to the records from 1995", "[-was trained with the data of-]{+is fitted to the records from+} 1995"},
		{"a function word between small changes", "en", "We use the old method", "We apply the new method", "We [-use-]{+apply+} the [-old-]{+new+} method"},
		{"island is absorbed", "en", "was decided by members of the council", "had the agreement of staff across a board", "[-was decided by members of the council-]{+had the agreement of staff across a board+}"},
		{"initial of another name", "en", "were Ada B. Hale, Chair, and Max Field.", "were Ivy B. Stone, Chair, and Max Field.", "were [-Ada B. Hale-]{+Ivy B. Stone+}, Chair, and Max Field."},
		{"initial of the same surname", "en", "were Ada B. Hale, Chair.", "were Ivy B. Hale, Chair.", "were [-Ada-]{+Ivy+} B. Hale, Chair."},
		{"letter that is not an initial", "en", "the plan B. the port", "a plan B. a port", "[-the-]{+a+} plan B. [-the-]{+a+} port"},
		{"capital at the beginning", "en", "Growth slowed.", "However, growth slowed.", "[-Growth-]{+However, growth+} slowed."},
		{"trailing space is not a change", "en", "Growth slowed. ", "Growth slowed.", "Growth slowed.[- -]"},
		{"russian", "ru", "Стороны решительно осуждают вмешательство.", "Стороны осуждают любое вмешательство.", "Стороны [-решительно -]осуждают {+любое +}вмешательство."},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			edits := diff.Words(tt.old, tt.new, tt.lang)
			checkEdits(t, tt.old, tt.new, edits)
			if d := cmp.Diff(tt.want, formatEdits(edits)); d != "" {
				t.Errorf("mismatch (-want +got):\n%s", d)
			}
		})
	}
}

// swappedEdits returns the edits from the new wording to the old one.
func swappedEdits(edits []diff.Edit) []diff.Edit {
	var swapped []diff.Edit
	for i, e := range edits {
		switch {
		case e.Op == diff.Insert:
			e.Op = diff.Delete
		case e.Op == diff.Delete:
			e.Op = diff.Insert
		}
		if e.Op == diff.Delete && i > 0 && edits[i-1].Op == diff.Delete {
			swapped = slices.Insert(swapped, len(swapped)-1, e)
		} else {
			swapped = append(swapped, e)
		}
	}
	return swapped
}

// Wordings too long or too repetitive for the usual method keep its promises,
// and a small change in them stays small.
func TestLongWordings(t *testing.T) {
	words := func(n int, word func(i int) string) string {
		var b strings.Builder
		for i := range n {
			b.WriteString(word(i) + " ")
		}
		return b.String()
	}
	r := rand.New(rand.NewPCG(1, 2))
	numbered := func(i int) string {
		if i%9 == 4 {
			return fmt.Sprint("item", i)
		}
		return []string{"the", "sides", "agree", "on"}[i%4]
	}
	changed := func(at ...int) func(i int) string {
		return func(i int) string {
			if slices.Contains(at, i) {
				return "newly"
			}
			return numbered(i)
		}
	}
	two := func(period int) func(i int) string {
		return func(i int) string { return []string{"trade", "peace"}[i/period%2] }
	}
	many := sample.Size(50_000, 1_200_000) // more than there are runes
	ten := func(int) string { return fmt.Sprint("w", r.IntN(10)) }
	tests := []struct {
		name     string
		old, new string
		edits    int // 0: whatever they are
	}{
		{"one change in many words", words(30_000, numbered), words(30_000, changed(15_002)), 4},
		{"two changes between rare words", words(30_000, numbered), words(30_000, changed(15_000, 15_005)), 7},
		{"neighbours change places", words(25_000, strconv.Itoa), words(25_000, func(i int) string { return strconv.Itoa(i ^ 1) }), 0},
		{"changes at both ends", words(30_000, numbered), words(30_000, changed(0, 29_999)), 6},
		{"many different words", words(many, func(i int) string { return fmt.Sprint("x", i) }), words(many, func(i int) string { return fmt.Sprint("x", i+1) }), 3},
		{"one word over and over", words(30_000, two(1<<20)), words(30_001, two(1<<20)), 2},
		{"two words in turns", words(1_900, two(1)), words(1_900, two(2)), 0},
		{"some words at random", words(40_000, ten), words(40_000, ten), 0},
		{"far fewer on one side", words(40_000, ten), words(3, ten), 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			edits := diff.Words(tt.old, tt.new, tree.English)
			checkEdits(t, tt.old, tt.new, edits)
			if tt.edits > 0 && len(edits) != tt.edits {
				t.Errorf("%d edits, not %d: %.1000q", len(edits), tt.edits, edits)
			}
			if back := diff.Words(tt.new, tt.old, tree.English); !slices.Equal(back, swappedEdits(edits)) {
				t.Errorf("swapped sides give %d edits for %d", len(back), len(edits))
			}
		})
	}
}

func FuzzWords(f *testing.F) {
	f.Add("双方坚决反对干涉内政。", "双方反对干涉他国内政。")
	f.Add("The Committee expects growth.", "the committee sees growth")
	f.Add("", "x")
	f.Add("", "")
	f.Fuzz(func(t *testing.T, old, new string) {
		if !utf8.ValidString(old) || !utf8.ValidString(new) {
			t.Skip("texts are valid UTF-8: reading refuses others")
		}
		for _, lang := range []tree.Lang{tree.Chinese, tree.English} {
			edits := diff.Words(old, new, lang)
			checkEdits(t, old, new, edits)
			back := diff.Words(new, old, lang)
			if d := cmp.Diff(swappedEdits(edits), back); d != "" {
				t.Fatalf("%q and %q swapped (-want +got):\n%s", old, new, d)
			}
			if old == new && len(edits) > 1 {
				t.Fatalf("%q against itself: %q", old, edits)
			}
		}
	})
}
