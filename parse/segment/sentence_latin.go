package segment

import (
	"strings"
	"unicode"

	"github.com/clausediff/clausediff/parse/lang/chars"
)

// sentenceEndsLatin returns the numbers of the characters behind which an
// English or Russian sentence ends: a mark with the closing quotes and footnotes
// behind it, then white space and a beginning (a capital, a digit, an opening
// mark), outside brackets and quotes, and not behind an abbreviation, an initial
// or a label.
//
//  1. Стороны (см. п. 3. Договора) согласны.  В 2020 г. Стороны…  ends behind согласны. only
func sentenceEndsLatin(runes []char, lex *lexicon) []int {
	t := &latin{runes, nested(runes), lex, circledNotes(runes)}
	list := items(runes)
	var ends []int
	start := 0
	for i := 0; i < len(runes); i++ {
		if list.starts[i] && start < i {
			start = blankStart(runes, i)
			if len(ends) == 0 || ends[len(ends)-1] < start {
				ends = append(ends, start)
			}
		}
		if !isStopLatin(runes[i].r) || list.points[i] {
			continue
		}
		s := t.stopAt(i)
		if !s.omission && outside(s, t.depth) && begins(runes, s) && !t.namesSpeaker(s) &&
			(s.end-s.first > 1 || runes[i].r != '.' || t.pointEnds(start, i, s.closed)) {
			ends = append(ends, s.closed)
			start = s.closed
		}
		i = s.end - 1
	}
	return ends
}

// latin is a text in a script with spaces: its characters, how deep each stands in
// quotes and brackets, the words known of its language, and whether its circled
// numbers are signs of footnotes.
type latin struct {
	runes   []char
	depth   []int32
	lex     *lexicon
	circled bool
}

// blankStart returns the start of the white space before i.
func blankStart(runes []char, i int) int {
	for i > 0 && unicode.IsSpace(runes[i-1].r) {
		i--
	}
	return i
}

// stop is a run of marks: it begins at first and ends before end; the closing
// quotes and footnotes behind it end before closed. An omission is a sign for
// words left out: […] and ". . .", where a sentence ends in four points.
type stop struct {
	first, end, closed int
	omission           bool
}

func isStopLatin(r rune) bool {
	switch r {
	case '.', '!', '?', '…', '。', '！', '？', '．':
		return true
	}
	return false
}

// stopAt reads the run of marks that begins at i.
func (t *latin) stopAt(i int) stop {
	runes, depth := t.runes, t.depth
	s := stop{first: i, end: i + 1}
	marks, spaced := 1, false
	for {
		next := s.end
		if next+1 < len(runes) && unicode.IsSpace(runes[next].r) && runes[next+1].r == '.' && runes[next-1].r == '.' {
			next++
			spaced = true
		}
		if next == len(runes) || !isStopLatin(runes[next].r) {
			break
		}
		s.end = next + 1
		marks++
	}
	if spaced && marks == 4 && pointThenOmission(runes, s) {
		return stop{first: i, end: i + 1, closed: i + 1}
	}
	s.closed = closersEnd(runes, depth, s.end)
	s.omission = spaced && marks == 3 || marks > 1 && bracketed(runes, s)
	if flat := t.flatFootnoteEnd(s.closed); marks == 1 && s.closed == s.end && flat > s.end {
		s.closed = flat
	} else {
		s.closed = footnoteEnd(runes, s.closed, t.circled)
	}
	return s
}

// pointThenOmission reports whether four spaced points are the end of a sentence,
// set close to its last word, and the words left out before the next:
// "It stands. . . . The ferry".
func pointThenOmission(runes []char, s stop) bool {
	next := blankEnd(runes, s.end)
	return s.first > 0 && unicode.IsLetter(runes[s.first-1].r) && unicode.IsSpace(runes[s.first+1].r) &&
		next > s.end && next < len(runes)
}

// bracketed reports whether a run of marks is all that a pair of brackets holds.
func bracketed(runes []char, s stop) bool {
	return s.first > 0 && s.closed > s.end && closingOf(runes[s.first-1].r) == runes[s.end].r
}

// outside reports whether a run of marks stands outside all pairs, or at the end
// of the outermost.
func outside(s stop, depth []int32) bool {
	return depth[s.first] == 0 || s.closed > s.end && depth[s.closed] == 0
}

// begins reports whether a sentence can begin behind a run of marks: white space,
// a dash perhaps, then something that begins one. The end of the text counts.
func begins(runes []char, s stop) bool {
	at := blankEnd(runes, s.closed)
	if at == len(runes) {
		return true
	}
	if at == s.closed {
		return chars.IsHan(runes[at].r) || isGlued(runes, s)
	}
	for at < len(runes) && isDash(runes[at].r) {
		at = blankEnd(runes, at+1)
	}
	if at == len(runes) {
		return true
	}
	return opensSentence(runes, at)
}

// opensSentence reports whether a sentence can begin with the character at i: a
// capital, a letter of a script without capitals, a digit, a sign before a number, an opening mark, three points, the
// label of an item.
func opensSentence(runes []char, i int) bool {
	r := runes[i].r
	if isApostrophe(r) || r == '`' || r == '.' {
		return i+1 < len(runes) && !unicode.IsLower(runes[i+1].r)
	}
	return unicode.IsUpper(r) || hasNoCase(r) || unicode.IsDigit(r) || isOpener(r) || chars.IsHan(r) || isCircled(r) ||
		strings.ContainsRune("•$€£§№%+¿¡", r)
}

// hasNoCase reports whether a character is a letter of a script without capitals,
// such as Arabic. The ordinal signs of Latin texts are not letters.
func hasNoCase(r rune) bool { return r > unicode.MaxLatin1 && unicode.Is(unicode.Lo, r) }

// longestAddress bounds the characters looked at around a point that may belong
// to an address.
const longestAddress = 100

// isGlued reports whether the next sentence follows one mark without white space:
// "It sailed.They left." A capital within a word, a short word or an address
// (a.Brown@x.org, www.x.Org) does not count.
func isGlued(runes []char, s stop) bool {
	if s.end-s.first > 1 || s.closed > s.end || s.first < 3 || s.end+1 >= len(runes) ||
		!unicode.IsUpper(runes[s.end].r) || !unicode.IsLower(runes[s.end+1].r) {
		return false
	}
	for i := s.first - 3; i < s.first; i++ {
		if r := runes[i].r; !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			return false
		}
	}
	last := runes[s.first-1].r
	return (unicode.IsLower(last) || unicode.IsDigit(last)) && !inAddress(runes, s.first)
}

// inAddress reports whether the run without white space around i has a sign that
// addresses have and sentences have not.
func inAddress(runes []char, i int) bool {
	from := i
	for from > 0 && i-from < longestAddress && !unicode.IsSpace(runes[from-1].r) {
		from--
	}
	for at := from; at < len(runes) && at-from < 2*longestAddress && !unicode.IsSpace(runes[at].r); at++ {
		switch runes[at].r {
		case '@', '/', '_', '=':
			return true
		case '.':
			if at+1 < len(runes) && unicode.IsLower(runes[at+1].r) {
				return true
			}
		}
	}
	return false
}

func isDash(r rune) bool { return r == '—' || r == '–' || r == '-' }
