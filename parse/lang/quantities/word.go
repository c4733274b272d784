package quantities

import (
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clausediff/clausediff/parse/lang"
	"github.com/clausediff/clausediff/parse/lang/dates"
	"github.com/clausediff/clausediff/parse/tree"
)

// numberWords finds numbers in words, and currencies before figures:
//
//	two-thirds of the fleet    half a million tonnes    between 4 and 5 percent    $5 billion
type numberWords struct {
	lang       tree.Lang
	numerals   *Numerals
	others     map[string]bool // words that are a number only by themselves
	ordinals   []string
	currencies []string        // longest first
	openers    map[string]bool // words with which a number in words or a date can begin
	article    *regexp.Regexp  // between a number in words and its tail
	tail       *regexp.Regexp  // what may follow a number
	between    *regexp.Regexp  // two figures joined by a conjunction
	betweens   []string        // words before two joined numbers
}

// dateOpeners are the words other than the names of months with which a date can begin:
// second quarter, II квартал.
var dateOpeners = []string{"first", "second", "third", "fourth", "i", "ii", "iii", "iv"}

// newNumberWords reads the words of a language. tail is an expression for what may
// follow a number.
func newNumberWords(l tree.Lang, tail string) *numberWords {
	w := &numberWords{
		lang: l, numerals: NumeralsOf(l), others: lang.Set(l, "quantity-others"), ordinals: lang.List(l, "ordinals"), currencies: lang.List(l, "quantity-currencies"),
		article: atBeginning(`(?i) an?\b`), tail: atBeginning(`(?i)` + tail), betweens: lang.List(l, "quantity-between"),
		between: atBeginning(`(?i)` + figure + `(?: ?[%％])? (?:` + anyOf(l, "quantity-conjunctions") + `) ` + figure),
		openers: map[string]bool{},
	}
	slices.SortStableFunc(w.currencies, func(x, y string) int { return len(y) - len(x) })
	for _, word := range slices.Concat(dateOpeners, dates.MonthNames(l)) {
		w.openers[word] = true
	}
	maps.Copy(w.openers, w.numerals.counts)
	maps.Copy(w.openers, w.others)
	return w
}

// figures are the characters with which a number in figures can begin.
const figures = "0123456789０１２３４５６７８９½¼¾⅓⅔"

// first returns the characters with which a date or number of the language can begin.
func (w *numberWords) first() runeSet {
	all := []rune(figures)
	for word := range w.openers {
		r, _ := utf8.DecodeRuneInString(word)
		all = append(all, unicode.ToLower(r), unicode.ToUpper(r))
	}
	return newRuneSet(all)
}

// begin reports whether figures, or a word with which a number or a date can begin, are at
// the beginning of a text.
func (w *numberWords) begin(text string) bool {
	word := wordAt(text)
	return word == "" || w.openers[strings.ToLower(word)]
}

// numberAt returns the span of the number that begins at an offset: figures with a
// currency before them, or words.
func (w *numberWords) numberAt(f *quantityForms, text string, at int) (start, end int) {
	r, _ := utf8.DecodeRuneInString(text[at:])
	if unicode.IsNumber(r) {
		end = at
		if slices.ContainsFunc(w.betweens, func(b string) bool { return hasWordBefore(text[:at], b+" ") }) {
			end += matchEnd(w.between, text[at:])
		}
		if end == at {
			end += f.figuresEnd(text[at:])
		}
		if end > at {
			end += matchEnd(w.tail, text[end:])
		}
		return at - w.currencyBefore(text[:at]), end
	}
	word := wordAt(text[at:])
	lower := strings.ToLower(word)
	switch {
	case w.others[lower]:
		return at, at + len(word)
	case !w.numerals.counts[lower]:
		return at, at
	}
	end = w.read(text, at)
	for _, to := range []string{" to ", " до "} {
		if second := end + len(to); end > at && strings.HasPrefix(text[end:], to) && w.numerals.counts[strings.ToLower(wordAt(text[second:]))] {
			end = w.read(text, second)
		}
	}
	if end > at {
		end += matchEnd(w.article, text[end:])
		end += matchEnd(w.tail, text[end:])
	}
	return at, end
}

// read returns the end of the number in words that begins at an offset.
func (w *numberWords) read(text string, at int) int {
	n, ok := w.numerals.sum(text, at)
	if !ok {
		return at
	}
	return n.Span.End
}

// currencyBefore returns the length in bytes of the currency that a text ends with.
func (w *numberWords) currencyBefore(text string) int {
	trimmed := strings.TrimSuffix(text, " ")
	for _, c := range w.currencies {
		if hasWordBefore(trimmed, c) {
			return len(c) + len(text) - len(trimmed)
		}
	}
	return 0
}

// hasWordBefore reports whether a text ends with a word, in any case.
func hasWordBefore(text, word string) bool {
	if !hasSuffixFold(text, word) {
		return false
	}
	first, _ := utf8.DecodeRuneInString(word)
	before, _ := utf8.DecodeLastRuneInString(text[:len(text)-len(word)])
	return !unicode.IsLetter(first) || !unicode.IsLetter(before)
}

// hasSuffixFold reports whether a text ends with another, in any case.
func hasSuffixFold(text, end string) bool {
	at := len(text) - len(end)
	return at >= 0 && strings.EqualFold(text[at:], end)
}

// isPart reports whether "half" means one of a year or of a game: the second half.
func (w *numberWords) isPart(before, written string) bool {
	if strings.ContainsFunc(written, unicode.IsDigit) || !strings.HasSuffix(before, " ") {
		return false
	}
	words := strings.Fields(strings.ToLower(before))
	return len(words) > 0 && slices.ContainsFunc(w.ordinals, func(entry string) bool {
		stem, open := strings.CutSuffix(entry, "*")
		last := words[len(words)-1]
		return last == stem || open && strings.HasPrefix(last, stem)
	})
}

// inFigures converts the number in words that a text begins with to figures: 5 years,
// 2/3.
func (w *numberWords) inFigures(text string) string {
	if first, _ := utf8.DecodeRuneInString(text); !unicode.IsLetter(first) {
		return text
	}
	for _, n := range slices.Backward(w.numerals.In(text)) {
		if n.Spelled {
			rest := text[n.Span.End:]
			for _, article := range []string{" a ", " an "} {
				rest = strings.TrimPrefix(rest, article)
			}
			text = text[:n.Span.Start] + strconv.FormatFloat(rounded(n.Value), 'f', -1, 64) + " " + rest
		}
	}
	return text
}
