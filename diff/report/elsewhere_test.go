package report_test

import (
	"reflect"
	"testing"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/report"
	"github.com/clausediff/clausediff/parse/tree"
)

// Of two articles that became one, the smaller one is not gone; one of which no sentence
// is left is.
func TestArticlesElsewhere(t *testing.T) {
	outline := func(text string) *tree.Statement {
		s, err := tree.ParseOutline([]byte(text))
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	old := outline(`statement 2021 en
article 1.
  paragraph
    The Sides will dredge the Ling river below Songxiu.
    Pilots will be trained at the Songxiu school.
    Lock fees will be the same for boats of both Sides.
article 2.
  paragraph
    A lighthouse will be built on Silver Reef.
    Fishermen will meet twice a year.
article 3.
  paragraph
    The archives of both Sides will exchange maps of the old border.
`)
	new := outline(`statement 2022 en
article 1.
  paragraph
    The Sides will dredge the Ling river below Songxiu.
    Pilots will be trained at the Songxiu school every year.
    Lock fees will be the same for boats of both Sides.
    A lighthouse will be built on Silver Reef.
`)
	places := map[string][]string{}
	gone := map[string]bool{}
	for _, s := range report.New(diff.Compare(old, new), report.Options{}).Sections {
		gone[s.Old.Locator] = s.Gone()
		_, places[s.Old.Locator] = s.Places()
	}
	if want := map[string]bool{"1": false, "2": false, "3": true}; !reflect.DeepEqual(gone, want) {
		t.Errorf("gone %v, want %v", gone, want)
	}
	if got := places["2"]; !reflect.DeepEqual(got, []string{"1"}) {
		t.Errorf("article 2 is in %v, want 1", got)
	}
}
