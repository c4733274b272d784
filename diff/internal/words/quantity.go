package words

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/clausediff/clausediff/parse/lang"
	"github.com/clausediff/clausediff/parse/tree"
)

// mostUnits is how many words of a quantity follow its number: млрд долл. США.
const mostUnits = 3

// joinQuantities makes one token of a number with its currency, its range and its
// units, so that no change cuts a quantity:
//
//	US$|·|5|·|million     4,0|–|4,5|·|%     五|年     5.5%|左右
func joinQuantities(text string, tokens []tree.Span) []tree.Span {
	joined := tokens[:0]
	for i := 0; i < len(tokens); {
		end := quantityEnd(text, tokens, i)
		joined = append(joined, tree.Span{Start: tokens[i].Start, End: tokens[end-1].End})
		i = end
	}
	return joined
}

// quantityEnd returns the number of the token behind the quantity that begins with
// token i, and that of the next token when none begins.
func quantityEnd(text string, tokens []tree.Span, i int) int {
	at := func(k int) string {
		if k >= len(tokens) {
			return ""
		}
		return text[tokens[k].Start:tokens[k].End]
	}
	number := i
	if !isQuantity(at(i)) {
		if number = currencyEnd(at, i); number == i {
			return i + 1
		}
	}
	end := number + 1
	if dash := skipSpace(at, end); isRangeDash(at(dash)) && isQuantity(at(skipSpace(at, dash+1))) {
		end = skipSpace(at, dash+1) + 1
	}
	for n := 0; n < mostUnits; n++ {
		unit := skipSpace(at, end)
		switch word := strings.ToLower(at(unit)); {
		case unitLists().units[word]:
			end = unit + 1
		case unitLists().units[word+"-"+strings.ToLower(at(unit+2))]: // per cent
			end = unit + 3
		default:
			return end
		}
	}
	return end
}

// currencyEnd returns the number of the token behind a currency, if it begins with
// token i and a number follows, else i.
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

// skipSpace returns the number of the token at k or, if that is one space, of the
// next.
func skipSpace(at func(int) string, k int) int {
	if s := at(k); s == " " || s == "\u00a0" || s == "\u202f" {
		return k + 1
	}
	return k
}

func isRangeDash(token string) bool {
	r, size := utf8.DecodeRuneInString(token)
	return size == len(token) && lang.Fold(r) == '-'
}

// isQuantity reports whether a token is a number in digits or in Chinese.
func isQuantity(token string) bool {
	r, size := utf8.DecodeRuneInString(token)
	if lang.IsCommonHan(r) && !lang.IsHanNumeral(r) {
		return false // the most of all, and the cheapest to tell
	}
	if size > 0 && strings.ContainsRune("$€£¥", r) {
		r, _ = utf8.DecodeRuneInString(token[size:])
	}
	if unicode.IsDigit(r) {
		return true
	}
	return token != "" && strings.IndexFunc(token, func(r rune) bool { return !lang.IsHanNumeral(r) }) < 0
}

// unitLists are the units and currencies of all languages.
var unitLists = sync.OnceValue(func() (all struct{ units, currencies map[string]bool }) {
	all.units, all.currencies = listed("units"), listed("currencies")
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
