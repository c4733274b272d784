package report

import (
	"strings"

	"github.com/clausediff/clausediff/diff/finding"
	"github.com/clausediff/clausediff/diff/report/locale"
	"github.com/clausediff/clausediff/diff/report/passage"
)

// oneSided holds, by type, the formats for trigger words that only the old statement (from)
// or only the new statement (to) has. %s is the words, alone where the type says the rest.
var oneSided = map[finding.Type]struct{ from, to string }{
	finding.Named:      {"%s: gone", "%s"},
	finding.Unnamed:    {"%s: no longer named", "%s: new"},
	finding.ListGained: {"%s: gone", "%s"},
	finding.ListLost:   {"%s: no longer in the list", "%s: new"},
	finding.Negated:    {"%s: negation removed", "%s: negation added"},
	finding.Narrower:   {"%s: removed", "%s: condition added"},
	finding.Wider:      {"%s: condition removed", "%s: added"},
}

// Headline returns the heading of a finding: the trigger words of both sides, marked as
// deleted and inserted, or what happened to the words of a single side. It is empty if
// the wording before and after needs no heading.
//
//	concern over → condemn
//	PRC: no longer named
func (t *Finding) Headline(language locale.Language) []passage.Run {
	from := passage.Run{Mark: passage.Deleted, Text: t.From, Key: true}
	to := passage.Run{Mark: passage.Inserted, Text: t.To, Key: true}
	texts, ok := oneSided[t.Type]
	if !ok {
		texts.from, texts.to = "%s: gone", "%s: new"
	}
	switch {
	case t.Type == finding.Reworded:
		return nil
	case t.From != "" && t.To != "":
		return []passage.Run{from, {Text: " → "}, to}
	case t.From != "":
		return around(language.T(texts.from), from)
	case t.To != "":
		return around(language.T(texts.to), to)
	}
	return nil
}

// Stood says since when a dropped text, or a formula in it, had been carried, or where a
// returning text was before. It is "" if that is unknown.
func (t *Finding) Stood(language locale.Language) string {
	switch {
	case t.Since == "" && t.Formula != "":
		return language.T("formula “%s” stood since %s", t.Formula, t.FormulaSince)
	case t.Since == "":
		return ""
	case t.Type == finding.Returned:
		return language.T("was in %s", t.Since)
	}
	return language.T("stood since %s", t.Since)
}

// around puts runs in the places of the %s verbs of a text.
func around(text string, runs ...passage.Run) []passage.Run {
	var out []passage.Run
	for i, piece := range strings.Split(text, "%s") {
		if i > 0 && i <= len(runs) {
			out = append(out, runs[i-1])
		}
		if piece != "" {
			out = append(out, passage.Run{Text: piece})
		}
	}
	return out
}

// signs holds the sign of each type of finding.
var signs = map[finding.Type]string{
	finding.Stronger: "▲", finding.Weaker: "▼", finding.Negated: "¬", finding.Speaker: "»", finding.Attributed: "›",
	finding.Named: "⊕", finding.Unnamed: "⊖", finding.ListGained: "⊕", finding.ListLost: "⊖", finding.Reordered: "⇅",
	finding.Number: "#", finding.Date: "◷", finding.Narrower: "◂", finding.Wider: "▸", finding.Fulfilled: "✓",
	finding.Renamed: "≡", finding.Promoted: "↑", finding.Demoted: "↓", finding.Dropped: "−", finding.Added: "+",
	finding.Returned: "↺", finding.FormulaBroken: "≠",
}

// Sign returns the sign of a type of finding.
func Sign(t finding.Type) string {
	if s, ok := signs[t]; ok {
		return s
	}
	return "~"
}
