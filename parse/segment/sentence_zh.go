package segment

import (
	"slices"
	"strings"
	"sync"
	"unicode"

	"github.com/clausediff/clausediff/parse/lang/chars"
	"github.com/clausediff/clausediff/parse/tree"
)

// sentenceEndsZH returns the indices in runes at which Chinese sentences end: after 。！？
// outside quotes and brackets, with the marks, closing quotes and footnote references
// that follow, and after a mark at the end of a quotation that is a sentence by itself.
// …… ends a sentence only before white space: elsewhere it may be a pause.
//
//	他问：“可行吗？”双方表示同意。      ends after ？” and after 同意。
//	“可行。”主席说。                     ends after 说。 only
//	实现“让江水更清！”的目标。         ends after 目标。 only
func sentenceEndsZH(runes []char, depth []int32) []int {
	list := items(runes)
	circled := circledNotes(runes)
	var ends []int
	start := 0
	for i := 0; i < len(runes); i++ {
		if list.starts[i] && start < i {
			start = blankStart(runes, i)
			if len(ends) == 0 || ends[len(ends)-1] < start {
				ends = append(ends, start)
			}
		}
		if !isStopZH(runes, i) {
			continue
		}
		end := i + 1
		for end < len(runes) && (isStopZH(runes, end) || runes[end].r == '…') {
			end++
		}
		i = end - 1
		closed := closersEnd(runes, depth, end)
		// A stray closing quote belongs to the sentence before it.
		if depth[i] == 0 || closed > end && depth[closed] == 0 && endsQuotation(runes, depth, start, i, closed) {
			start = footnoteEnd(runes, closed, circled)
			ends = append(ends, start)
		}
	}
	return ends
}

// isStopZH reports whether the character ends a sentence. ! and ? do so only before white
// space, Chinese, another mark or the end; a point only after two Han characters, before
// white space or the end.
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
		return unicode.IsSpace(next) || chars.IsHan(next) || isCloser(next) || isOpener(next) || next == '!' || next == '?'
	case '.', '．':
		// Excludes 一. 总则 and the point in a name: 约翰.布朗
		return i > 1 && chars.IsHan(runes[i-1].r) && chars.IsHan(runes[i-2].r) &&
			(i+1 == len(runes) || unicode.IsSpace(runes[i+1].r))
	}
	return false
}

// carriesOnAt reports whether the words at i continue the sentence.
func carriesOnAt(runes []char, i int) bool {
	words := text(runes[i:min(i+3, len(runes))])
	zh := chinese()
	return !zh.beginsLike(chars.SimplifiedText(words), "opening") && zh.beginsLike(chars.SimplifiedText(words), "carrying")
}

// chinese returns the lexicon of Chinese words only.
var chinese = sync.OnceValue(func() *lexicon { return readLexicon(tree.Chinese) })

func endsWithAny(words string, list []string) bool {
	return slices.ContainsFunc(list, func(w string) bool { return strings.HasSuffix(words, w) })
}

func startsWithAny(words string, list []string) bool {
	return slices.ContainsFunc(list, func(w string) bool { return strings.HasPrefix(words, w) })
}

// endsQuotation reports whether a quotation ends the sentence that began at start. stop
// is the index of its last mark; closed is after its closing marks. What follows must
// neither continue the sentence nor name the speaker, and the quotation must follow a
// colon, begin the sentence, or end in a full stop.
func endsQuotation(runes []char, depth []int32, start, stop, closed int) bool {
	if closed == len(runes) {
		return true
	}
	open := openedAt(depth, stop)
	first := blankEnd(runes, start) == open
	switch next := runes[closed].r; {
	case strings.ContainsRune("》〉）)", runes[closed-1].r):
		return first && !strings.ContainsRune("》〉", runes[closed-1].r) // an aside, unless it is the whole sentence
	case carriesOnAt(runes, closed), isStopZH(runes, closed):
		return false
	case first && (next == '他' || next == '她'), namesSpeaker(runes[closed:]):
		return false
	case runes[stop].r == '。':
		return true
	case isOpener(next):
		return (first || runes[open-1].r == '：') && !carriedOnBehind(runes, depth, closed)
	}
	return first || strings.ContainsRune("：:。！？", runes[open-1].r) ||
		strings.ContainsRune("，,", runes[open-1].r) && endsSpeaking(text(runes[max(start, open-3):open-1]))
}

// longestNeighbours bounds the characters of adjacent quotations that are examined.
const longestNeighbours = 80

// carriedOnBehind reports whether the adjacent quotations that begin at i are followed
// by words that continue the sentence: “和平！”“发展！”的口号. “去吗？”“去！” is dialogue.
func carriedOnBehind(runes []char, depth []int32, i int) bool {
	from := i
	for i < len(runes) && i-from < longestNeighbours && (isOpener(runes[i].r) || depth[i] > 0) {
		i++
	}
	return i < len(runes) && (depth[i] > 0 || !isStopZH(runes, i-2) || carriesOnAt(runes, i))
}

// blankEnd returns the end of the white space at i.
func blankEnd(runes []char, i int) int {
	for i < len(runes) && unicode.IsSpace(runes[i].r) {
		i++
	}
	return i
}
