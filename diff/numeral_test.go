package diff

import "testing"

func TestArabic(t *testing.T) {
	for text, want := range map[string]string{
		"二〇二二": "2022", "二零二三": "2023", "四十二": "42", "十五": "15", "二十": "20", "一百零八": "108",
		"三千六百": "3600", "一万二千": "12000", "十四亿": "1400000000", "一一": "11",
		"一万零五": "10005", "三亿五千万": "350000000", "一亿一万": "100010000", "三亿零五十万六百": "300500600",
		"九千九百九十九亿九千九百九十九万九千九百九十九": "", "九千亿九千万九千": "900090009000",
		"三万五千亿": "", "五万亿": "", "三亿五亿": "", "一万二万": "", "九亿九亿九亿九亿": "", "一亿万": "", "一万亿一万": "",
		"万一": "", "百万": "", "十": "", "十十": "", "千百": "", "一百二百": "",
	} {
		if got, _ := arabic([]rune(text)); got != want {
			t.Errorf("%s is %q, want %q", text, got, want)
		}
	}
}

func TestNumeralsAreTypography(t *testing.T) {
	for _, pair := range [][2]string{
		{"二〇二二年六月九日于霜渡", "2022年6月9日于霜渡"},
		{"两国已结成四十二对友好城市。", "两国已结成42对友好城市。"},
		{"第二十次会议", "第20次会议"}, {"投资三亿五千万元", "投资350000000元"},
	} {
		if typographicKey(pair[0]) != typographicKey(pair[1]) {
			t.Errorf("%s and %s differ: %s, %s", pair[0], pair[1], typographicKey(pair[0]), typographicKey(pair[1]))
		}
	}
	for _, pair := range [][2]string{
		{"一带一路", "1带1路"}, {"四十二对", "四十三对"}, {"十分重要", "10分重要"}, {"千方百计", "1000方100计"},
	} {
		if typographicKey(pair[0]) == typographicKey(pair[1]) {
			t.Errorf("%s and %s are the same", pair[0], pair[1])
		}
	}
}
