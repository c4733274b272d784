package numbers_test

import (
	"testing"

	"pgregory.net/rapid"

	"github.com/clausediff/clausediff/parse/lang/numbers"
)

func TestNumbers(t *testing.T) {
	tests := []struct {
		text string
		want int
	}{
		{"一", 1}, {"十", 10}, {"十九", 19}, {"二十", 20}, {"九十九", 99}, {"一百", 100}, {"一百零一", 101}, {"一百二十三", 123},
		{"IX", 9}, {"XIV", 14}, {"12", 12}, {"１２", 12}, {"二二", 22}, {"一〇五", 105}, {"百", 100}, {"xiv", 14}, {"MCMXCIX", 1999}, {"٢٣", 23},
		{"IIII", 0}, {"IIX", 0}, {"xI", 0}, {"万", 0}, {"〇", 0}, {"-3", 0}, {"第三", 0}, {"三十x", 0}, {"", 0},
	}
	for _, tt := range tests {
		if got := numbers.Parse(tt.text); got != tt.want {
			t.Errorf("%q: got %d, want %d", tt.text, got, tt.want)
		}
	}
}

// A written number is read as the same number, in all kinds of numerals.
func TestNumbersReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 3999).Draw(t, "n")
		for _, text := range []string{numbers.WriteRoman(n), numbers.WriteHan(n), numbers.WriteHanPlaces(n),
			numbers.WriteDigits(n, numbers.HanDigits), numbers.WriteDigits(n, "０１２３４５６７８９"), numbers.WriteDigits(n, "٠١٢٣٤٥٦٧٨٩")} {
			if got := numbers.Parse(text); got != n {
				t.Fatalf("%d is written %s, which reads %d", n, text, got)
			}
		}
	})
}

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
		if got, _ := numbers.Arabic([]rune(text)); got != want {
			t.Errorf("%s is %q, want %q", text, got, want)
		}
	}
}
