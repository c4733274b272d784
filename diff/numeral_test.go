package diff

import "testing"

func TestNumeralsAreTypography(t *testing.T) {
	for _, pair := range [][2]string{
		{"二〇二二年六月九日于霜渡", "2022年6月9日于霜渡"},
		{"两国已结成四十二对友好城市。", "两国已结成42对友好城市。"},
		{"第二十次会议", "第20次会议"},
		{"两百人", "二百人"}, {"投资三亿五千万元", "投资350000000元"},
	} {
		if Fold(pair[0]) != Fold(pair[1]) {
			t.Errorf("%s and %s differ: %s, %s", pair[0], pair[1], Fold(pair[0]), Fold(pair[1]))
		}
	}
	for _, pair := range [][2]string{
		{"一带一路", "1带1路"}, {"四十二对", "四十三对"}, {"十分重要", "10分重要"}, {"两月", "2月"}, {"千方百计", "1000方100计"},
	} {
		if Fold(pair[0]) == Fold(pair[1]) {
			t.Errorf("%s and %s are the same", pair[0], pair[1])
		}
	}
}
