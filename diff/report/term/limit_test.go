package term

import (
	"bytes"
	"strings"
	"testing"

	"github.com/clausediff/clausediff/parse/tree"
)

// What was left out may be as long as a source: a line of it is shown, and no
// more of it is looked at.
func TestLongDiscarded(t *testing.T) {
	for _, text := range []string{"x", "双", "e\u0301", "\u200b", "\x1b[31m", "👩🔬", "a b\t"} {
		s := specimenStatement()
		s.Discarded = []tree.Discarded{{Reason: "script", Why: "<script>", Text: strings.Repeat(text, 20<<20/len(text))}}
		for _, r := range []Renderer{{Width: 60}, {Width: 200, AmbiguousWide: true, Explain: true}} {
			out := string(render(t, func(b *bytes.Buffer) error { return r.RenderOutline(b, s) }))
			checkLines(t, r, out)
			if !strings.Contains(out, "…\n") {
				t.Errorf("%q: nothing shows that it was cut:\n%.2000s", text, out)
			}
		}
	}
}

// A text is cut between characters, and only where it is long.
func TestStart(t *testing.T) {
	p := Renderer{Width: 60}.page()
	for n := range 4 {
		text := strings.Repeat("x", n) + strings.Repeat("双", 2000)
		got, cut := strings.CutSuffix(p.start(text), "…")
		if !cut || !strings.HasPrefix(text, got) || strings.ContainsRune(got, '\ufffd') || len(got) < 1900 {
			t.Errorf("%d: %d bytes, cut %v", n, len(got), cut)
		}
	}
	if got := p.start("双方"); got != "双方" {
		t.Errorf("a short text became %q", got)
	}
}
