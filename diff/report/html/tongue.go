package html

import "fmt"

// Tongue is the language of what the page says itself.
type Tongue string

// The languages of the page.
const (
	English Tongue = "en"
	Chinese Tongue = "zh"
	Russian Tongue = "ru"
)

// Tongues lists the languages of the page.
func Tongues() []Tongue { return []Tongue{English, Chinese, Russian} }

// t returns a text of the page, which is named by its English form; args fill
// its verbs. A text without translation stays English.
func (g Tongue) t(text string, args ...any) string {
	if w, ok := words[text]; ok {
		switch {
		case g == Chinese && w.zh != "":
			text = w.zh
		case g == Russian && w.ru != "":
			text = w.ru
		}
	}
	if len(args) == 0 {
		return text
	}
	return fmt.Sprintf(text, args...)
}

// count returns a text with a number: one in English where it is 1, else many.
// The other languages have one form for all numbers.
func (g Tongue) count(n int, one, many string) string {
	if n == 1 && g == English {
		return one
	}
	return g.t(many, n)
}
