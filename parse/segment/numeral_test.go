package segment_test

import (
	"strings"
	"testing"

	"github.com/clausediff/clausediff/parse/lang/chars"
	"github.com/clausediff/clausediff/parse/segment"
	"github.com/clausediff/clausediff/parse/tree"
)

// mayStand accepts every character of a number.
func TestNumeralsAreWords(t *testing.T) {
	for _, r := range "〇零一二三四五六七八九十百千万亿两廿" {
		if !chars.IsHanNumeral(r) {
			t.Errorf("%c stands in no number", r)
		}
	}
	for _, want := range []string{
		"六十二年|来", "二〇二三年", "二〇二四年", "第二十一届|会议", "一百二十五万|人", "一千二百三十四亿元", "两百三十七|人",
		"廿一|世纪", "百分之六十五点三", "三点五倍", "第六十二届|联大", "一九七八年|至|一九八五年", "两千零一十二年",
		"一带一路", "一些", "统一", "十分", "万众一心", "五四运动", "千万|不要", "百万雄师", "两国|二十三|次",
		"统一|三十五年", "统一|一定|要", "唯一|十二", "三十|万众一心", "六十|一样", "三十|万千瓦", "几十|亿元", "八点|三十分",
	} {
		text := strings.ReplaceAll(want, "|", "")
		var words []string
		for _, w := range segment.Words(text, tree.Chinese) {
			words = append(words, text[w.Start:w.End])
		}
		if got := strings.Join(words, "|"); got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
	}
}
