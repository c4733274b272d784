package finding_test

import (
	"regexp"
	"testing"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/finding"
	"github.com/clausediff/clausediff/parse/tree"
)

// An analyst's ladders and routine patterns are read beside the data.
func TestOwnData(t *testing.T) {
	r := diff.Compare(
		statement(t, "The shelf is to be surveyed by the coast guard each spring.\n\nThe seat of the commission is in the old harbour of Lan.", tree.English),
		statement(t, "The shelf is to be patrolled by the coast guard each spring.\n\nThe seat of the commission is in the new harbour of Lan.", tree.English))
	ladder := finding.Ladder{Name: "watch", Lang: tree.English, Rungs: []string{"surveyed, survey", "patrolled, patrol*"}}
	all := finding.Find(r, finding.Ladders(ladder), finding.Routine(regexp.MustCompile(`^The seat of the commission`)))
	if len(all) != 2 || all[0].Rule != "en/watch" || all[0].Type != finding.Stronger || !all[1].Routine {
		t.Errorf("%+v", all)
	}
	if all := finding.Find(r); all[0].Rule == "en/watch" {
		t.Error("the ladder stays when it is not given")
	}
	for _, bad := range []finding.Ladder{{}, {Name: "x", Lang: "xx"}, {Name: "x", Lang: tree.English, Rungs: []string{"one"}}} {
		if bad.Validate() == nil {
			t.Errorf("%+v is valid", bad)
		}
	}
}

// Words of an analyst that are in no table, or not in the language, are told as such.
func TestOwnWords(t *testing.T) {
	for table, want := range map[string]bool{
		"condition": true, "speakers side": true, "ladder modality": true, "names straits": true,
		"moods": false, "ladder": false, "ladder moods": false, "speakers chorus": false, "": false,
	} {
		err := finding.Words{Table: table, Lang: tree.English, Lines: []string{"must, is bound to"}}.Validate()
		if (err == nil) != want {
			t.Errorf("table %q: %v", table, err)
		}
	}
	if (finding.Words{Table: "condition", Lang: "fr", Lines: []string{"a"}}).Validate() == nil || (finding.Words{Table: "condition", Lang: tree.English}).Validate() == nil {
		t.Error("words without a known language, or without forms, are valid")
	}
}
