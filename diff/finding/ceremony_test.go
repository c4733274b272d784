package finding_test

import (
	"testing"

	"github.com/clausediff/clausediff/diff/finding"
	"github.com/clausediff/clausediff/parse/tree"
)

// Formulas of opening and closing are ceremony. Sentences that only share words with them
// are not.
func TestCeremony(t *testing.T) {
	for _, c := range []struct {
		lang   tree.Lang
		clause string
		want   bool
	}{
		{tree.English, "We, the wardens of the lakes, met today in Harlan.", true},
		{tree.English, "We look forward to the next gathering of the wardens.", true},
		{tree.English, "The wardens meet the demand for timber of the next decade.", false},
		{tree.Russian, "Следующая встреча смотрителей озер состоится в Харлане.", true},
		{tree.Russian, "Смотрители отметили радушный прием.", true},
		{tree.Russian, "Прием заявок на ремонт причалов продлен.", false},
		{tree.Chinese, "湖区管理员商定下次会晤在海兰举行。", true},
		{tree.Chinese, "湖区管理员对周到安排表示满意。", true},
		{tree.Chinese, "湖区下一阶段扩建码头。", false},
	} {
		if got := finding.Ceremony(c.lang)(c.clause); got != c.want {
			t.Errorf("%s: ceremony is %v, not %v", c.clause, got, c.want)
		}
	}
}
