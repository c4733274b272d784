package lang_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/clausediff/clausediff/parse/lang"
	"github.com/clausediff/clausediff/parse/tree"
)

// Numbers are the same in every language and way of writing.
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
		for _, n := range lang.NumeralsOf(tt.lang).In(tt.text) {
			mark := map[lang.NumeralKind]string{lang.Year: "Y", lang.Month: "M", lang.Percent: "%"}[n.Kind]
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

// Names are found in their cases, and have one code in all languages.
func TestNames(t *testing.T) {
	tests := []struct {
		lang       tree.Lang
		text, want string
	}{
		{"zh", "中方和阿富汗、美利坚合众国、朝鲜民主主义人民共和国在联合国安理会，其中国家", "CN AF US KP UN UNSC"},
		{"ru", "Китаем, Афганистану, Соединёнными Штатами Америки, КНДР, в Совете Безопасности ООН; кроме того", "CN AF US KP UNSC UN"},
		{"en", "China, Afghan people, the United States, the DPRK, U.N. Security Council; us, a turkey", "CN AF US KP UN UNSC"},
		{"fr", "de la République d’Haïti, les États-Unis d’Amérique, du Niger et du Nigéria, l’ONU", "HT US NE NG UN"},
		{"es", "Estados Unidos, Perú y la Unión Europea", "US PE EU"},
		{"ar", "الولايات المتحدة الأمريكية والصين ومجلس الأمن", "US CN UNSC"},
		{"pt", "do Brasil, da China e das Nações Unidas", "BR CN UN"},
		{"de", "Deutschlands, Frankreich und der Europäische Union", "DE FR EU"},
		{"ru", "Нигерии и Нигера, БРИКС, ШОС", "NG NE BRICS SCO"},
		{"zh", "金砖国家、上合组织、中华人民共和国", "BRICS SCO CN"},
	}
	for _, tt := range tests {
		var got []string
		for _, m := range lang.NamesOf(tt.lang).In(tt.text) {
			got = append(got, m.Code)
		}
		if got := strings.Join(got, " "); got != tt.want {
			t.Errorf("%s: %s, want %s", tt.text, got, tt.want)
		}
	}
}

func TestRomanized(t *testing.T) {
	for _, pair := range [][2]string{{"концепц", "concept"}, {"миграц", "migration"}, {"физика", "physics"}, {"ланьч", "lanchuan"}} {
		if x, y := lang.Romanized(pair[0]), lang.Romanized(pair[1]); x[:4] != y[:4] {
			t.Errorf("%s is %s, %s is %s", pair[0], x, pair[1], y)
		}
	}
}
