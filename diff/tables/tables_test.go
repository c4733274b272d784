package tables_test

import (
	"cmp"
	"fmt"
	"math"
	"path/filepath"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"github.com/clausediff/clausediff/diff/series"
	"github.com/clausediff/clausediff/diff/tables"
	"github.com/clausediff/clausediff/parse"
	"github.com/clausediff/clausediff/parse/lang/quantities"
	"github.com/clausediff/clausediff/parse/tree"
	"github.com/clausediff/clausediff/testdata/cases"
	"github.com/clausediff/clausediff/testdata/sample"
)

// TestQuantities compares the quantities of invented statements with the test files.
func TestQuantities(t *testing.T) {
	for _, file := range cases.Files(t, "testdata/*.txtar") {
		compareCases(t, file, tree.Lang(strings.TrimSuffix(filepath.Base(file), ".txtar")), written)
	}
}

// compareCases reads the statements of a file and compares the output of written for them
// with its file "want".
func compareCases(t *testing.T, file string, l tree.Lang, written func([]*tree.Statement) string) {
	t.Helper()
	c := cases.Open(t, file)
	var statements []*tree.Statement
	for _, f := range c.Given("want") {
		s, err := parse.Text(strings.NewReader(string(f.Data)), parse.Language(l))
		if err != nil {
			t.Fatal(err)
		}
		s.ID = strings.TrimSuffix(f.Name, ".txt")
		statements = append(statements, s)
	}
	c.Want("want", written(statements))
}

// written formats quantities as the test files do.
func written(statements []*tree.Statement) string {
	var b strings.Builder
	for _, q := range tables.Read(statements).Quantities() {
		fmt.Fprintf(&b, "%s [%s]", q.Name, q.Unit)
		if q.Sense != tables.Result {
			b.WriteString(" " + string(q.Sense))
		}
		if q.Change {
			b.WriteString(" change")
		}
		if q.Period != tables.Current {
			b.WriteString(" " + string(q.Period))
		}
		b.WriteByte('\n')
		for i, values := range q.Values {
			for _, v := range values {
				fmt.Fprintf(&b, "  %s %s = %s\n", statements[i].ID, statements[i].Text[v.Span.Start:v.Span.End], writtenRange(v.Range))
			}
		}
	}
	return b.String()
}

// writtenRange formats a range: 4..4.5, or ..5 for "at most 5".
func writtenRange(r quantities.Range) string {
	end := func(x float64) string {
		if math.IsInf(x, 0) {
			return ""
		}
		return strconv.FormatFloat(x, 'f', -1, 64)
	}
	switch {
	case !r.Known:
		return "?"
	case r.Low == r.High:
		return strings.TrimSpace(end(r.Low) + " " + string(r.Bound))
	}
	return strings.TrimSpace(end(r.Low) + ".." + end(r.High) + " " + string(r.Bound))
}

// everySeries calls f with the specimens in three languages and with the real series that
// are present.
func everySeries(t *testing.T, f func(t *testing.T, statements []*tree.Statement)) {
	for name, pattern := range map[string]string{
		"specimens zh": "../../testdata/corpus/zh/*.html", "specimens en": "../../testdata/corpus/en/*.html", "specimens ru": "../../testdata/corpus/ru/*.html",
		"work reports": shared + "/corpus/work-report-zh/202*.txt", "committee": shared + "/corpus/fomc-en/2012*.txt",
		"central bank": shared + "/real/ru-cbr-key-rate/2021*.txt", "alliance": shared + "/real/us-japan/*.md",
	} {
		t.Run(name, func(t *testing.T) {
			files, _ := filepath.Glob(pattern)
			if len(files) == 0 {
				t.Skipf("no real documents here: %s is missing", pattern)
			}
			var statements []*tree.Statement
			for _, file := range files {
				statements = append(statements, read(t, file))
			}
			f(t, statements)
		})
	}
}

// Every value is found in its statement at its span, and reads as the table says.
func TestValuesStandInTheirStatements(t *testing.T) {
	found := 0
	everySeries(t, func(t *testing.T, statements []*tree.Statement) {
		for _, q := range tables.Read(statements).Quantities() {
			for i, values := range q.Values {
				s := statements[i]
				for _, v := range values {
					found++
					if s.At(v.Clause.Locator) != v.Clause {
						t.Fatalf("%s: %s is not the address of the clause", s.ID, v.Clause.Locator)
					}
					if v.Span.End <= v.Clause.Span.Start || v.Span.Start >= v.Clause.Span.End {
						t.Errorf("%s:%s: %q is not in the clause", s.ID, v.Clause.Locator, s.Text[v.Span.Start:v.Span.End])
					}
					if len(quantities.Quantities(s.Text[v.Span.Start:v.Span.End], s.Lang)) == 0 {
						t.Errorf("%s:%s: %q has no number", s.ID, v.Clause.Locator, s.Text[v.Span.Start:v.Span.End])
					}
					if v.Known && v.Low > v.High {
						t.Errorf("%s:%s: from %g to %g", s.ID, v.Clause.Locator, v.Low, v.High)
					}
				}
			}
		}
	})
	if found == 0 {
		t.Error("no value was found")
	}
}

// Any part of a series has the same values for the same statements, in the same rows.
func TestSubsetsHaveTheSameValues(t *testing.T) {
	everySeries(t, func(t *testing.T, statements []*tree.Statement) {
		whole := rowsOf(statements)
		for k := 0; k < len(statements); k += sample.Size(5, 1) {
			part := slices.Delete(slices.Clone(statements), k, k+1)
			for at, row := range rowsOf(part) {
				if whole[at] == "" {
					t.Errorf("without %s: %s is a value of %s, with it none", statements[k].ID, at, row)
				} else if whole[at] != row {
					t.Errorf("without %s: %s is a value of %s, with it of %s", statements[k].ID, at, row, whole[at])
				}
			}
		}
	})
}

// rowsOf returns the row of each value, identified by properties that do not depend on
// other statements.
func rowsOf(statements []*tree.Statement) map[string]string {
	rows := map[string]string{}
	for _, q := range tables.Read(statements).Quantities() {
		for i, values := range q.Values {
			for _, v := range values {
				at := fmt.Sprintf("%s:%d-%d", statements[i].ID, v.Span.Start, v.Span.End)
				rows[at] = fmt.Sprint(q.Unit, q.Change, q.Sense, q.Period, q.Year)
			}
		}
	}
	return rows
}

// A statement in a language without word lists has no quantities and causes no error.
func TestNoLists(t *testing.T) {
	var statements []*tree.Statement
	for _, year := range []string{"2023", "2024"} {
		s, err := parse.Text(strings.NewReader("Decisão\n\n1. O Comitê elevou a taxa em 0,50 ponto percentual, para 12,25% a.a., e gastará US$ 5 bilhões, em 10,5% de outubro.\n"), parse.Language("pt"))
		if err != nil {
			t.Fatal(err)
		}
		s.ID = year
		statements = append(statements, s)
	}
	texts := tables.Read(statements)
	if rows := texts.Quantities(); len(rows) > 0 {
		t.Errorf("it has %v", rows)
	}
	texts.Names()
}

// The names of a statement, and their counts, do not depend on other statements.
func TestNamesOfPartsOfASeries(t *testing.T) {
	everySeries(t, func(t *testing.T, statements []*tree.Statement) {
		whole := map[string]tables.Mentions{}
		for _, n := range tables.Read(statements).Names() {
			whole[n.Text] = n.Mentions[0]
		}
		same := 0
		for _, n := range tables.Read(statements[:2]).Names() {
			if m, ok := whole[n.Text]; ok {
				same++
				if !reflect.DeepEqual(m, n.Mentions[0]) {
					t.Errorf("%s is named %d times, beside others %d times", n.Text, n.Mentions[0].Count, m.Count)
				}
			}
		}
		if same == 0 {
			t.Error("no name in common")
		}
	})
}

// The speakers together say the whole text, in the articles and in total.
func TestSpeakersSayEverything(t *testing.T) {
	var statements []*tree.Statement
	for _, year := range []string{"2021", "2022", "2023", "2024"} {
		statements = append(statements, read(t, "../../testdata/corpus/zh/"+year+".html"))
	}
	l := series.Link(statements, nil)
	speakers := tables.Read(l.Statements).Speakers(l.ArticleTracks())
	if len(speakers) < 3 || speakers[0].Name != "双方" {
		t.Fatalf("found %d speakers, the first %+v", len(speakers), speakers)
	}
	for i, s := range l.Statements {
		clauses := 0
		for _, sp := range speakers {
			clauses += len(sp.All[i].Clauses)
			parts := 0
			for _, a := range sp.Articles {
				parts += len(a.Said[i].Clauses)
			}
			if parts != len(sp.All[i].Clauses) {
				t.Errorf("%s: %q says %d clauses, in articles %d", s.ID, sp.Name, len(sp.All[i].Clauses), parts)
			}
		}
		want := 0
		for n := range s.Root.All() {
			if n.Kind.IsBlock() && !n.IsHeading {
				for _, sentence := range n.Children {
					want += len(sentence.Children)
				}
			}
		}
		if clauses != want {
			t.Errorf("%s: %d clauses are said, it has %d", s.ID, clauses, want)
		}
	}
}

// TestSpeakers compares who says how much in invented statements with the test files.
func TestSpeakers(t *testing.T) {
	for _, l := range []tree.Lang{tree.English, tree.Russian, tree.Chinese} {
		file := "testdata/speakers/" + string(l) + ".txtar"
		compareCases(t, file, l, func(statements []*tree.Statement) string {
			linked, b := series.Link(statements, nil), &strings.Builder{}
			tracks := linked.ArticleTracks()
			for _, sp := range tables.Read(statements).Speakers(tracks) {
				fmt.Fprintln(b, cmp.Or(sp.Name, "nobody"))
				for _, a := range sp.Articles {
					for i, said := range a.Said {
						if len(said.Clauses) > 0 {
							fmt.Fprintf(b, "  %s %s %d\n", statements[i].ID, articleOf(tracks, a.Track, i), len(said.Clauses))
						}
					}
				}
			}
			return b.String()
		})
	}
}

// TestNames compares the names in invented statements with the test files.
func TestNames(t *testing.T) {
	for _, l := range []tree.Lang{tree.English, tree.Russian, tree.Chinese} {
		compareCases(t, "testdata/names/"+string(l)+".txtar", l, func(statements []*tree.Statement) string {
			b := &strings.Builder{}
			for _, n := range tables.Read(statements).Names() {
				fmt.Fprintln(b, n.Text)
				for i, m := range n.Mentions {
					for _, f := range m.Forms {
						fmt.Fprintf(b, "  %s %s %d\n", statements[i].ID, f.Text, f.Count)
					}
				}
			}
			return b.String()
		})
	}
}

// A statement in an unknown language is read and has no names.
func TestOtherLanguage(t *testing.T) {
	s, err := parse.Text(strings.NewReader("O Comitê reuniu-se em Porto Lan, com a Norlândia (ZONA), e decidiu manter a taxa em 12%.\n"), parse.Language("pt"))
	if err != nil {
		t.Fatal(err)
	}
	if names := tables.Read([]*tree.Statement{s}).Names(); len(names) > 0 {
		t.Errorf("%d names in a language without word lists", len(names))
	}
}

// articleOf returns the heading of an article of a track.
func articleOf(tracks []series.ArticleTrack, k, i int) string {
	if k < 0 {
		return "in no article"
	}
	return tracks[k].Articles[i].Article.Heading
}

// TestArticles uses the specimens: one article is new in 2022, one is gone in 2023.
func TestArticles(t *testing.T) {
	var statements []*tree.Statement
	for _, year := range []string{"2021", "2022", "2023"} {
		statements = append(statements, read(t, "../../testdata/corpus/zh/"+year+".html"))
	}
	var got []string
	for _, a := range tables.Articles(series.Link(statements, nil).ArticleTracks()) {
		line := ""
		for _, p := range a.Places {
			line += fmt.Sprint(p.Number)
			if p.New {
				line += "new"
			}
			if p.Moved {
				line += "moved"
			}
			line += " "
		}
		got = append(got, strings.TrimSpace(line))
	}
	want := []string{"1 1 1", "2 2 2", "3 3 3", "0 4new 4", "4 5 5", "5 6 6", "7 8 7", "8 9 8", "6 7 0"}
	if d := gocmp.Diff(want, got); d != "" {
		t.Errorf("places of articles (-want +got)\n%s", d)
	}
}
