package diff

import (
	"github.com/clausediff/clausediff/parse/tree"

	"github.com/clausediff/clausediff/parse/lang/wording"
)

// standing sets StoodSince of the dropped links from the statements of [InSeries],
// which are in order from the nearest to the old one. The wording must be the same
// except for typography, and the search ends at the first statement without it:
// wording that comes and goes has not stood.
func (c *comparison) standing() {
	if len(c.config.series) == 0 {
		return
	}
	open := map[string][]*Link{}
	for _, l := range c.result.Links {
		if l.Kind == Dropped {
			key := wording.Key(c.result.Old.TextOf(l.Old[0]), c.result.Old.Lang)
			open[key] = append(open[key], l)
		}
	}
	for _, s := range c.config.series {
		if len(open) == 0 {
			return
		}
		has := map[string]bool{}
		for n := range s.Root.All() {
			if n.Kind == tree.KindSentence || n.Kind == tree.KindClause {
				if key := wording.Key(s.TextOf(n), c.result.Old.Lang); open[key] != nil {
					has[key] = true
				}
			}
		}
		for key, links := range open {
			if !has[key] {
				delete(open, key)
				continue
			}
			for _, l := range links {
				l.StoodSince = s.ID
			}
		}
	}
}
