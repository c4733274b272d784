package finding_test

import (
	"testing"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/finding"
	"github.com/clausediff/clausediff/parse/tree"
)

// TestDecisions: a step in a short sentence on a slot is a decision, what is told as done is
// none; of a task that was done no word became weaker; the record above a law is routine.
func TestDecisions(t *testing.T) {
	old := report(t, "国内生产总值增长5.1%。", "稳健的货币政策要灵活适度。新建公路两千公里，整修桥梁三百座，疏浚航道一百二十公里。全面推广旧港码头修缮经验，探索设立远洋渔业仓储试点。")
	new := report(t, "国内生产总值增长4.9%。推广旧港码头修缮经验。", "实施适度宽松的货币政策。启动海上风电基地建设，建成储能电站十五座，铺设海底电缆四百公里。扩大远洋渔业仓储试点，探索设立冷链中心。")
	found := finding.Find(diff.Compare(old, new))
	decided := map[string]bool{}
	for _, f := range found {
		for _, x := range f.Features {
			decided[f.To] = decided[f.To] || x.Name == "decision in its slot" && x.Value > 0
		}
		if f.Type == finding.Weaker {
			t.Errorf("%q → %q is weaker, though one is a task and the other was done", f.From, f.To)
		}
	}
	if !decided["适度宽松"] || decided["4.9%"] {
		t.Errorf("decisions are %v, want the change of policy and not what has been done", decided)
	}
	law := func(record string) *tree.Statement {
		return statement(t, "# 渡口管理办法\n\n"+record+"\n\n## 第一章 总则\n\n第一条 渡口由县级人民政府管理。\n", tree.Chinese)
	}
	for _, f := range finding.Find(diff.Compare(law("〈渡口管理办法〉的决定》第二次修正"), law("〈渡口管理办法〉的决定》第二次修正\n\n〈航道管理办法〉的决定》第三次修正"))) {
		if !f.Routine {
			t.Errorf("the record of amendments is told: %s %q → %q", f.Type, f.From, f.To)
		}
	}
}

func report(t *testing.T, done, task string) *tree.Statement {
	return statement(t, "一、去年工作回顾\n\n"+done+"\n\n二、今年工作任务\n\n"+task+"\n", tree.Chinese)
}
