package check

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/parse/corpus"
	"github.com/clausediff/clausediff/parse/lang/chars"
)

// unexpected reports where a statement differs from what its series is expected to have:
// the number of articles, the length, the parties.
func (p *pass) unexpected() {
	for _, x := range p.corpus.Expectations {
		if x.Series != p.item.Entry.Series {
			continue
		}
		st := p.item.Now
		if n := st.Articles(); x.Articles > 0 && n != x.Articles {
			p.expected(x, fmt.Sprintf("%d articles were read", n), fmt.Sprintf("%d are expected", x.Articles))
		}
		if n := chars.Count(st.Text); n < x.LeastLength {
			p.expected(x, fmt.Sprintf("the text has %d characters", n), fmt.Sprintf("%d or more are expected", x.LeastLength))
		}
		parties := p.item.Entry.Parties
		if len(parties) == 0 {
			parties = st.Parties
		}
		var missing []string
		for _, party := range x.Parties {
			if !slices.ContainsFunc(parties, func(is string) bool { return diff.Fold(is) == diff.Fold(party) }) {
				missing = append(missing, party)
			}
		}
		if len(missing) > 0 {
			p.expected(x, "the parties are "+orNone(partyList(parties)), strconv.Quote(partyList(missing))+" is expected")
		}
	}
}

func (p *pass) expected(x corpus.Expectation, is, want string) {
	p.add(Finding{Message: fmt.Sprintf("%s, and %s of the series %s", is, want, x.Series)}, is, want)
}

// dates reports where the dates of a series are out of order, and which years are
// missing.
func (p *pass) dates() {
	for _, x := range p.corpus.Expectations {
		var before *Item
		years := map[int]bool{}
		for _, it := range slices.Concat(p.corpus.Elsewhere, p.corpus.Items) {
			if it.Entry.Series != x.Series || it.Now == nil || it.Now.Date == "" {
				continue
			}
			if year, err := strconv.Atoi(it.Now.Date[:min(4, len(it.Now.Date))]); err == nil {
				years[year] = true
			}
			if x.Ascending && before != nil && it.Now.Date < before.Now.Date {
				p.add(Finding{Statement: it.Entry.ID, Pos: it.Entry.Pos,
					Message: fmt.Sprintf("is dated %s but listed after %s, dated %s; move it, or correct the date", it.Now.Date, before.Entry.ID, before.Now.Date)},
					it.Now.Date, before.Now.Date)
			}
			before = &it
		}
		if missing := gaps(years); x.EveryYear && len(missing) > 0 {
			p.add(Finding{Pos: x.Pos, Message: fmt.Sprintf("the series %s has no statement of %s", x.Series, strings.Join(missing, ", "))}, missing...)
		}
	}
}

// gaps returns the missing years between the first and the last.
func gaps(years map[int]bool) []string {
	var missing []string
	for i, year := 1, slices.Sorted(maps.Keys(years)); i < len(year); i++ {
		for y := year[i-1] + 1; y < year[i]; y++ {
			missing = append(missing, strconv.Itoa(y))
		}
	}
	return missing
}
