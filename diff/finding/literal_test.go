package finding

import (
	"regexp"
	"slices"
	"strings"
	"testing"
)

func TestLiterals(t *testing.T) {
	for expression, want := range map[string][]string{
		`\b(?:first|[0-9]+th) (?i:anniversary)\b`: {"anniversary"},
		`[0-9]+年(?:[0-9]+月)?|[0-9]+月`:             {"年", "月"},
		`(?:in )?May [0-9]+`:                      {"may "},
		`(?:19|20)[0-9]{2}`:                       {"19", "20"},
		`[0-9]+|first`:                            nil,
		`(?:ab)*`:                                 nil,
	} {
		if got := newExpression(regexp.MustCompile(expression)).literals; !slices.Equal(got, want) {
			t.Errorf("%s has the literals %q, want %q", expression, got, want)
		}
	}
}

// Every form of every language is found with and without a search for its literals.
func TestFormsHaveTheirLiterals(t *testing.T) {
	texts := []string{
		"The THIRD Ministerial Meeting was held in Riga on 3 May 2021, under Article 5.", "They mark the sixtieth Anniversary of their ties in March.",
		"Третья ежегодная Встреча состоялась в Риге 3 мая 2021 года, статья 5.", "Стороны отмечают 60-летие дружбы.",
		"第三次部长级会议2021年5月3日在北京举行，第五条，六十周年，第十届，五中全会。", "",
	}
	for l, forms := range formsOf {
		for kind, e := range forms().kinds {
			for _, text := range texts {
				got, want := e.find(text, strings.ToLower(text)), e.FindAllStringIndex(text, -1)
				if !slices.EqualFunc(got, want, slices.Equal[[]int]) {
					t.Errorf("%s, kind %d: %q has %v, want %v", l, kind, text, got, want)
				}
			}
		}
	}
}
