package screen

import (
	"regexp"
	"testing"
)

// TestLessOptions checks that less searches for the addresses of changes, and for nothing
// in a text without any, where it would print an error.
func TestLessOptions(t *testing.T) {
	for text, want := range map[string]bool{
		"~ 2022:1.1.1 → 2023:1.1.1  reworded\n":                           true,
		"a\n\x1b[1m~ \x1b[0m2022:1.1.1\n":                                 true,
		"↷ 2022:1.4.5 moved to 2023:2.2.2\n":                              true,
		"                       │ + 20220524:0.2.3  added":                true,
		"~ since 2021, last reworded 2023  2021:1.1.1.1 ~ 2022:1.1.1.1\n": true,
		"= 2022:1.1.1 → 2023:1.1.1  unchanged\n":                          false,
		"  1 ▲ stronger  should → must  2022:1.1.1\n":                     false,
		"- a list\n+ of things\n":                                         false,
		"":                                                                false,
	} {
		if got := lessOptions([]byte(text)) != "R"; got != want {
			t.Errorf("%q has a change to look for: %v, want %v", text, got, want)
		}
	}
	regexp.MustCompilePOSIX(change) // less uses POSIX syntax
}
