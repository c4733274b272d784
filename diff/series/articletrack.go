package series

import (
	"cmp"
	"slices"

	"github.com/clausediff/clausediff/parse/lang/chars"
	"github.com/clausediff/clausediff/parse/tree"
)

// ArticleTrack is an article and its counterparts in the other statements.
type ArticleTrack struct {
	// Articles has one entry per statement, the zero ArticleShare for no counterpart.
	Articles []ArticleShare
}

// ArticleShare is the size of an article relative to its statement.
type ArticleShare struct {
	Article *tree.Node
	Share   float64 // of the statement's characters without white space
	Rank    int     // 1 for the longest article
}

// trackShare is the share of its clauses that an article without a counterpart in the
// previous statement must have from one track to continue it: the article has come back.
const trackShare = 0.4

// ArticleTracks follows the articles through the statements. Those of the newest statement
// come first, in its order, then those that are gone, the latest first. Counterparts are
// those of [diff.Result.Parts]; an article that came back after a gap is recognized by the
// origin of its clauses.
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

// last returns the newest statement with the track.
func (m ArticleTrack) last() int {
	for i, p := range slices.Backward(m.Articles) {
		if p.Article != nil {
			return i
		}
	}
	return -1
}

// tracks is the working state of ArticleTracks.
type tracks struct {
	lineage *Lineage
	all     []ArticleTrack
	of      map[*tree.Node]int // index of an article's track
}

// add adds the articles of the next statement.
func (m *tracks) add(statement int) {
	l := m.lineage
	counterpart := map[*tree.Node]*tree.Node{}
	if statement > 0 {
		for _, p := range l.Pairs[statement-1].Parts {
			counterpart[p[1]] = p[0]
		}
	}
	articles := shares(l.Statements[statement])
	for pass := range 2 { // counterparts first: the rest may have come back
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

// returned returns the track that most clauses of an article come from.
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

// topOf returns the top-level part of the statement that contains a node.
func topOf(s *tree.Statement, n *tree.Node) *tree.Node {
	for _, part := range s.Root.Children {
		if part.Span.Start <= n.Span.Start && n.Span.End <= part.Span.End {
			return part
		}
	}
	return nil
}

// shares measures the articles of a statement. A single article without a label and a
// heading does not count: such a statement is not divided into articles.
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
