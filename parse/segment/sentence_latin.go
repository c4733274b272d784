package segment

import (
	"strings"
	"unicode"

	"github.com/clausediff/clausediff/parse/lang/chars"
)

// sentenceEndsLatin returns the indices in runes at which English or Russian sentences
// end: after a mark with its closing quotes and footnote references, if white space and
// a beginning follow (a capital, a digit, an opening mark), outside brackets and
// quotes, and not after an abbreviation, an initial or a label.
//
//  1. Стороны (см. п. 3. Договора) согласны.  В 2020 г. Стороны…  ends after согласны. only
func sentenceEndsLatin(runes []char, depth []int32, lex *lexicon) []int {
	t := &latin{runes, depth, lex, circledNotes(runes)}
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

// latin is a text in a script with spaces: its characters, the nesting depth of each,
// the lexicon of its language, and whether its circled numbers are footnote references.
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

// stop is a run of marks from first to end. closed is after the closing quotes and
// footnote references that follow it. An omission is a sign for words left out: […] or
// ". . .", where a sentence ends in four points.
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
// directly after its last word, followed by an omission before the next sentence: "It
// stands. . . . The ferry".
func pointThenOmission(runes []char, s stop) bool {
	next := blankEnd(runes, s.end)
	return s.first > 0 && unicode.IsLetter(runes[s.first-1].r) && unicode.IsSpace(runes[s.first+1].r) &&
		next > s.end && next < len(runes)
}

// bracketed reports whether a pair of brackets contains nothing but this run of marks.
func bracketed(runes []char, s stop) bool {
	return s.first > 0 && s.closed > s.end && closings[runes[s.first-1].r] == runes[s.end].r
}

// outside reports whether a run of marks is outside all pairs, or at the end of the
// outermost pair.
func outside(s stop, depth []int32) bool {
	return depth[s.first] == 0 || s.closed > s.end && depth[s.closed] == 0
}

// begins reports whether a sentence can begin after a run of marks: white space,
// possibly a dash, then a beginning. The end of the text counts as one.
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
// capital, a letter of a script without capitals, a digit, a sign before a number, an
// opening mark, three points, or the label of an item.
func opensSentence(runes []char, i int) bool {
	r := runes[i].r
	if isApostrophe(r) || r == '`' || r == '.' {
		return i+1 < len(runes) && !unicode.IsLower(runes[i+1].r)
	}
	return unicode.IsUpper(r) || hasNoCase(r) || unicode.IsDigit(r) || isOpener(r) || chars.IsHan(r) || isCircled(r) ||
		strings.ContainsRune("•$€£§№%+¿¡", r)
}

// hasNoCase reports whether a character is a letter of a script without capitals, such
// as Arabic. The ordinal indicators ª and º do not count.
func hasNoCase(r rune) bool { return r > unicode.MaxLatin1 && unicode.Is(unicode.Lo, r) }

// longestAddress bounds the characters examined around a point that may belong to an
// address.
const longestAddress = 100

// isGlued reports whether the next sentence follows a single mark without white space:
// "It sailed.They left." A capital inside a word, a short word or an address
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

// inAddress reports whether the run without white space around i contains a sign that
// occurs in addresses but not in sentences.
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
