package docx

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// formatNumber writes a number as a list does. A number that its format cannot
// write, and any in a format that is not known, is written in Arabic digits.
func formatNumber(n int, format string) string {
	if format == "none" {
		return ""
	}
	if s := formatted(n, format); s != "" {
		return s
	}
	return strconv.Itoa(n)
}

// formatted is "" where the format has nothing for the number.
func formatted(n int, format string) string {
	switch format {
	case "decimalZero":
		return zeroed(n)
	case "decimalFullWidth", "decimalFullWidth2":
		return digits(n, "０１２３４５６７８９")
	case "upperRoman":
		return romanNumber(n)
	case "lowerRoman":
		return strings.ToLower(romanNumber(n))
	case "upperLetter":
		return letters(n, "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
	case "lowerLetter":
		return letters(n, "abcdefghijklmnopqrstuvwxyz")
	case "russianUpper":
		return letters(n, "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЫЭЮЯ")
	case "russianLower":
		return letters(n, "абвгдежзиклмнопрстуфхцчшщыэюя")
	case "ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital":
		return digits(n, hanDigits)
	case "chineseCounting", "taiwaneseCounting":
		return hanCounting(n)
	case "chineseCountingThousand", "taiwaneseCountingThousand":
		return hanNumber(n)
	case "japaneseCounting":
		return japaneseNumber(n)
	case "chineseLegalSimplified":
		return legalHan.Replace(hanPlaces(n))
	case "decimalEnclosedCircle", "decimalEnclosedCircleChinese":
		return nth(n, "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
	case "decimalEnclosedParen":
		return nth(n, "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇")
	case "decimalEnclosedFullstop":
		return nth(n, "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛")
	case "ideographTraditional":
		return nth(n, "甲乙丙丁戊己庚辛壬癸")
	case "ideographZodiac":
		return nth(n, "子丑寅卯辰巳午未申酉戌亥")
	}
	return ""
}

// nth returns the nth of the signs, from 1.
func nth(n int, signs string) string {
	if n < 1 || n > utf8.RuneCountInString(signs) {
		return ""
	}
	return string([]rune(signs)[n-1])
}

// digits writes a number place by place.
func digits(n int, zeroToNine string) string {
	if n < 0 {
		return ""
	}
	signs := []rune(zeroToNine)
	return strings.Map(func(r rune) rune { return signs[r-'0'] }, strconv.Itoa(n))
}

func zeroed(n int) string {
	if n < 0 || n > 9 {
		return ""
	}
	return "0" + strconv.Itoa(n)
}

// letters writes a, b, … z, aa, bb, … zz, aaa as Word does, to thirty letters.
func letters(n int, alphabet string) string {
	signs := []rune(alphabet)
	if n < 1 || n > 30*len(signs) {
		return ""
	}
	return strings.Repeat(string(signs[(n-1)%len(signs)]), (n-1)/len(signs)+1)
}

func romanNumber(n int) string {
	if n < 1 || n >= 4000 {
		return ""
	}
	var b strings.Builder
	for _, r := range []struct {
		value int
		sign  string
	}{
		{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"},
		{50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"},
	} {
		for ; n >= r.value; n -= r.value {
			b.WriteString(r.sign)
		}
	}
	return b.String()
}

const hanDigits = "〇一二三四五六七八九"

var legalHan = strings.NewReplacer("一", "壹", "二", "贰", "三", "叁", "四", "肆", "五", "伍",
	"六", "陆", "七", "柒", "八", "捌", "九", "玖", "十", "拾", "百", "佰", "千", "仟")

// hanCounting writes 一 to 九十九, and place by place from 一〇〇 on.
func hanCounting(n int) string {
	if n > 99 {
		return digits(n, hanDigits)
	}
	return hanNumber(n)
}

// hanNumber writes 十二 for 12, 一百一十二 for 112 and 一百零二 for 102, below ten
// thousand.
func hanNumber(n int) string {
	s := hanPlaces(n)
	if 10 <= n && n < 20 {
		return strings.TrimPrefix(s, "一")
	}
	return s
}

// hanPlaces is hanNumber with 一十 for 10.
func hanPlaces(n int) string {
	switch {
	case n < 0 || n > 9999:
		return ""
	case n == 0:
		return "〇"
	}
	var b strings.Builder
	gap := false
	for i, place := range []int{1000, 100, 10, 1} {
		d := n / place % 10
		switch {
		case d == 0:
			gap = b.Len() > 0
			continue
		case gap:
			b.WriteString("零")
			gap = false
		}
		b.WriteString(nth(d+1, hanDigits) + []string{"千", "百", "十", ""}[i])
	}
	return b.String()
}

// japaneseNumber writes neither zeros nor a one before ten, hundred and
// thousand.
func japaneseNumber(n int) string {
	s := strings.ReplaceAll(hanPlaces(n), "零", "")
	return strings.NewReplacer("一十", "十", "一百", "百", "一千", "千").Replace(s)
}
