package finding_test

import (
	"testing"

	"github.com/clausediff/clausediff/parse/tree"
)

// A member of a list that owns something is the one that something is of.
func TestListOfOwners(t *testing.T) {
	for _, p := range []probe{
		{
			old: "The Council condemns the junta’s, and its Norlandic and Sudrian enablers’, brutal raids and thefts on the ferries.",
			new: "The Council condemns the brutal raids and thefts on the ferries of the junta and its Norlandic and Sudrian enablers.",
		},
		{
			typ: "list-lost",
			old: "The Council condemns the raids of the junta, the militia and the smugglers’ fleet on the ferries.",
			new: "The Council condemns the raids of the junta and the militia on the ferries.",
		},
	} {
		types, shown := told(t, p, tree.English)
		if len(types) > 1 || len(types) == 1 && types[0] != p.typ || len(types) == 0 && p.typ != "" {
			t.Errorf("want %q, have %q\n- %s\n+ %s", p.typ, shown, p.old, p.new)
		}
	}
}

// A section and those that follow it are the range that begins there.
func TestFollowingSections(t *testing.T) {
	for _, p := range []probe{
		{
			old: "The Council acts under the Ferry Act (50 U.S.C. 1701-1706) and the Harbour Code.",
			new: "The Council acts under the Ferry Act (50 U.S.C. 1701 et seq.) and the Harbour Code.",
		},
		{
			typ: "number",
			old: "The Council acts under the Ferry Act (50 U.S.C. 1701-1706) and the Harbour Code.",
			new: "The Council acts under the Ferry Act (50 U.S.C. 1801 et seq.) and the Harbour Code.",
		},
		{
			old: "The Council acts under the Ferry Act (50 U.S.C. App. 1-44) and the Harbour Code.",
			new: "The Council acts under the Ferry Act (50 U.S.C. App. 1 et seq.) and the Harbour Code.",
		},
		{typ: "number", old: "The Council sends 5-7 ferries to the northern bay.", new: "The Council sends 5 ferries to the northern bay."},
	} {
		types, shown := told(t, p, tree.English)
		if len(types) > 1 || len(types) == 1 && types[0] != p.typ || len(types) == 0 && p.typ != "" {
			t.Errorf("want %q, have %q\n- %s\n+ %s", p.typ, shown, p.old, p.new)
		}
	}
}

// A month that has lost the space before its year is no name.
func TestMonthAndYear(t *testing.T) {
	p := probe{
		old: "The Council opened the Ferry Dialogue in June2023 and asked both banks for regular reports.",
		new: "The Council opened the Ferry Dialogue in June 2023 and asked both banks for regular reports, too.",
	}
	types, shown := told(t, p, tree.English)
	if len(types) > 0 {
		t.Errorf("have %q\n- %s\n+ %s", shown, p.old, p.new)
	}
}
