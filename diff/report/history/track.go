package history

import (
	"github.com/clausediff/clausediff/diff/series"

	"github.com/clausediff/clausediff/diff/report/passage"
)

// aboutSame is the change of share up to which an article counts as about the same: 0.5 % of
// the text.
const aboutSame = 0.005

// Tracks returns the share of every article in each statement of a series.
func Tracks(l *series.Lineage) []Track {
	var all []Track
	for _, m := range l.ArticleTracks() {
		out := Track{Shares: make([]*Share, len(m.Articles))}
		var before *Share
		for i, p := range m.Articles {
			if p.Article == nil {
				continue
			}
			share := &Share{Locator: string(p.Article.Locator), Share: p.Share, Rank: p.Rank}
			if before != nil && share.Share > before.Share+aboutSame {
				share.Trend = 1
			}
			if before != nil && share.Share < before.Share-aboutSame {
				share.Trend = -1
			}
			out.Part = passage.PartOf(p.Article)
			out.Shares[i], before = share, share
		}
		all = append(all, out)
	}
	return all
}
