package docx

import (
	"testing"
)

func TestFormatNumber(t *testing.T) {
	tests := []struct {
		format string
		want   map[int]string
	}{
		{"decimal", map[int]string{-1: "-1", 0: "0", 12: "12"}},
		{"decimalZero", map[int]string{3: "03", 10: "10"}},
		{"decimalFullWidth", map[int]string{10: "１０"}},
		{"upperRoman", map[int]string{0: "0", 1: "I", 4: "IV", 9: "IX", 14: "XIV", 40: "XL", 1999: "MCMXCIX", 4000: "4000"}},
		{"lowerRoman", map[int]string{8: "viii"}},
		{"upperLetter", map[int]string{1: "A", 26: "Z", 27: "AA", 53: "AAA", 781: "781"}},
		{"lowerLetter", map[int]string{0: "0", 2: "b", 28: "bb"}},
		{"russianLower", map[int]string{1: "а", 10: "к", 29: "я", 30: "аа"}},
		{"chineseCounting", map[int]string{0: "〇", 1: "一", 10: "十", 11: "十一", 20: "二十", 99: "九十九", 100: "一〇〇", 105: "一〇五"}},
		{"chineseCountingThousand", map[int]string{0: "〇", 10: "十", 19: "十九", 21: "二十一", 100: "一百", 101: "一百零一", 110: "一百一十", 112: "一百一十二", 1001: "一千零一", 1010: "一千零一十", 2022: "二千零二十二", 9999: "九千九百九十九", 10000: "10000"}},
		{"ideographDigital", map[int]string{10: "一〇", 23: "二三"}},
		{"japaneseCounting", map[int]string{10: "十", 11: "十一", 20: "二十", 101: "百一", 111: "百十一", 1100: "千百"}},
		{"chineseLegalSimplified", map[int]string{1: "壹", 10: "壹拾", 12: "壹拾贰", 105: "壹佰零伍"}},
		{"decimalEnclosedCircle", map[int]string{1: "①", 20: "⑳", 21: "21"}},
		{"ideographTraditional", map[int]string{1: "甲", 10: "癸", 11: "11"}},
		{"none", map[int]string{5: ""}},
		{"notAFormat", map[int]string{5: "5"}},
	}
	for _, tt := range tests {
		for n, want := range tt.want {
			if got := formatNumber(n, tt.format); got != want {
				t.Errorf("formatNumber(%d, %q) = %q, want %q", n, tt.format, got, want)
			}
		}
	}
}

var formats = []string{"decimal", "decimalZero", "decimalFullWidth", "upperRoman", "lowerRoman", "upperLetter", "lowerLetter",
	"russianUpper", "russianLower", "ideographDigital", "chineseCounting", "chineseCountingThousand", "japaneseCounting",
	"chineseLegalSimplified", "decimalEnclosedCircle", "decimalEnclosedParen", "decimalEnclosedFullstop", "ideographTraditional", "ideographZodiac"}

// TestNumbersDiffer: in every format all numbers differ, and none is empty or longer
// than a label may be.
func TestNumbersDiffer(t *testing.T) {
	for _, format := range formats {
		seen := map[string]int{}
		for n := range 12000 {
			s := formatNumber(n, format)
			if s == "" || len(s) > 60 {
				t.Fatalf("formatNumber(%d, %q) = %q", n, format, s)
			}
			if m, ok := seen[s]; ok {
				t.Fatalf("%s writes both %d and %d as %s", format, m, n, s)
			}
			seen[s] = n
		}
	}
}
