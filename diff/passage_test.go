package diff

import (
	"slices"
	"strings"
	"testing"

	"github.com/clausediff/clausediff/parse/segment"
	"github.com/clausediff/clausediff/parse/tree"
)

// A passage knows its tokens only when they are those of its text by itself.
func FuzzPassage(f *testing.F) {
	for _, text := range []string{
		"全面加强合作，深化互信。", "增长8.1%左右，5.5万亿元", "2022年2月4日", "to 1-1/4 percent U.S. 10:30", "  \n 一\u3000二", "г. Москва, т. е.", "a'b c", "",
	} {
		f.Add(text, 3, 9)
	}
	f.Fuzz(func(t *testing.T, text string, start, end int) {
		text = strings.ToValidUTF8(text, "")
		if start < 0 || end < start || end > len(text) || !runeStart(text, start) || !runeStart(text, end) {
			return
		}
		all := tokensOf(&tree.Statement{Text: text, Lang: "zh"})
		p := all.of([]*tree.Node{{Span: tree.Span{Start: start, End: end}}}, text[start:end])
		if p.tokens == nil {
			return
		}
		if got, want := lengths(p.tokens), lengths(segment.Words(p.text, "zh")); !slices.Equal(got, want) {
			t.Errorf("%q in %q has tokens of %v bytes, by itself of %v", p.text, text, got, want)
		}
	})
}

func runeStart(text string, at int) bool { return at == len(text) || text[at]&0xC0 != 0x80 }

func lengths(tokens []tree.Span) []int {
	var all []int
	for _, t := range tokens {
		all = append(all, t.Len())
	}
	return all
}

// The tokens of a passage are known, or it makes no difference that they were cut.
func TestPassage(t *testing.T) {
	s := &tree.Statement{Text: "全面加强合作，深化互信。增长5.5%。", Lang: "zh"}
	tokens := tokensOf(s)
	node := func(text string) *tree.Node {
		at := strings.Index(s.Text, text)
		return &tree.Node{Span: tree.Span{Start: at, End: at + len(text)}}
	}
	known := func(text string, nodes ...*tree.Node) bool { return tokens.of(nodes, text).tokens != nil }
	if !known("深化互信。", node("深化互信。")) {
		t.Error("the tokens of a clause are not known")
	}
	if !known("全面加强合作，深化互信。", node("全面加强合作，"), node("深化互信。")) {
		t.Error("the tokens of two neighbouring clauses are not known")
	}
	if known("全面加强合作，增长5.5%。", node("全面加强合作，"), node("增长5.5%。")) {
		t.Error("the tokens of two clauses that are apart are known")
	}
	if known("增长5", node("增长5")) {
		t.Error("the tokens of a text that ends inside a number are known")
	}
}
