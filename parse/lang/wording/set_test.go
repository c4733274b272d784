package wording_test

import (
	"testing"

	"pgregory.net/rapid"

	"github.com/clausediff/clausediff/parse/lang/wording"
	"github.com/clausediff/clausediff/parse/tree"
)

// A set has a text if the key of the text is that of one of its own, whatever Han
// characters they have.
func TestSetComparesKeys(t *testing.T) {
	piece := rapid.SampledFrom([]string{"双", "雙", "方", "⽅", "合作", "五", "5", "百分之五", "5%", "。", "，", " ", "\u00ad", "万", "labour", "labor", "ё", "е"})
	text := rapid.Custom(func(t *rapid.T) string {
		joined := ""
		for _, p := range rapid.SliceOfN(piece, 0, 4).Draw(t, "pieces") {
			joined += p
		}
		return joined
	})
	rapid.Check(t, func(t *rapid.T) {
		l := rapid.SampledFrom([]tree.Lang{"", tree.Chinese, tree.English, tree.Russian}).Draw(t, "language")
		s, keys := &tree.Statement{}, map[string]bool{}
		var nodes []*tree.Node
		for _, x := range rapid.SliceOfN(text, 0, 5).Draw(t, "texts") {
			nodes = append(nodes, &tree.Node{Span: tree.Span{Start: len(s.Text), End: len(s.Text) + len(x)}})
			s.Text += x
			keys[wording.Key(x, l)] = true
		}
		set := wording.SetOf(s, nodes, l)
		for range 3 {
			x := text.Draw(t, "looked up")
			if got, want := set.Has(x), keys[wording.Key(x, l)]; got != want {
				t.Errorf("%q in %q: %v, want %v", x, s.Text, got, want)
			}
		}
	})
}
