package finding

import (
	"fmt"
	"regexp"
	"slices"

	"github.com/clausediff/clausediff/parse/tree"
)

// Ladder is a ladder of an analyst: rungs from weak to strong, each with its forms
// as the data files write them, parted by commas. Its rule is the language and the
// name.
type Ladder struct {
	Name  string
	Lang  tree.Lang
	Rungs []string
}

// Ladders adds ladders to those of the data files. A form that a ladder of the data
// has as well is told by both.
func Ladders(ladders ...Ladder) Option {
	return func(c *config) { c.ladders = append(c.ladders, ladders...) }
}

// Routine makes a changed sentence routine when its wording on either side matches
// one of the patterns.
func Routine(patterns ...*regexp.Regexp) Option {
	return func(c *config) { c.patterns = append(c.patterns, patterns...) }
}

// with returns the language with the ladders of the configuration that are of it.
func (l *language) with(ladders []Ladder) *language {
	if !slices.ContainsFunc(ladders, func(x Ladder) bool { return x.Lang == l.lang }) {
		return l
	}
	own := embedded(l.lang)
	for _, x := range ladders {
		if x.Lang != l.lang {
			continue
		}
		t := &table{kind: kindLadder, name: x.Name, silent: -1}
		own.tables = append(own.tables, t)
		for rung, forms := range x.Rungs {
			own.add(t, rung, forms)
		}
	}
	return own
}

// Validate reports what a ladder lacks.
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
