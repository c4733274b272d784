package report

import "github.com/clausediff/clausediff/diff/series"

// aboutSame is the change of a share up to which an article's room is about the
// same: half a hundredth of the text.
const aboutSame = 0.005

// mattersOf follows the room of every article.
func mattersOf(l *series.Lineage) []Matter {
	var all []Matter
	for _, m := range l.Matters() {
		out := Matter{Rooms: make([]*Room, len(m.Articles))}
		var before *Room
		for i, p := range m.Articles {
			if p.Article == nil {
				continue
			}
			room := &Room{Locator: p.Article.Locator, Share: p.Share, Rank: p.Rank}
			if before != nil && room.Share > before.Share+aboutSame {
				room.Trend = 1
			}
			if before != nil && room.Share < before.Share-aboutSame {
				room.Trend = -1
			}
			out.Label, out.Heading = p.Article.Label, p.Article.Heading
			out.Rooms[i], before = room, room
		}
		all = append(all, out)
	}
	return all
}
