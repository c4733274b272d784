package lang_test

import (
	"testing"
	"time"

	"github.com/clausediff/clausediff/parse/lang/dates"
	"github.com/clausediff/clausediff/parse/tree"
)

func TestFindDate(t *testing.T) {
	tests := []struct{ text, want string }{
		{"——2022年3月5日在会议上", "2022-03-05"},
		{"二〇二三年三月二十一日于霜渡", "2023-03-21"},
		{"二○二三年十二月三十一日", "2023-12-31"},
		{"２０２１年５月１７日", "2021-05-17"},
		{"г. Сторожев, 5 апреля 2023 года", "2023-04-05"},
		{"Done on 5 April 2023 in two copies", "2023-04-05"},
		{"April 5, 2023", "2023-04-05"},
		{"2023-04-05", "2023-04-05"},
		{"2023年2月30日", ""},
		{"2023年3月", ""},
		{"明年三月五日", ""},
		{"12 States met on the 5th of April, 2023", "2023-04-05"},
		{"22 марта 20231", ""},
		{"Berlin, 25. Januar 2022", "2022-01-25"},
		{"Le 1er août 2021", "2021-08-01"},
		{"3 de mayo de 2021", "2021-05-03"},
		{"3 de março de 2021", "2021-03-03"},
		{"12 maggio 2020", "2020-05-12"},
		{"٢٥ يناير ٢٠٢٢", "2022-01-25"},
		{"25 يناير 2022", "2022-01-25"},
		{"10 Werurwe 2020", "2020-03-10"},
	}
	for _, tt := range tests {
		if got := dates.Find(tt.text); got != tt.want {
			t.Errorf("%q: got %q, want %q", tt.text, got, tt.want)
		}
	}
}

func TestDateParts(t *testing.T) {
	tests := []struct {
		date             string
		lang             tree.Lang
		year, month, day int
	}{
		{"july 12, 2016", tree.English, 2016, 7, 12},
		{"12 july 2016", tree.English, 2016, 7, 12},
		{"july 2016", tree.English, 2016, 7, 0},
		{"12 july", tree.English, 0, 7, 12},
		{"2030", tree.English, 2030, 0, 0},
		{"2021-25", tree.English, 0, 0, 0},
		{"2020s", tree.English, 0, 0, 0},
		{"second quarter of 2022", tree.English, 0, 0, 0},
		{"5 апреля 2023 года", tree.Russian, 2023, 4, 5},
		{"二〇二三年三月二十一日", tree.Chinese, 2023, 3, 21},
		{"2023年3月", tree.Chinese, 2023, 3, 0},
		{"12.03.2023", tree.Russian, 0, 0, 0},
	}
	for _, tt := range tests {
		if y, m, d := dates.Parts(tt.date, tt.lang); y != tt.year || m != tt.month || d != tt.day {
			t.Errorf("%q: got %d, %d, %d", tt.date, y, m, d)
		}
	}
}

func TestDatePattern(t *testing.T) {
	tests := []struct {
		date     string
		yes, not []string
	}{
		{"2023-03-02",
			[]string{"2023年3月2日", "于２０２３年０３月０２日", "2023 年 3 月 2 日", "二〇二三年三月二日于甲城", "二○二三年三月二日", "2 марта 2023 года", "2\u00a0марта 2023", "02 Марта 2023",
				"March 2, 2023", "Mar. 2 2023", "2 March 2023", "2nd of March 2023", "March 2nd, 2023", "2023-03-02", "02.03.2023", "2023/3/2", "(2.3.2023)", "2023-03-02T10:00"},
			[]string{"2023年3月22日", "2023年3月12日", "12023年3月2日", "二〇二三年三月二十二日", "二〇二三年三月十二日", "22 марта 2023", "12 марта 2023", "2 марта 20231", "March 22, 2023", "March 2, 20234",
				"22 March 2023", "2023-03-022", "12.03.2023", "2 мая 2023", "2023年13月2日", "2022年3月2日", "3 March 2, 022", ""}},
		{"2021-09-28",
			[]string{"2021年9月28日", "二〇二一年九月二十八日", "28 сентября 2021 года", "Sept. 28, 2021", "September 28, 2021", "28.09.2021"},
			[]string{"2021年9月8日", "二〇二一年九月八日", "8 сентября 2021", "Sep 2, 2021"}},
		{"2020-10-10", []string{"二零二零年十月十日", "10 October 2020"}, []string{"二零二零年十月二十日", "二零二零年十一月十日", "110 October 2020"}},
		{"2020-12-31", []string{"二〇二〇年十二月三十一日", "31 декабря 2020"}, []string{"二〇二〇年二月三十一日", "二〇二〇年十二月三十日"}},
	}
	for _, tt := range tests {
		day, err := time.Parse(time.DateOnly, tt.date)
		if err != nil {
			t.Fatal(err)
		}
		form := dates.Pattern(day)
		for _, text := range tt.yes {
			if !form.MatchString(text) {
				t.Errorf("%s is not found in %q", tt.date, text)
			}
		}
		for _, text := range tt.not {
			if form.MatchString(text) {
				t.Errorf("%s is found in %q", tt.date, text)
			}
		}
	}
}
