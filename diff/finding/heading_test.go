package finding

import (
	"testing"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/parse/tree"
)

// A name that is new in a heading is reported there, and only there if the text below has it
// too. A heading of which only the number changed is no finding.
func TestNamesInHeadings(t *testing.T) {
	document := func(number, heading, text string) *tree.Statement {
		return sentenceOfTest(t, "海岸委员会声明\n\n一、关于灯塔\n\n双方将共同维护海角的灯塔。\n\n"+number+"、"+heading+"\n\n双方同意每年"+text+"举行渔业会议。\n", tree.Chinese)
	}
	old := document("二", "关于渔业合作", "在港口")
	for _, x := range []struct {
		name string
		new  *tree.Statement
		want []string
	}{
		{"in the heading", document("二", "关于同蒙古渔业合作", "在港口"), []string{"蒙古"}},
		{"in the text too", document("二", "关于同蒙古渔业合作", "在蒙古港口"), []string{"蒙古"}},
		{"a number", document("三", "关于渔业合作", "在港口"), nil},
	} {
		t.Run(x.name, func(t *testing.T) {
			var got []string
			for _, f := range Find(diff.Compare(old, x.new)) {
				switch {
				case f.Type == Named:
					got = append(got, f.To)
				case x.want == nil:
					t.Errorf("%s %q → %q", f.Type, f.From, f.To)
				}
			}
			if len(got) != len(x.want) || len(got) > 0 && got[0] != x.want[0] {
				t.Errorf("named %q, want %q", got, x.want)
			}
		})
	}
}
