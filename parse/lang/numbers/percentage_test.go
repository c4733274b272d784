package numbers_test

import (
	"testing"

	"github.com/clausediff/clausediff/parse/lang/numbers"
)

// Invisible characters inside a percentage belong to it, those after it do not.
func TestPercentage(t *testing.T) {
	for _, tt := range []struct{ percentage, rest, number string }{
		{"百分之三十", "以上", "30"},
		{"百分之五", "", "5"},
		{"百分之六点五", "点", "6.5"},
		{"百分之⼆⼗", "", "20"},
		{"百分之一○五", "", "105"},
		{"百\u00ad分之一\u200b百", "\u200b。", "100"},
		{"百分之億", "", ""},
		{"", "百分之几", ""},
		{"", "百分之", ""},
		{"", "百分点", ""},
		{"", "百", ""},
	} {
		number, size := numbers.Percentage(tt.percentage + tt.rest)
		if want := len(tt.percentage); number != tt.number || number != "" && size != want || number == "" && size != 0 {
			t.Errorf("%q: %q of %d bytes, want %q of %d", tt.percentage+tt.rest, number, size, tt.number, want)
		}
	}
}
