package html

import (
	"strconv"
	"strings"

	"github.com/clausediff/clausediff/diff/report/history"
	"github.com/clausediff/clausediff/diff/report/locale"
	"github.com/clausediff/clausediff/diff/series"
)

// ledger is the formulas that a series repeats, and what it no longer says.
type ledger struct {
	Groups    []formulaGroup
	Omissions []omissionGroup
	More      moreWordings // omissions
	None      string       // message that there are none of the requested entries, "" if there are some
	Lang      string
}

// formulaGroup is the formulas of one status.
type formulaGroup struct {
	Sign sign
	Rows []ledgerRow
	More moreWordings
}

// moreWordings is what does not fit in a ledger.
type moreWordings struct {
	Name  string // "" if there is nothing more
	Texts []string
}

// omissionGroup is omissions under one heading.
type omissionGroup struct {
	ID, Title string
	Rows      []ledgerRow
}

// ledgerRow is a formula or an omission.
type ledgerRow struct {
	Text, Kind, Stood, Place string
	Years                    []year
	Label                    string // the years in words
	Now                      *now
}

// year is a statement in the life of a wording.
type year struct {
	ID  string
	Has bool
}

// now is what the newest statement says instead, with its own words set apart.
type now struct {
	Word, Place, Before, Text, After string
}

func newLedger(l *history.Report, language locale.Language) *ledger {
	switch {
	case l.Ledger == nil:
		return nil
	case l.Ledger.None != "":
		return &ledger{None: language.T(l.Ledger.None)}
	case len(l.Ledger.Formulas)+len(l.Ledger.Omissions) == 0:
		return nil
	}
	newest := l.Statements[len(l.Statements)-1]
	p := &ledger{Lang: langTag(newest.Lang)}
	for _, status := range series.FormulaStatuses() {
		rows, more := l.Ledger.Shown(status)
		if len(rows)+len(more) == 0 {
			continue
		}
		g := formulaGroup{Sign: statusSign(status)}
		for _, f := range rows {
			row := ledgerRow{Text: f.Text, Place: f.Place, Now: newNow(f.Now, language)}
			row.live(l, language, f.Counts, f.Stood, f.First, f.Last)
			g.Rows = append(g.Rows, row)
		}
		for _, f := range more {
			g.More.Name = language.N(len(more), "%d more formulas: %s", language.T(string(status)))
			g.More.Texts = append(g.More.Texts, f.Text)
		}
		p.Groups = append(p.Groups, g)
	}
	p.omissions(l, language)
	return p
}

// omissions sets the groups of omissions.
func (p *ledger) omissions(l *history.Report, language locale.Language) {
	groups, more := l.Ledger.ShownOmissions()
	for i, shown := range groups {
		g := omissionGroup{ID: "omissions", Title: language.T(shown[0].Heading())}
		if i > 0 {
			g.ID += strconv.Itoa(i + 1)
		}
		for _, o := range shown {
			row := ledgerRow{Text: o.Text, Kind: language.T(o.Kind), Place: o.Place, Now: newNow(o.Nearest, language)}
			row.live(l, language, o.Counts, o.Stood, o.Since, o.Last)
			g.Rows = append(g.Rows, row)
		}
		p.Omissions = append(p.Omissions, g)
	}
	for _, o := range more {
		p.More.Name = language.N(len(more), "%d more omissions")
		p.More.Texts = append(p.More.Texts, o.Text)
	}
}

// live sets the fields of a row about the statements that have it.
func (r *ledgerRow) live(l *history.Report, language locale.Language, counts []int, stood int, first, last string) {
	r.Stood = language.T("in %d of %d statements", stood, len(counts))
	r.Label = first
	if last != first {
		r.Label += " – " + last
	}
	for i, n := range counts {
		r.Years = append(r.Years, year{l.Statements[i].ID, n > 0})
	}
}

func newNow(i *history.Instead, language locale.Language) *now {
	if i == nil {
		return nil
	}
	n := &now{Word: language.T("nearest"), Place: i.Place}
	if i.Linked {
		n.Word = language.T("now")
	}
	before, after, found := strings.Cut(i.Clause, i.Text)
	if !found || i.Text == i.Clause {
		n.Before = i.Clause
		return n
	}
	n.Before, n.Text, n.After = before, i.Text, after
	return n
}
