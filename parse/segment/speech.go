package segment

import (
	"strings"
	"unicode"

	"github.com/clausediff/clausediff/parse/lang/chars"
)

// longestSpeaker is the maximum number of characters that name a speaker: 习近平主席说.
const longestSpeaker = 12

// namesSpeaker reports whether a few Han characters up to the next stop, or to a comma
// before another quotation, name the speaker: 主席说。 主席说，“…
func namesSpeaker(runes []char) bool {
	n := 0
	for n < len(runes) && n <= longestSpeaker && chars.IsHan(runes[n].r) {
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
	return endsSpeaking(text(runes[:n]))
}

func endsSpeaking(words string) bool {
	return endsWithAny(chars.SimplifiedText(words), chinese().parts["speaking"])
}

// mostNames is the maximum number of words in the name of a speaker: Prime Minister
// Brown.
const mostNames = 4

// namesSpeaker reports whether capitalized words and a verb of speaking follow a
// quotation. A capitalized pronoun begins a sentence of its own.
func (t *latin) namesSpeaker(s stop) bool {
	runes := t.runes
	if s.closed == s.end || !isQuote(runes[s.closed-1].r) {
		return false
	}
	at := blankEnd(runes, s.closed)
	for n := 0; n <= mostNames; n++ {
		word := wordAfter(runes, at)
		if n > 0 && t.lex.is(word, speaking) {
			return true
		}
		if word == "" || !unicode.IsUpper([]rune(word)[0]) || n == 0 && t.lex.is(strings.ToLower(word), starter) && !isTitle(word) {
			return false
		}
		at = blankEnd(runes, at+len([]rune(word)))
		if at < len(runes) && runes[at].r == '.' {
			at = blankEnd(runes, at+1)
		}
	}
	return false
}

func isTitle(word string) bool { return word == "Mr" || word == "Mrs" || word == "Ms" || word == "Dr" }

func isQuote(r rune) bool { return strings.ContainsRune("\"”’»'“", r) }
