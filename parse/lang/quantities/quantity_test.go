package quantities

import (
	"fmt"
	"strings"
	"testing"

	"github.com/clausediff/clausediff/parse/tree"
)

// A quantity is found whole: with its range, multiple and unit, and none in a word.
func TestQuantities(t *testing.T) {
	for _, x := range []struct {
		lang       tree.Lang
		text, want string
	}{
		{tree.English, "keep the range at 0 to 1/4 percent", "[0 to 1/4 %]"},
		{tree.English, "buy 5 million tonnes of grain for $5.4 billion", "[5million tonne] [5.4billion $]"},
		{tree.English, "on 4 May 2021 the 6G group met", "[4 may 2021]"},
		{tree.English, "three ports within five years", "[three] [five]"},
		{tree.Russian, "повысить ставку до 6,5–7,0% годовых", "[6,5-7,0 %]"},
		{tree.Russian, "три меры на 20 млрд долларов США", "[три] [20млрд долларов сша]"},
		{tree.Chinese, "增长5%左右，新增就业1200万人", "[5左右 %] [1200万 人]"},
		{tree.Chinese, "三条措施，一个中国", "[三 条]"},
		{tree.English, "in the twenty-two ports", ""},
		{tree.English, "under Article 5 of Executive Order 14257", ""},
		{tree.Russian, "по статье 5 и пункту 12", ""},
		{tree.Chinese, "依照第八十七条处以五万元以上罚款", "[五万以上 元]"},
		{tree.Chinese, "2023年5月4日", "[2023年5月4日]"},
	} {
		var got []string
		for _, q := range Quantities(x.text, x.lang) {
			got = append(got, strings.TrimRight(fmt.Sprintf("[%s %s", q.Value, q.Unit), " ")+"]")
		}
		if s := strings.Join(got, " "); s != x.want {
			t.Errorf("%s: %s, want %s", x.text, s, x.want)
		}
	}
}
