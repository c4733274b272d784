package finding

import (
	"fmt"
	"strings"
	"testing"

	"github.com/clausediff/clausediff/diff"
)

// A replacement made in every article is news once, before what is changed in one article
// alone there is none of it. A number is news wherever it changes.
func TestAgain(t *testing.T) {
	law := func(office string, days ...int) string {
		var b strings.Builder
		b.WriteString("statement a zh\narticle 一\n")
		for i, what := range []string{"发放捕鱼证", "检查渔船", "登记渔港", "处理申诉", "公布鱼价"} {
			fmt.Fprintf(&b, "  paragraph\n    %s应当在%d天内%s。\n", office, days[i], what)
		}
		return b.String()
	}
	find := func(old, new string) []Finding {
		return Find(diff.Compare(outline(t, old), outline(t, new)))
	}
	above, below := 0, 0
	for _, f := range find(law("渔政管理机构", 5, 6, 7, 8, 9), law("海洋主管部门", 5, 6, 7, 8, 9)) {
		if f.Weight > -sameAgain {
			above++
		} else {
			below++
		}
	}
	if above != 1 || below != 4 {
		t.Errorf("%d above and %d below, want the first above and the others below", above, below)
	}
	numbers := 0
	for _, f := range find(law("渔政管理机构", 5, 5, 5, 5, 5), law("渔政管理机构", 9, 9, 9, 9, 9)) {
		if f.Type == Number && f.Weight > -sameAgain {
			numbers++
		}
	}
	if numbers != 5 {
		t.Errorf("%d numbers, want each of the five", numbers)
	}
}

// A sentence that stands twice and changes twice is news once.
func TestTwice(t *testing.T) {
	release := func(rate string) string {
		return "statement a zh\narticle 一\n  paragraph\n    理事会决定将鱼税定为" + rate + "。\n  paragraph\n    渔港继续开放。\n  paragraph\n    理事会决定将鱼税定为" + rate + "。\n"
	}
	var news, routine int
	for _, f := range Find(diff.Compare(outline(t, release("5%")), outline(t, release("4%")))) {
		if f.Routine {
			routine++
		} else {
			news++
		}
	}
	if news != 1 || routine != 1 {
		t.Errorf("%d news, %d routine, want one of each", news, routine)
	}
}

// A body whose name gained a word and "and" is no list with a new member.
func TestNamePart(t *testing.T) {
	law := func(body string) string {
		return "statement a zh\narticle 一\n  paragraph\n    " + body + "审议渔业议案。\n    " + body + "可以听取渔民意见。\n    渔港由" + body + "检查。\n"
	}
	for _, f := range Find(diff.Compare(outline(t, law("渔业委员会")), outline(t, law("海洋和渔业委员会")))) {
		if f.Type == ListGained {
			t.Errorf("%s %q", f.Type, f.To)
		}
	}
}
