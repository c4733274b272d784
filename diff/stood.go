package diff

import (
	"slices"

	"github.com/clausediff/clausediff/parse/lang/wording"
	"github.com/clausediff/clausediff/parse/tree"
)

// standing sets StoodSince of the dropped links from the statements of [InSeries],
// which are in order from the nearest to the old one. The wording must be the same
// except for typography, and the search ends at the first statement without it:
// wording that comes and goes has not stood.
func (c *comparison) standing() {
	open := slices.DeleteFunc(slices.Clone(c.result.Links), func(l *Link) bool { return l.Kind != Dropped })
	for _, s := range c.config.series {
		if len(open) == 0 {
			return
		}
		has := wording.SetOf(s, append(s.Nodes(tree.KindSentence), s.Nodes(tree.KindClause)...), c.result.Old.Lang)
		open = slices.DeleteFunc(open, func(l *Link) bool { return !has.Has(c.result.Old.TextOf(l.Old[0])) })
		for _, l := range open {
			l.StoodSince = s.ID
		}
	}
}
