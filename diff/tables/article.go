package tables

import (
	"cmp"
	"slices"

	"github.com/clausediff/clausediff/diff/internal/chain"
	"github.com/clausediff/clausediff/diff/series"
	"github.com/clausediff/clausediff/parse/lang/chars"
)

// Article is the history of one article through a series.
type Article struct {
	Track series.ArticleTrack
	// Places has one entry per statement; the zero Place means that the statement has no
	// such article.
	Places []Place
}

// Place is the place of an article in its statement.
type Place struct {
	Number int
	// New is set if no earlier statement has the article; Moved if its order among the
	// other articles differs from that of the previous statement.
	New, Moved bool
}

// Articles returns the place of each article in each statement, and which articles are new
// or have moved. The articles marked as moved are those outside the heaviest common order
// of two statements, weighted by length.
func Articles(tracks []series.ArticleTrack) []Article {
	all := make([]Article, len(tracks))
	for k, m := range tracks {
		all[k] = Article{m, make([]Place, len(m.Articles))}
	}
	if len(tracks) == 0 {
		return nil
	}
	for i := range tracks[0].Articles {
		number(all, i)
		for k := range all {
			seen := slices.ContainsFunc(all[k].Places[:i], func(p Place) bool { return p.Number > 0 })
			all[k].Places[i].New = i > 0 && all[k].Places[i].Number > 0 && !seen
		}
		if i > 0 {
			move(all, i)
		}
	}
	return all
}

// Outside returns the share of each statement that belongs to no article, and the first
// such part: a preamble, a closing, or text that is not divided into articles. The tracks
// must be those of the same statements.
func (t *Texts) Outside(tracks []series.ArticleTrack) []series.ArticleShare {
	all := make([]series.ArticleShare, len(t.Statements))
	for i, s := range t.Statements {
		n := 0
		for _, part := range s.Root.Children {
			if slices.ContainsFunc(tracks, func(m series.ArticleTrack) bool { return m.Articles[i].Article == part }) {
				continue
			}
			if all[i].Article == nil {
				all[i].Article = part
			}
			n += chars.Count(s.TextOf(part))
		}
		all[i].Share = float64(n) / float64(max(1, chars.Count(s.Text)))
	}
	return all
}

// number sets the places of the articles of statement i.
func number(all []Article, i int) {
	var order []int
	for k := range all {
		if all[k].Track.Articles[i].Article != nil {
			order = append(order, k)
		}
	}
	slices.SortFunc(order, func(x, y int) int {
		return cmp.Compare(all[x].Track.Articles[i].Article.Span.Start, all[y].Track.Articles[i].Article.Span.Start)
	})
	for place, k := range order {
		all[k].Places[i].Number = place + 1
	}
}

// move marks the articles outside the heaviest common order of two statements.
func move(all []Article, i int) {
	var links []chain.Link
	var of []int
	for k := range all {
		if old, new := all[k].Places[i-1].Number, all[k].Places[i].Number; old > 0 && new > 0 {
			links = append(links, chain.Link{Old: old, New: new, Len: 1, Weight: int64(1 + 1000*all[k].Track.Articles[i].Share)})
			of = append(of, k)
		}
	}
	kept := chain.Heaviest(links)
	for n, k := range of {
		all[k].Places[i].Moved = !slices.Contains(kept, n)
	}
}
