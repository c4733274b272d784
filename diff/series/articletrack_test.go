package series_test

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/clausediff/clausediff/diff/series"
	"github.com/clausediff/clausediff/parse/tree"
)

func outlines(t *testing.T, texts ...string) []*tree.Statement {
	t.Helper()
	var all []*tree.Statement
	for _, text := range texts {
		s, err := tree.ParseOutline([]byte(text))
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, s)
	}
	return all
}

func TestArticleTracks(t *testing.T) {
	health := "article 三、\n  heading\n    公共卫生\n  paragraph\n    双方将联合研制疫苗并在边境地区开展免疫接种，|定期交换疫情信息。\n"
	trade := func(label string) string {
		return "article " + label + "、\n  heading\n    贸易往来\n  paragraph\n    双方将扩大农产品准入并简化边境口岸的通关手续。\n"
	}
	politics := "article 一、\n  heading\n    政治互信\n  paragraph\n    双方将保持高层交往并每年举行外长磋商会议，|坚决反对外来干涉。\n"
	digital := "article 二、\n  heading\n    数字经济\n  paragraph\n    双方欢迎两国企业共建数据中心和跨境支付平台。\n"
	l := series.Link(outlines(t,
		"statement 2021 zh\n"+politics+trade("二")+health,
		"statement 2022 zh\n"+politics+digital+trade("三"),
		"statement 2023 zh\n"+politics+trade("二")+health,
	), nil)
	var got strings.Builder
	for _, m := range l.ArticleTracks() {
		for i, p := range m.Articles {
			if p.Article == nil {
				got.WriteString("- ")
				continue
			}
			fmt.Fprintf(&got, "%s/%d ", p.Article.Heading, p.Rank)
			if i == len(m.Articles)-1 && p.Share <= 0 {
				t.Errorf("share %f", p.Share)
			}
		}
		got.WriteString("\n")
	}
	want := "政治互信/2 政治互信/1 政治互信/2 \n贸易往来/3 贸易往来/2 贸易往来/3 \n公共卫生/1 - 公共卫生/1 \n- 数字经济/3 - \n"
	if got.String() != want {
		t.Errorf("got\n%swant\n%s", got.String(), want)
	}
}

// The shares of a statement's articles add up to at most 1, and their ranks are a
// permutation.
func TestArticleTracksOfSpecimens(t *testing.T) {
	l := series.Link(readSpecimens(t), nil)
	tracks := l.ArticleTracks()
	for i, s := range l.Statements {
		sum, ranks, n := 0.0, map[int]bool{}, 0
		for _, m := range tracks {
			if p := m.Articles[i]; p.Article != nil {
				sum += p.Share
				ranks[p.Rank] = true
				n++
			}
		}
		if sum > 1 || sum < .5 || math.IsNaN(sum) || len(ranks) != n || !ranks[1] || n != s.Articles() {
			t.Errorf("%s: %d articles have %.2f of the text, ranks %v", s.ID, n, sum, ranks)
		}
	}
}
