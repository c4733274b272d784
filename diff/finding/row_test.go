package finding

import (
	"fmt"
	"slices"
	"testing"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/parse/tree"
)

// The row of a table is told by its numbers, not as other words: where its columns moved
// on, by the last one.
func TestRows(t *testing.T) {
	for _, x := range []struct {
		name, old, new string
		want           []string
	}{
		{"one column", "Overnight loans, 1 day 9.00", "Overnight loans, 1 day 10.50", []string{"number 9.00 → 10.50"}},
		{"columns moved on", "Overnight loans, 1 day 8.00 9.50", "Overnight loans, 1 day 9.50 10.50", []string{"number 9.50 → 10.50"}},
		{"two columns", "Grain, tonnes 120 340", "Grain, tonnes 125 360", []string{"number 120 → 125", "number 340 → 360"}},
		{"dates of the columns", "Rate of the bank from 28.07.14 from 05.11.14", "Rate of the bank from 05.11.14 from 12.12.14", []string{"date 05.11.14 → 12.12.14"}},
		{"another label", "Overnight loans, 1 day 9.00 7.00", "Overnight deposits, 1 day 9.00 7.00", nil},
	} {
		t.Run(x.name, func(t *testing.T) {
			head := "The bank sets its rates at the end of each month.\n\n"
			r := diff.Compare(sentenceOfTest(t, head+x.old, tree.English), sentenceOfTest(t, head+x.new, tree.English))
			var got []string
			for _, f := range Find(r) {
				if f.Type == Number || f.Type == Date {
					got = append(got, fmt.Sprintf("%s %s → %s", f.Type, f.From, f.To))
				} else if x.want != nil {
					t.Errorf("told as %s: %q → %q", f.Type, f.From, f.To)
				}
			}
			if !slices.Equal(got, x.want) {
				t.Errorf("told %q, want %q", got, x.want)
			}
		})
	}
}

// A sum that the other statement names elsewhere has neither come nor gone.
func TestSumsElsewhere(t *testing.T) {
	old := "The fund has 40 million crowns. The council will report on the harbour in spring."
	new := "The fund has 40 million crowns. The council will report on the harbour and on the 40 million crowns in spring."
	for _, f := range Find(diff.Compare(sentenceOfTest(t, old, tree.English), sentenceOfTest(t, new, tree.English))) {
		if f.Type == Number {
			t.Errorf("%q → %q by %s", f.From, f.To, f.Rule)
		}
	}
}

// A line that repeats the title is not news.
func TestRepeatedTitle(t *testing.T) {
	const text = "  paragraph\n    The two ports admit vessels of both sides. \n"
	old := outline(t, "statement a en\ntitle Joint Statement on Ports\npreamble\n"+text)
	new := outline(t, "statement b en\ntitle Joint Statement on Ports\npreamble\n  paragraph\n    Joint Statement on Ports \n"+text)
	if all := Find(diff.Compare(old, new)); len(all) > 0 {
		t.Errorf("told %s %q", all[0].Type, all[0].To)
	}
}

// What was reported as done and is now promised is weaker.
func TestDoneIsPromised(t *testing.T) {
	for _, x := range []struct{ old, new, from, to string }{
		{"The Sides have launched a ferry line between the ports.", "The Sides will launch a ferry line between the ports.", "launched", "will launch"},
		{"The Sides signed the agreement on ports.", "The Sides intend to sign the agreement on ports.", "signed", "intend to sign"},
	} {
		const head = "The ministers met in the harbour town.\n\n"
		all := Find(diff.Compare(sentenceOfTest(t, head+x.old, tree.English), sentenceOfTest(t, head+x.new, tree.English)))
		if len(all) != 1 || all[0].Type != Weaker || all[0].From != x.from || all[0].To != x.to {
			t.Errorf("%q: told %v, want weaker %q → %q", x.new, all, x.from, x.to)
		}
	}
}
