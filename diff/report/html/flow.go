package html

import (
	"strconv"

	"github.com/clausediff/clausediff/diff/report/flow"
	"github.com/clausediff/clausediff/diff/report/locale"
)

// flowPicture is a chart of which articles' text went into which: the old articles on the left,
// the new ones on the right, and bands for the text that went from one to the other. Heights
// represent characters.
//
//	一 ███━━━━━━━━━━━━━━━━━━━━━━━━━━━━━██████ 一
//	二 █████━━━━━━━━━━━━━━━━┓     ┏━━━━██████ 二
//	三 ███████━━━━━━━━━━━━━━╋━━━━━┛   ███████ 三
//	                        ┗━━━━━━━━━
type flowPicture struct {
	Height   int
	Old, New []flowPart
	Bands    []band
	Alt      string
	language locale.Language
}

// flowPart is the bar of an article. Alone is its bottom segment, for text without a
// counterpart.
type flowPart struct {
	Name, Ref            string
	Y, Height, AloneY    string
	Alone, Middle, Class string
}

// band is the flow from an old article to a new one.
type band struct{ Class, Path, Title string }

// Dimensions of the chart, in units of its view box.
const (
	flowLeft   = 130.0 // right edge of the old bars
	flowRight  = 510.0 // left edge of the new bars
	flowScale  = 320.0 // height of the longer statement's bars
	flowGap    = 14.0
	flowTop    = 10.0
	fewestArts = 2
)

// newFlow draws the chart. It returns nil if a statement has fewer than two articles.
func newFlow(c *flow.Chart, language locale.Language) *flowPicture {
	if len(c.Old) < fewestArts || len(c.New) < fewestArts {
		return nil
	}
	scale := flowScale / float64(max(characters(c.Old), characters(c.New), 1))
	f := &flowPicture{language: language}
	oldTop, oldEnd := f.bars(&f.Old, c.Old, scale, "old-", "d")
	newTop, newEnd := f.bars(&f.New, c.New, scale, "new-", "a")
	f.Height = int(max(oldEnd, newEnd))
	away := 0
	for _, w := range c.Flows {
		class := "fs"
		if w.Away {
			class = "fm"
			away++
		}
		took, became := scale*float64(w.Took), scale*float64(w.Became)
		f.Bands = append(f.Bands, band{class, bend(flowLeft, oldTop[w.Old], took, flowRight, newTop[w.New], became),
			language.T("%s → %s: %d of %d characters", f.Old[w.Old].Name, f.New[w.New].Name, w.Took, c.Old[w.Old].Characters)})
		oldTop[w.Old] += took
		newTop[w.New] += became
	}
	f.Alt = language.T("%d old articles and parts on the left, %d new ones on the right; %d bands go to another article than the counterpart",
		len(c.Old), len(c.New), away)
	return f
}

func characters(parts []flow.ChartPart) int {
	n := 0
	for _, p := range parts {
		n += p.Characters
	}
	return n
}

// bars places the bars of one side. It returns where their bands begin, and the end of the last
// bar.
func (f *flowPicture) bars(to *[]flowPart, parts []flow.ChartPart, scale float64, side, class string) (tops []float64, end float64) {
	y := flowTop
	for _, p := range parts {
		height := max(2, scale*float64(p.Characters))
		alone := scale * float64(max(0, p.Alone))
		*to = append(*to, flowPart{
			Name: short(p.Part, f.language), Ref: side + p.Locator, Class: class,
			Y: number(y), Height: number(height), Middle: number(y + height/2 + 4),
			AloneY: number(y + height - alone), Alone: number(alone),
		})
		tops = append(tops, y)
		y += height + flowGap
	}
	return tops, y
}

// number formats a coordinate with one decimal.
func number(x float64) string { return strconv.FormatFloat(x, 'f', 1, 64) }
