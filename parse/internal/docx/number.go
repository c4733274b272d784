package docx

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/clausediff/clausediff/parse/lang/numbers"
)

// formatNumber writes a number in a list's format. It uses Arabic digits if the format
// is unknown or cannot express the number.
func formatNumber(n int, format string) string {
	if format == "none" {
		return ""
	}
	if s := formatted(n, format); s != "" {
		return s
	}
	return strconv.Itoa(n)
}

// rows holds the signs of the formats that have one for each number, and alphabets those
// of the formats that repeat them.
var (
	rows = map[string]string{
		"decimalEnclosedCircle": "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳", "decimalEnclosedCircleChinese": "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
		"decimalEnclosedParen": "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇", "decimalEnclosedFullstop": "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛",
		"ideographTraditional": "甲乙丙丁戊己庚辛壬癸", "ideographZodiac": "子丑寅卯辰巳午未申酉戌亥",
	}
	alphabets = map[string]string{
		"upperLetter": "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "lowerLetter": "abcdefghijklmnopqrstuvwxyz",
		"russianUpper": "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЫЭЮЯ", "russianLower": "абвгдежзиклмнопрстуфхцчшщыэюя",
	}
)

// formatted returns "" if the format cannot express the number.
func formatted(n int, format string) string {
	switch format {
	case "decimalZero":
		return zeroed(n)
	case "decimalFullWidth", "decimalFullWidth2":
		return numbers.WriteDigits(n, "０１２３４５６７８９")
	case "upperRoman":
		return numbers.WriteRoman(n)
	case "lowerRoman":
		return strings.ToLower(numbers.WriteRoman(n))
	case "ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital":
		return numbers.WriteDigits(n, numbers.HanDigits)
	case "chineseCounting", "taiwaneseCounting":
		return hanCounting(n)
	case "chineseCountingThousand", "taiwaneseCountingThousand":
		return numbers.WriteHan(n)
	case "japaneseCounting":
		return japaneseNumber(n)
	case "chineseLegalSimplified":
		return legalHan.Replace(numbers.WriteHanPlaces(n))
	}
	return nth(n, rows[format]) + letters(n, alphabets[format])
}

// nth returns the nth of the signs, from 1, or "".
func nth(n int, signs string) string {
	if n < 1 || n > utf8.RuneCountInString(signs) {
		return ""
	}
	return string([]rune(signs)[n-1])
}

func zeroed(n int) string {
	if n < 0 || n > 9 {
		return ""
	}
	return "0" + strconv.Itoa(n)
}

// letters writes a, b, … z, aa, bb, … zz, aaa like Word, up to thirty letters.
func letters(n int, alphabet string) string {
	signs := []rune(alphabet)
	if n < 1 || n > 30*len(signs) {
		return ""
	}
	return strings.Repeat(string(signs[(n-1)%len(signs)]), (n-1)/len(signs)+1)
}

var legalHan = strings.NewReplacer("一", "壹", "二", "贰", "三", "叁", "四", "肆", "五", "伍",
	"六", "陆", "七", "柒", "八", "捌", "九", "玖", "十", "拾", "百", "佰", "千", "仟")

// hanCounting writes 一 to 九十九 with units, and larger numbers digit by digit from 一〇〇.
func hanCounting(n int) string {
	if n > 99 {
		return numbers.WriteDigits(n, numbers.HanDigits)
	}
	return numbers.WriteHan(n)
}

// japaneseNumber omits zeros, and a one before ten, hundred and thousand.
func japaneseNumber(n int) string {
	s := strings.ReplaceAll(numbers.WriteHanPlaces(n), "零", "")
	return strings.NewReplacer("一十", "十", "一百", "百", "一千", "千").Replace(s)
}
