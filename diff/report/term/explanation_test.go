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

// What was kept of a page is told with the line and the reason of each block.
func TestKeptBlocks(t *testing.T) {
	s := specimenStatement()
	for i := range s.Nodes(tree.KindParagraph) {
		s.Source.Anchors = append(s.Source.Anchors, tree.Anchor{Origin: tree.Origin{Line: 40 + i}, Why: "reason " + string(rune('a'+i))})
	}
	var b bytes.Buffer
	if err := (Renderer{Width: 100, Explain: true}).RenderOutline(&b, s); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"40", "reason a", "kept as 0.1", "41", "reason b"} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("no %q in\n%s", want, b.String())
		}
	}
}
