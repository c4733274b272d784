package report_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/clausediff/clausediff/diff/finding"
	"github.com/clausediff/clausediff/diff/report/history"
	"github.com/clausediff/clausediff/diff/report/internal/reporttest"
	"github.com/clausediff/clausediff/diff/series"
	"github.com/clausediff/clausediff/parse/tree"
)

// The finding of a clause that lost a formula says since when the formula had stood, and
// does not tell that of the clause, which had other words.
func TestWithFormulas(t *testing.T) {
	var all []*tree.Statement
	for _, s := range [][2]string{
		{"2021", "双方奉行审慎克制的边境政策。"}, {"2022", "双方将奉行审慎克制的边境政策。"},
		{"2023", "双方坚持奉行审慎克制的边境政策。"}, {"2024", "双方坚持奉行积极进取的边境政策。"},
	} {
		all = append(all, reporttest.Outline(t, []byte("statement "+s[0]+" zh\narticle\n  paragraph\n    双方互访。\n    "+s[1]+"\n")))
	}
	l := series.Link(all, nil)
	for _, f := range history.WithFormulas(l, finding.Find(l.Pairs[2])) {
		if f.Since == "2021" {
			t.Errorf("%s told as standing since 2021", f.Type)
		}
		if f.FormulaSince == "2021" && f.Formula == "奉行审慎克制的边境政策" {
			return
		}
	}
	t.Errorf("no finding has a formula since 2021: %+v", l.Ledger().Formulas)
}

// A formula that is no longer said is told once, with what else is not, and none is lost.
func TestFormulasAreToldOnce(t *testing.T) {
	var all []*tree.Statement
	for _, year := range []string{"2021", "2022", "2023"} {
		all = append(all, reporttest.Specimen(t, year))
	}
	l := history.NewLedger(series.Link(all, nil))
	told := 0
	for _, f := range l.Formulas {
		rows := (&history.Ledger{Formulas: []history.Wording{f}, Omissions: l.Omissions}).FormulaGroups()
		omitted := slices.ContainsFunc(l.Omissions, func(o history.Wording) bool {
			return o.Place == f.Place && strings.Contains(o.Text, f.Text)
		})
		if omitted == (len(rows) == 1) {
			t.Errorf("%q of %s: told as an omission %t, as a formula too %t", f.Text, f.Place, omitted, len(rows) == 1)
		}
		told += len(rows)
	}
	if told == 0 || told == len(l.Formulas) {
		t.Errorf("%d of %d formulas are told as such", told, len(l.Formulas))
	}
}

// A series of two statements has a briefing as one of three has; one statement has none.
func TestBriefingOfASeries(t *testing.T) {
	all := reporttest.Series(t).Statements
	for n := 1; n <= len(all); n++ {
		l := series.Link(all[:n], nil)
		var found []finding.Finding
		if n > 1 {
			found = finding.Find(l.Pairs[n-2])
		}
		if got := len(history.New(l, found).Briefing.Items); (got > 0) != (n > 1) {
			t.Errorf("%d statements: %d items in the briefing", n, got)
		}
	}
}
