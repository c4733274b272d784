package segment_test

import (
	"strings"
	"testing"

	"github.com/clausediff/clausediff/parse/segment"
	"github.com/clausediff/clausediff/parse/tree"
)

func TestArabic(t *testing.T) {
	for text, want := range map[string]string{
		"二〇二二": "2022", "二零二三": "2023", "四十二": "42", "十五": "15", "二十": "20", "一百零八": "108",
		"三千六百": "3600", "一万二千": "12000", "十四亿": "1400000000", "一一": "11",
		"两百": "200", "一千两百": "1200", "廿一": "21", "一百廿": "120", "三万两千": "32000",
		"一万零五": "10005", "三亿五千万": "350000000", "一亿一万": "100010000", "三亿零五十万六百": "300500600",
		"九千九百九十九亿九千九百九十九万九千九百九十九": "", "九千亿九千万九千": "900090009000",
		"三万五千亿": "", "五万亿": "", "三亿五亿": "", "一万二万": "", "九亿九亿九亿九亿": "", "一亿万": "", "一万亿一万": "",
		"万一": "", "百万": "", "十": "", "十十": "", "千百": "", "一百二百": "",
		"一两": "", "两两": "", "两十": "", "二廿": "", "十廿": "", "廿十": "", "廿万": "200000", "廿廿": "",
	} {
		if got, _ := segment.Arabic([]rune(text)); got != want {
			t.Errorf("%s is %q, want %q", text, got, want)
		}
	}
}

// The table lets every character of a number through.
func TestNumeralsAreWords(t *testing.T) {
	for _, r := range "〇零一二三四五六七八九十百千万亿两廿" {
		if !segment.IsHanNumeral(r) {
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
