package html

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/clausediff/clausediff/diff/report/flow"
	"github.com/clausediff/clausediff/diff/report/locale"
	"github.com/clausediff/clausediff/diff/report/passage"
)

// river is the chart of [flow.River], of two statements or of many: a column per statement, its articles as bars, and bands
// between them. Heights represent clauses.
type river struct {
	Class         string // "wide" with many columns
	Width, Height int
	Title, Desc   string
	Bands         []band // those across a gap first, drawn below the others
	Columns       []riverColumn
	Steps         []string // headers of the table of numbers
	Numbers       []riverNumbers
}

type riverColumn struct {
	Name, Href string
	Middle     string
	Parts      []riverBar
}

// riverBar is the bar of an article. Name is "" if it does not fit.
type riverBar struct {
	X, Y, Width, Height string
	Name, Title         string
	NameX, NameY        string
	// Beside is the heading, next to bars of the first and the last column.
	Beside, BesideX, Anchor string
}

// riverNumbers is a row of the table under the chart.
type riverNumbers struct {
	Class, Glyph, Word string
	Counts             []int
}

// Dimensions of the chart, in units of its view box.
const (
	riverBarWidth = 34.0
	riverMargin   = 150.0 // for the headings on both sides
	riverHeading  = 18    // length of a heading, in columns
	riverWidth    = 1200.0
	riverStep     = 150.0 // minimum distance of columns
	riverScale    = 380.0 // height of the longest statement's bars
	riverGap      = 9.0
	riverTop      = 30.0
	riverWedge    = 20.0
	riverMany     = 8  // maximum number of columns that are fitted to the page
	riverName     = 11 // minimum height of a bar with its name in it
)

// riverStream is the display of a stream.
type riverStream struct{ class, glyph, word string }

var riverStreams = map[flow.Stream]riverStream{
	flow.Carried:  {"fs", "=", "carried"},
	flow.Reworded: {"fw", "~", "reworded"},
	flow.Moved:    {"fm", "↕", "moved"},
	flow.Returned: {"fr", "↺", "returned"},
}

// riverDraft is a river being drawn. out and in hold the next free position on the right and
// the left side of each bar.
type riverDraft struct {
	model    *flow.River
	view     *river
	language locale.Language
	scale    float64
	x        []float64   // left edge of every column
	out      [][]float64 // by column and part
	in       [][]float64
}

// newRiver draws the river. It returns nil if there is nothing to show. href returns the
// address of a statement's page.
func newRiver(r *flow.River, language locale.Language, href func(string) string) *river {
	if r == nil || len(r.Columns) < 2 || !slices.ContainsFunc(r.Columns, func(c flow.Column) bool { return len(c.Parts) > 1 }) {
		return nil // there is no flow between articles
	}
	d := &riverDraft{model: r, view: &river{}, language: language, scale: riverScale / float64(max(1, longestColumn(r)))}
	step := max(riverStep, (riverWidth-riverBarWidth-2*riverMargin)/float64(len(r.Columns)-1))
	if len(r.Columns) > riverMany {
		step, d.view.Class = riverStep, "wide"
	}
	for i := range r.Columns {
		d.x = append(d.x, riverMargin+float64(i)*step)
		d.column(i, href)
	}
	d.view.Width = int(d.x[len(d.x)-1] + riverBarWidth + riverMargin)
	d.bands()
	d.ends()
	d.describe()
	return d.view
}

func longestColumn(r *flow.River) int {
	longest := 0
	for _, c := range r.Columns {
		n := 0
		for _, p := range c.Parts {
			n += p.Clauses
		}
		longest = max(longest, n)
	}
	return longest
}

// column places the bars of a statement.
func (d *riverDraft) column(i int, href func(string) string) {
	c := d.model.Columns[i]
	view := riverColumn{Name: flat(c.Statement), Href: href(c.Statement), Middle: number(d.x[i] + riverBarWidth/2)}
	var tops []float64
	y := riverTop
	for _, p := range c.Parts {
		height := max(1.5, d.scale*float64(p.Clauses))
		name := flat(short(p.Part, d.language))
		b := riverBar{X: number(d.x[i]), Y: number(y), Width: number(riverBarWidth), Height: number(height),
			Title: d.language.T("%s, %s, clauses: %d", view.Name, strings.TrimSpace(name+" "+flat(p.Heading)), p.Clauses)}
		if height >= riverName {
			b.name(name, view.Middle, y+height/2+4)
			d.beside(&b, i, p.Part)
		}
		view.Parts = append(view.Parts, b)
		tops = append(tops, y)
		y += height + riverGap
	}
	d.out, d.in = append(d.out, tops), append(d.in, slices.Clone(tops))
	d.view.Columns = append(d.view.Columns, view)
	d.view.Height = max(d.view.Height, int(y+riverGap))
}

// name puts the name into a bar if it is short.
func (b *riverBar) name(name, x string, y float64) {
	b.NameX, b.NameY = x, number(y)
	if len([]rune(name)) <= 4 {
		b.Name = name
	}
}

// beside puts the heading of an article, with its name if that does not fit in the bar, next to a
// bar at the edge of the chart.
func (d *riverDraft) beside(b *riverBar, column int, p passage.Part) {
	heading := p.Heading
	if b.Name == "" {
		heading = p.Title(d.language)
	}
	heading = passage.Shorten(flat(heading), riverHeading)
	switch column {
	case 0:
		b.Beside, b.BesideX, b.Anchor = heading, number(d.x[column]-8), "end"
	case len(d.model.Columns) - 1:
		b.Beside, b.BesideX, b.Anchor = heading, number(d.x[column]+riverBarWidth+8), "start"
	}
}

// bands draws the bands. On the left side of a column they are ordered by where they come from,
// on the right side by where they go.
func (d *riverDraft) bands() {
	arrive := make([]float64, len(d.model.Bands))
	order := make([]int, len(d.model.Bands))
	for k := range order {
		order[k] = k
	}
	slices.SortStableFunc(order, func(x, y int) int { return d.model.Bands[y].From - d.model.Bands[x].From })
	for _, k := range order { // the closest column first
		b := &d.model.Bands[k]
		arrive[k] = d.in[b.To][b.New]
		d.in[b.To][b.New] += d.scale * float64(b.Right)
	}
	var gaps []band
	for k, b := range d.model.Bands {
		left, right := d.scale*float64(b.Left), d.scale*float64(b.Right)
		view := band{riverStreams[b.Stream].class, bend(d.x[b.From]+riverBarWidth, d.out[b.From][b.Old], left, d.x[b.To], arrive[k], right),
			d.bandTitle(b)}
		d.out[b.From][b.Old] += left
		if b.To > b.From+1 {
			gaps = append(gaps, view)
		} else {
			d.view.Bands = append(d.view.Bands, view)
		}
	}
	d.view.Bands = append(gaps, d.view.Bands...)
}

func (d *riverDraft) bandTitle(b flow.Band) string {
	from, to := &d.model.Columns[b.From], &d.model.Columns[b.To]
	old, new := &from.Parts[b.Old], &to.Parts[b.New]
	return d.language.T("%s %s → %s %s, clauses: %d", flat(from.Statement), flat(short(old.Part, d.language)),
		flat(to.Statement), flat(short(new.Part, d.language)), max(b.Left, b.Right)) +
		" · " + d.language.T(riverStreams[b.Stream].word)
}

// ends draws wedges at the bars for clauses that end or begin.
func (d *riverDraft) ends() {
	for i, c := range d.model.Columns {
		for k, p := range c.Parts {
			name := flat(c.Statement + " " + short(p.Part, d.language))
			if p.Dropped > 0 {
				d.view.Bands = append(d.view.Bands, band{"d", wedge(d.x[i]+riverBarWidth, d.out[i][k], d.scale*float64(p.Dropped), riverWedge),
					name + ": " + strconv.Itoa(p.Dropped) + " " + d.language.T("dropped")})
			}
			if p.Added > 0 {
				d.view.Bands = append(d.view.Bands, band{"a", wedge(d.x[i], d.in[i][k], d.scale*float64(p.Added), -riverWedge),
					name + ": " + strconv.Itoa(p.Added) + " " + d.language.T("added")})
			}
		}
	}
}

// bend returns the path of a band between two heights.
func bend(x1, y1, h1, x2, y2, h2 float64) string {
	mid := (x1 + x2) / 2
	return fmt.Sprintf("M%s %sC%s %s %s %s %s %sV%sC%s %s %s %s %s %sZ",
		number(x1), number(y1), number(mid), number(y1), number(mid), number(y2), number(x2), number(y2),
		number(y2+h2), number(mid), number(y2+h2), number(mid), number(y1+h1), number(x1), number(y1+h1))
}

// number formats a coordinate with one decimal.
func number(x float64) string { return strconv.FormatFloat(x, 'f', 1, 64) }

// band is the flow from an article to another one.
type band struct{ Class, Path, Title string }

// wedge returns the path of a wedge at a height that extends by reach from the edge.
func wedge(x, y, h, reach float64) string {
	return fmt.Sprintf("M%s %sL%s %sL%s %sZ", number(x), number(y), number(x+reach), number(y+h/2), number(x), number(y+h))
}

// describe describes the chart in words and numbers.
func (d *riverDraft) describe() {
	v, m := d.view, d.model
	first, last := flat(m.Columns[0].Statement), flat(m.Columns[len(m.Columns)-1].Statement)
	v.Title = d.language.T("The clauses of %d statements, from %s to %s, by article", len(m.Columns), first, last)
	for _, s := range flow.Streams() {
		look := riverStreams[s]
		v.Numbers = append(v.Numbers, riverNumbers{Class: look.class, Glyph: look.glyph, Word: look.word})
	}
	v.Numbers = append(v.Numbers, riverNumbers{Class: "a", Glyph: "+", Word: "added"}, riverNumbers{Class: "d", Glyph: "−", Word: "dropped"})
	var steps []string
	for i, sum := range m.Sums() {
		step := flat(m.Columns[i].Statement) + " → " + flat(m.Columns[i+1].Statement)
		v.Steps = append(v.Steps, step)
		var words []string
		for k, n := range append(streamCounts(sum), sum.Added, sum.Dropped) {
			v.Numbers[k].Counts = append(v.Numbers[k].Counts, n)
			words = append(words, d.language.T(v.Numbers[k].Word)+" "+strconv.Itoa(n))
		}
		steps = append(steps, step+": "+strings.Join(words, ", "))
	}
	v.Desc = strings.Join(steps, "; ") + "."
}

func streamCounts(sum flow.Sum) []int {
	var counts []int
	for _, s := range flow.Streams() {
		counts = append(counts, sum.Streams[s])
	}
	return counts
}

// flat replaces direction controls by the replacement character, because a chart cannot isolate
// them.
func flat(text string) string {
	return strings.Map(func(r rune) rune {
		if turnsDirection(r) {
			return '\uFFFD'
		}
		return r
	}, text)
}
