package parse

import (
	"unicode/utf8"

	"github.com/clausediff/clausediff/parse/lang"
)

// maxClosing is how many blocks a closing may have.
const maxClosing = 10

var (
	signedBy = lazy(`(?i)(主席|总统|總統|总理|總理|首脑|外长|部长|代表)\s*$|[（(]\s*(签字|簽字|签署|signed|signature|подпись|подписал[аи]?|подписано)\s*[）)]|签字$|^(за|для)\s.{2,60}$|(президент|председатель|премьер|подпис)|^(for the|signed|president|prime minister|chairman|on behalf)|^(中华人民共和国|俄罗斯联邦|.{2,12}(国|联邦|共和国|王国|政府))(政府|代表)?$`)
	signedOn = lazy(`(?i)(于|在)\S{2,12}(签署|签订|订立|发表)?$|^(签署|签订|订)于|(签署|签订|签字|一式)|(москв|пекин|г\.)|(signed at|done (at|in))`)
)

// longestSignature is the longest block, in columns, that names who signed.
const longestSignature = 120

// closingStart returns the index of the first block of the closing: the lines
// of place, date and signatures at the end. It is len(blocks) when the end is
// not clearly such.
func closingStart(blocks []block) int {
	start, clear := len(blocks), false
	for i := len(blocks) - 1; i > 0 && len(blocks)-i <= maxClosing; i-- {
		text := blocks[i].text
		sign := isSignature(text)
		if !sign && !isName(text) {
			break
		}
		clear = clear || sign
		start = i
	}
	// Names before the first line that speaks of signing are not clear.
	for start < len(blocks) && !isSignature(blocks[start].text) {
		start++
	}
	if !clear || start == len(blocks) {
		return len(blocks)
	}
	return start
}

// isSignature reports whether a block names the place and day of signing or who
// signed.
func isSignature(text string) bool {
	n := utf8.RuneCountInString(text)
	if n > longestSignature {
		return false
	}
	if _, labelled := readLabel(text); labelled {
		return false
	}
	if lang.FindDate(text) != "" {
		return n <= 30 && !endsSentence(text) || n <= 90 && signedOn().MatchString(text)
	}
	return columns(text) <= longestSignature && !endsSentence(text) && !endsOpen(text) && signedBy().MatchString(text)
}

// isName reports whether a block may be the name of a signatory or a place.
func isName(text string) bool {
	_, labelled := readLabel(text)
	return !labelled && columns(text) <= 40 && !endsSentence(text) && !endsOpen(text)
}
