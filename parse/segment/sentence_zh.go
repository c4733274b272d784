package segment

import (
	"strings"
	"unicode"
)

// sentenceEndsZH returns the numbers of the characters behind which a Chinese
// sentence ends: 。！？ outside quotes and brackets, with the marks, closing
// quotes and footnotes that follow; and a mark at the end of a quotation that is
// a sentence by itself. …… ends a sentence before white space only: elsewhere it
// cannot be told from a pause.
//
//	他问：“可行吗？”双方表示同意。      ends behind ？” and behind 同意。
//	“可行。”主席说。                     ends behind 说。 only
//	实现“让江水更清！”的目标。         ends behind 目标。 only
func sentenceEndsZH(runes []char) []int {
	depth := nested(runes)
	var ends []int
	start := 0
	for i := 0; i < len(runes); i++ {
		if !isStopZH(runes, i) {
			continue
		}
		end := i + 1
		for end < len(runes) && isStopZH(runes, end) {
			end++
		}
		i = end - 1
		closed := closersEnd(runes, depth, end)
		// A stray closing quote belongs to the sentence before it.
		if depth[i] == 0 || closed > end && depth[closed] == 0 && endsQuotation(runes, depth, start, i, closed) {
			start = footnoteEnd(runes, closed)
			ends = append(ends, start)
		}
	}
	return ends
}

// isStopZH reports whether the character ends a sentence. The ASCII marks do so
// before white space, Chinese, a closing mark or the end only.
func isStopZH(runes []char, i int) bool {
	switch runes[i].r {
	case '。', '！', '？', '｡':
		return true
	case '…':
		return i+1 < len(runes) && unicode.IsSpace(runes[i+1].r)
	case '!', '?':
		if i+1 == len(runes) {
			return true
		}
		next := runes[i+1].r
		return unicode.IsSpace(next) || isHan(next) || isCloser(next) || isOpener(next) || next == '!' || next == '?'
	}
	return false
}

// carriesOn are characters that carry a sentence on behind a quotation.
const carriesOn = "，、；：,;:的地得等之是为并和与及而则后便就"

// endsQuotation reports whether the quotation, with its last mark at stop and
// closed before the character closed, ends the sentence that began at start:
// what follows does not carry the sentence on or name the speaker, and a colon
// or the beginning of a sentence stands before it, or it ends in a full stop.
func endsQuotation(runes []char, depth []int32, start, stop, closed int) bool {
	if closed == len(runes) {
		return true
	}
	open := openedAt(depth, stop)
	first := blankEnd(runes, start) == open
	switch next := runes[closed].r; {
	case strings.ContainsRune("》〉）)", runes[closed-1].r):
		return first && !strings.ContainsRune("》〉", runes[closed-1].r) // an aside, if not all of the sentence
	case strings.ContainsRune(carriesOn, next), isStopZH(runes, closed):
		return false
	case first && (next == '他' || next == '她' || namesSpeaker(runes[closed:])):
		return false
	case next == '然' && closed+1 < len(runes) && runes[closed+1].r == '后':
		return false
	case runes[stop].r == '。':
		return true
	case isOpener(next):
		return false // “和平！”“发展！”的口号
	}
	return first || strings.ContainsRune("：:。！？", runes[open-1].r)
}

// speaking end the words that name a speaker behind a quotation.
var speaking = strings.Fields("说 说道 道 问 问道 答 答道 称 写道 表示 指出 强调 认为 重申")

// longestSpeaker bounds the words that name a speaker: 习近平主席说.
const longestSpeaker = 12

// namesSpeaker reports whether a few Han characters up to the next stop, or to a
// comma before another quotation, tell who spoke: 主席说。 主席说，“…
func namesSpeaker(runes []char) bool {
	n := 0
	for n < len(runes) && n <= longestSpeaker && isHan(runes[n].r) {
		n++
	}
	if n == 0 || n > longestSpeaker {
		return false
	}
	if n < len(runes) && !strings.ContainsRune("。！？", runes[n].r) {
		goesOn := strings.ContainsRune("，：,:", runes[n].r) && n+1 < len(runes) && isOpener(runes[n+1].r)
		if !goesOn {
			return false
		}
	}
	words := text(runes[:n])
	for _, w := range speaking {
		if strings.HasSuffix(words, w) {
			return true
		}
	}
	return false
}

// blankEnd returns the end of the white space at i.
func blankEnd(runes []char, i int) int {
	for i < len(runes) && unicode.IsSpace(runes[i].r) {
		i++
	}
	return i
}
