package diff

import (
	"github.com/clausediff/clausediff/diff/internal/align"
	"github.com/clausediff/clausediff/parse/tree"
)

// Headings are often reworded entirely while the text below them is kept:
//
//	old  III. Electric Vehicle Charging       new  2. E-Mobility and Smart Grids
//	     a b c                                     a′ b′ d         two of two, and of two
//
// Two parts correspond if their links to each other are more than headingShare of
// the linked text of each.
const headingShare = 0.5

// linkHeadings adds links between the headings of corresponding parts, if neither
// heading is linked by its wording.
func (c *comparison) linkHeadings(links []align.Link) []align.Link {
	linkedOld, linkedNew := map[int]bool{}, map[int]bool{}
	shares, ofOld, ofNew := map[[2]*tree.Node]int{}, map[*tree.Node]int{}, map[*tree.Node]int{}
	var pairs [][2]*tree.Node
	for _, l := range links {
		linkedOld[l.Old], linkedNew[l.New] = true, true
		if l.Score < c.likely() {
			continue
		}
		from, to := c.oldSentences.nodes[l.Old], c.newSentences.nodes[l.New]
		length := from.Span.Len() + to.Span.Len()
		oldParts, newParts := c.oldPlaces.Of(from).Parts, c.newPlaces.Of(to).Parts
		for _, part := range oldParts {
			ofOld[part] += length
		}
		for _, part := range newParts {
			ofNew[part] += length
		}
		for level := range min(len(oldParts), len(newParts)) {
			p := [2]*tree.Node{oldParts[level], newParts[level]}
			if shares[p] == 0 {
				pairs = append(pairs, p)
			}
			shares[p] += length
		}
	}
	oldHeadings, newHeadings := headingsOf(&c.oldSentences, c.oldPlaces), headingsOf(&c.newSentences, c.newPlaces)
	for _, p := range pairs {
		if float64(shares[p]) <= headingShare*float64(max(ofOld[p[0]], ofNew[p[1]])) {
			continue
		}
		i, headed := oldHeadings[p[0]]
		j, bothHeaded := newHeadings[p[1]]
		if headed && bothHeaded && !linkedOld[i] && !linkedNew[j] {
			tie := c.oldSentences.aligned[i].Tie + c.newSentences.aligned[j].Tie
			links = append(links, align.Link{Old: i, New: j, Score: max(c.likely(), looseScore), Carried: true, Tie: tie})
		}
	}
	return links
}

// headingsOf returns, for every part with a heading, the number of the heading's
// first sentence.
func headingsOf(u *units, places *tree.Places) map[*tree.Node]int {
	headings := map[*tree.Node]int{}
	for i, n := range u.nodes {
		if !u.aligned[i].Heading {
			continue
		}
		parts := places.Of(n).Parts
		if _, found := headings[parts[len(parts)-1]]; !found {
			headings[parts[len(parts)-1]] = i
		}
	}
	return headings
}
