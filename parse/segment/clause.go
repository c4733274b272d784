package segment

import (
	"strings"
	"unicode"

	"github.com/clausediff/clausediff/parse/lang"
)

// clauseEnds returns the numbers of the characters behind which a clause ends:
// ，；： or a dash, outside quotes, titles and brackets, unless what it ends is
// too short to stand alone. Such a lead-in stays with the piece that follows, or
// at the end of the sentence with the one before. A semicolon parts items, and no
// piece goes across one: what is too short before it stays in its item.
//
//	双方指出，|合作前景广阔，|愿扩大贸易。  →  双方指出，合作前景广阔，|愿扩大贸易。
//	Ann Roe,| Chair;| John Poe;| …          →  Ann Roe, Chair;| John Poe;| …
func clauseEnds(runes []char, chinese bool) []int {
	depth := nested(runes)
	var ends []int
	start, item := 0, 0 // of the piece at hand; how many ends stand before its item
	for i := range runes {
		end := markEnd(runes, i, chinese)
		if end == 0 || depth[i] > 0 {
			continue
		}
		end = closersEnd(runes, depth, end)
		semicolon := runes[i].r == ';' || runes[i].r == '；'
		switch {
		case !semicolon && isLeadIn(runes[start:i], chinese):
			continue
		case semicolon && len(ends) > 0 && isRest(trimStop(runes[start:i]), len(ends) > item, chinese):
			ends = ends[:len(ends)-1]
		}
		ends = append(ends, end)
		start = end
		if semicolon {
			item = len(ends)
		}
	}
	if n := len(ends); n > 0 && start < len(runes) {
		last, inItem := trimStop(runes[start:]), n > item
		if inItem && isLeadIn(last, chinese) || len(last) == 0 {
			ends = ends[:n-1]
		}
	}
	return ends
}

// isRest reports whether a piece before a semicolon is no clause: one without
// words, and inside an item one that is too short.
func isRest(piece []char, inside, chinese bool) bool {
	switch {
	case len(piece) == 0 || !inside || len(piece) > longestLeadIn:
		return len(piece) == 0
	case chinese:
		return isShortZH(piece)
	}
	return len(wordsLatin(piece)) <= shortWords
}

// markEnd returns the end of the mark that ends a clause at i, 0 when there is
// none.
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
		// In Latin text the mark is followed by white space: 10:30, a:b.
		if !chinese && i+1 < len(runes) && !unicode.IsSpace(runes[i+1].r) && !isCloser(runes[i+1].r) {
			return 0
		}
		return i + 1
	case '—', '–', '-', '－', '―':
		return dashEnd(runes, i, chinese)
	}
	return 0
}

// dashEnd returns the end of a dash that parts clauses: —— in Chinese, a dash
// between spaces elsewhere, if not between names. A dash at the beginning is the mark of an item.
func dashEnd(runes []char, i int, chinese bool) int {
	if i == 0 {
		return 0
	}
	if chinese {
		pair := runes[i].r == '—' && runes[i-1].r == '—' && (i+1 == len(runes) || runes[i+1].r != '—')
		// Behind another mark it is the mark of an item: 双方将：——加强协调
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

// joinsNames reports whether the dash at i stands between two words with capitals,
// of which the first does not begin the text: the corridor Циу – Шуанду.
func joinsNames(runes []char, i int) bool {
	start, next := blankStart(runes, i), blankEnd(runes, i+1)
	for start > 0 && i-start < longestAbbreviation && unicode.IsLetter(runes[start-1].r) {
		start--
	}
	return start > 0 && next < len(runes) && unicode.IsUpper(runes[start].r) && unicode.IsUpper(runes[next].r)
}

func betweenDigits(runes []char, i int) bool {
	return i > 0 && i+1 < len(runes) && unicode.IsDigit(runes[i-1].r) && unicode.IsDigit(runes[i+1].r)
}

// thousands reports whether exactly three digits come first.
func thousands(runes []char) bool {
	n := 0
	for n < len(runes) && n < 4 && unicode.IsDigit(runes[n].r) {
		n++
	}
	return n == 3
}

// trimStop cuts the marks and spaces at the end off.
func trimStop(runes []char) []char {
	for n := len(runes); n > 0; n-- {
		r := runes[n-1].r
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return runes[:n]
		}
	}
	return nil
}

// isLeadIn reports whether a piece, without its mark, is too short to be a
// clause.
func isLeadIn(piece []char, chinese bool) bool {
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
	shortHan       = 2 // Han characters that never make a clause
	reportingHan   = 8 // Han characters up to and with a reporting word
	shortWords     = 2 // Latin words that never make a clause
	reportingWords = 4 // Latin words up to and with a reporting verb
	// longestLeadIn bounds the characters looked at, so that a text of marks
	// only is cut in linear time.
	longestLeadIn = 80
)

// reportingZH end a lead-in: 双方一致认为，
var reportingZH = strings.Fields(`指出 认为 重申 强调 表示 同意 注意到 声明 商定 确认 相信 主张 呼吁 愿 将 决定 欢迎
	宣布 满意地看到 高兴地看到 深信 坚信 达成共识 达成以下共识`)

// connectives are lead-ins of more than two characters.
var connectives = wordSet(`在此基础上 有鉴于此 与此同时 除此之外 在这方面 在此背景下 在这一形势下 在此过程中 与此相关 一方面 另一方面 由此可见 这就是说 事实上 主要是`)

// hanIn counts the Han characters of a piece. It is not ok for one with digits or
// with letters.
func hanIn(piece []char) (n int, ok bool) {
	for _, c := range piece {
		if lang.IsHan(c.r) {
			n++
		} else if unicode.IsDigit(c.r) || unicode.IsLetter(c.r) {
			return n, false
		}
	}
	return n, true
}

func isShortZH(piece []char) bool {
	han, ok := hanIn(piece)
	return ok && han <= shortHan
}

func isLeadInZH(piece []char) bool {
	han, ok := hanIn(piece)
	if !ok || han > reportingHan {
		return false
	}
	if han <= shortHan {
		return true
	}
	words := strings.TrimSpace(text(piece))
	if connectives(words) {
		return true
	}
	for _, w := range reportingZH {
		if strings.HasSuffix(words, w) {
			return true
		}
	}
	return false
}

// reportingLatin end a lead-in: "The two sides noted,", "Стороны отмечают,".
var reportingLatin = wordSet(`
note notes noted agree agrees agreed stress stresses stressed emphasize emphasizes emphasized emphasise emphasised
reaffirm reaffirms reaffirmed believe believes believed state states stated declare declared underline underlined
confirm confirmed consider considers considered point pointed recall recalled
отмечают отметили подчеркивают подчеркнули подчёркивают заявляют заявили подтверждают подтвердили считают согласились
убеждены исходят указывают указали полагают констатируют констатировали выражают договорились признают
`)

// connectivesLatin are lead-ins of three and four words.
var connectivesLatin = wordSet(`in-this-regard in-this-context in-this-connection at-the-same-time
in-light-of-this with-this-in-mind to-this-end in-these-circumstances in-this-respect for-this-reason
в-связи-с-этим в-этой-связи в-этом-контексте в-то-же-время наряду-с-этим с-этой-целью вместе-с-тем`)

func wordsLatin(piece []char) []string {
	return strings.FieldsFunc(text(piece), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '-' && r != '\'' && r != '’'
	})
}

func isLeadInLatin(piece []char) bool {
	words := wordsLatin(piece)
	if len(words) <= shortWords {
		return true
	}
	if len(words) > reportingWords {
		return false
	}
	return reportingLatin(strings.ToLower(words[len(words)-1])) ||
		connectivesLatin(strings.ToLower(strings.Join(words, "-")))
}
