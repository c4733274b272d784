package diff_test

import (
	"testing"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/parse/tree"
)

func TestStoodSince(t *testing.T) {
	statement := func(id string, sentences ...string) *tree.Statement {
		t.Helper()
		text := "statement " + id + " zh\narticle\n  paragraph\n"
		for _, s := range sentences {
			text += "    " + s + "\n"
		}
		s, err := tree.ParseOutline([]byte(text))
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	const bridge, ferry, choir = "双方将共建跨河大桥。", "渡口全年开放。", "双方举办青年合唱节。"
	s19 := statement("2019", bridge, choir)
	s20 := statement("2020", bridge, ferry)
	s21 := statement("2021", "双方将共建跨河大桥．", choir, ferry)
	old := statement("2022", bridge, ferry, choir, "双方重视气象合作。")
	new := statement("2023", "双方重视气象合作。")
	got := map[string]string{}
	for _, l := range diff.Compare(old, new, diff.InSeries(s21, s20, s19)).At(diff.LevelSentence) {
		got[old.TextOf(l.Old[0])] = l.StoodSince
	}
	for text, want := range map[string]string{bridge: "2019", ferry: "2020", choir: "2021", "双方重视气象合作。": ""} {
		if got[text] != want {
			t.Errorf("%s stood since %q, want %q", text, got[text], want)
		}
	}
	for _, l := range diff.Compare(old, new).Links {
		if l.StoodSince != "" {
			t.Errorf("without a series %s stood since %q", l.ID, l.StoodSince)
		}
	}
}
