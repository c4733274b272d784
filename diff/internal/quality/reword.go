package quality

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clausediff/clausediff/parse/segment"
	"github.com/clausediff/clausediff/parse/tree"
)

// isWord reports whether a token has a letter or digit.
func isWord(token string) bool {
	return strings.ContainsFunc(token, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
}

// wordsIn returns the spans of the words of a text.
func wordsIn(text string, lang tree.Lang) []tree.Span {
	var words []tree.Span
	for _, span := range segment.Words(text, lang) {
		if isWord(text[span.Start:span.End]) {
			words = append(words, span)
		}
	}
	return words
}

// reword changes the plan's share of the words of a text, but at least one if the
// share is not 0. Of these, three in five are replaced, one in five is dropped, and
// one in five gets another word after it. New words come from the old statement.
// Abbreviations and the initial capital are kept, so that sentence boundaries do not
// change.
func (e *editor) reword(text string) string {
	lang := e.old.Lang
	words := wordsIn(text, lang)
	chosen := e.choose(text, words)
	var b strings.Builder
	at := 0
	for k, w := range words {
		b.WriteString(text[at:w.Start])
		at = w.End
		word := text[w.Start:w.End]
		if !chosen[k] {
			b.WriteString(word)
			continue
		}
		switch x := e.rand.IntN(5); {
		case x == 0 && k > 0 && len(words) > 3: // dropped
		case x == 1:
			b.WriteString(word + between(lang) + e.other(word))
		default:
			b.WriteString(e.other(word))
		}
	}
	out := tidied(b.String()+text[at:], lang)
	if first, _ := utf8.DecodeRuneInString(text); unicode.IsUpper(first) {
		out = capital(out)
	}
	return out
}

// choose selects the words to change at random.
func (e *editor) choose(text string, words []tree.Span) map[int]bool {
	count := int(math.Round(e.Share * float64(len(words))))
	if e.Share > 0 {
		count = max(count, 1)
	}
	chosen := map[int]bool{}
	for _, k := range e.rand.Perm(len(words)) {
		abbreviation := k+1 < len(words) && strings.HasPrefix(text[words[k].End:], ".")
		if len(chosen) < count && !abbreviation {
			chosen[k] = true
		}
	}
	return chosen
}

func capital(text string) string {
	r, size := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(r)) + text[size:]
}

// other returns a random word that differs from the given one, if there is any.
func (e *editor) other(word string) string {
	for range 20 {
		if w := e.vocabulary[e.rand.IntN(len(e.vocabulary))]; w != word {
			return w
		}
	}
	return word
}

// between returns the separator of words.
func between(lang tree.Lang) string {
	if lang == tree.Chinese {
		return ""
	}
	return " "
}

// tidied removes the extra spaces that a dropped word leaves behind.
func tidied(text string, lang tree.Lang) string {
	if lang == tree.Chinese {
		return text
	}
	text = strings.Join(strings.Fields(text), " ")
	return strings.NewReplacer(" ,", ",", " .", ".", " ;", ";").Replace(text)
}

// retype makes typographic changes only: for Chinese, the width of punctuation and
// digits, and quotes; for other languages, quotes, dashes and spaces.
func (e *editor) retype(text string) string {
	var pairs []string
	if e.old.Lang == tree.Chinese {
		pairs = []string{"，", ",", "；", ";", "（", "(", "）", ")", "“", "「", "”", "」", "％", "%", "－", "-"}
		if e.rand.IntN(2) == 0 {
			for d := range 10 {
				pairs = append(pairs, string(rune('0'+d)), string(rune('０'+d)))
			}
		}
	} else {
		pairs = []string{"'", "’", `"`, "”", "-", "‑", " of ", "\u00a0of ", " the ", "  the "}
	}
	return strings.NewReplacer(pairs...).Replace(text)
}

const sentenceMarks = "。！？.!?"

// endsWell reports whether a text ends with the punctuation of a sentence, so that
// another one can follow it.
func endsWell(text string) bool {
	last, _ := utf8.DecodeLastRuneInString(text)
	return strings.ContainsRune(sentenceMarks, last)
}

// split divides a sentence in two at the end of a clause nearest to its middle. The
// second is "" if one of the two would be too short or text is not a full sentence.
func split(text string, lang tree.Lang) (first, second string) {
	if !endsWell(text) {
		return text, ""
	}
	cut, best := 0, len(text)
	for _, c := range segment.Clauses(text, lang) {
		if away := max(2*c.End-len(text), len(text)-2*c.End); c.End < len(text) && away < best {
			cut, best = c.End, away
		}
	}
	first, second = strings.TrimSpace(text[:cut]), strings.TrimSpace(text[cut:])
	if len(wordsIn(first, lang)) < 3 || len(wordsIn(second, lang)) < 3 {
		return text, ""
	}
	first = strings.TrimRightFunc(first, func(r rune) bool { return unicode.IsPunct(r) && !strings.ContainsRune("”》）)", r) })
	if lang == tree.Chinese {
		return first + "。", second
	}
	return first + ".", capital(second)
}

// merge joins two sentences with a comma.
func merge(first, second string, lang tree.Lang) string {
	first = strings.TrimRight(first, sentenceMarks)
	if lang == tree.Chinese {
		return first + "，" + second
	}
	return first + ", and " + second
}
