package parse

import (
	"testing"

	"github.com/clausediff/clausediff/parse/internal/label"
)

func TestReadLabel(t *testing.T) {
	tests := []struct {
		text   string
		style  label.Style
		number int
		label  string
		mark   string
		rest   string
	}{
		{"一、双方指出", label.StyleComma, 1, "一", "一、", "双方指出"},
		{"十二、双方指出", label.StyleComma, 12, "十二", "十二、", "双方指出"},
		{"二十、", label.StyleComma, 20, "二十", "二十、", ""},
		{"三", label.StyleComma, 3, "三", "三", ""},
		{"一、 总则", label.StyleComma, 1, "一", "一、", "总则"},
		{"（一）总则", label.StyleParen, 1, "（一）", "（一）", "总则"},
		{"(十一) 总则", label.StyleParen, 11, "(十一)", "(十一)", "总则"},
		{"第一条 双方遵守", label.StyleArticle, 1, "第一条", "第一条", "双方遵守"},
		{"第3条：双方遵守", label.StyleArticle, 3, "第3条", "第3条：", "双方遵守"},
		{"第二章 合作", label.StyleChapter, 2, "第二章", "第二章", "合作"},
		{"IV. Cooperation", label.StyleRoman, 4, "IV", "IV.", "Cooperation"},
		{"3. Cooperation", label.StyleDigit, 3, "3", "3.", "Cooperation"},
		{"3.合作", label.StyleDigit, 3, "3", "3.", "合作"},
		{"１、合作", label.StyleDigit, 1, "１", "１、", "合作"},
		{"Article 5. Cooperation", label.StyleArticle, 5, "Article 5", "Article 5.", "Cooperation"},
		{"Статья 7", label.StyleArticle, 7, "Статья 7", "Статья 7", ""},
		{"Article 5 Cooperation", label.StyleArticle, 5, "Article 5", "Article 5", "Cooperation"},
		{"——扩大往来", label.StyleItem, 0, "——", "——", "扩大往来"},
		{"———扩大往来", label.StyleItem, 0, "———", "———", "扩大往来"},
		{"— расширять обмены", label.StyleItem, 0, "—", "—", "расширять обмены"},
		{"• exchanges", label.StyleItem, 0, "•", "•", "exchanges"},
		{"* exchanges", label.StyleItem, 0, "*", "*", "exchanges"},
		{"(a) exchanges", label.StyleItem, 0, "(a)", "(a)", "exchanges"},
		{"（1）扩大往来", label.StyleItem, 0, "（1）", "（1）", "扩大往来"},
		{"①扩大往来", label.StyleItem, 0, "①", "①", "扩大往来"},
		{"а) обмены", label.StyleItem, 0, "а)", "а)", "обмены"},
	}
	for _, tt := range tests {
		got, ok := label.Read(tt.text)
		want := label.Label{Style: tt.style, Number: tt.number, Label: tt.label, Mark: tt.mark, Rest: tt.rest}
		if !ok || got != want {
			t.Errorf("%q: got %+v, want %+v", tt.text, got, want)
		}
	}
}

func TestNoLabel(t *testing.T) {
	for _, text := range []string{
		"第一，先修缮北岸", "一是扩大往来", "一方面", "首先，", "第一条件是友好", "第一条规定了范围", "2023年，双方", "5.5万公顷", "3.14",
		"Article 5 of the treaty says", "I think", "a fine day", "В статье 5", "－5度", "*bold", "十分重要", "三国共同观测", "", "5-1/4 percent",
	} {
		if l, ok := label.Read(text); ok {
			t.Errorf("%q: got %+v", text, l)
		}
	}
}
