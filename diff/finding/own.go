package finding

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/clausediff/clausediff/parse/tree"
)

// Ladder is a ladder supplied by an analyst: rungs from weak to strong, each with its forms
// as in the data files, separated by commas. The rule of its findings is the language and
// the name.
type Ladder struct {
	Name  string
	Lang  tree.Lang
	Rungs []string
}

// Ladders adds ladders to those of the data files. A form may be on ladders of both.
func Ladders(ladders ...Ladder) Option {
	return func(c *config) { c.ladders = append(c.ladders, ladders...) }
}

// Routine makes a changed sentence routine if its wording on either side matches one of the
// patterns.
func Routine(patterns ...*regexp.Regexp) Option {
	return func(c *config) { c.patterns = append(c.patterns, patterns...) }
}

// Words are phrases that an analyst adds to a table of the data files.
type Words struct {
	// Table is a kind, followed by a name if the kind has several tables: "condition",
	// "speakers side", "ladder modality". An unknown name of the kind "names" adds a table.
	Table string
	Lang  tree.Lang
	// Lines are forms as in the data files. A line for a ladder must have a form of that
	// ladder; its other forms are put on the same rung.
	Lines []string
}

// AddWords adds phrases to the tables of the data files.
func AddWords(words ...Words) Option {
	return func(c *config) { c.words = append(c.words, words...) }
}

// Validate returns an error for an unknown language or table, for no lines, and for a line of
// a ladder without a form of that ladder.
func (x Words) Validate() error {
	if languages[x.Lang] == nil {
		return fmt.Errorf("words of table %q are in language %q; write zh, ru or en", x.Table, x.Lang)
	}
	if len(x.Lines) == 0 {
		return fmt.Errorf("table %q has no forms", x.Table)
	}
	return embedded(x.Lang).extend(x)
}

// with returns the language with those ladders and words of the configuration that are in it.
func (l *language) with(c *config) *language {
	ofLadder := func(x Ladder) bool { return x.Lang == l.lang }
	ofWords := func(x Words) bool { return x.Lang == l.lang }
	if !slices.ContainsFunc(c.ladders, ofLadder) && !slices.ContainsFunc(c.words, ofWords) {
		return l
	}
	own := embedded(l.lang)
	for _, x := range c.ladders {
		if !ofLadder(x) {
			continue
		}
		t := &table{kind: kindLadder, name: x.Name, silent: -1}
		own.tables = append(own.tables, t)
		for rung, forms := range x.Rungs {
			own.add(t, rung, forms)
		}
	}
	for _, x := range c.words {
		if ofWords(x) {
			_ = own.extend(x) // Validate reports errors; valid lines are used
		}
	}
	return own
}

// extend adds words to their table.
func (l *language) extend(x Words) error {
	kind, name, _ := strings.Cut(strings.TrimSpace(x.Table), " ")
	if !slices.Contains(tableKinds, tableKind(kind)) {
		return fmt.Errorf("unknown table %q; the kinds are %s", x.Table, strings.Join(kindList(), ", "))
	}
	t := l.table(tableKind(kind), name)
	switch {
	case t != nil:
	case kind == string(kindNames) && name != "":
		t = &table{kind: kindNames, name: name, silent: -1}
		l.tables = append(l.tables, t)
	default:
		return fmt.Errorf("no table %q in language %q; the names of %s are %s", x.Table, l.lang, kind, strings.Join(l.names(tableKind(kind)), ", "))
	}
	for _, line := range x.Lines {
		rung := t.lines
		if t.kind == kindLadder {
			if rung = l.rung(t, line); rung < 0 {
				return fmt.Errorf("%q has no form of the ladder %q; begin it with one that stands on the same rung", line, t.name)
			}
			line = l.unknown(t, line)
		}
		l.add(t, rung, line)
	}
	return nil
}

// table returns the table of a kind and name, nil for none. Without a name it returns the
// first of the kind, but no ladder.
func (l *language) table(kind tableKind, name string) *table {
	i := slices.IndexFunc(l.tables, func(t *table) bool { return t.kind == kind && (name == "" || t.name == name) })
	if i < 0 || kind == kindLadder && name == "" {
		return nil
	}
	return l.tables[i]
}

// names returns the names of the tables of a kind.
func (l *language) names(kind tableKind) []string {
	var all []string
	for _, t := range l.tables {
		if t.kind == kind {
			all = append(all, t.name)
		}
	}
	return all
}

func kindList() []string {
	var all []string
	for _, k := range tableKinds {
		all = append(all, string(k))
	}
	return all
}

// unknown returns the forms of a line that a table does not have.
func (l *language) unknown(t *table, line string) string {
	forms := strings.Split(line, ",")
	return strings.Join(slices.DeleteFunc(forms, func(form string) bool { return l.rung(t, form) >= 0 }), ",")
}

// rung returns the rung in a table of the first known form of a line, -1 for none.
func (l *language) rung(t *table, line string) int {
	for form := range strings.SplitSeq(line, ",") {
		known := l.phrases.byForm[fold(strings.TrimSpace(form))]
		if known == nil {
			continue
		}
		for _, e := range known.entries {
			if e.table == t {
				return e.rung
			}
		}
	}
	return -1
}

// Validate returns an error if the ladder has no name, an unknown language, or fewer than two
// rungs.
func (x Ladder) Validate() error {
	switch {
	case x.Name == "":
		return fmt.Errorf("a ladder has no name")
	case languages[x.Lang] == nil:
		return fmt.Errorf("ladder %q is in language %q; write zh, ru or en", x.Name, x.Lang)
	case len(x.Rungs) < 2:
		return fmt.Errorf("ladder %q has %d rungs, and needs two or more", x.Name, len(x.Rungs))
	}
	return nil
}
