package report_test

import (
	stdcsv "encoding/csv"
	stdjson "encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/clausediff/clausediff/diff/report/csv"
	"github.com/clausediff/clausediff/diff/report/grid"
	"github.com/clausediff/clausediff/diff/report/html"
	"github.com/clausediff/clausediff/diff/report/internal/reporttest"
	"github.com/clausediff/clausediff/diff/report/json"
	"github.com/clausediff/clausediff/diff/report/locale"
	"github.com/clausediff/clausediff/diff/report/markdown"
	"github.com/clausediff/clausediff/diff/report/passage"
	"github.com/clausediff/clausediff/diff/report/term"
	"github.com/clausediff/clausediff/diff/series"
	"github.com/clausediff/clausediff/parse"
	"github.com/clausediff/clausediff/parse/tree"
	"github.com/clausediff/clausediff/testdata/adversary"
	"github.com/clausediff/clausediff/testdata/goldenfile"
)

// tablesOf returns the tables of the specimens of a language.
func tablesOf(t testing.TB, language string) *grid.Tables {
	t.Helper()
	files, err := filepath.Glob("../../testdata/corpus/" + language + "/*.html")
	if err != nil || len(files) < 3 {
		t.Fatalf("found %d specimens, %v", len(files), err)
	}
	var statements []*tree.Statement
	for _, file := range files {
		f, err := os.Open(file)
		if err != nil {
			t.Fatal(err)
		}
		s, err := parse.Any(f, parse.Name(filepath.Base(file)))
		f.Close()
		if err != nil {
			t.Fatal(err)
		}
		s.ID, _, _ = strings.Cut(filepath.Base(file), ".")
		statements = append(statements, s)
	}
	return grid.New(series.Link(statements, nil), grid.Kinds()...)
}

// The tables of the specimens as terminals show them, in three languages and widths.
func TestTablesOfSpecimens(t *testing.T) {
	for _, language := range locale.Languages() {
		tables := tablesOf(t, string(language))
		for _, width := range []int{80, 120, 200} {
			name := fmt.Sprintf("../../testdata/tables/%s-%d.golden", language, width)
			got := output(t, "tables", func(w io.Writer) error {
				return term.Renderer{Width: width, Language: language}.RenderTables(w, tables)
			})
			goldenfile.Compare(t, name, []byte(got))
		}
	}
}

// No line of a terminal is wider than it.
func TestTablesAreNoWiderThanTheTerminal(t *testing.T) {
	for _, language := range locale.Languages() {
		tables := tablesOf(t, string(language))
		for _, width := range []int{40, 60, 80, 120, 200} {
			out := output(t, "tables", func(w io.Writer) error { return term.Renderer{Width: width}.RenderTables(w, tables) })
			for i, line := range strings.Split(out, "\n") {
				if n := passage.Columns(line); n > width {
					t.Errorf("%s, width %d: line %d takes %d columns: %q", language, width, i+1, n, line)
				}
			}
		}
	}
}

// Every value, its address and its sentence stand in each format that has them all.
func TestEveryValueOfATableIsWritten(t *testing.T) {
	tables := tablesOf(t, "en")
	page := output(t, "tables", func(w io.Writer) error { return html.Renderer{}.RenderTables(w, tables) })
	shown := elements(t, page, "", "")
	table := output(t, "tables", func(w io.Writer) error { return csv.RenderTables(w, tables) })
	lines, err := stdcsv.NewReader(strings.NewReader(strings.TrimPrefix(table, "\ufeff"))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	document := output(t, "tables", func(w io.Writer) error { return json.WriteTables(w, tables) })
	if !stdjson.Valid([]byte(document)) {
		t.Fatal("the document is not JSON")
	}
	at := 1 // the head
	for _, table := range tables.Tables {
		for k := range table.Rows {
			for i, c := range table.Rows[k].Cells {
				for _, e := range c.Entries {
					id := tables.Statements[i].ID
					if !strings.Contains(shown, e.Text) || !strings.Contains(shown, e.Address(id)) {
						t.Errorf("the page has no %q at %s", e.Text, e.Address(id))
					}
					if line := lines[at]; line[9] != id || line[10] != e.Text || line[16] != e.Address(id) || line[17] != e.Sentence {
						t.Errorf("line %d is %q, want %s %q", at+1, line, id, e.Text)
					}
					at++
					if place := fmt.Sprintf(`"place":%q`, e.Address(id)); !strings.Contains(document, place) {
						t.Errorf("the document has no %s", place)
					}
				}
			}
		}
	}
	if at != len(lines) || at < 50 {
		t.Errorf("%d values, %d lines", at, len(lines))
	}
	if strings.Contains(page, "style=") || strings.Count(page, "<svg") < 10 || strings.Count(page, `aria-hidden="true"><`) < strings.Count(page, "<svg") {
		t.Error("pictures are hidden from those who are read to, and need no style of their own")
	}
}

// Whatever the statements are, the tables can be written.
func TestAdversaryTables(t *testing.T) {
	reporttest.Hostile(t, "tables are written of whatever statements are", func(_ adversary.Case, all []*tree.Statement) int {
		tables := grid.New(series.Link(all, nil), grid.Kinds()...)
		for _, f := range []func(w io.Writer) error{
			func(w io.Writer) error { return term.Renderer{Width: 60, Color: true}.RenderTables(w, tables) },
			func(w io.Writer) error { return html.Renderer{}.RenderTables(w, tables) },
			func(w io.Writer) error { return markdown.Renderer{}.RenderTables(w, tables) },
			func(w io.Writer) error { return csv.RenderTables(w, tables) },
			func(w io.Writer) error { return json.WriteTables(w, tables) },
		} {
			output(t, "tables", f)
		}
		return 1
	})
}
