package diff_test

import (
	"testing"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/parse/tree"
)

// What is dropped is looked for in all of the new statement before it is told.
func TestNearest(t *testing.T) {
	outline := func(id, text string) *tree.Statement {
		s, err := tree.ParseOutline([]byte("statement " + id + " en\narticle 1.\n  paragraph\n" + text))
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	old := outline("2021", `    The Sides will open the Songxiu crossing all year.
    A veterinary station will be built at the Songxiu crossing.
    The archive of river maps will be printed.
`)
	new := outline("2022", `    The Sides will open the Songxiu crossing all year, where a veterinary station will be built.
    Students will exchange letters.
`)
	r := diff.Compare(old, new)
	said := map[string]string{}
	for _, l := range r.At(diff.LevelSentence) {
		if l.Kind == diff.Dropped || l.Kind == diff.Added {
			where := ""
			if l.Nearest != nil {
				where = " " + string(l.Nearest.Node.Locator)
			}
			said[string(append(l.Old, l.New...)[0].Locator)] = l.Nearest.Said() + where
		}
	}
	if got := said["1.1.3"]; got != "not said" {
		t.Errorf("the archive of river maps is %q", got)
	}
	barred := diff.Compare(old, new, diff.Forbid(old.At("1.1.2"), new.At("1.1.1")))
	for _, l := range barred.At(diff.LevelSentence) {
		if len(l.New) == 0 && l.Old[0].Locator == "1.1.2" {
			if l.Nearest == nil || l.Nearest.Said() != "said elsewhere" {
				t.Errorf("the veterinary station: %+v, want said elsewhere", l.Nearest)
			}
			return
		}
	}
	t.Error("the veterinary station is not dropped where its link is forbidden")
}
