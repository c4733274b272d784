package finding

import (
	"regexp"
	"strings"
	"sync"

	"github.com/clausediff/clausediff/parse/lang/chars"
)

// numeral matches numbers in a table row, and dates in digits.
var numeral = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`[0-9]+(?:[.,:/][0-9]+)*`) })

// rows finds changed numbers in a table row, a sentence without a final mark. The rest of the
// row is its label, which must be the same on both sides. If the columns moved by one, only
// the last one is reported:
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

// rowNumbers is the least number of numbers in a row.
const rowNumbers = 2

// isRow reports whether a sentence ends without a punctuation mark, as rows do.
func (s *side) isRow() bool {
	return !strings.ContainsAny(chars.Last(strings.TrimSpace(s.text), 1), ".!?;:,。！？；：，")
}

// label returns a folded row without its numbers.
func label(text string) string {
	return strings.Join(strings.Fields(numeral().ReplaceAllString(fold(text), "")), " ")
}

// movedOn reports whether each new number except the last equals the one to its right in the
// old row.
func movedOn(p *pair, all []hit) bool {
	for i := range len(all) - 1 {
		if p.new.of(all[i].new) != p.old.of(all[i+1].old) {
			return false
		}
	}
	return true
}
