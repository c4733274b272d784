package quantities

import (
	"fmt"
	"math"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/clausediff/clausediff/parse/lang"
	"github.com/clausediff/clausediff/parse/tree"
	"github.com/clausediff/clausediff/testdata/goldenfile"
)

const casesFile = "testdata/quantities.txt"

// Quantities are found whole and understood. The cases file lists texts with the
// quantities in each.
func TestQuantities(t *testing.T) {
	data, err := os.ReadFile(casesFile)
	if err != nil {
		t.Fatal(err)
	}
	numerals := map[tree.Lang]*Numerals{}
	for _, l := range []tree.Lang{tree.English, tree.Russian, tree.Chinese} {
		numerals[l] = NumeralsOf(l)
	}
	lines, tried := strings.Split(string(data), "\n"), 0
	for i, line := range lines {
		cells := strings.Split(line, "\t")
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		if len(cells) != 3 {
			t.Fatalf("%s:%d: not a language, a text and its quantities", casesFile, i+1)
		}
		tried++
		l, text, want := tree.Lang(cells[0]), cells[1], cells[2]
		got := written(text, l, numerals[l])
		if got != want && !goldenfile.Updating(t) {
			t.Errorf("%s:%d: %s: %s, want %s", casesFile, i+1, text, got, want)
		}
		lines[i] = strings.Join([]string{cells[0], text, got}, "\t")
	}
	if tried < 100 {
		t.Errorf("only %d texts", tried)
	}
	if goldenfile.Updating(t) {
		if err := os.WriteFile(casesFile, []byte(strings.Join(lines, "\n")), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

// written formats the quantities of a text.
func written(text string, l tree.Lang, n *Numerals) string {
	var all []string
	for _, q := range Quantities(text, l) {
		if q.Date {
			all = append(all, "["+q.Value+"]")
			continue
		}
		r := n.RangeOf(text, q)
		words := append(strings.Fields(q.Unit), strings.Fields(string(r.Bound))...)
		all = append(all, "["+strings.Join(append([]string{ends(r)}, words...), " ")+"]")
	}
	if all == nil {
		return "–"
	}
	return strings.Join(all, " ")
}

// ends formats a range.
func ends(r Range) string {
	end := func(x float64) string {
		if math.IsInf(x, 0) {
			return ""
		}
		return strconv.FormatFloat(x, 'f', -1, 64)
	}
	switch {
	case !r.Known:
		return "?"
	case r.Low == r.High:
		return end(r.Low)
	}
	return fmt.Sprintf("%s..%s", end(r.Low), end(r.High))
}

// A Chinese number of several tens or more includes the character for "several", so that
// it is never reported without it.
func TestSeveral(t *testing.T) {
	for text, want := range map[string]string{
		"投资几十亿元": "几十亿元", "援助数百万美元": "数百万美元", "培训几千人": "几千人", "参加人数十万": "十万",
	} {
		for _, q := range Quantities(text, tree.Chinese) {
			if got := text[q.Start:q.End]; got != want {
				t.Errorf("%s: %s, want %s", text, got, want)
			}
		}
	}
}

// A number in Chinese characters is found before each of the units and counters of the data file.
func TestHanUnits(t *testing.T) {
	for _, list := range []string{"quantity-units", "quantity-counters"} {
		for _, unit := range lang.List(tree.Chinese, list) {
			text := "有三" + unit
			if found := Quantities(text, tree.Chinese); len(found) != 1 || text[found[0].Start:found[0].End] != "三"+unit {
				t.Errorf("%s: found %v in %s", list, found, text)
			}
		}
	}
}
