package lang_test

import (
	"testing"

	"github.com/clausediff/clausediff/parse/lang"
)

// A short form is explained by the preceding words that contain its letters.
func TestLongForm(t *testing.T) {
	for _, c := range []struct{ short, text, want string }{
		{"CRU", "aid of the Coastal Rescue Union", "Coastal Rescue Union"},
		{"CRUs", "aid of the Coastal Rescue Unions", "Coastal Rescue Unions"},
		{"HAREX", "the Harbour Exchange", "Harbour Exchange"},
		{"FLTs", "the Fishing Licence Treaties", "Fishing Licence Treaties"},
		{"Co-Op", "a Coast Operation", "Coast Operation"},
		{"СПБ", "совет Союза портов и берегов", "Союза портов и берегов"},
		{"ССП", "обучение в Союзе спасателей побережья", "Союзе спасателей побережья"},
		{"海协", "设立海岸救援协会", "海岸救援协会"},
		{"XYZ", "the Coastal Rescue Union", ""},
		{"RU", "the Scorched Unit", ""},
		{"", "the Coastal Rescue Union", ""},
	} {
		got := ""
		if at := lang.LongForm(c.short, c.text); at >= 0 {
			got = c.text[at:]
		}
		if got != c.want {
			t.Errorf("%s in %q: %q, want %q", c.short, c.text, got, c.want)
		}
	}
}
