package html_test

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/finding"
	"github.com/clausediff/clausediff/diff/report"
	"github.com/clausediff/clausediff/diff/report/internal/browsertest"
	"github.com/clausediff/clausediff/diff/report/internal/reporttest"
	"github.com/clausediff/clausediff/parse"
	"github.com/clausediff/clausediff/parse/tree"
	"github.com/clausediff/clausediff/testdata/sample"
)

// readingScript returns the text of the articles that is shown in a view, all folds open,
// without white space, with the labels of its items or without; of a redline what the browser strikes out or what it underlines is
// left out.
const readingScript = `((view, but, labels) => {
  document.querySelector('#v-' + view).click();
  document.querySelectorAll('details').forEach((fold) => { fold.open = true; });
  let text = '';
  const read = (node, marked) => {
    if (node.nodeType === Node.TEXT_NODE) { if (!marked) text += node.data; return; }
    const style = getComputedStyle(node);
    if (style.display === 'none' || node.matches('.l, .k, summary, button') || !labels && node.matches('.lb')) return;
    const line = style.textDecorationLine;
    node.childNodes.forEach((child) => read(child, marked || but !== '' && line === but));
  };
  document.querySelectorAll('.art .r').forEach((row) => { if (!row.parentElement.closest('.r')) read(row, false); });
  return text.replace(/[\s…]+/g, '');
})`

// Who chooses one of the texts in a browser reads all of it, once and in order; a redline
// without what is struck out is the new text, and has as much struck out or kept as the old
// one has.
func TestBrowserReadings(t *testing.T) {
	results := reporttest.Results(t, "../../../testdata/diff/*.txtar")
	names := sample.Of(slices.Sorted(maps.Keys(results)), 3)
	for _, name := range []string{"joint-ru", "joint-zh", "joint-en"}[:sample.Size(1, 3)] {
		all := specimenSeries(t, name)
		results[name] = diff.Compare(all[0], all[1])
		names = append(names, name)
	}
	for _, pair := range [][2]string{{"us-japan/20240410.md", "us-japan/20250207.md"}, {"quad/20210924.md", "quad/20220524.md"}} {
		if !sample.All() {
			break // whole pages take a browser seconds
		}
		if old, new := realStatement(t, pair[0]), realStatement(t, pair[1]); old != nil && new != nil {
			results[pair[1]] = diff.Compare(old, new)
			names = append(names, pair[1])
		}
	}
	for _, name := range names {
		r := results[name]
		rep := report.New(r, report.Options{Context: 1, Findings: finding.Find(r)})
		b := openTab(t, render(t, rep), 1400)
		old, new := clausesOf(r.Old), clausesOf(r.New)
		for _, view := range []struct{ name, but, labels, want string }{
			{"new", "", "false", new}, {"old", "", "false", old}, {"red", "line-through", "false", new},
			{"new", "", "true", labelledClausesOf(r.New)}, {"old", "", "true", labelledClausesOf(r.Old)},
		} {
			if got := browsertest.Eval[string](b, readingScript+"('"+view.name+"', '"+view.but+"', "+view.labels+")"); got != view.want {
				t.Errorf("%s, view %s:\n%s\nthe statement says\n%s", name, view.name, got, view.want)
			}
		}
		if got := browsertest.Eval[string](b, readingScript+"('red', 'underline', false)"); len(got) != len(old) {
			t.Errorf("%s: the redline has %d bytes of the old text, not %d:\n%s\nnot\n%s", name, len(got), len(old), got, old)
		}
	}
}

// clausesOf returns the text of a statement, without white space and ellipses.
func clausesOf(s *tree.Statement) string {
	var text strings.Builder
	for _, n := range s.Nodes(tree.KindClause) {
		text.WriteString(s.TextOf(n))
	}
	return strings.ReplaceAll(strings.Join(strings.Fields(text.String()), ""), "…", "")
}

// labelledClausesOf returns the text with the labels of the items before them.
func labelledClausesOf(s *tree.Statement) string {
	var text strings.Builder
	places := s.Places()
	var open *tree.Node
	for _, n := range s.Nodes(tree.KindClause) {
		if block := places.Of(n).Block; block != open {
			open = block
			text.WriteString(block.Label)
		}
		text.WriteString(s.TextOf(n))
	}
	return strings.ReplaceAll(strings.Join(strings.Fields(text.String()), ""), "…", "")
}

// realStatement reads a real document, which may be missing.
func realStatement(t *testing.T, name string) *tree.Statement {
	t.Helper()
	f, err := os.Open(filepath.Join("../../../../shared/real", name))
	if err != nil {
		return nil
	}
	defer f.Close()
	s, err := parse.Any(f, parse.Name(name))
	if err != nil {
		t.Fatal(err)
	}
	return s
}
