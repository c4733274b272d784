package markdown_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/clausediff/clausediff/diff/report/history"
	"github.com/clausediff/clausediff/diff/report/markdown"
)

// Words of a sentence that are keys keep the spaces round them, and stand without where it has none.
func TestWordsOfALedgerKeepTheirSpaces(t *testing.T) {
	for want, now := range map[string]history.Instead{
		"`3.1.1` · The Sides will <em>mend the old bridge</em> in spring.": {Clause: "The Sides will mend the old bridge in spring.", Text: "mend the old bridge"},
		"`3.1.1` · 双方<em>将修复旧桥</em>并通车。":                                   {Clause: "双方将修复旧桥并通车。", Text: "将修复旧桥"},
		"`3.1.1` · Trade, <em>(and fish)</em>es.":                          {Clause: "Trade, (and fish)es.", Text: "(and fish)"},
	} {
		now.Place = "3.1.1"
		rep := lineage(t)
		rep.Timeline, rep.Ledger = true, &history.Ledger{Full: true, Omissions: []history.Wording{{Text: "x", Kind: "dropped", Place: "1.1.1", Now: &now}}}
		var b bytes.Buffer
		if err := (markdown.Renderer{}).RenderLineage(&b, rep); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(strings.ReplaceAll(b.String(), `\`, ""), want) {
			t.Errorf("no %q in\n%s", want, b.String())
		}
	}
}
