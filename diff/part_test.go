package diff_test

import (
	"testing"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/parse/tree"
)

func TestPreamblesAreCounterparts(t *testing.T) {
	statement := func(id, preamble, article string) *tree.Statement {
		t.Helper()
		s, err := tree.ParseOutline([]byte("statement " + id + " en\npreamble\n  paragraph\n    " + preamble +
			"\narticle\n  paragraph\n    " + article + "\n"))
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	const bridge = "The two sides will build a bridge over the river."
	old := statement("2022", "The ministers met in the old harbour.", bridge)
	for name, test := range map[string]struct {
		new  *tree.Statement
		want string
	}{
		"other words":           {statement("2023", "A new season of song begins today.", bridge), "0"},
		"words from an article": {statement("2023", bridge, "A new season of song begins today."), "1"},
	} {
		t.Run(name, func(t *testing.T) {
			var got tree.Locator
			for _, p := range diff.Compare(old, test.new).Parts {
				if p[1].Kind == tree.KindPreamble {
					got = p[0].Locator
				}
			}
			if string(got) != test.want {
				t.Errorf("the preamble's counterpart is %q, want %q", got, test.want)
			}
		})
	}
}
