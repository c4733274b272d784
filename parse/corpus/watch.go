package corpus

import (
	"cmp"
	"strconv"
	"strings"

	"github.com/clausediff/clausediff/parse/tree"
)

// watch is a watched phrase as written in the manifest.
type watch struct {
	entryStart
	Phrase scalar `yaml:"phrase"`
	Must   scalar `yaml:"must"`
	Series scalar `yaml:"series"`
	Note   scalar `yaml:"note"`
}

// rule is the severity of a rule of checks, as written in the manifest.
type rule struct {
	entryStart
	Name     scalar `yaml:"name"`
	Severity scalar `yaml:"severity"`
}

// Must is the requirement on a watched phrase.
type Must string

// The requirements on watched phrases.
const (
	MustStay       Must = "stay"        // every statement of the series contains it
	MustStayOut    Must = "stay-out"    // no statement contains it
	MustBeReviewed Must = "be-reviewed" // a person must review changes of clauses that contain it
)

// Watch is a phrase that the maintainers of a corpus watch.
type Watch struct {
	Phrase string // a star at either end stands for the rest of a word
	Must   Must
	Series string        // "" for all statements
	Note   string        // why, for the reader of a finding
	Pos    tree.Position `json:"-"`
}

// Severity is the severity of a rule of checks in the manifest. Rule and Level are not
// checked here.
type Severity struct {
	Rule, Level string
	Pos         tree.Position `json:"-"`
}

// watch checks the watched phrase with the given position in the manifest, counted from
// 1.
func (l *loader) watch(w *watch, ordinal int) (Watch, error) {
	switch must := Must(w.Must.value); {
	case strings.Trim(w.Phrase.value, "* \t\n") == "":
		return Watch{}, l.errorf(w.At, "watch %d has no phrase; write phrase: and the words", ordinal)
	case must != MustStay && must != MustStayOut && must != MustBeReviewed:
		return Watch{}, l.errorf(cmp.Or(w.Must, w.At), "must %q is not known; write stay, stay-out or be-reviewed", must)
	case w.Series.value != "" && !l.series[w.Series.value]:
		return Watch{}, l.errorf(w.Series, "no statement belongs to the series %q; check its name", w.Series.value)
	}
	return Watch{w.Phrase.value, Must(w.Must.value), w.Series.value, w.Note.value, l.position(w.Phrase)}, nil
}

// rule checks the severity with the given position in the manifest, counted from 1.
func (l *loader) rule(r *rule, ordinal int) (Severity, error) {
	if r.Name.value == "" || r.Severity.value == "" {
		return Severity{}, l.errorf(r.At, "rule %d needs a name and a severity", ordinal)
	}
	return Severity{r.Name.value, r.Severity.value, l.position(r.Name)}, nil
}

// series is an expectation of a series, as written in the manifest.
type series struct {
	entryStart
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
	Parties               []string      // parties that each statement must have
	Pos                   tree.Position `json:"-"`
}

// expectation checks the expectation with the given position in the manifest, counted
// from 1.
func (l *loader) expectation(s *series, ordinal int) (Expectation, error) {
	x := Expectation{Series: s.Name.value, Parties: values(s.Parties), Pos: l.position(s.Name)}
	switch {
	case s.Name.value == "":
		return x, l.errorf(s.At, "series %d has no name; write name: and that of its statements", ordinal)
	case !l.series[s.Name.value]:
		return x, l.errorf(s.Name, "no statement belongs to the series %q; check its name", s.Name.value)
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
