package history

import (
	"slices"
	"strings"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/finding"
	"github.com/clausediff/clausediff/diff/report/locale"
	"github.com/clausediff/clausediff/diff/report/passage"
	"github.com/clausediff/clausediff/diff/series"
	"github.com/clausediff/clausediff/parse/tree"
)

// Ledger holds the formulas that a series repeats, with what became of each, and what the
// newest statement no longer says.
type Ledger struct {
	// Formulas is ordered by status, in the order of [series.FormulaStatuses], and within a
	// status by rank.
	Formulas []Wording
	// Omissions is ranked: likely omissions, then those possibly said in other words, then
	// ceremonial ones.
	Omissions []Wording
	// Full is set if the user requested the formulas or the omissions: all are shown.
	Full bool
	// None is the message that there are no formulas or omissions, a key of
	// [locale.Language.T]. It is "" if there are some.
	None string
}

// Wording is a formula with its life, or an omission: a formula or a clause that is no longer
// said.
type Wording struct {
	Kind     string               // "formula" or "clause"
	ID, Text string               // of the formula or of the clause's thread
	Status   series.FormulaStatus // of a formula, "" for an omission
	Counts   []int                // occurrences by statement
	Stood    int                  // number of statements that say it
	// First, Since and Last are ids of statements: the first that says it, the first of the
	// last unbroken run, and the last that says it.
	First, Since, Last string
	Place              string // address of the clause that says it last
	Weight             float64
	// Now is what the newest statement says instead, or what is nearest to it, nil for
	// nothing.
	Now *Instead

	// of an omission
	Share      float64        // of the characters of the last statement that says it
	Certainty  diff.Certainty // likely, or possible if it may be said in other words
	Ceremonial bool
	Clause     *Wording // of a formula: its clause, if that is no longer said either
}

// Span names the first and the last statement that say the wording.
func (w Wording) Span() string {
	if w.First == w.Last {
		return w.First
	}
	return w.First + " – " + w.Last
}

// Instead is what the newest statement says in place of a lost wording.
type Instead struct {
	Place  string  // address of a clause
	Text   string  // the words, or the whole clause if no words are nearest
	Clause string  // the clause
	Share  float64 // of the core wording that is still said
	Linked bool    // a link leads from the lost wording's clause to this one
}

// Word tells what replaced a wording from what is only near it.
func (i *Instead) Word(l locale.Language) string {
	if i.Linked {
		return l.T("now")
	}
	return l.T("nearest")
}

// Runs returns the clause with the words marked as inserted, unless they are all of it.
func (i *Instead) Runs() []passage.Run {
	before, after, found := strings.Cut(i.Clause, i.Text)
	if !found || i.Text == i.Clause {
		return []passage.Run{{Text: i.Clause}}
	}
	runs := []passage.Run{{Text: before}, {Mark: passage.Inserted, Text: i.Text}, {Text: after}}
	return slices.DeleteFunc(runs, func(r passage.Run) bool { return r.Text == "" })
}

// NewLedger makes the ledger of a series.
func NewLedger(l *series.Lineage) *Ledger {
	return &Ledger{Formulas: formulas(l), Omissions: omissions(l)}
}

// NewOmissions makes a report of what the newest statement no longer says.
func NewOmissions(l *series.Lineage) *Report {
	ledger := &Ledger{Omissions: omissions(l), Full: true}
	if len(ledger.Omissions) == 0 {
		ledger.None = "no omissions were found"
	}
	return ledgerAlone(l, ledger)
}

// NewFormulas makes a report of the formulas of a series.
func NewFormulas(l *series.Lineage) *Report {
	ledger := &Ledger{Formulas: formulas(l), Full: true}
	if len(ledger.Formulas) == 0 {
		ledger.None = "no formulas were found"
	}
	return ledgerAlone(l, ledger)
}

// ledgerAlone makes a report of a series that holds only a ledger, without building the
// threads.
func ledgerAlone(l *series.Lineage, ledger *Ledger) *Report {
	return &Report{Statements: passage.Heads(l.Statements), Degraded: l.Degraded, Timeline: true, Ledger: ledger}
}

// Group holds the wordings under one heading that are shown, and those that do not fit.
type Group struct {
	Status     series.FormulaStatus // of formulas
	Heading    string               // of omissions, a key of [locale.Language.T]
	Rows, More []Wording
}

// shownFormulas is the number of formulas of each status that a report of a series shows.
var shownFormulas = map[series.FormulaStatus]int{
	series.FormulaBroken: 12, series.FormulaShortened: 6, series.FormulaExtended: 6, series.FormulaReworded: 4,
	series.FormulaReturned: 6, series.FormulaNew: 6, series.FormulaStanding: 6,
}

// shownOmissions is the number of omissions that a report of a series shows.
const shownOmissions = 30

// fit divides wordings into those that are shown and those that do not fit.
func (l *Ledger) fit(all []Wording, limit int) (rows, more []Wording) {
	if l.Full {
		return all, nil
	}
	n := min(limit, len(all))
	return all[:n], all[n:]
}

// FormulaGroups returns the formulas by status. A formula that occurs in an omission of the same
// clause is listed there only.
func (l *Ledger) FormulaGroups() []Group {
	omitted := map[string][]string{} // texts by place
	for _, o := range l.Omissions {
		omitted[o.Place] = append(omitted[o.Place], strings.ToLower(o.Text))
	}
	byStatus := map[series.FormulaStatus][]Wording{}
	for _, f := range l.Formulas {
		says := func(text string) bool { return strings.Contains(text, strings.ToLower(f.Text)) }
		if !slices.ContainsFunc(omitted[f.Place], says) {
			byStatus[f.Status] = append(byStatus[f.Status], f)
		}
	}
	var groups []Group
	for _, status := range series.FormulaStatuses() {
		if rows, more := l.fit(byStatus[status], shownFormulas[status]); len(rows) > 0 {
			groups = append(groups, Group{Status: status, Rows: rows, More: more})
		}
	}
	return groups
}

// OmissionGroups returns the omissions by heading. The last group has those that do not fit.
func (l *Ledger) OmissionGroups() []Group {
	var groups []Group
	rows, more := l.fit(l.Omissions, shownOmissions)
	for i := range rows {
		if last := len(groups) - 1; last >= 0 && groups[last].Heading == rows[i].heading() {
			groups[last].Rows = append(groups[last].Rows, rows[i])
		} else {
			groups = append(groups, Group{Heading: rows[i].heading(), Rows: rows[i : i+1 : i+1]})
		}
	}
	if len(groups) > 0 {
		groups[len(groups)-1].More = more
	}
	return groups
}

// heading returns the heading that an omission is listed under.
func (w *Wording) heading() string {
	switch {
	case w.Ceremonial:
		return "Ceremony and procedure"
	case w.Certainty < diff.Likely:
		return "May still be said, in other words"
	}
	return "No longer said"
}

func formulas(l *series.Lineage) []Wording {
	var all []Wording
	for _, f := range l.Ledger().Formulas {
		all = append(all, Wording{
			Kind: "formula", ID: f.ID, Text: f.Text, Status: f.Status, Counts: f.Counts, Stood: f.Stood,
			First: l.Statements[f.First].ID, Since: l.Statements[f.Since].ID, Last: l.Statements[f.Last].ID,
			Place: addressOf(l, f.Places[len(f.Places)-1]), Weight: f.Weight, Now: insteadOf(l, f.Now),
		})
	}
	return all
}

func omissions(l *series.Lineage) []Wording {
	if len(l.Statements) == 0 {
		return nil
	}
	var all []Wording
	for _, o := range l.Omissions(finding.Ceremony(l.Statements[0].Lang)) {
		all = append(all, omission(l, &o))
	}
	return all
}

func omission(l *series.Lineage, o *series.Omission) Wording {
	w := Wording{
		Kind: "clause", Text: o.Text, Counts: o.Counts, Stood: o.Stood,
		First: l.Statements[o.Since].ID, Since: unbroken(l, o.Counts), Last: l.Statements[o.Last.Statement].ID,
		Place: addressOf(l, o.Last), Weight: o.Weight, Now: insteadOf(l, o.Nearest),
		Share: o.Share, Certainty: o.Certainty, Ceremonial: o.Ceremonial,
	}
	if o.Formula != nil {
		w.Kind, w.ID = "formula", o.Formula.ID
	} else {
		w.ID = o.Thread.ID
	}
	if o.Clause != nil {
		clause := omission(l, o.Clause)
		w.Clause = &clause
	}
	return w
}

// unbroken returns the id of the first statement of the last unbroken run of statements with a
// count.
func unbroken(l *series.Lineage, counts []int) string {
	id, said := "", false
	for i, n := range counts {
		if n > 0 && !said {
			id = l.Statements[i].ID
		}
		said = n > 0
	}
	return id
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

// WithFormulas adds to findings of the newest step the highest-ranked formula that the changed
// clause lost, and since when the formula had been used: the age of the formula, not of the
// clause. The rewording of a formula used in at least formulaLeast statements becomes a
// finding of type formula broken.
func WithFormulas(l *series.Lineage, found []finding.Finding) []finding.Finding {
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
