package corpus

import (
	"slices"
	"strings"

	"github.com/clausediff/clausediff/parse/tree"
)

// watch is a watched phrase as written in the manifest.
type watch struct {
	Phrase scalar `yaml:"phrase"`
	Must   scalar `yaml:"must"`
	Series scalar `yaml:"series"`
	Note   scalar `yaml:"note"`
}

// rule is the severity of a rule of checks, as written in the manifest.
type rule struct {
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
	Series string // "" for all statements
	Note   string // why, for the reader of a finding
	Pos    tree.Position
}

// Severity is the severity of a rule of checks in the manifest. Rule and Level are not
// checked here.
type Severity struct {
	Rule, Level string
	Pos         tree.Position
}

// Watches returns the watched phrases in manifest order.
func (c *Corpus) Watches() []Watch { return c.watches }

// Severities returns the severities of rules in manifest order.
func (c *Corpus) Severities() []Severity { return c.rules }

// attention checks the watched phrases, the expectations of series, and the rules.
func (l *loader) attention(c *Corpus, m *manifest) error {
	for i := range m.Series {
		x, err := l.expectation(c, &m.Series[i], i+1)
		if err != nil {
			return err
		}
		c.expectations = append(c.expectations, x)
	}
	for i := range m.Watch {
		w, err := l.watch(c, &m.Watch[i], i+1)
		if err != nil {
			return err
		}
		c.watches = append(c.watches, w)
	}
	for i, r := range m.Rules {
		if r.Name.value == "" || r.Severity.value == "" {
			return l.errorf(first(r.Name, r.Severity), "rule %d needs a name and a severity", i+1)
		}
		c.rules = append(c.rules, Severity{r.Name.value, r.Severity.value, l.position(r.Name)})
	}
	return nil
}

// watch checks the watched phrase with the given position in the manifest, counted from
// 1.
func (l *loader) watch(c *Corpus, w *watch, ordinal int) (Watch, error) {
	inSeries := func(e Entry) bool { return e.Series == w.Series.value }
	switch must := Must(w.Must.value); {
	case strings.Trim(w.Phrase.value, "* \t\n") == "":
		return Watch{}, l.errorf(first(w.Phrase, w.Must, w.Series, w.Note), "watch %d has no phrase; write phrase: and the words", ordinal)
	case must != MustStay && must != MustStayOut && must != MustBeReviewed:
		return Watch{}, l.errorf(first(w.Must, w.Phrase), "must %q is not known; write stay, stay-out or be-reviewed", must)
	case w.Series.value != "" && !slices.ContainsFunc(c.Entries, inSeries):
		return Watch{}, l.errorf(w.Series, "no statement is of the series %q; correct it", w.Series.value)
	}
	return Watch{w.Phrase.value, Must(w.Must.value), w.Series.value, w.Note.value, l.position(w.Phrase)}, nil
}

// first returns the first value that is present.
func first(all ...scalar) scalar {
	for _, s := range all {
		if s.line > 0 {
			return s
		}
	}
	return scalar{}
}
