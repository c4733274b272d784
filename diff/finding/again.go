package finding

import (
	"slices"
	"strings"
)

// A law that renames an authority makes one replacement in fifty sentences. It is news where
// it is first made, and further down the list elsewhere:
//
//	Article 3  向[-工商行政管理机关-]{+市场监督管理部门+}登记     news
//	Article 9  由[-工商行政管理机关-]{+市场监督管理部门+}处罚     the same again
//
// A release that repeats its decision at the end makes the whole change twice. The second
// time is routine.

// oftenAgain is the least number of sentences with a replacement for it to be news once.
const oftenAgain = 3

// replacement identifies what one gap of a change replaces: the words that went or, where
// none did, the words that came with the word on either side.
type replacement struct{ went, came string }

// markAgain marks the changes all of whose replacements recur and were made before, and
// those that have the same two wordings as an earlier one.
func (g *reading) markAgain(all []*change) {
	often := map[replacement]int{}
	made, wording := make([]map[replacement][]word, len(all)), make([][2]string, len(all))
	g.run.Do(len(all), func(i int) {
		made[i], wording[i] = all[i].replacements(), [2]string{all[i].old.wording(), all[i].new.wording()}
	})
	for i := range all {
		for r := range made[i] {
			often[r]++
		}
	}
	texts := map[[2]string]bool{}
	before := map[replacement]map[*term]bool{}
	for i, c := range all {
		again := len(made[i]) > 0
		for r, came := range made[i] {
			again = again && often[r] >= oftenAgain && before[r] != nil && !slices.ContainsFunc(came, func(w word) bool { return !before[r][w.term] })
		}
		for r, came := range made[i] {
			if before[r] == nil {
				before[r] = map[*term]bool{}
			}
			for _, w := range came {
				before[r][w.term] = true
			}
		}
		c.again = again && !slices.ContainsFunc(c.hits, hit.isItsOwn)
		if c.twice = texts[wording[i]]; c.twice {
			c.routine = true
			for k := range c.hits {
				c.hits[k].routine = true
			}
		}
		texts[wording[i]] = true
	}
}

// wording returns the folded words of a side, without its marks.
func (s *side) wording() string {
	var b strings.Builder
	b.Grow(len(s.text) + len(s.words))
	for _, w := range s.words {
		if w.isWord() {
			b.WriteString(w.key)
			b.WriteByte(' ')
		}
	}
	return b.String()
}

// isItsOwn reports whether a hit is news in each sentence that has it, though the same words
// may have changed before. Two deadlines put off from 20 to 30 days are two changes.
func (h hit) isItsOwn() bool {
	switch h.typ {
	case Renamed, Named, Unnamed, ListGained, ListLost:
		return false
	}
	return !h.routine
}

// replacements returns the replacements of a change, each with the words that came, nil if
// its sides are not wordings of one thing or are too long to be read.
func (c *change) replacements() map[replacement][]word {
	if c.apart || c.isLong() {
		return nil
	}
	all := map[replacement][]word{}
	for gap := range c.gaps + 1 {
		old, _ := c.old.edited(gap)
		new, _ := c.new.edited(gap)
		switch {
		case c.old.count(old) > 0:
			all[replacement{went: fold(c.old.of(old))}] = c.new.wordsIn(new)
		case c.new.count(new) > 0:
			all[replacement{came: c.new.withNeighbours(new)}] = nil
		}
	}
	return all
}

// withNeighbours returns the folded text of a span with the word on either side of it.
func (s *side) withNeighbours(x span) string {
	if i := s.wordAfter(x.start); i > 0 {
		x.start = s.words[i-1].start
	}
	if i := s.wordAfter(x.end); i < len(s.words) {
		x.end = s.words[i].end
	}
	return fold(s.of(x))
}
