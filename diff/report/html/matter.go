package html

import (
	"fmt"

	"github.com/clausediff/clausediff/diff/report/history"
)

// matter is an article's row in the table of shares.
type matter struct {
	Name, Heading, Lang string
	Rooms               []room
}

// room is a cell: a share with a bar, and the rank. Text is "" if the statement does not have
// the article.
type room struct {
	Text, Trend string
	Rank        int
	Bar         bar
}

// newMatters makes the table. The largest share fills the width of a bar.
func newMatters(l *history.Report) []matter {
	if l.Timeline || len(l.Tracks) < 2 {
		return nil
	}
	largest := 0.0
	for _, m := range l.Tracks {
		for _, r := range m.Shares {
			if r != nil {
				largest = max(largest, r.Share)
			}
		}
	}
	lang := string(l.Statements[len(l.Statements)-1].Lang)
	var all []matter
	for _, m := range l.Tracks {
		row := matter{Name: m.Label, Heading: m.Heading, Lang: lang}
		if row.Name == "" && row.Heading == "" {
			row.Name = "§"
		}
		for _, r := range m.Shares {
			row.Rooms = append(row.Rooms, newRoom(r, largest))
		}
		all = append(all, row)
	}
	return all
}

func newRoom(r *history.Share, largest float64) room {
	if r == nil {
		return room{}
	}
	const fine = 1000 // bars are in whole numbers
	return room{
		Text: fmt.Sprintf("%.1f %%", 100*r.Share), Trend: map[int]string{1: "▴", -1: "▾"}[r.Trend], Rank: r.Rank,
		Bar: newBar([]count{{N: int(fine * r.Share), sign: sign{Class: "u"}}}, max(1, int(fine*largest))),
	}
}
