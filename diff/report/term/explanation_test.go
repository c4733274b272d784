package term

import (
	"bytes"
	"strings"
	"testing"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/finding"
	"github.com/clausediff/clausediff/parse/tree"
)

// An explanation names the link of a node, what else it could have been linked with,
// and what gave the findings about it their weight.
func TestExplanation(t *testing.T) {
	read := func(id, text string) *tree.Statement {
		s, err := tree.ParseOutline([]byte("statement " + id + " en\narticle 1\n  paragraph\n    " + text + "\n    The Sides will open two border crossings.\n"))
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	r := diff.Compare(read("2022", "The Sides firmly oppose interference in internal affairs."), read("2023", "The Sides oppose interference in internal affairs."))
	e, err := diff.Explain(r, true, "1.1.1")
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := (Renderer{Width: 80}).RenderExplanations(&b, r, []*diff.Explanation{e}, finding.Find(r)); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"2023:1.1.1", "result: 1:1 reworded", "→ 2022:1.1.1", "2022:1.1.2  not linked", "finding 1:", "firmly oppose → oppose", "weight "} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("no %q in\n%s", want, b.String())
		}
	}
}
