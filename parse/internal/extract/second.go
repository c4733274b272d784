package extract

import (
	"cmp"
	"fmt"
	"unicode"

	"github.com/clausediff/clausediff/parse/internal/page"
	"github.com/clausediff/clausediff/parse/tree"
)

// A page may hold its text twice: for print and for the screen, for desktops and for
// phones, or in two languages. One text is read, and the other is left out:
//
//	A B C D   A B C D      copy of the first
//	A B C D   А Б В Г      another language
//
// What only the copy says, and a text in another language, are doubts.

// dropSecond leaves out the second text among the kept pieces.
func (x *Extractor) dropSecond(pieces []Piece) []Piece {
	return x.dropCopy(x.dropLanguage(pieces))
}

// dropCopy leaves out the pieces from where the text begins again.
func (x *Extractor) dropCopy(pieces []Piece) []Piece {
	said := map[string]bool{}
	first := ""
	for i := range pieces {
		text := page.Squeeze(pieces[i].Text)
		switch {
		case !pieces[i].IsRunning():
		case first == "":
			first = text
		case text == first && repeats(pieces[i:], said):
			return x.dropFrom(pieces, i, said)
		}
		said[text] = true
	}
	return pieces
}

// repeats reports whether most running text of pieces is in said.
func repeats(pieces []Piece, said map[string]bool) bool {
	again, fresh := 0, 0
	for i := range pieces {
		switch p := &pieces[i]; {
		case !p.IsRunning():
		case said[page.Squeeze(p.Text)]:
			again += p.Size
		default:
			fresh += p.Size
		}
	}
	all := 0
	for text := range said {
		all += page.Visible(text)
	}
	return again > 4*fresh && again*2 > all
}

// dropFrom leaves out the pieces of a copy and the title above it, with a doubt about
// what only the copy says.
func (x *Extractor) dropFrom(pieces []Piece, from int, said map[string]bool) []Piece {
	for from > 1 && !pieces[from-1].IsRunning() && page.Squeeze(pieces[from-1].Text) == page.Squeeze(x.Title) {
		from--
	}
	doubted := false
	for i := from; i < len(pieces); i++ {
		p := &pieces[i]
		x.Discard(page.Verdict{Reason: page.ReasonCopy, Why: "the text stands on the page twice"}, p.Origin, p.Text)
		if !doubted && p.IsRunning() && !said[page.Squeeze(p.Text)] {
			x.Doubt(tree.DoubtOutside, p.Origin, fmt.Sprintf("the text stands on the page twice, and only the second says: %s", page.Excerpt(p.Text)))
			doubted = true
		}
	}
	return pieces[:from]
}

// dropLanguage leaves out the text in a second language. The language of the title is
// kept, or the first one.
func (x *Extractor) dropLanguage(pieces []Piece) []Piece {
	running, first := map[string]int{}, ""
	langs := make([]string, len(pieces))
	total := 0
	for i := range pieces {
		p := &pieces[i]
		langs[i] = scriptOf([]page.Block{p.Block})
		if p.IsRunning() {
			running[langs[i]] += page.Columns(p.Text)
			total += page.Columns(p.Text)
			first = cmp.Or(first, langs[i])
		}
	}
	stays := first
	if title := scriptOf([]page.Block{{Text: x.Title}}); x.Title != "" && running[title]*5 > total {
		stays = title
	}
	if others := total - running[stays]; others*5 <= total {
		return pieces
	}
	var kept []Piece
	left := 0
	var at page.Origin
	for i, p := range pieces {
		if langs[i] == stays || running[langs[i]]*5 < total && running[langs[i]] > 0 {
			kept = append(kept, p)
			continue
		}
		if left == 0 {
			at = p.Origin
		}
		left += p.Size
		x.Discard(page.Verdict{Reason: page.ReasonLanguage, Why: "text in another language"}, p.Origin, p.Text)
	}
	x.Doubt(tree.DoubtOutside, at, fmt.Sprintf("the page holds a text in two languages; the one in %s is read, %d characters of the other are left out", stays, left))
	return kept
}

// scriptOf returns the script of most blocks. Languages with the same script are not
// distinguished: a paragraph is too short for that.
func scriptOf(blocks []page.Block) string {
	count := map[string]int{}
	for _, b := range blocks {
		for _, r := range b.Text {
			switch {
			case page.IsPlainLetter(r):
				count["Latin letters"]++
			case unicode.Is(unicode.Han, r):
				count["Chinese characters"] += 3 // counts as much as several letters
			case unicode.Is(unicode.Cyrillic, r):
				count["Cyrillic letters"]++
			case unicode.IsLetter(r) && !unicode.Is(unicode.Latin, r):
				count["other letters"]++
			}
		}
	}
	best := "Latin letters"
	for _, name := range []string{"Chinese characters", "Cyrillic letters", "other letters"} {
		if count[name] > count[best] {
			best = name
		}
	}
	return best
}
