package words

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/clausediff/clausediff/parse/lang"
	"github.com/clausediff/clausediff/parse/lang/chars"
	"github.com/clausediff/clausediff/parse/tree"
)

// mostUnits is the maximum number of unit words after a number: млрд долл. США.
const mostUnits = 3

// mostCurrency is the maximum number of tokens between the beginning of a currency and its
// number, the number included: US|$|·|5.
const mostCurrency = 3

// joinQuantities joins a number with its currency, range and units into one token, so that
// no change splits a quantity:
//
//	US$|·|5|·|million     4,0|–|4,5|·|%     4|·|to|·|4-1/4|·|percent     五|年|内
//
// A unit may be part of the last token: 年 in 五|年内.
func joinQuantities(text string, tokens []tree.Span) []tree.Span {
	joined, number := tokens[:0], -1
	for i := 0; i < len(tokens); {
		if number < i {
			number = i + nextNumber(text, tokens[i:])
		}
		if i+mostCurrency < number { // most tokens; many clauses have no number
			joined = append(joined, tokens[i])
			i++
			continue
		}
		next, end := quantityEnd(text, tokens, i)
		joined = append(joined, tree.Span{Start: tokens[i].Start, End: end})
		if i = next; end < tokens[i-1].End {
			joined = append(joined, tree.Span{Start: end, End: tokens[i-1].End})
		}
	}
	return joined
}

// nextNumber returns the index of the first number, or a large one if there is none.
func nextNumber(text string, tokens []tree.Span) int {
	for i, t := range tokens {
		if isQuantity(text[t.Start:t.End]) {
			return i
		}
	}
	return len(tokens) + mostCurrency
}

// quantityEnd returns the index of the token after the quantity at token i, and the offset
// where the quantity ends. If there is none, these are the values for the token itself.
func quantityEnd(text string, tokens []tree.Span, i int) (next, end int) {
	at := func(k int) string {
		if k >= len(tokens) {
			return ""
		}
		return text[tokens[k].Start:tokens[k].End]
	}
	next = i + 1
	if !isQuantity(at(i)) {
		number := currencyEnd(at, i)
		if number == i {
			return next, tokens[i].End
		}
		next = number + 1
	}
	next = unitsEnd(at, next)
	for isRangeWord(at(skipSpace(at, next))) && isQuantity(at(skipSpace(at, skipSpace(at, next)+1))) {
		next = unitsEnd(at, skipSpace(at, skipSpace(at, next)+1)+1)
	}
	end = tokens[next-1].End
	if next < len(tokens) {
		if unit := unitBefore(at(next)); unit > 0 {
			return next + 1, tokens[next].Start + unit
		}
	}
	return next, end
}

// unitsEnd returns the index of the token after the units that begin at token k, including
// the full stop of abbreviations.
func unitsEnd(at func(int) string, k int) int {
	for range mostUnits {
		unit := skipSpace(at, k)
		switch word := strings.ToLower(at(unit)); {
		case at(unit+1) == "." && unitLists().units[word+"."]: // руб.
			k = unit + 2
		case unitLists().units[word]:
			k = unit + 1
		case unitLists().units[word+"-"+strings.ToLower(at(unit+2))]: // per cent
			k = unit + 3
		default:
			return k
		}
	}
	return k
}

// unitBefore returns the number of bytes of a token that are a unit before a word for a
// period, 0 for none: 年 in 年内.
func unitBefore(token string) int {
	_, size := utf8.DecodeRuneInString(token)
	if size < len(token) && unitLists().units[token[:size]] && unitLists().within[token[size:]] {
		return size
	}
	return 0
}

// currencyEnd returns the index of the token after a currency at token i that a number
// follows, else i.
func currencyEnd(at func(int) string, i int) int {
	for n := i + 1; n <= i+2; n++ {
		number := skipSpace(at, n)
		if !isQuantity(at(number)) {
			continue
		}
		if currency := at(i); n == i+1 && unitLists().currencies[strings.ToLower(currency)] ||
			n == i+2 && unitLists().currencies[strings.ToLower(currency+at(i+1))] { // US, $
			return number
		}
	}
	return i
}

// skipSpace returns k, or the index of the next token if token k is a space.
func skipSpace(at func(int) string, k int) int {
	if s := at(k); s == " " || s == "\u00a0" || s == "\u202f" {
		return k + 1
	}
	return k
}

// isRangeWord reports whether a token joins the ends of a range: –, to, 至.
func isRangeWord(token string) bool {
	r, size := utf8.DecodeRuneInString(token)
	return size > 0 && (size == len(token) && chars.Fold(r) == '-' || unitLists().ranges[token])
}

// isQuantity reports whether a token begins with a digit or is a Chinese number.
func isQuantity(token string) bool {
	r, size := utf8.DecodeRuneInString(token)
	if chars.IsCommonHan(r) && !chars.IsHanNumeral(r) {
		return false // the most frequent case, and the cheapest to check
	}
	if size > 0 && strings.ContainsRune("$€£¥", r) {
		r, _ = utf8.DecodeRuneInString(token[size:])
	}
	if unicode.IsDigit(r) {
		return true
	}
	return token != "" && strings.IndexFunc(token, func(r rune) bool { return !chars.IsHanNumeral(r) }) < 0
}

// unitLists returns the units, the currencies, the range words, and the words after a unit
// of time, in all languages.
var unitLists = sync.OnceValue(func() (all struct{ units, currencies, ranges, within map[string]bool }) {
	all.units, all.currencies = listed("units"), listed("currencies")
	all.ranges, all.within = listed("range-words"), listed("within")
	return all
})

// listed returns the words of a list in all languages.
func listed(list string) map[string]bool {
	all := map[string]bool{}
	for _, l := range lang.Languages() {
		for _, word := range lang.List(l, list) {
			all[word] = true
		}
	}
	return all
}
