package parse

import (
	"fmt"
	"unicode"

	"github.com/clausediff/clausediff/parse/tree"
)

// A page may hold its text twice: for print and for the screen, for desktops and
// for phones, or in two languages. One is read, and the other left out:
//
//	A B C D   A B C D      copy of the first
//	A B C D   А Б В Г      another language
//
// What only the copy says, and a text in another language, are doubts.

// dropSecond leaves out the second text of the kept pieces.
func (x *extractor) dropSecond(pieces []piece) []piece {
	return x.dropCopy(x.dropLanguage(pieces))
}

// dropCopy leaves out the pieces from where the text begins again.
func (x *extractor) dropCopy(pieces []piece) []piece {
	said := map[string]bool{}
	first := ""
	for i := range pieces {
		text := squeeze(pieces[i].text)
		switch {
		case !pieces[i].isRunning():
		case first == "":
			first = text
		case text == first && repeats(pieces[i:], said):
			return x.dropFrom(pieces, i, said)
		}
		said[text] = true
	}
	return pieces
}

// repeats reports whether most of what runs in pieces was said.
func repeats(pieces []piece, said map[string]bool) bool {
	again, fresh := 0, 0
	for i := range pieces {
		switch p := &pieces[i]; {
		case !p.isRunning():
		case said[squeeze(p.text)]:
			again += p.size
		default:
			fresh += p.size
		}
	}
	all := 0
	for text := range said {
		all += visible(text)
	}
	return again > 4*fresh && again*2 > all
}

// dropFrom leaves out the pieces of a copy, and the title over it; what only the
// copy says is a doubt.
func (x *extractor) dropFrom(pieces []piece, from int, said map[string]bool) []piece {
	for from > 1 && !pieces[from-1].isRunning() && squeeze(pieces[from-1].text) == squeeze(x.title) {
		from--
	}
	doubted := false
	for i := from; i < len(pieces); i++ {
		p := &pieces[i]
		x.discard(verdict{reasonCopy, "the text stands on the page twice"}, p.origin, p.text)
		if !doubted && p.isRunning() && !said[squeeze(p.text)] {
			x.doubt(tree.DoubtOutside, p.origin, fmt.Sprintf("the text stands on the page twice, and only the second says: %s", excerpt(p.text)))
			doubted = true
		}
	}
	return pieces[:from]
}

// dropLanguage leaves out the text in another language where two are on a page:
// the one that the title is in stays, or the first.
func (x *extractor) dropLanguage(pieces []piece) []piece {
	running, first := map[string]int{}, ""
	langs := make([]string, len(pieces))
	total := 0
	for i := range pieces {
		p := &pieces[i]
		langs[i] = scriptOf([]block{p.block})
		if p.isRunning() {
			running[langs[i]] += columns(p.text)
			total += columns(p.text)
			if first == "" {
				first = langs[i]
			}
		}
	}
	stays := first
	if title := scriptOf([]block{{text: x.title}}); x.title != "" && running[title]*5 > total {
		stays = title
	}
	if others := total - running[stays]; others*5 <= total {
		return pieces
	}
	var kept []piece
	left := 0
	var at origin
	for i, p := range pieces {
		if langs[i] == stays || running[langs[i]]*5 < total && running[langs[i]] > 0 {
			kept = append(kept, p)
			continue
		}
		if left == 0 {
			at = p.origin
		}
		left += p.size
		x.discard(verdict{reasonLanguage, "text in another language"}, p.origin, p.text)
	}
	x.doubt(tree.DoubtOutside, at, fmt.Sprintf("the page holds a text in two languages; the one in %s is read, %d characters of the other are left out", stays, left))
	return kept
}

// scriptOf names the letters in which most of the blocks is written. Languages of
// one script are not told apart: a paragraph is too short for that.
func scriptOf(blocks []block) string {
	count := map[string]int{}
	for _, b := range blocks {
		for _, r := range b.text {
			switch {
			case isPlainLetter(r):
				count["Latin letters"]++
			case unicode.Is(unicode.Han, r):
				count["Chinese characters"] += 3 // says as much as a few letters
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
