package report

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/parse/tree"
)

// Filter selects the changes that a report shows. The zero Filter shows all.
// What it leaves out is counted: a report never looks more complete than it is.
type Filter struct {
	// Only holds kinds (dropped) and flags (moved, split, merged, renumbered);
	// a change passes that has one of them. Empty lets all pass.
	Only []string
	// Articles holds numbers or labels of articles: 3, 三, III, 0 for the
	// preamble, c for the closing; on either side. Empty lets all pass.
	Articles []string
	// MinChange is the least number of changed characters.
	MinChange int
	// MinCertainty is the lowest tier that passes; dropped and added changes
	// have none and pass.
	MinCertainty diff.Certainty
}

// FilterWords lists what [Filter.Only] may hold.
func FilterWords() []string {
	var words []string
	for _, k := range diff.Kinds() {
		words = append(words, k.String())
	}
	return append(words, "moved", "split", "merged", "renumbered")
}

// IsZero reports whether the filter lets everything pass.
func (f Filter) IsZero() bool {
	return len(f.Only) == 0 && len(f.Articles) == 0 && f.MinChange == 0 && f.MinCertainty == diff.NoCertainty
}

// String returns the filter as it is given on the command line.
func (f Filter) String() string {
	var words []string
	if len(f.Only) > 0 {
		words = append(words, "--only "+strings.Join(f.Only, ","))
	}
	if len(f.Articles) > 0 {
		words = append(words, "--article "+strings.Join(f.Articles, ","))
	}
	if f.MinChange > 0 {
		words = append(words, "--min-change "+strconv.Itoa(f.MinChange))
	}
	if f.MinCertainty != diff.NoCertainty {
		words = append(words, "--min-certainty "+f.MinCertainty.String())
	}
	return strings.Join(words, " ")
}

// passes reports whether a change's kind, certainty and size pass.
func (f Filter) passes(r *Row) bool {
	if r.Certainty != diff.NoCertainty && r.Certainty < f.MinCertainty || changedCharacters(r) < f.MinChange {
		return false
	}
	if len(f.Only) == 0 || slices.Contains(f.Only, r.Kind.String()) {
		return true
	}
	flags := map[string]bool{"moved": r.Moved, "split": r.Split, "merged": r.Merged, "renumbered": r.Renumbered}
	return slices.ContainsFunc(f.Only, func(w string) bool { return flags[w] })
}

// has reports whether the filter asks for an article that has one of the labels,
// which are its numbers and its printed ones in both statements.
func (f Filter) has(labels ...string) bool {
	return len(f.Articles) == 0 || slices.ContainsFunc(f.Articles, func(a string) bool { return slices.Contains(labels, a) })
}

// filter takes the changes out that do not pass, and counts them. Unchanged
// rows stay as what stands round a change.
func (r *Report) filter(f Filter) {
	if f.IsZero() {
		return
	}
	r.Filter = f.String()
	for i := range r.Sections {
		s := &r.Sections[i]
		all := len(s.Rows)
		inside := f.has(s.OldLoc, s.NewLoc, s.OldLabel, s.Label)
		s.Rows = slices.DeleteFunc(s.Rows, func(row Row) bool {
			if !inside {
				return true
			}
			asked := slices.Contains(f.Only, diff.Unchanged.String())
			return (row.changed() || asked) && !f.passes(&row)
		})
		if inside {
			s.LeftOut = all - len(s.Rows)
		} else {
			s.LeftOut = s.Stats.Total() - s.Stats.Unchanged
		}
		r.LeftOut += s.LeftOut
	}
	r.Sections = slices.DeleteFunc(r.Sections, func(s Section) bool { return len(s.Rows) == 0 })
}

// FilterLinks returns the links that pass, those of their level and of the
// clauses that a link of sentences has, and how many were left out. It is what
// a list of links shows of a filtered report.
func FilterLinks(r *diff.Result, f Filter) (links []*diff.Link, leftOut int) {
	if f.IsZero() {
		return r.Links, 0
	}
	old, new := newColumn(r.Old), newColumn(r.New)
	for _, l := range r.Links {
		labels := append(old.articleOf(l.Old), new.articleOf(l.New)...)
		// As a row, so that what passes is what the other reports show.
		row := rowOf(l, oldSide(old, l), newSide(new, l))
		if f.has(labels...) && f.passes(&row) {
			links = append(links, l)
		} else {
			leftOut++
		}
	}
	return links, leftOut
}

// articleOf returns the locator and the label of the article of the first node.
func (c *column) articleOf(nodes []*tree.Node) []string {
	if len(nodes) == 0 {
		return nil
	}
	top := c.places[nodes[0]].Top()
	return []string{top.Locator, top.Label}
}

// ParseFilter makes a filter of the words of a command line; lists are parted
// by commas. The error names the word that is not known.
func ParseFilter(only, articles string, minChange int, minCertainty string) (Filter, error) {
	f := Filter{Only: list(only), Articles: list(articles), MinChange: minChange}
	for _, w := range f.Only {
		if !slices.Contains(FilterWords(), w) {
			return Filter{}, fmt.Errorf("--only %q is not known; it takes %s", w, strings.Join(FilterWords(), ", "))
		}
	}
	for _, c := range []diff.Certainty{diff.NoCertainty, diff.Possible, diff.Likely, diff.Certain} {
		if minCertainty == c.String() {
			f.MinCertainty = c
			return f, nil
		}
	}
	return Filter{}, fmt.Errorf("--min-certainty %q is not known; it takes possible, likely or certain", minCertainty)
}

func list(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return r == ',' || r == ' ' })
}
