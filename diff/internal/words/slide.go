package words

import (
	"strings"
	"sync"
)

// slide moves a one-sided gap to a phrase boundary. It should not begin after a word that
// needs the next one, nor end with one. Of equally good positions it takes the rightmost, so
// that an inserted phrase begins after the words that it shares with the preceding text:
//
//	和平、[合作、]合作、共赢               → 和平、合作、[合作、]共赢
//	of the [tide and of the] wind → [of the tide and] of the wind
func (d *Differ) slide() {
	for k := range d.gaps {
		g := &d.gaps[k]
		s := sliding{&d.old, &d.new, &g.oldStart, &g.oldEnd, &g.newStart, &g.newEnd, 0, len(d.old.words)}
		if g.oldStart == g.oldEnd {
			s = sliding{&d.new, &d.old, &g.newStart, &g.newEnd, &g.oldStart, &g.oldEnd, 0, len(d.new.words)}
		} else if g.newStart != g.newEnd {
			continue
		}
		if k > 0 { // one kept word must remain between two gaps
			s.from = d.gaps[k-1].endIn(s.side == &d.old) + 1
		}
		if k+1 < len(d.gaps) {
			s.to = d.gaps[k+1].startIn(s.side == &d.old) - 1
		}
		s.slide()
	}
}

func (g gap) startIn(old bool) int {
	if old {
		return g.oldStart
	}
	return g.newStart
}

func (g gap) endIn(old bool) int {
	if old {
		return g.oldEnd
	}
	return g.newEnd
}

// sliding is a one-sided gap in the words of its side. It may move within [from, to].
type sliding struct {
	side, other          *wording
	start, end           *int
	otherStart, otherEnd *int
	from, to             int
}

// slide moves the gap to its best position. It only tries farthestSlide positions, so that a
// repeated word takes linear time.
func (s sliding) slide() {
	words := s.side.words
	for *s.end < s.to && words[*s.start].key == words[*s.end].key {
		s.move(1)
	}
	best, loose, at := 0, s.loose(), 0
	for at > -farthestSlide && *s.start > s.from && words[*s.start-1].key == words[*s.end-1].key {
		s.move(-1)
		at--
		if l := s.loose(); l < loose {
			best, loose = at, l
		}
	}
	s.move(best - at)
}

func (s sliding) move(by int) {
	*s.start += by
	*s.end += by
	*s.otherStart += by
	*s.otherEnd += by
}

// loose counts the ends of a gap after a word that needs the next one: of the | tide.
func (s sliding) loose() int {
	n := 0
	if *s.start == 0 && *s.otherStart == 0 && *s.end < len(s.side.words) && len(s.other.words) > 0 &&
		s.side.textOf(*s.end) != s.other.textOf(0) {
		n = 2 // the first word would lose its capital: [The tide of the] wind
	}
	if *s.start > 0 && needsNext(s.side.textOf(*s.start-1)) {
		n++
	}
	if needsNext(s.side.textOf(*s.end - 1)) {
		n++
	}
	return n
}

// needsNext reports whether a word needs the next one: the, of, with.
func needsNext(word string) bool {
	word = strings.ToLower(word)
	return functionWords()[word] && !conjunctions()[word]
}

// conjunctions returns the conjunctions of all languages.
var conjunctions = sync.OnceValue(func() map[string]bool { return listed("conjunctions") })
