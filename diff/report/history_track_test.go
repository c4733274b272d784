package report_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/clausediff/clausediff/diff/report/history"
	"github.com/clausediff/clausediff/diff/report/internal/reporttest"
	"github.com/clausediff/clausediff/diff/series"
	"github.com/clausediff/clausediff/parse/tree"
)

// The share of an article goes up (+) or down (-) by more than half a hundredth, or stays
// (=); an article that is not there has none.
func TestArticleTracks(t *testing.T) {
	article := func(label, sentence string, times int) string {
		if times == 0 {
			return ""
		}
		return "article " + label + "\n  paragraph\n" + strings.Repeat("    "+sentence+"\n", times)
	}
	var all []*tree.Statement
	for i, times := range [][3]int{{10, 10, 0}, {10, 10, 0}, {20, 10, 0}, {10, 10, 10}} {
		all = append(all, reporttest.Outline(t, fmt.Sprintf("statement 202%d zh\n", i)+
			article("一、", "双方扩大贸易。", times[0])+article("二、", "双方保护候鸟。", times[1])+article("三、", "双方共建航线。", times[2])))
	}
	var got []string
	for _, track := range history.Tracks(series.Link(all, nil)) {
		line := track.Part.Label
		for _, share := range track.Shares {
			sign := "."
			if share != nil {
				sign = map[int]string{1: "+", 0: "=", -1: "-"}[share.Trend]
			}
			line += " " + sign
		}
		got = append(got, line)
	}
	if want := "一 = = + -|二 = = - =|三 . . . ="; strings.Join(got, "|") != want {
		t.Errorf("%s, want %s", strings.Join(got, "|"), want)
	}
}
