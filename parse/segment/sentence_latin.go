package segment

import "unicode"

// sentenceEndsLatin returns the numbers of the characters behind which an
// English or Russian sentence ends: a mark with the closing quotes and footnotes
// behind it, then white space and a beginning (a capital, a digit, an opening
// mark), outside brackets and quotes, and not behind an abbreviation, an initial
// or a label.
//
//  1. Стороны (см. п. 3. Договора) согласны.  В 2020 г. Стороны…  ends behind согласны. only
func sentenceEndsLatin(runes []char) []int {
	depth := nested(runes)
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
		s := stopAt(runes, depth, i)
		if !s.omission && outside(s, depth) && begins(runes, s.closed) &&
			(s.end-s.first > 1 || runes[i].r != '.' || pointEnds(runes, start, i, s.closed)) {
			ends = append(ends, s.closed)
			start = s.closed
		}
		i = s.end - 1
	}
	return ends
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
	case '.', '!', '?', '…', '。', '！', '？':
		return true
	}
	return false
}

// stopAt reads the run of marks that begins at i.
func stopAt(runes []char, depth []int32, i int) stop {
	s := stop{first: i, end: i + 1}
	marks, spaced := 1, false
	for {
		next := s.end
		if next+1 < len(runes) && runes[next].r == ' ' && runes[next+1].r == '.' && runes[next-1].r == '.' {
			next++
			spaced = true
		}
		if next == len(runes) || !isStopLatin(runes[next].r) {
			break
		}
		s.end = next + 1
		marks++
	}
	s.closed = closersEnd(runes, depth, s.end)
	s.omission = spaced && marks == 3 || marks > 1 && bracketed(runes, s)
	if flat := flatFootnoteEnd(runes, s.closed); marks == 1 && s.closed == s.end && flat > s.end {
		s.closed = flat
	} else {
		s.closed = footnoteEnd(runes, s.closed)
	}
	return s
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

// begins reports whether a sentence can begin behind i: white space, a dash
// perhaps, then something that begins one. The end of the text counts.
func begins(runes []char, i int) bool {
	at := blankEnd(runes, i)
	if at == len(runes) {
		return true
	}
	if at == i {
		return isHan(runes[at].r)
	}
	for at < len(runes) && isDash(runes[at].r) {
		at = blankEnd(runes, at+1)
	}
	if at == len(runes) {
		return true
	}
	r := runes[at].r
	return unicode.IsUpper(r) || unicode.IsDigit(r) || isOpener(r) || isHan(r) ||
		r == '•' || r == '$' || r == '€' || r == '£'
}

func isDash(r rune) bool { return r == '—' || r == '–' || r == '-' }

// pointEnds reports whether the point at i, behind which the next word stands at
// next, ends the sentence that began at start.
func pointEnds(runes []char, start, i, next int) bool {
	word := wordBefore(runes, i)
	if word == "" {
		return true
	}
	if isLabel(word) && blankEnd(runes, start) == i-len([]rune(word)) {
		return false // 1. The sides
	}
	if kind := kindOf(runes, i, word); kind != always {
		return kindEnds(kind, runes, start, i, next)
	}
	return !isInitial(word) || startsSentence(runes, next)
}

// kindEnds is [pointEnds] behind an abbreviation.
func kindEnds(kind afterPoint, runes []char, start, i, next int) bool {
	at := blankEnd(runes, next)
	switch kind {
	case beforeNumber:
		return at == len(runes) || !unicode.IsDigit(runes[at].r) && runes[at].r != '№'
	case atStarter:
		return startsSentence(runes, next) && !opensWithTime(runes[start:i])
	case atCapital:
		return startsSentence(runes, next) || isCapitalized(wordAfter(runes, next))
	}
	return false
}
