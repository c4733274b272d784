package series

import (
	"cmp"
	"slices"

	"github.com/clausediff/clausediff/parse/lang/chars"
	"github.com/clausediff/clausediff/parse/tree"
)

// ArticleTrack is an article with its counterparts in the other statements.
type ArticleTrack struct {
	// Articles has one entry a statement, the zero ArticleShare where none is its
	// counterpart.
	Articles []ArticleShare
}

// ArticleShare tells how much room an article has in its statement.
type ArticleShare struct {
	Article *tree.Node
	Share   float64 // of the statement's characters, white space aside
	Rank    int     // 1 for the longest article
}

// trackShare is the share of an article's clauses that come from one track, from
// which an article without a counterpart in the statement before goes on with it: it
// has come back.
const trackShare = 0.4

// ArticleTracks follows the articles through the statements, in the order of the
// newest statement, then those that are gone, the latest first. Articles are
// counterparts as [diff.Result.Parts] has them; an article that came back after
// a gap is known by where its clauses come from.
//
//	2021       2022       2023
//	一 12 %    一 10 %    一  9 %
//	二  8 %      –        四 11 %      back
//	           二  5 %    二  6 %
func (l *Lineage) ArticleTracks() []ArticleTrack {
	m := tracks{lineage: l, of: map[*tree.Node]int{}}
	for i := range l.Statements {
		m.add(i)
	}
	slices.SortStableFunc(m.all, func(x, y ArticleTrack) int {
		a, b := x.last(), y.last()
		return cmp.Or(cmp.Compare(b, a), cmp.Compare(x.Articles[a].Article.Span.Start, y.Articles[b].Article.Span.Start))
	})
	return m.all
}

// last is the newest statement with the track.
func (m ArticleTrack) last() int {
	for i, p := range slices.Backward(m.Articles) {
		if p.Article != nil {
			return i
		}
	}
	return -1
}

// tracks is the state of one ArticleTracks.
type tracks struct {
	lineage *Lineage
	all     []ArticleTrack
	of      map[*tree.Node]int // number of an article's track
}

// add takes the articles of the next statement.
func (m *tracks) add(statement int) {
	l := m.lineage
	counterpart := map[*tree.Node]*tree.Node{}
	if statement > 0 {
		for _, p := range l.Pairs[statement-1].Parts {
			counterpart[p[1]] = p[0]
		}
	}
	articles := shares(l.Statements[statement])
	for pass := range 2 { // counterparts first: what is left may have come back
		for _, p := range articles {
			if _, known := m.of[p.Article]; known {
				continue
			}
			k, ok := m.of[counterpart[p.Article]]
			if pass == 1 && !ok {
				k, ok = m.returned(p.Article, statement)
			}
			switch {
			case ok && m.all[k].Articles[statement].Article == nil:
			case pass == 0:
				continue
			default:
				k = len(m.all)
				m.all = append(m.all, ArticleTrack{make([]ArticleShare, len(l.Statements))})
			}
			m.all[k].Articles[statement] = p
			m.of[p.Article] = k
		}
	}
}

// returned returns the track that most of an article's clauses come from.
func (m *tracks) returned(article *tree.Node, statement int) (int, bool) {
	clauses, from := 0, make([]int, len(m.all))
	for n := range article.All() {
		if n.Kind != tree.KindClause {
			continue
		}
		clauses++
		for _, o := range m.lineage.origins[n] {
			if top := topOf(m.lineage.Statements[o.statement], o.link.Old[0]); top != nil {
				if k, ok := m.of[top]; ok {
					from[k]++
				}
			}
		}
	}
	best := -1
	for k, n := range from {
		if m.all[k].Articles[statement].Article == nil && (best < 0 || n > from[best]) {
			best = k
		}
	}
	return best, best >= 0 && float64(from[best]) >= trackShare*float64(clauses)
}

// topOf returns the part of the statement that holds a node.
func topOf(s *tree.Statement, n *tree.Node) *tree.Node {
	for _, part := range s.Root.Children {
		if part.Span.Start <= n.Span.Start && n.Span.End <= part.Span.End {
			return part
		}
	}
	return nil
}

// shares measures the articles of a statement. One without a label and a heading that has
// no other beside it is not one: the statement is not divided into articles.
func shares(s *tree.Statement) []ArticleShare {
	var all []ArticleShare
	total := float64(max(1, chars.Count(s.Text)))
	for _, part := range s.Root.Children {
		if part.Kind == tree.KindArticle {
			all = append(all, ArticleShare{Article: part, Share: float64(chars.Count(s.TextOf(part))) / total})
		}
	}
	if len(all) == 1 && all[0].Article.Label == "" && all[0].Article.Heading == "" {
		return nil
	}
	for i := range all {
		all[i].Rank = 1
		for k := range all {
			if all[k].Share > all[i].Share || all[k].Share == all[i].Share && k < i {
				all[i].Rank++
			}
		}
	}
	return all
}
