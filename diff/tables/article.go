package tables

import (
	"cmp"
	"slices"

	"github.com/clausediff/clausediff/diff/internal/chain"
	"github.com/clausediff/clausediff/diff/series"
	"github.com/clausediff/clausediff/parse/lang/chars"
)

// Article is what an article is about, through the statements.
type Article struct {
	Track series.ArticleTrack
	// Places has one entry a statement: the place among its articles, from 1, and how
	// that came about; the zero Place where it has no such article.
	Places []Place
}

// Place is the place of an article in its statement.
type Place struct {
	Number int
	// New is set where no earlier statement has the article, Moved where it stands in
	// another order to the others than in the statement before.
	New, Moved bool
}

// Articles follows the articles through the statements of a series: how long each is,
// where it stands, which are new and which have moved. The articles that moved are the
// fewest that make the order another one.
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

// Outside tells how much of each statement stands in no article, and the first part that
// does: a preamble, a closing, or all of what is not divided into articles. Tracks are those
// of the same statements.
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

// number numbers the articles of a statement.
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

// move marks the articles that are off the heaviest common order of two statements.
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
