package quantities_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/clausediff/clausediff/parse/lang/quantities"
	"github.com/clausediff/clausediff/parse/tree"
)

// Numbers have the same value in every language and notation.
func TestNumerals(t *testing.T) {
	tests := []struct {
		lang tree.Lang
		text string
		want string // values; Y year, M month, % share, w weak
	}{
		{"zh", "2022年两国贸易额达到487亿元，增长13.0%。", "2022Y 2w 4.87e+10 13%"},
		{"ru", "В 2022 г. товарооборот двух стран составил 48,7 млрд юаней, рост 13,0 %.", "2022Y 2w 4.87e+10 13%"},
		{"en", "In 2022 trade between the two countries reached 48.7 billion yuan, up 13.0 percent.", "2022Y 2w 4.87e+10 13%"},
		{"fr", "En 2022, les échanges ont atteint 48,7 milliards, soit 13 pour cent et 1 500 emplois.", "2022Y 4.87e+10 13% 1500"},
		{"es", "En 2022 el comercio llegó a 1.500 millones, un 13 por ciento.", "2022Y 1.5e+09 1w 13%"},
		{"de", "2022 waren es 1.500,5 Millionen.", "2022Y 1.5005e+09"},
		{"zh", "二〇二三年九月十九日，四十六对城市，百分之六十，三十周年，二十世纪", "2023Y 9M 19 46 60% 30 20"},
		{"ru", "19 сентября 2023 года, сорок шесть городов, тридцатилетие, ХХ век", "19 9M 2023Y 46 30 20"},
		{"en", "Sept. 19, 2023, forty-six cities, one hundred and twenty, thirtieth, XX century, it may march in May 2024", "9M 19 2023Y 46 120 30 20 5M 2024Y"},
		{"ru", "шестьдесят два года, пятидесяти, двухсот сорока, сорока, двадцать первый", "62 50 240 40 21"},
		{"en", "G20, COVID-19, 5G, B2B and U.N.", ""},
		{"ar", "في عام ٢٠٢٣ و ١٫٥ مليون", "2023Y 1.5e+06"},
		{"zh", "统一、一致、一带一路", "1w 1w 1w 1w"},
	}
	for _, tt := range tests {
		var got []string
		for _, n := range quantities.NumeralsOf(tt.lang).In(tt.text) {
			mark := map[quantities.Kind]string{quantities.Year: "Y", quantities.Month: "M", quantities.Percent: "%"}[n.Kind]
			if n.Weak {
				mark += "w"
			}
			got = append(got, fmt.Sprintf("%v%s", n.Value, mark))
		}
		if got := strings.Join(got, " "); got != tt.want {
			t.Errorf("%s: %s, want %s", tt.text, got, tt.want)
		}
	}
}
