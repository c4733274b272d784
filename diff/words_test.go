package diff_test

import (
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/parse/tree"
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
		{"numbers stay whole", "zh", "增长8.1%左右", "增长5.5%左右", "增长[-8.1%-]{+5.5%+}左右"},
		{"fractions stay whole", "en", "to 1-1/4 percent", "to 1-3/4 percent", "to [-1-1/4-]{+1-3/4+} percent"},
		{"island is absorbed", "en", "was decided by members of the council", "had the agreement of staff across a board", "[-was decided by members of the council-]{+had the agreement of staff across a board+}"},
		{"capital at the beginning", "en", "Growth slowed.", "However, growth slowed.", "[-Growth-]{+However, growth+} slowed."},
		{"trailing space is no change", "en", "Growth slowed. ", "Growth slowed.", "Growth slowed.[- -]"},
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

func FuzzWords(f *testing.F) {
	f.Add("双方坚决反对干涉内政。", "双方反对干涉他国内政。")
	f.Add("The Committee expects growth.", "the committee sees growth")
	f.Add("", "x")
	f.Fuzz(func(t *testing.T, old, new string) {
		if !utf8.ValidString(old) || !utf8.ValidString(new) {
			t.Skip("texts are valid UTF-8: reading refuses others")
		}
		for _, lang := range []tree.Lang{tree.Chinese, tree.English} {
			edits := diff.Words(old, new, lang)
			checkEdits(t, old, new, edits)
			back := diff.Words(new, old, lang)
			checkEdits(t, new, old, back)
			if old == new && len(edits) > 1 {
				t.Fatalf("%q against itself: %q", old, edits)
			}
		}
	})
}
