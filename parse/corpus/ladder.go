package corpus

import (
	"cmp"
	"regexp"
	"strings"

	"github.com/clausediff/clausediff/parse/tree"
)

// ladder is a ladder as written in the manifest.
type ladder struct {
	entryStart
	Name     scalar   `yaml:"name"`
	Language scalar   `yaml:"language"`
	Rungs    []scalar `yaml:"rungs"`
}

// Ladder is an ordered list of formulas from weak to strong, by which changes of
// strength are recognised.
type Ladder struct {
	Name     string
	Language tree.Lang
	Rungs    []string // the forms of a rung are separated by commas
	Pos      tree.Position
}

// words are additional forms as written in the manifest.
type words struct {
	entryStart
	Table    scalar   `yaml:"table"`
	Language scalar   `yaml:"language"`
	Forms    []scalar `yaml:"forms"`
}

// Words are forms that supplement a built-in table: conditions, negations, speakers,
// further forms of a rung.
type Words struct {
	Table    string
	Language tree.Lang
	Forms    []string // lines of forms separated by commas
	Pos      tree.Position
}

// ladder checks the ladder with the given position in the manifest, counted from 1.
func (l *loader) ladder(x *ladder, ordinal int) (Ladder, error) {
	made := Ladder{Name: x.Name.value, Language: tree.Lang(x.Language.value), Rungs: values(x.Rungs), Pos: l.position(x.At)}
	for _, rung := range x.Rungs {
		if strings.Trim(rung.value, "*, \t\n") == "" {
			return made, l.errorf(rung, "ladder %d has a rung without words", ordinal)
		}
	}
	switch lang := made.Language; {
	case made.Name == "":
		return made, l.errorf(x.At, "ladder %d has no name; write name: and a word", ordinal)
	case lang != tree.Chinese && lang != tree.Russian && lang != tree.English:
		return made, l.errorf(cmp.Or(x.Language, x.At), "language %q of a ladder is not known; write zh, ru or en", lang)
	case len(made.Rungs) < 2:
		return made, l.errorf(x.At, "ladder %q needs two rungs or more, from weak to strong", made.Name)
	}
	return made, nil
}

// words checks the words with the given position in the manifest, counted from 1.
func (l *loader) words(x *words, ordinal int) (Words, error) {
	if x.Table.value == "" || len(x.Forms) == 0 {
		return Words{}, l.errorf(x.At, "words %d need a table, a language and forms", ordinal)
	}
	return Words{x.Table.value, tree.Lang(x.Language.value), values(x.Forms), l.position(x.At)}, nil
}

// routine checks the pattern with the given position in the manifest, counted from 1.
func (l *loader) routine(r *scalar, ordinal int) (*regexp.Regexp, error) {
	p, err := regexp.Compile(r.value)
	if err != nil || r.value == "" {
		return nil, l.errorf(*r, "routine %d is not a regular expression: %q", ordinal, r.value)
	}
	return p, nil
}
