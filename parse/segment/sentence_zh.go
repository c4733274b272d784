package segment

import (
	"strings"
	"unicode"
)

// sentenceEndsZH returns the numbers of the characters behind which a Chinese
// sentence ends: 。！？ outside quotes and brackets, with the marks and closing
// quotes that follow; and a mark at the end of a quotation that is a sentence by
// itself.
//
//	他问：“可行吗？”双方表示同意。      ends behind ？” and behind 同意。
//	实现“让江水更清！”的目标。         ends behind 目标。 only
func sentenceEndsZH(runes []char) []int {
	depth := nested(runes)
	var ends []int
	for i := 0; i < len(runes); i++ {
		if !isStopZH(runes, i) {
			continue
		}
		end := i + 1
		for end < len(runes) && isStopZH(runes, end) {
			end++
		}
		i = end - 1
		closed := end
		for closed < len(runes) && isCloser(runes[closed].r) {
			closed++
		}
		switch {
		case depth[i] == 0:
			// A stray closing quote belongs to the sentence before it.
			ends = append(ends, closed)
		case closed > end && outside(depth, closed) && endsQuotation(runes, depth, i, closed):
			ends = append(ends, closed)
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
	case '!', '?':
		if i+1 == len(runes) {
			return true
		}
		next := runes[i+1].r
		return unicode.IsSpace(next) || isHan(next) || isCloser(next) || isOpener(next) || next == '!' || next == '?'
	}
	return false
}

// outside reports whether the character at i is in no pair.
func outside(depth []int, i int) bool { return i == len(depth) || depth[i] == 0 }

// endsQuotation reports whether the quotation that is closed before the
// character closed is a sentence of its own: what follows does not carry the
// sentence on, and a colon or the beginning of a sentence stands before it, or
// it ends in a full stop.
func endsQuotation(runes []char, depth []int, stop, closed int) bool {
	if closed < len(runes) && strings.ContainsRune("，、；：,;:的地得等之是为他她并和与及而则", runes[closed].r) {
		return false
	}
	if last := runes[closed-1].r; last == '》' || last == '〉' || last == '）' || last == ')' {
		return false // a title or an aside
	}
	if runes[stop].r == '。' || closed == len(runes) {
		return true
	}
	start := stop
	for start > 0 && depth[start-1] > 0 {
		start--
	}
	return start == 0 || strings.ContainsRune("：:。！？", runes[start-1].r)
}
