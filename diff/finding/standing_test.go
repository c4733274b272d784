package finding_test

import (
	"testing"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/finding"
	"github.com/clausediff/clausediff/parse/tree"
)

// A series tells what is said again, which formula broke, and since when what is
// gone had stood.
func TestSeries(t *testing.T) {
	texts := []string{
		"The Sides oppose drilling in the northern shelf.\n\nThe Sides will keep the harbour of Lan open to all ships.\n\nTariffs on grain shall remain as they are.\n\nFishing quotas are fixed each spring.",
		"The Sides will keep the harbour of Lan open to all ships.\n\nTariffs on grain shall remain as they are.\n\nFishing quotas are fixed each spring.",
		"The Sides will keep the harbour of Lan open to all ships.\n\nTariffs on grain shall remain as they are.\n\nFishing quotas are fixed each spring.",
		"The Sides oppose drilling in the northern shelf.\n\nThe Sides will keep the harbour of Lan open to merchant ships.\n\nFishing quotas are fixed each spring.",
	}
	var all []*tree.Statement
	for i, text := range texts {
		s := statement(t, text, tree.English)
		s.ID = string(rune('a' + i))
		all = append(all, s)
	}
	found := map[finding.Type]string{}
	for _, f := range finding.Find(diff.Compare(all[2], all[3]), finding.Series(all[1], all[0])) {
		found[f.Type] = f.Since
	}
	for typ, since := range map[finding.Type]string{finding.Returned: "a", finding.Dropped: "a"} {
		if got, ok := found[typ]; !ok || got != since {
			t.Errorf("%s since %q, found %v", typ, since, found)
		}
	}
	if _, weaker := found[finding.Weaker]; !weaker && found[finding.FormulaBroken] != "a" {
		t.Errorf("no formula broke: %v", found)
	}
}
