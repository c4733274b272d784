package quality

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/parse/tree"
)

const goldItem = `[{"old": "a.txt", "new": "b.txt", "unit": "sentence", "half": "tune", "old_units": [[0,3],[3,9]], "new_units": [[0,4]], "pairs": [[1,0]], "debatable": [[0,0]]}]`

func TestReadGold(t *testing.T) {
	list, err := ReadGold("gold.json", []byte(goldItem))
	if err != nil {
		t.Fatal(err)
	}
	truth := list[0].Truth()
	if d := cmp.Diff(Pairs{{"#1", "#0"}: true}, truth.Pairs); d != "" {
		t.Errorf("mismatch (-want +got):\n%s", d)
	}
	for _, tt := range []struct{ name, from, to, want string }{
		{"form", "[{", "{", "gold.json: json"},
		{"field", `"half"`, `"side"`, `gold.json: json: unknown field "side"`},
		{"unit", `"sentence"`, `"word"`, `gold.json: a.txt → b.txt: unit "word"`},
		{"half", `"tune"`, `"some"`, `gold.json: a.txt → b.txt: half "some"`},
		{"number", `[[1,0]]`, `[[2,0]]`, "gold.json: a.txt → b.txt: there are no units [2 0]"},
	} {
		_, err := ReadGold("gold.json", []byte(strings.Replace(goldItem, tt.from, tt.to, 1)))
		if err == nil || !strings.HasPrefix(err.Error(), tt.want) {
			t.Errorf("%s: got %v, want %s", tt.name, err, tt.want)
		}
	}
}

// A node touches the units that have half of it, or half of which it has.
func TestTouch(t *testing.T) {
	s, err := tree.ParseOutline([]byte("statement a zh\npreamble\n  paragraph\n    双方指出，合作顺利。\n    双方同意。\n    完。"))
	if err != nil {
		t.Fatal(err)
	}
	source := "**双方指出，**合作\n顺利。 双方同意。 完。"
	sum := sha256.Sum256([]byte(source))
	units := [][2]int{{0, 9}, {9, 15}, {15, 24}}
	d, err := bind(s, []byte(source), hex.EncodeToString(sum[:]), units, nil, diff.LevelSentence)
	if err != nil {
		t.Fatal(err)
	}
	want := map[string][]string{"0.1.1": {"#0", "#1"}, "0.1.2": {"#2"}, "0.1.3": {"#2"}}
	if d := cmp.Diff(want, d.touch); d != "" {
		t.Errorf("mismatch (-want +got):\n%s", d)
	}
	if _, err := bind(s, []byte(source+"。"), hex.EncodeToString(sum[:]), units, nil, diff.LevelSentence); err == nil {
		t.Error("another file is taken for the judged one")
	}
	same := bindNodes(s, diff.LevelSentence)
	got := touching(d, same, Pairs{{"0.1.1", "0.1.2"}: true, {"0.1.9", "0.1.9"}: true, {"0.1.2", "0.1.9"}: true})
	if d := cmp.Diff(Pairs{{"#0", "0.1.2"}: true, {"#1", "0.1.2"}: true, {"0.1.2", "0.1.9"}: true}, got); d != "" {
		t.Errorf("mismatch (-want +got):\n%s", d)
	}
}

func TestTruthScore(t *testing.T) {
	p := func(old, new string) Pair { return Pair{old, new} }
	truth := &Truth{
		Pairs:    Pairs{p("1", "1"): true, p("2", "2"): true, p("3", "3"): true},
		Disputed: Pairs{p("1", "2"): true, p("3", "3"): true},
	}
	found := Pairs{p("1", "1"): true, p("1", "2"): true, p("6", "6"): true}
	if got, want := truth.Score(found), (Score{1, 2, 2}); got != want {
		t.Errorf("got %v, want %v", got, want)
	}
	// Of 1 2 3 4 5 only 4 and 5 are alone; 3 is disputed.
	said := map[string]bool{"3": true, "4": true, "2": true}
	if got, want := truth.Alone([]string{"1", "2", "3", "4", "5"}, said, func(p Pair) string { return p.Old }), (Score{1, 2, 2}); got != want {
		t.Errorf("alone: got %v, want %v", got, want)
	}
	truth.Listed = map[string]bool{"1": true}
	if got, want := truth.Score(found), (Score{1, 1, 1}); got != want {
		t.Errorf("listed: got %v, want %v", got, want)
	}
}
