package series_test

import (
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/clausediff/clausediff/diff/series"
	"github.com/clausediff/clausediff/parse"
	"github.com/clausediff/clausediff/parse/tree"
	"github.com/clausediff/clausediff/testdata/cases"
)

// readSeries reads the statements (NAME.txt) and returns the other sections by name.
func readSeries(t *testing.T, given []txtar.File) (statements []*tree.Statement, rest map[string]string) {
	t.Helper()
	rest = map[string]string{}
	for _, f := range given {
		id, ok := strings.CutSuffix(f.Name, ".txt")
		if !ok {
			rest[f.Name] = string(f.Data)
			continue
		}
		s, err := parse.Text(strings.NewReader(string(f.Data)), parse.ID(id), parse.Name(f.Name))
		if err != nil {
			t.Fatal(err)
		}
		statements = append(statements, s)
	}
	return statements, rest
}

// strip draws which statements have a wording.
func strip(counts []int) string {
	var b strings.Builder
	for _, n := range counts {
		if n > 0 {
			b.WriteRune('■')
		} else {
			b.WriteRune('·')
		}
	}
	return b.String()
}

// TestLedger compares formulas and omissions with the files of testdata/series. Standing
// formulas are checked only if they are listed.
func TestLedger(t *testing.T) {
	cases.Each(t, "../../testdata/series/ledger-*.txtar", func(t *testing.T, c *cases.Case) {
		statements, _ := readSeries(t, c.Given("formulas", "omissions"))
		l := series.Link(statements, nil)
		var formulas, omissions strings.Builder
		for _, f := range l.Ledger().Formulas {
			line := string(f.Status) + " " + strip(f.Counts) + " " + f.Text
			if f.Now != nil && f.Now.Linked {
				s := l.Statements[f.Now.Statement]
				line += " → " + s.Text[f.Now.Span.Start:f.Now.Span.End]
			}
			if f.Status != series.FormulaStanding || strings.Contains(string(c.Section("formulas")), line) {
				formulas.WriteString(line + "\n")
			}
		}
		for _, o := range l.Omissions(nil) {
			kind := "clause"
			if o.Formula != nil {
				kind = "formula"
			}
			omissions.WriteString(o.Certainty.String() + " " + kind + " " + o.Text + "\n")
			if o.Clause != nil {
				omissions.WriteString("  in " + o.Clause.Text + "\n")
			}
		}
		c.Want("formulas", formulas.String())
		c.Want("omissions", omissions.String())
	})
}

// Without a link, a single shared word does not make a counterpart; two do.
func TestLedgerCounterpart(t *testing.T) {
	const rest = "Both sides value the choir festival.\n\nThe museum opens in autumn.\n\nBoats stay in port at night.\n\n"
	var statements []*tree.Statement
	for _, s := range [][2]string{
		{"2021", "They act on harbour change. They keep quiet lantern watch duty."}, {"2022", "Ministers discussed harbour change. Crews keep quiet lantern watch duty."},
		{"2023", "Nobody may change the border by force.\n\nPilots asked for quiet lantern duty on the northern shore."},
	} {
		x, err := parse.Text(strings.NewReader("Joint Statement of the Two States\n\n"+rest+s[1]+"\n"), parse.ID(s[0]), parse.Name(s[0]))
		if err != nil {
			t.Fatal(err)
		}
		statements = append(statements, x)
	}
	got := map[string]bool{}
	for _, f := range series.Link(statements, nil).Ledger().Formulas {
		got[f.Text] = f.Now != nil
	}
	for text, want := range map[string]bool{"harbour change": false, "keep quiet lantern watch duty": true} {
		if now, ok := got[text]; !ok || now != want {
			t.Errorf("%s: a formula %v, with a counterpart %v, want %v: %v", text, ok, now, want, got)
		}
	}
}
