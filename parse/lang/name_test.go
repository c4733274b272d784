package lang_test

import (
	"strings"
	"testing"

	"github.com/clausediff/clausediff/parse/lang"
	"github.com/clausediff/clausediff/parse/tree"
)

// Names are found in all grammatical cases, and have the same code in all languages.
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
		{"en", "the Taiwan Strait, cross-Strait trade, across a strait", "TW TW"},
		{"ru", "в Тайваньском проливе", "TW"},
		{"zh", "维护台湾海峡和平", "TW"},
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

// A text may contain a name in a form that no table has, if a word begins alike.
func TestMayBe(t *testing.T) {
	for _, tt := range []struct {
		lang       tree.Lang
		code, text string
		want       bool
	}{
		{"en", "GY", "the Guyanese ports", true}, {"en", "GY", "the ports", false}, {"en", "CN", "the Guyanese ports", false},
		{"ru", "GY", "гайанские порты", true}, {"ru", "GY", "порты", false}, {"zh", "GY", "圭亚那港口", true}, {"zh", "GY", "港口", false},
	} {
		if got := lang.NamesOf(tt.lang).MayBe(tt.code, tt.text); got != tt.want {
			t.Errorf("%s in %q: %v", tt.code, tt.text, got)
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
