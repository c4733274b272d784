package tree_test

import (
	"testing"

	"github.com/clausediff/clausediff/parse/tree"
)

func TestLocator(t *testing.T) {
	for _, tt := range []struct{ locator, parent, part tree.Locator }{
		{"3.s2.4.2.1", "3.s2.4.2", "3"}, {"c.1", "c", "c"}, {"0", "", "0"}, {"", "", ""},
	} {
		if got := tt.locator.Parent(); got != tt.parent {
			t.Errorf("%q: parent %q, want %q", tt.locator, got, tt.parent)
		}
		if got := tt.locator.Part(); got != tt.part {
			t.Errorf("%q: part %q, want %q", tt.locator, got, tt.part)
		}
	}
	for _, tt := range []struct {
		locator, node tree.Locator
		within        bool
		rest          string
	}{
		{"3.4.2.1", "3.4", true, "2.1"}, {"3.4", "3.4", true, ""}, {"3.45", "3.4", false, ""}, {"13.4", "3", false, ""}, {"3.4", "", true, "3.4"}, {"3", "3.4", false, ""},
	} {
		rest, below := tt.locator.Below(tt.node)
		if got := tt.locator.Within(tt.node); got != tt.within || below != (tt.rest != "") || below && rest != tt.rest {
			t.Errorf("%q in %q: within %v, below %q %v", tt.locator, tt.node, got, rest, below)
		}
	}
}

// The tree and the locators agree about which node contains which.
func TestLocatorsFollowTheTree(t *testing.T) {
	s := parsed(t, outline)
	for parent := range s.Root.All() {
		for _, n := range parent.Children {
			if n.Locator.Parent() != parent.Locator || !n.Locator.Within(parent.Locator) || parent.Locator.Within(n.Locator) {
				t.Errorf("%q is not below %q", n.Locator, parent.Locator)
			}
		}
	}
}
