package corpus

import (
	"regexp"
	"strings"

	"github.com/clausediff/clausediff/parse/tree"
)

// ladder is a ladder as written in the manifest.
type ladder struct {
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

// Words returns the words in manifest order.
func (c *Corpus) Words() []Words { return c.words }

// Ladders returns the ladders in manifest order.
func (c *Corpus) Ladders() []Ladder { return c.ladders }

// Routine returns the patterns of sentences in which changes are not news, in manifest
// order.
func (c *Corpus) Routine() []*regexp.Regexp { return c.routine }

// judgement checks the ladders, the words and the routine patterns.
func (l *loader) judgement(c *Corpus, m *manifest) error {
	for i, x := range m.Ladders {
		out := Ladder{Name: x.Name.value, Language: tree.Lang(x.Language.value), Pos: l.position(first(x.Name, x.Language))}
		for _, rung := range x.Rungs {
			if strings.Trim(rung.value, "*, \t\n") == "" {
				return l.errorf(first(rung, x.Name), "ladder %d has a rung without words", i+1)
			}
			out.Rungs = append(out.Rungs, rung.value)
		}
		switch lang := out.Language; {
		case out.Name == "":
			return l.errorf(first(x.Name, x.Language), "ladder %d has no name; write name: and a word", i+1)
		case lang != tree.Chinese && lang != tree.Russian && lang != tree.English:
			return l.errorf(first(x.Language, x.Name), "language %q of a ladder is not known; write zh, ru or en", lang)
		case len(out.Rungs) < 2:
			return l.errorf(first(x.Name, x.Language), "ladder %q needs two rungs or more, from weak to strong", out.Name)
		}
		c.ladders = append(c.ladders, out)
	}
	for i, x := range m.Words {
		out := Words{Table: x.Table.value, Language: tree.Lang(x.Language.value), Forms: values(x.Forms), Pos: l.position(first(x.Table, x.Language))}
		if out.Table == "" || len(out.Forms) == 0 {
			return l.errorf(first(x.Table, x.Language), "words %d need a table, a language and forms", i+1)
		}
		c.words = append(c.words, out)
	}
	for i, r := range m.Routine {
		p, err := regexp.Compile(r.value)
		if err != nil || r.value == "" {
			return l.errorf(r, "routine %d is not a regular expression: %q", i+1, r.value)
		}
		c.routine = append(c.routine, p)
	}
	return nil
}
