package report

import "github.com/clausediff/clausediff/diff/series"

// aboutSame is the change of a share up to which an article is about the
// same: half a hundredth of the text.
const aboutSame = 0.005

// ArticleTracks follows the share of every article through a series.
func ArticleTracks(l *series.Lineage) []ArticleTrack {
	var all []ArticleTrack
	for _, m := range l.Matters() {
		out := ArticleTrack{Shares: make([]*ArticleShare, len(m.Articles))}
		var before *ArticleShare
		for i, p := range m.Articles {
			if p.Article == nil {
				continue
			}
			share := &ArticleShare{Locator: string(p.Article.Locator), Share: p.Share, Rank: p.Rank}
			if before != nil && share.Share > before.Share+aboutSame {
				share.Trend = 1
			}
			if before != nil && share.Share < before.Share-aboutSame {
				share.Trend = -1
			}
			out.Part = PartOf(p.Article)
			out.Shares[i], before = share, share
		}
		all = append(all, out)
	}
	return all
}
