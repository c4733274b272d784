package segment

import (
	"strings"
	"unicode"

	"github.com/clausediff/clausediff/parse/lang/chars"
	"github.com/clausediff/clausediff/parse/tree"
)

// mark is a punctuation mark that ends a piece of a sentence. The piece without the
// mark is start to stop; end is after the mark and any closing quotes.
type mark struct {
	start, stop, end int
	comma, semicolon bool
}

// isDash reports whether a mark is a dash.
func (m mark) isDash(runes []char) bool { return m.stop < len(runes) && isDash(runes[m.stop].r) }

// marksOf returns the marks of a sentence at which a clause can end: ，；： or a dash,
// outside quotes, titles and brackets. The last entry has no mark: its piece ends with
// the sentence.
func marksOf(runes []char, depth []int32, chinese bool) []mark {
	const usual = 8 // marks of a sentence
	marks := make([]mark, 0, usual)
	start := 0
	for i := range runes {
		end := markEnd(runes, i, chinese)
		if end == 0 || depth[i] > 0 {
			continue
		}
		end = closersEnd(runes, depth, end)
		r := runes[i].r
		marks = append(marks, mark{start, i, end, r == ',' || r == '，', r == ';' || r == '；'})
		start = end
	}
	return append(marks, mark{start: start, stop: len(runes), end: len(runes)})
}

// clauseEnds returns the indices in runes at which clauses end: after a mark, unless
// the piece before it is too short to stand alone. Such a lead-in is joined with the
// following piece, or with the preceding one at the end of the sentence. A semicolon
// separates items, and no piece is joined across one: a short piece before it stays in
// its item. In English and Russian a comma ends a clause only before a new predicate
// (see predicate.go), in other languages never: dates, places, appositions and list
// members are not clauses.
//
//	双方指出，|合作前景广阔，|愿扩大贸易。  →  双方指出，合作前景广阔，|愿扩大贸易。
//	Ann Roe,| Chair;| John Poe;| …          →  Ann Roe, Chair;| John Poe;| …
//	In May,| in Oslo,| they met,| and agreed. →  In May, in Oslo, they met,| and agreed.
func clauseEnds(runes []char, depth []int32, l tree.Lang) []int {
	chinese := isChinese(l, runes)
	marks := marksOf(runes, depth, chinese)
	ends := func(k int) bool { return !listsZH(runes, marks[k+1:]) }
	if !chinese {
		ends = predicateCommas(runes, depth, marks, l)
	}
	var found []int
	start, item := 0, 0 // start of the current piece; number of ends before its item
	for k, m := range marks[:len(marks)-1] {
		switch {
		case m.comma && !ends(k):
			continue
		case !chinese && m.comma && !isReporting(runes[start:m.stop]):
		case !m.semicolon && isLeadIn(runes[start:m.stop], runes[m.start:m.stop], chinese):
			continue
		case m.semicolon && len(found) > 0 && isRest(trimStop(runes[start:m.stop]), len(found) > item, chinese):
			found = found[:len(found)-1]
		}
		found = append(found, m.end)
		start = m.end
		if m.semicolon {
			item = len(found)
		}
	}
	if n := len(found); n > 0 && start < len(runes) {
		last, inItem := trimStop(runes[start:]), n > item
		if inItem && isLeadIn(last, last, chinese) || len(last) == 0 {
			found = found[:n-1]
		}
	}
	return found
}

// listsZH reports whether the next two pieces are as short as list members:
// 能源，交通，农业，教育.
func listsZH(runes []char, next []mark) bool {
	return len(next) > 2 && next[0].comma && next[1].comma &&
		isShortZH(runes[next[0].start:next[0].stop]) && isShortZH(runes[next[1].start:next[1].stop])
}

// isRest reports whether a piece before a semicolon is not a clause of its own: it has
// no words, or it is too short and not the whole item.
func isRest(piece []char, inside, chinese bool) bool {
	switch {
	case len(piece) == 0 || !inside || len(piece) > longestLeadIn:
		return len(piece) == 0
	case chinese:
		return isShortZH(piece)
	}
	return len(wordsLatin(piece)) <= shortWords
}

// markEnd returns the end of the mark that ends a clause at i, or 0.
func markEnd(runes []char, i int, chinese bool) int {
	switch runes[i].r {
	case '，':
		if betweenDigits(runes, i) && thousands(runes[i+1:]) {
			return 0 // ２３，６８８ is one number
		}
		return i + 1
	case '：':
		if betweenDigits(runes, i) {
			return 0 // ３：２ is one number
		}
		return i + 1
	case '；':
		return i + 1
	case ',', ';', ':':
		if betweenDigits(runes, i) {
			return 0
		}
		// In Latin text white space follows the mark, unlike in 10:30 or a:b.
		if !chinese && i+1 < len(runes) && !unicode.IsSpace(runes[i+1].r) && !isCloser(runes[i+1].r) && !isGluedMark(runes, i) {
			return 0
		}
		return i + 1
	case '—', '–', '-', '－', '―':
		return dashEnd(runes, i, chinese)
	}
	return 0
}

// isGluedMark reports whether the comma or semicolon at i only lacks the white space
// after it: "…сторонами,выражая…", "…болезней;3) охрана…".
func isGluedMark(runes []char, i int) bool {
	return runes[i].r != ':' && i > 1 && unicode.IsLetter(runes[i-1].r) && unicode.IsLetter(runes[i-2].r) &&
		(unicode.IsLetter(runes[i+1].r) || runes[i].r == ';' && unicode.IsDigit(runes[i+1].r))
}

// dashEnd returns the end of a dash that separates clauses, or 0: —— in Chinese, a dash
// between spaces elsewhere, unless it joins names. A dash at the beginning marks an
// item.
func dashEnd(runes []char, i int, chinese bool) int {
	if i == 0 {
		return 0
	}
	if chinese {
		pair := runes[i].r == '—' && runes[i-1].r == '—' && (i+1 == len(runes) || runes[i+1].r != '—')
		// After another mark the dash marks an item: 双方将：——加强协调
		if pair && i > 1 && !strings.ContainsRune("，；：、。！？", runes[i-2].r) {
			return i + 1
		}
		return 0
	}
	spaced := unicode.IsSpace(runes[i-1].r) && i+1 < len(runes) && unicode.IsSpace(runes[i+1].r) && !joinsNames(runes, i)
	double := runes[i].r == '-' && runes[i-1].r == '-'
	if spaced || double && i+1 < len(runes) && unicode.IsSpace(runes[i+1].r) {
		return i + 1
	}
	return 0
}

// joinsNames reports whether the dash at i joins its neighbours: two capitalized words,
// of which the first does not begin the text; such a word and a number; months or days;
// or two numbers: the corridor Циу – Шуанду, Plan – 2030, May – July, 13 – 14.
func joinsNames(runes []char, i int) bool {
	start, end, next := blankStart(runes, i), blankStart(runes, i), blankEnd(runes, i+1)
	if end > 0 && next < len(runes) && unicode.IsDigit(runes[end-1].r) && unicode.IsDigit(runes[next].r) {
		return true
	}
	for start > 0 && i-start < longestAbbreviation && unicode.IsLetter(runes[start-1].r) {
		start--
	}
	if start == end || next == len(runes) {
		return false
	}
	lex := lexiconOf(tree.English)
	if lex.is(strings.ToLower(text(runes[start:end])), day) && lex.is(strings.ToLower(wordAfter(runes, i)), day) {
		return true
	}
	return start > 0 && unicode.IsUpper(runes[start].r) && (unicode.IsUpper(runes[next].r) || unicode.IsDigit(runes[next].r))
}

func betweenDigits(runes []char, i int) bool {
	return i > 0 && i+1 < len(runes) && unicode.IsDigit(runes[i-1].r) && unicode.IsDigit(runes[i+1].r)
}

// thousands reports whether runes begins with exactly three digits.
func thousands(runes []char) bool {
	n := 0
	for n < len(runes) && n < 4 && unicode.IsDigit(runes[n].r) {
		n++
	}
	return n == 3
}

// trimStop trims marks and spaces at the end.
func trimStop(runes []char) []char {
	for n := len(runes); n > 0; n-- {
		r := runes[n-1].r
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return runes[:n]
		}
	}
	return nil
}

// isLeadIn reports whether a piece, without its mark, is too short to be a clause. last
// is the part after the last mark inside the piece: a Chinese piece that ends in a very
// short part continues, like a list.
func isLeadIn(piece, last []char, chinese bool) bool {
	if chinese && len(last) <= longestLeadIn && isShortZH(last) {
		return true
	}
	if len(piece) > longestLeadIn {
		return false
	}
	if chinese {
		return isLeadInZH(piece)
	}
	return isLeadInLatin(piece)
}

// Lengths of lead-ins.
const (
	shortHan       = 2 // Han characters that are too few for a clause
	reportingHan   = 8 // Han characters of a lead-in that ends in a reporting word
	shortWords     = 2 // Latin words that are too few for a clause
	reportingWords = 4 // Latin words of a lead-in that ends in a reporting verb
	// longestLeadIn bounds the characters examined, so that a text consisting of marks
	// takes linear time.
	longestLeadIn = 80
)

// hanIn counts the Han characters of a piece, until there are too many for a lead-in. ok
// is false if it has digits or other letters.
func hanIn(piece []char) (n int, ok bool) {
	for _, c := range piece {
		if chars.IsHan(c.r) {
			if n++; n > reportingHan {
				return n, true
			}
		} else if unicode.IsDigit(c.r) || unicode.IsLetter(c.r) {
			return n, false
		}
	}
	return n, true
}

func isShortZH(piece []char) bool {
	han, ok := hanIn(piece)
	return ok && han > 0 && han <= shortHan
}

func isLeadInZH(piece []char) bool {
	han, ok := hanIn(piece)
	switch {
	case !ok || han > reportingHan:
		return false
	case han <= shortHan:
		return true
	}
	words, zh := chars.SimplifiedText(strings.TrimSpace(text(piece))), chinese()
	return zh.is(words, connective) || endsWithAny(words, zh.parts["reporting"])
}

func wordsLatin(piece []char) []string {
	return strings.FieldsFunc(text(piece), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '-' && r != '\'' && r != '’'
	})
}

func isLeadInLatin(piece []char) bool {
	words := wordsLatin(piece)
	return len(words) <= shortWords || len(words) <= reportingWords &&
		(endsReporting(words) || lexiconOf(tree.English).is(strings.ToLower(strings.Join(words, "-")), connective))
}

// isReporting reports whether a Latin piece is a lead-in with a predicate.
func isReporting(piece []char) bool {
	if len(piece) > longestLeadIn {
		return false
	}
	words := wordsLatin(piece)
	return len(words) > 0 && len(words) <= reportingWords && endsReporting(words)
}

func endsReporting(words []string) bool {
	return lexiconOf(tree.English).is(strings.ToLower(words[len(words)-1]), reporting)
}
