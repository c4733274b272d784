package quality

import (
	"strconv"
	"strings"
)

// edit applies a random operation to every sentence, and then inserts the moved ones
// in their new places.
func (e *editor) edit(lines []line) []line {
	var out []line
	var moving []line
	for i := 0; i < len(lines); i++ {
		l := lines[i]
		if l.frame != "" || l.heading {
			out = append(out, l)
			continue
		}
		var next *line
		if i+1 < len(lines) && lines[i+1].frame == "" {
			next = &lines[i+1]
		}
		done, result := e.apply(e.draw(), l.sentence, next)
		switch done {
		case Move, MoveReword:
			moving = append(moving, result...)
		case Merge:
			i++
			out = append(out, result...)
		default:
			out = append(out, result...)
		}
		if e.rand.Float64() < e.Rates[Insert] && endsWell(l.text) {
			out = append(out, e.inserted()...)
		}
	}
	for _, l := range moving {
		out = e.place(out, l)
	}
	return out
}

// draw returns a random operation according to the rates.
func (e *editor) draw() Operation {
	x := e.rand.Float64()
	for _, o := range []Operation{Reword, Retype, Move, MoveReword, Split, Merge, Delete} {
		if x -= e.Rates[o]; x < 0 {
			return o
		}
	}
	return Keep
}

// apply edits a sentence. A sentence unsuitable for the operation is kept.
func (e *editor) apply(o Operation, s sentence, next *line) (Operation, []line) {
	kept := []line{{sentence: s}}
	if o == Delete {
		return Delete, nil
	}
	text := s.text
	switch o {
	case Reword, MoveReword:
		text = e.reword(s.text)
	case Retype:
		text = e.retype(s.text)
	case Split:
		first, second := split(s.text, e.old.Lang)
		if second == "" {
			return Keep, kept
		}
		return Split, []line{
			{sentence: sentence{text: first, from: s.from, done: Split}},
			{sentence: sentence{text: second, from: s.from, done: Split}},
		}
	case Merge:
		if next == nil || !endsWell(s.text) || !endsWell(next.text) {
			return Keep, kept
		}
		from := append(append([]int{}, s.from...), next.from...)
		return Merge, []line{{sentence: sentence{text: merge(s.text, next.text, e.old.Lang), from: from, done: Merge}}}
	}
	short := len(wordsIn(s.text, e.old.Lang)) < 4
	if o == Keep || text == s.text && o != Move || short || !endsWell(s.text) {
		return Keep, kept
	}
	return o, []line{{sentence: sentence{text: text, from: s.from, done: o}}}
}

// inserted takes the next sentence of the donor, if any.
func (e *editor) inserted() []line {
	if len(e.donor) == 0 {
		return nil
	}
	text := e.donor[0]
	e.donor = e.donor[1:]
	return []line{{sentence: sentence{text: text, done: Insert}}}
}

// place inserts a sentence before a random one that was originally far away from it,
// or in its original place if there is none.
func (e *editor) place(lines []line, l line) []line {
	var far []int
	home := len(lines)
	for i := len(lines) - 1; i >= 0; i-- {
		other := &lines[i]
		if other.frame != "" || other.heading || len(other.from) == 0 || isMove(other.done) {
			continue
		}
		if before := lines[i-1]; before.frame == "" && !endsWell(before.text) {
			continue // both would be one sentence
		}
		away := other.from[0] - l.from[0]
		if away > 0 {
			home = i
		}
		if away >= e.far || -away >= e.far {
			far = append(far, i)
		}
	}
	at := home
	switch {
	case len(far) > 0:
		at = far[e.rand.IntN(len(far))]
	case l.done == Move:
		l.done = Keep
	default:
		l.done = Reword
	}
	return append(lines[:at:at], append([]line{l}, lines[at:]...)...)
}

func isMove(o Operation) bool { return o == Move || o == MoveReword }

// insertArticle inserts a new article before the second one and renumbers the later
// ones.
func (e *editor) insertArticle(lines []line) []line {
	var articles []int
	for i, l := range lines {
		if strings.HasPrefix(l.frame, "article ") && l.depth == 0 {
			articles = append(articles, i)
		}
	}
	if len(articles) < 3 || len(e.donor) < 3 {
		return lines
	}
	for k, at := range articles[1:] {
		lines[at].frame = "article " + hanNumber(k+3) + "、"
	}
	for i := articles[1]; i < len(lines); i++ {
		if lines[i].depth == 0 && strings.HasPrefix(lines[i].frame, "closing") {
			break
		}
		lines[i].renumbered = true
	}
	fresh := []line{{frame: "article 二、"}, {frame: "paragraph", depth: 1}}
	for range 3 {
		fresh = append(fresh, e.inserted()...)
	}
	at := articles[1]
	return append(lines[:at:at], append(fresh, lines[at:]...)...)
}

// hanNumber returns a number up to 99 in Han numerals, as used for articles.
func hanNumber(n int) string {
	digits := []rune("〇一二三四五六七八九")
	switch {
	case n < 10:
		return string(digits[n])
	case n > 99:
		return strconv.Itoa(n)
	}
	out := "十"
	if n >= 20 {
		out = string(digits[n/10]) + out
	}
	if n%10 > 0 {
		out += string(digits[n%10])
	}
	return out
}
