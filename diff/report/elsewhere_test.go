package report_test

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/report"
	"github.com/clausediff/clausediff/diff/report/internal/reporttest"
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

// An article whose sentences went to six others is not gone: those have it. A merged sentence
// is of the articles of all that were merged.
func TestArticlesSharedOut(t *testing.T) {
	var old, new strings.Builder
	old.WriteString("statement 2021 en\n")
	new.WriteString("statement 2022 en\n")
	spread := []string{
		"A lighthouse will be built on Silver Reef.", "Fishermen of both coasts will meet twice a year.", "Pilots will be trained at the Songxiu school.",
		"Lock fees will be the same for all boats.", "The archives will exchange maps of the border.", "A bridge of three spans will cross the Ling.",
	}
	stays := []string{
		"The Sides will dredge the river below Songxiu and keep its banks green.", "The Sides will publish the catch of each season and its prices.",
		"The Sides will open a music school in the old customs house.", "The Sides will count the cranes that winter in the marshes.",
		"The Sides will lay a second cable across the southern strait.", "The Sides will lend each other snow ploughs in hard winters.",
	}
	for i := range stays {
		fmt.Fprintf(&old, "article %d.\n  paragraph\n    %s\n", i+1, stays[i])
		fmt.Fprintf(&new, "article %d.\n  paragraph\n    %s\n    %s\n", i+1, stays[i], spread[i])
	}
	old.WriteString("article 7.\n  paragraph\n    " + strings.Join(spread, "\n    ") + "\n")
	r := diff.Compare(reporttest.Outline(t, []byte(old.String())), reporttest.Outline(t, []byte(new.String())))
	for _, s := range report.New(r, report.Options{}).Sections {
		if s.Old.Locator != "7" {
			continue
		}
		if _, places := s.Places(); s.Gone() || !slices.Equal(places, []string{"1", "2", "3", "4", "5", "6"}) {
			t.Errorf("article 7 is gone: %t, it is in %v", s.Gone(), places)
		}
	}
}
