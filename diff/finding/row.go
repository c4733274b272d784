package finding

import (
	"regexp"
	"strings"
	"sync"

	"github.com/clausediff/clausediff/parse/lang/chars"
)

// numeral finds the numbers of a table's row, and dates in digits.
var numeral = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`[0-9]+(?:[.,:/][0-9]+)*`) })

// rows finds other numbers in the row of a table, which ends with no mark: all else in it
// is its label, and the same on both sides. Where columns have moved on by one, the last
// one tells what changed:
//
//	7-day repo    [-8.00-]  9.50          the row of the old statement
//	7-day repo      9.50  {+10.50+}       9.50 → 10.50
func rows(p *pair) []hit {
	if !p.old.isRow() {
		return nil
	}
	old, new := numeral().FindAllStringIndex(p.old.text, -1), numeral().FindAllStringIndex(p.new.text, -1)
	if len(old) < rowNumbers || len(old) != len(new) || label(p.old.text) != label(p.new.text) {
		return nil
	}
	var all []hit
	for i := range old {
		from, to := p.old.text[old[i][0]:old[i][1]], p.new.text[new[i][0]:new[i][1]]
		if from == to {
			continue
		}
		h := hit{typ: Number, rule: "number", old: span{old[i][0], old[i][1]}, new: span{new[i][0], new[i][1]}, step: 3}
		if strings.Count(from, ".") > 1 {
			h.typ, h.rule = Date, "date"
		}
		all = append(all, h)
	}
	if n := len(all); n > 1 && movedOn(p, all) {
		return all[n-1:]
	}
	return all
}

// rowNumbers is how many numbers a row has at least.
const rowNumbers = 2

// isRow reports whether a sentence ends without a mark, as rows do.
func (s *side) isRow() bool {
	return !strings.ContainsAny(chars.Last(strings.TrimSpace(s.text), 1), ".!?;:,。！？；：，")
}

// label is a row without its numbers.
func label(text string) string {
	return strings.Join(strings.Fields(numeral().ReplaceAllString(fold(text), "")), " ")
}

// movedOn reports whether each number of the new row is what stood to its right in the
// old one, the last aside.
func movedOn(p *pair, all []hit) bool {
	for i := range len(all) - 1 {
		if p.new.of(all[i].new) != p.old.of(all[i+1].old) {
			return false
		}
	}
	return true
}
