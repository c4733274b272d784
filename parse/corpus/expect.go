package corpus

import (
	"slices"
	"strconv"

	"github.com/clausediff/clausediff/parse/tree"
)

// series is an expectation of a series, as written in the manifest.
type series struct {
	Name        scalar   `yaml:"name"`
	Dates       scalar   `yaml:"dates"`
	Years       scalar   `yaml:"years"`
	Articles    scalar   `yaml:"articles"`
	LeastLength scalar   `yaml:"least-length"`
	Parties     []scalar `yaml:"parties"`
}

// Expectation is what the maintainers of a corpus expect of a series.
type Expectation struct {
	Series    string
	Ascending bool // each statement is later than the preceding one in the manifest
	EveryYear bool // there is one for every year from the first to the last
	// Articles is the number of articles of each statement, LeastLength the minimum
	// number of characters; 0 for any.
	Articles, LeastLength int
	Parties               []string // parties that each statement must have
	Pos                   tree.Position
}

// Expectations returns the expectations of series, in manifest order.
func (c *Corpus) Expectations() []Expectation { return c.expectations }

// expectation checks the expectation with the given position in the manifest, counted
// from 1.
func (l *loader) expectation(c *Corpus, s *series, ordinal int) (Expectation, error) {
	x := Expectation{Series: s.Name.value, Parties: values(s.Parties), Pos: l.position(s.Name)}
	switch {
	case s.Name.value == "":
		return x, l.errorf(first(append([]scalar{s.Dates, s.Years, s.Articles, s.LeastLength}, s.Parties...)...), "series %d has no name; write name: and that of its statements", ordinal)
	case !slices.ContainsFunc(c.Entries, func(e Entry) bool { return e.Series == s.Name.value }):
		return x, l.errorf(s.Name, "no statement is of the series %q; correct it", s.Name.value)
	case s.Dates.value != "" && s.Dates.value != "ascending":
		return x, l.errorf(s.Dates, "dates %q is not known; write ascending, or leave it out", s.Dates.value)
	case s.Years.value != "" && s.Years.value != "every":
		return x, l.errorf(s.Years, "years %q is not known; write every, or leave it out", s.Years.value)
	}
	x.Ascending, x.EveryYear = s.Dates.value != "", s.Years.value != ""
	for _, n := range []struct {
		at  scalar
		put *int
	}{{s.Articles, &x.Articles}, {s.LeastLength, &x.LeastLength}} {
		if n.at.value == "" {
			continue
		}
		count, err := strconv.Atoi(n.at.value)
		if err != nil || count < 1 {
			return x, l.errorf(n.at, "%q is not a number; write 1 or more, or leave it out", n.at.value)
		}
		*n.put = count
	}
	return x, nil
}
