package quality

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/clausediff/clausediff/parse/tree"
)

func TestEditIsDeterministic(t *testing.T) {
	o := specimens(t)[0]
	p := Plan{Seed: 3, Share: .3, Rates: Mixed(), Donor: o.donor, Article: true}
	text := p.Edit(o.statement).Paragraphs(0)
	if again := p.Edit(o.statement).Paragraphs(0); again != text {
		t.Error("the same plan made other edits")
	}
	p.Seed = 4
	if p.Edit(o.statement).Paragraphs(0) == text {
		t.Error("another seed made the same edits")
	}
}

// Without edits the statement that is built is the old one.
func TestEditOfNothing(t *testing.T) {
	for _, o := range specimens(t) {
		built, origins, err := Plan{Seed: 1}.Edit(o.statement).Outline()
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(sentencesOf(o.statement), sentencesOf(built)); d != "" {
			t.Errorf("mismatch (-want +got):\n%s", d)
		}
		for _, origin := range origins {
			if origin.Done != Keep || len(origin.Old) != 1 || origin.Old[0] != origin.New {
				t.Errorf("%s comes from %v, %s", origin.New, origin.Old, origin.Done)
			}
		}
	}
}

// Every operation takes place, and its origins are as many as it says.
func TestEditOrigins(t *testing.T) {
	want := map[Operation]int{Keep: 1, Reword: 1, Retype: 1, Move: 1, MoveReword: 1, Split: 1, Merge: 2, Insert: 0}
	seen := map[Operation]bool{}
	for seed := range uint64(8) {
		for _, o := range specimens(t) {
			p := Plan{Seed: seed, Share: .3, Rates: Mixed(), Donor: o.donor}
			built, origins, err := p.Edit(o.statement).Outline()
			if err != nil {
				t.Fatal(err)
			}
			if len(origins) != len(built.Nodes(tree.KindSentence)) {
				t.Errorf("%d origins of %d sentences", len(origins), len(built.Nodes(tree.KindSentence)))
			}
			for _, origin := range origins {
				seen[origin.Done] = true
				if len(origin.Old) != want[origin.Done] {
					t.Errorf("%s %s comes from %v", origin.Done, origin.New, origin.Old)
				}
			}
		}
	}
	for _, o := range Operations() {
		if !seen[o] {
			t.Errorf("no sentence was %s", o)
		}
	}
}

func TestSplitAndMerge(t *testing.T) {
	tests := []struct {
		lang                tree.Lang
		text, first, second string
	}{
		{tree.Chinese, "双方同意扩大贸易投资，加强能源合作。", "双方同意扩大贸易投资。", "加强能源合作。"},
		{tree.Chinese, "双方同意扩大贸易。", "双方同意扩大贸易。", ""},
		{tree.English, "The sides agree on trade; they will meet again.", "The sides agree on trade.", "They will meet again."},
	}
	for _, tt := range tests {
		if first, second := split(tt.text, tt.lang); first != tt.first || second != tt.second {
			t.Errorf("split(%q) = %q, %q", tt.text, first, second)
		}
	}
	if got, want := merge("双方指出。", "双方同意。", tree.Chinese), "双方指出，双方同意。"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestBaselines(t *testing.T) {
	old := []string{"加强能源合作", "扩大双边贸易", "支持多边主义", "共同维护和平"}
	new := []string{"共同维护和平", "加强能源合作", "继续扩大双边贸易", "举办文化年"}
	kept := []string{"加强能源合作", "继续扩大双边贸易", "举办文化年", "开展联合研究", "共同维护和平"}
	if d := cmp.Diff([][2]int{{0, 0}, {1, 1}, {2, 2}, {3, 4}}, LineDiff(old, kept, tree.Chinese)); d != "" {
		t.Errorf("line diff: mismatch (-want +got):\n%s", d)
	}
	tests := []struct {
		name   string
		method Method
		want   [][2]int
	}{
		{"line diff", LineDiff, [][2]int{{3, 0}}},
		{"difflib", Difflib, [][2]int{{3, 0}, {0, 1}, {1, 2}}},
		{"Dice", Dice(.5), [][2]int{{0, 1}, {3, 0}, {1, 2}}},
	}
	for _, tt := range tests {
		if d := cmp.Diff(tt.want, tt.method(old, new, tree.Chinese)); d != "" {
			t.Errorf("%s: mismatch (-want +got):\n%s", tt.name, d)
		}
	}
}

func TestBlockRatio(t *testing.T) {
	// abxcd against abcd: two blocks of two words.
	if got, want := blockRatio([]int{1, 2, 9, 3, 4}, []int{1, 2, 3, 4}), 8.0/9; got != want {
		t.Errorf("got %v, want %v", got, want)
	}
	if got := blockRatio([]int{1}, []int{2}); got != 0 {
		t.Errorf("got %v, want 0", got)
	}
	counts := make([]int, 10)
	if got, want := ratioBound([]int{4, 3, 2, 2}, []int{2, 3, 9, 4}, counts), .75; got != want {
		t.Errorf("bound: got %v, want %v", got, want)
	}
}
