package quantities

import (
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/clausediff/clausediff/parse/lang/chars"
	"github.com/clausediff/clausediff/parse/lang/numbers"
)

// Range is the amount that a wording states, from Low to High. The two are equal for a
// single number; an open side is infinite. Known is false if the wording is not
// understood. A decrease is negative:
//
//	4–4.5%    4 to 4.5     above 5%   5 to ∞, Above     fell by at least 3%   -∞ to -3, AtMost
//	about 4%  4, Near      5%以内      -∞ to 5, AtMost
type Range struct {
	Known     bool
	Low, High float64
	Bound     Bound
}

// Exactly returns the range of a single number.
func Exactly(x float64) Range { return Range{Known: true, Low: x, High: x} }

// Closed returns the ends of a range; an open side gets the value of the other end.
func (r Range) Closed() (low, high float64) {
	switch {
	case math.IsInf(r.Low, -1):
		return r.High, r.High
	case math.IsInf(r.High, 1):
		return r.Low, r.Low
	}
	return r.Low, r.High
}

// within returns a range with a limit applied.
func (r Range) within(b Bound) Range {
	if !r.Known {
		return r
	}
	switch r.Bound = b; b {
	case Above, AtLeast:
		r.Low, r.High = r.High, math.Inf(1)
	case Below, AtMost:
		r.Low, r.High = math.Inf(-1), r.Low
	}
	return r
}

// mirrored maps bounds to those of the number with the opposite sign.
var mirrored = map[Bound]Bound{
	Above: Below, Below: Above,
	AtLeast: AtMost, AtMost: AtLeast,
	Near: Near,
}

// Negative returns the range with the opposite sign.
func (r Range) Negative() Range {
	return Range{r.Known, -r.High, -r.Low, mirrored[r.Bound]}
}

// fraction matches a common fraction, alone or after a whole number: 5-1/4, 1/4.
var fraction = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(?:([0-9]+)[- ])?([0-9]+)/([0-9]+)`) })

// beforeReading removes the units that contain a numeral, and expands fraction
// characters.
var beforeReading = sync.OnceValue(func() *strings.Replacer {
	return strings.NewReplacer("百分点", "", "千瓦", "", "½", " 1/2", "¼", " 1/4", "¾", " 3/4", "⅓", " 1/3", "⅔", " 2/3")
})

// RangeOf reads the amount of a quantity with the limits beside it. The multiplier of
// the last number of a range also applies to the first: 1000至1200万.
func (n *Numerals) RangeOf(text string, q Quantity) Range {
	bound, _ := Bounded(text, q, n.lang)
	r := n.rangeIn(text[q.Start:q.End])
	switch alone := r.Low == r.High; {
	case isOrdinal(text, q), strings.HasPrefix(q.Value, "几"):
		return Range{}
	case strings.HasPrefix(q.Value, "-"):
		if r.Low = -r.Low; alone {
			r.High = r.Low
		}
	}
	return r.within(bound)
}

// isOrdinal reports whether a quantity is an ordinal: fifth, 5th, 第五次.
func isOrdinal(text string, q Quantity) bool {
	return !hasFigure(q.Value) ||
		slices.Contains([]string{"st", "nd", "rd", "th"}, q.Unit) || strings.HasSuffix(text[:q.Start], "第")
}

// rangeIn reads the numbers of a wording, ignoring its limits.
func (n *Numerals) rangeIn(wording string) Range {
	if number, size := numbers.Percentage(wording); size > 0 {
		x, err := strconv.ParseFloat(number, 64)
		return Range{Known: err == nil, Low: x, High: x}
	}
	wording = vague().ReplaceAllString(beforeReading().Replace(wording), "$1")
	decimals := fraction().ReplaceAllStringFunc(wording, func(f string) string {
		m := fraction().FindStringSubmatch(f)
		whole, _ := strconv.ParseFloat("0"+m[1], 64)
		over, _ := strconv.ParseFloat(m[2], 64)
		under, _ := strconv.ParseFloat(m[3], 64)
		if under == 0 {
			return f
		}
		decimal := strconv.FormatFloat(whole+over/under, 'f', -1, 64)
		if n.comma {
			decimal = strings.Replace(decimal, ".", ",", 1)
		}
		return decimal
	})
	found := n.In(decimals)
	if len(found) == 0 || len(found) > 2 || len(found) == 2 && decimals[found[0].Span.End:found[1].Span.Start] == "," {
		return Range{}
	}
	low, high := found[0].Value, found[len(found)-1].Value
	if len(found) == 2 && low < high/1000 {
		low *= multiple(decimals[found[1].Span.Start:found[1].Span.End], high)
	}
	if low > high {
		return Range{}
	}
	return Range{Known: true, Low: rounded(low), High: rounded(high)}
}

// rounded removes floating-point noise from a product.
func rounded(x float64) float64 {
	x, _ = strconv.ParseFloat(strconv.FormatFloat(x, 'g', 12, 64), 64)
	return x
}

// vague matches the character for "more than" between the digits of a Chinese number
// and its multiplier: 8400多万.
var vague = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`([0-9０-９一二三四五六七八九十百千])[多余]`)
})

// decimalComma matches a comma that does not separate thousands.
var decimalComma = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`,([0-9]{1,2}(?:[^0-9]|$))`) })

// multiple returns the factor from the digits of a number to its value.
func multiple(written string, value float64) float64 {
	written = decimalComma().ReplaceAllString(written, ".$1")
	digits := strings.Map(func(r rune) rune {
		switch r = chars.Narrow(r); {
		case '0' <= r && r <= '9' || r == '.':
			return r
		}
		return -1
	}, written)
	if d, err := strconv.ParseFloat(digits, 64); err == nil && d > 0 {
		return value / d
	}
	return 1
}
