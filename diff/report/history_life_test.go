package report_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/clausediff/clausediff/diff/report/history"
	"github.com/clausediff/clausediff/diff/report/internal/reporttest"
)

func TestLives(t *testing.T) {
	l := reporttest.Series(t)
	lives := history.NewLives(l)
	got := map[string]string{}
	for _, thread := range l.Threads {
		life := lives.Life(thread)
		var words []string
		for _, s := range life.Steps {
			words = append(words, strings.TrimSpace(fmt.Sprintf("%d%s %s %s", 2021+s.Statement, s.Part.Label, s.Kind, s.Went)))
		}
		got[life.Steps[len(life.Steps)-1].Text()] = strings.Join(words, ", ")
	}
	for text, want := range map[string]string{
		"双方支持青年冬令营和歌剧院巡演。": "2021二 added, 2022一 unchanged into another article, 2023一 unchanged",
		"双方欢迎互设文化中心。":      "2021一 added, 2023一 unchanged",
		"双方将持续扩大果蔬和水产贸易，":  "2021二 added, 2022二 reworded, 2023二 unchanged",
		"双方商定修复古驿道。":       "2021一 added",
	} {
		if got[text] != want {
			t.Errorf("%s: %s, want %s", text, got[text], want)
		}
	}
}
