package finding

import (
	"slices"
	"testing"

	"github.com/clausediff/clausediff/parse/tree"
)

// Every data file of routine forms is read, and has all that a calendar asks for.
func TestRoutineForms(t *testing.T) {
	for l := range formsOf {
		lines, err := formLines(l)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range []string{"date", "count", "ordinal of a meeting", "venue", "year", "numeral", "before", "after", "meeting", "held"} {
			if lines[name] == nil {
				t.Errorf("%s has no %q", l, name)
			}
		}
	}
	for text, want := range map[string][]formKind{
		"The third ministerial meeting was held in Riga on 3 May 2021.": {ordinalForm, venueForm, dateForm},
		"They mark the sixtieth anniversary of their ties.":             {countForm},
		"They will build a bridge.":                                     nil,
	} {
		var kinds []formKind
		for _, f := range formsOf[tree.English]().all(text) {
			kinds = append(kinds, f.kind)
		}
		if !slices.Equal(kinds, want) {
			t.Errorf("%q has %v, want %v", text, kinds, want)
		}
	}
}
