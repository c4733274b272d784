package history

import (
	"slices"
	"strings"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/finding"
	"github.com/clausediff/clausediff/diff/report/passage"
	"github.com/clausediff/clausediff/diff/series"
	"github.com/clausediff/clausediff/parse/tree"
)

// Ledger holds the formulas that a series repeats, with what became of each, and what the
// newest statement no longer says.
type Ledger struct {
	// Formulas is ordered by status, in the order of [series.FormulaStatuses], and within a
	// status by rank.
	Formulas []Formula
	// Omissions is ranked: likely omissions, then those possibly said in other words, then
	// ceremonial ones.
	Omissions []Omission
	// Full is set if the user requested the formulas or the omissions: all are shown.
	Full bool
	// None is the message that there are no formulas or omissions, a key of
	// [locale.Language.T]. It is "" if there are some.
	None string
}

// Formula is a formula and its life.
type Formula struct {
	ID, Text string
	Status   series.FormulaStatus
	Counts   []int // occurrences by statement
	Stood    int   // number of statements that use it
	// First, Since and Last are ids of statements: the first that uses the formula, the
	// first of the unbroken run that ends with Last, and the last that uses it.
	First, Since, Last string
	Place              string // address of the clause that uses it last
	Weight             float64
	// Now is what the newest statement says instead, or what is nearest to it, nil for
	// nothing.
	Now *Instead
}

// Instead is what the newest statement says in place of a lost wording.
type Instead struct {
	Place  string  // address of a clause
	Text   string  // the words, or the whole clause if no words are nearest
	Clause string  // the clause
	Share  float64 // of the core wording that is still said
	Linked bool    // a link leads from the lost wording's clause to this one
}

// Omission is a formula or a clause that is no longer said.
type Omission struct {
	Kind        string
	ID, Text    string // of the formula or the thread
	Since, Last string // ids of the first and the last statement that say it
	Stood       int    // statements that say it
	Counts      []int  // by statement, 0 where it is not said
	Share       float64
	Place       string
	Weight      float64
	Certainty   diff.Certainty // likely, or possible if it may be said in other words
	Ceremonial  bool
	Nearest     *Instead
}

// NewLedger makes the ledger of a series.
func NewLedger(l *series.Lineage) *Ledger {
	return &Ledger{Formulas: formulaRows(l), Omissions: omissionRows(l)}
}

func formulaRows(l *series.Lineage) []Formula {
	var rows []Formula
	formulas := l.Ledger().Formulas
	for i := range formulas {
		rows = append(rows, formulaRow(l, &formulas[i]))
	}
	return rows
}

func omissionRows(l *series.Lineage) []Omission {
	if len(l.Statements) == 0 {
		return nil
	}
	var rows []Omission
	for _, o := range l.Omissions(finding.Ceremony(l.Statements[0].Lang)) {
		rows = append(rows, omissionRow(l, &o))
	}
	return rows
}

// NewOmissions makes a report of what the newest statement no longer says.
func NewOmissions(l *series.Lineage) *Report {
	ledger := &Ledger{Omissions: omissionRows(l), Full: true}
	if len(ledger.Omissions) == 0 {
		ledger.None = "no omissions were found"
	}
	return ledgerAlone(l, ledger)
}

// NewFormulas makes a report of the formulas of a series.
func NewFormulas(l *series.Lineage) *Report {
	ledger := &Ledger{Formulas: formulaRows(l), Full: true}
	if len(ledger.Formulas) == 0 {
		ledger.None = "no formulas were found"
	}
	return ledgerAlone(l, ledger)
}

// ledgerAlone makes a report of a series that holds only a ledger, without building the
// threads.
func ledgerAlone(l *series.Lineage, ledger *Ledger) *Report {
	out := &Report{Degraded: l.Degraded, Timeline: true, Ledger: ledger}
	for _, s := range l.Statements {
		out.Statements = append(out.Statements, passage.HeadOf(s))
	}
	return out
}

// shownFormulas is the number of formulas of each status that a report of a series shows.
var shownFormulas = map[series.FormulaStatus]int{
	series.FormulaBroken: 12, series.FormulaShortened: 6, series.FormulaExtended: 6, series.FormulaReworded: 4,
	series.FormulaReturned: 6, series.FormulaNew: 6, series.FormulaStanding: 6,
}

// shownOmissions is the number of omissions that a report of a series shows.
const shownOmissions = 30

// Shown returns the formulas of a status that are shown and those that do not fit. A formula
// that occurs in an omission of the same clause is listed there only.
func (l *Ledger) Shown(status series.FormulaStatus) (rows, more []Formula) {
	omitted := map[string][]string{} // texts by place
	for i := range l.Omissions {
		o := &l.Omissions[i]
		omitted[o.Place] = append(omitted[o.Place], strings.ToLower(o.Text))
	}
	for _, f := range l.Formulas {
		says := func(text string) bool { return strings.Contains(text, strings.ToLower(f.Text)) }
		if f.Status == status && !slices.ContainsFunc(omitted[f.Place], says) {
			rows = append(rows, f)
		}
	}
	if l.Full {
		return rows, nil
	}
	n := min(shownFormulas[status], len(rows))
	return rows[:n], rows[n:]
}

// ShownOmissions returns the omissions that are shown, grouped by heading, and those that do
// not fit.
func (l *Ledger) ShownOmissions() (groups [][]Omission, more []Omission) {
	shown := l.Omissions
	if !l.Full {
		n := min(shownOmissions, len(shown))
		shown, more = shown[:n], shown[n:]
	}
	for from := 0; from < len(shown); {
		to := from + 1
		for to < len(shown) && shown[to].Heading() == shown[from].Heading() {
			to++
		}
		groups = append(groups, shown[from:to])
		from = to
	}
	return groups, more
}

// Heading returns the heading that an omission is listed under, a key of [locale.Language.T].
func (o *Omission) Heading() string {
	switch {
	case o.Ceremonial:
		return "Ceremony and procedure"
	case o.Certainty < diff.Likely:
		return "May still be said, in other words"
	}
	return "No longer said"
}

func formulaRow(l *series.Lineage, f *series.Formula) Formula {
	return Formula{
		ID: f.ID, Text: f.Text, Status: f.Status, Counts: f.Counts, Stood: f.Stood,
		First: l.Statements[f.First].ID, Since: l.Statements[f.Since].ID, Last: l.Statements[f.Last].ID,
		Place: addressOf(l, f.Places[len(f.Places)-1]), Weight: f.Weight, Now: insteadOf(l, f.Now),
	}
}

func omissionRow(l *series.Lineage, o *series.Omission) Omission {
	row := Omission{
		Kind: "clause", Text: o.Text, Since: l.Statements[o.Since].ID, Last: l.Statements[o.Last.Statement].ID, Stood: o.Stood,
		Counts: o.Counts, Share: o.Share, Place: addressOf(l, o.Last), Weight: o.Weight, Certainty: o.Certainty, Ceremonial: o.Ceremonial, Nearest: insteadOf(l, o.Nearest),
	}
	if o.Formula != nil {
		row.Kind, row.ID = "formula", o.Formula.ID
		return row
	}
	row.ID = o.Thread.ID
	return row
}

// addressOf returns the address of the clause of a place.
func addressOf(l *series.Lineage, p series.Place) string {
	return l.Statements[p.Statement].ID + ":" + string(p.Clause.Locator)
}

func insteadOf(l *series.Lineage, i *series.Instead) *Instead {
	if i == nil {
		return nil
	}
	s := l.Statements[i.Statement]
	return &Instead{
		Place: addressOf(l, i.Place), Text: passage.OneLine(s, i.Span), Clause: passage.OneLine(s, i.Clause.Span),
		Share: i.Share, Linked: i.Linked,
	}
}

// formulaLeast is the minimum number of statements that must have used a wording for its
// rewording to be reported as a broken formula.
const formulaLeast = 3

// TellFormulas adds to findings of the newest step the highest-ranked formula that the changed
// clause lost, and since when the formula had been used: the age of the formula, not of the
// clause. The rewording of a formula used in at least formulaLeast statements becomes a
// finding of type formula broken.
func TellFormulas(l *series.Lineage, found []finding.Finding) []finding.Finding {
	broken := map[*tree.Node]*series.Formula{} // by clause of the old statement, the highest-ranked
	formulas := l.Ledger().Formulas
	for i := range formulas {
		f := &formulas[i]
		if f.Status != series.FormulaBroken && f.Status != series.FormulaShortened || f.Last != len(l.Statements)-2 {
			continue
		}
		for _, p := range f.Places {
			if p.Statement == f.Last && broken[p.Clause] == nil {
				broken[p.Clause] = f
			}
		}
	}
	for k := range found {
		x := &found[k]
		for _, n := range x.Old {
			for c := range n.All() {
				if f := broken[c]; f != nil && !x.Routine {
					if x.Formula == "" && f.Since < f.Last && l.Statements[f.Since].ID != x.Since {
						x.Formula, x.FormulaSince = f.Text, l.Statements[f.Since].ID
					}
					if x.Type == finding.Reworded && f.Stood >= formulaLeast {
						x.Type = finding.FormulaBroken
					}
				}
			}
		}
	}
	return found
}
