// Package grid turns a series of statements into tables, independent of the output format:
// one column per statement, one row per quantity, name, speaker or article.
//
//	                        2022          2023
//	国内生产总值增长  target   5.5%左右       5%左右      an entry: text, address, sentence
//	                        2.3.1.2       2.2.1.2
package grid

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/clausediff/clausediff/diff/report/locale"
	"github.com/clausediff/clausediff/diff/report/passage"
	"github.com/clausediff/clausediff/diff/series"
	"github.com/clausediff/clausediff/diff/tables"
	"github.com/clausediff/clausediff/parse/lang/quantities"
	"github.com/clausediff/clausediff/parse/tree"
)

// Kind is the kind of a table, as written in flags and JSON.
type Kind string

// The tables.
const (
	Quantities Kind = "quantities" // the values of each quantity, statement by statement
	Names      Kind = "names"      // how often each person, state or body is named
	Speakers   Kind = "speakers"   // how much each speaker says, article by article
	Articles   Kind = "articles"   // share and order of each article
)

// Kinds returns the kinds of tables in the order of reports.
func Kinds() []Kind {
	return []Kind{Quantities, Names, Speakers, Articles}
}

// Title returns the title of the table.
func (k Kind) Title(l locale.Language) string {
	return l.T(map[Kind]string{Quantities: "Quantities", Names: "Actors, places, documents", Speakers: "Who says how much: share (clauses)", Articles: "Articles: share and place"}[k])
}

// Tables are the tables of a series, with one column per statement.
type Tables struct {
	Statements []passage.Head // oldest first
	Tables     []Table
	Degraded   []string
}

// Table is one table. Its rows are ordered by how much they say.
type Table struct {
	Kind Kind
	Rows []Row
}

// Most returns the first rows of a table, which say the most.
func (t *Table) Most(n int) []Row { return t.Rows[:min(n, len(t.Rows))] }

// More returns the number of rows after the first n.
func (t *Table) More(n int) int { return max(0, len(t.Rows)-n) }

// Row is a quantity, a name, a speaker or an article.
type Row struct {
	Name string       // in words of the statements, "" if they have none for it
	Part passage.Part // the article, the zero Part for none
	Unit string
	// Change is set if the values are increases or decreases.
	Change  bool
	Sense   tables.Sense
	Period  tables.Period
	Year    int
	Below   bool // a part of the row above it
	Outside bool // text in no article
	Cells   []Cell
}

// Cell holds the entries of one statement for a row, if any.
type Cell struct {
	Entries []Entry
}

// Entry is one value and its place.
type Entry struct {
	Text             string // as in the statement; for counts, shares and orders the number
	Locator          string // of the clause or the article
	Sentence         string // that contains it, "" for a sum
	quantities.Range        // the value
	New              bool   // an article that no earlier statement has
	Moved            bool   // an article that changed its order
}

// Address returns the locator with the statement's id, "" if there is no locator.
func (e *Entry) Address(id string) string {
	if e.Locator == "" {
		return ""
	}
	return id + ":" + e.Locator
}

// Target reports whether the values are targets.
func (r *Row) Target() bool { return r.Sense == tables.Target }

// Forecast reports whether the values are forecasts.
func (r *Row) Forecast() bool { return r.Sense == tables.Forecast }

// Title returns the title of a row.
func (r *Row) Title(l locale.Language) string {
	switch {
	case r.Name != "":
		return r.Name
	case !r.Part.IsZero():
		return r.Part.Title(l)
	case r.Outside:
		return l.T("in no article")
	}
	return l.T("nobody is named")
}

// Article returns the English title of the row's article, or that the text is in no article.
// It is "" for a row that is not about an article.
func (r *Row) Article() string {
	switch {
	case r.Outside:
		return locale.English.T("in no article")
	case r.Part.IsZero():
		return ""
	}
	return r.Part.Title(locale.English)
}

// Note returns the kind of a row's values in words, "" if there is nothing to add.
func (r *Row) Note(l locale.Language) string {
	var notes []string
	switch {
	case r.Target():
		notes = append(notes, l.T("target"))
	case r.Forecast():
		notes = append(notes, l.T("forecast"))
	}
	if r.Change {
		notes = append(notes, l.T("change"))
	}
	switch r.Period {
	case tables.SomeYears:
		notes = append(notes, l.T("of several years"))
	case tables.Average:
		notes = append(notes, l.T("yearly average"))
	case tables.Next:
		notes = append(notes, l.T("next year"))
	case tables.Later:
		if r.Year == 0 {
			notes = append(notes, l.T("later"))
			break
		}
		notes = append(notes, strconv.Itoa(r.Year))
	}
	return strings.Join(notes, ", ")
}

// Has reports whether any statement from index from on has a value for the row.
func (r *Row) Has(from int) bool {
	return slices.ContainsFunc(r.Cells[from:], func(c Cell) bool { return len(c.Entries) > 0 })
}

// New makes tables of a series and leaves out tables without rows. It takes time near-linear
// in the texts.
func New(l *series.Lineage, kinds ...Kind) *Tables {
	t := &Tables{Statements: passage.Heads(l.Statements), Degraded: l.Degraded}
	b := tableBuilder{lineage: l, texts: tables.Read(l.Statements), tracks: l.ArticleTracks(), places: make([]map[*tree.Node]*tree.Node, len(l.Statements))}
	rows := map[Kind]func() []Row{
		Quantities: b.quantities, Names: b.names, Speakers: b.speakers, Articles: b.articles,
	}
	for _, kind := range Kinds() {
		if !slices.Contains(kinds, kind) {
			continue
		}
		if found := rows[kind](); len(found) > 0 {
			t.Tables = append(t.Tables, Table{kind, found})
		}
	}
	return t
}

// tableBuilder makes the rows of the tables.
type tableBuilder struct {
	lineage *series.Lineage
	texts   *tables.Texts
	tracks  []series.ArticleTrack
	places  []map[*tree.Node]*tree.Node // the sentence of each clause, by statement
}

// entry returns a value that occurs in a clause.
func (b *tableBuilder) entry(i int, text string, clause *tree.Node) Entry {
	e := Entry{Text: text}
	if clause == nil {
		return e
	}
	s := b.lineage.Statements[i]
	if b.places[i] == nil {
		b.places[i] = map[*tree.Node]*tree.Node{}
		for _, n := range s.Nodes(tree.KindSentence) {
			for _, c := range n.Children {
				b.places[i][c] = n
			}
		}
	}
	e.Locator = string(clause.Locator)
	if sentence := b.places[i][clause]; sentence != nil {
		e.Sentence = passage.OneLine(s, sentence.Span)
	}
	return e
}

func (b *tableBuilder) row() Row {
	return Row{Cells: make([]Cell, len(b.lineage.Statements))}
}

func (c *Cell) add(e Entry) { c.Entries = append(c.Entries, e) }

func (b *tableBuilder) quantities() []Row {
	var rows []Row
	for _, q := range b.texts.Quantities() {
		row := b.row()
		row.Name, row.Unit, row.Sense, row.Change, row.Period, row.Year = q.Name, q.Unit, q.Sense, q.Change, q.Period, q.Year
		for i, values := range q.Values {
			for _, v := range values {
				e := b.entry(i, passage.OneLine(b.lineage.Statements[i], v.Span), v.Clause)
				e.Range = v.Range
				row.Cells[i].add(e)
			}
		}
		rows = append(rows, row)
	}
	return rows
}

// names counts the mentions of each name. Words for it other than the row's name follow the
// number.
func (b *tableBuilder) names() []Row {
	var rows []Row
	for _, n := range b.texts.Names() {
		row := b.row()
		row.Name = n.Text
		for i, m := range n.Mentions {
			if m.Count == 0 {
				continue
			}
			text := strconv.Itoa(m.Count)
			if forms := otherForms(n.Text, m.Forms); n.Variants && forms != "" {
				text += " " + forms
			}
			row.Cells[i].add(b.counted(b.entry(i, text, m.First), float64(m.Count)))
		}
		rows = append(rows, row)
	}
	return rows
}

// otherForms lists the words for a name other than the row's name.
func otherForms(name string, forms []tables.Form) string {
	if len(forms) == 1 && strings.EqualFold(forms[0].Text, name) {
		return ""
	}
	var list []string
	for _, f := range forms {
		list = append(list, fmt.Sprintf("%s %d", f.Text, f.Count))
	}
	if len(forms) == 1 {
		list[0] = forms[0].Text
	}
	return "(" + strings.Join(list, ", ") + ")"
}

// counted sets the value of an entry.
func (b *tableBuilder) counted(e Entry, n float64) Entry {
	e.Range = quantities.Exactly(n)
	return e
}

// speakers computes the share of the characters that each speaker says.
func (b *tableBuilder) speakers() []Row {
	var rows []Row
	totals := make([]int, len(b.lineage.Statements))
	all := b.texts.Speakers(b.tracks)
	for _, s := range all {
		for i, said := range s.All {
			totals[i] += said.Characters
		}
	}
	for _, s := range all {
		rows = append(rows, b.speaker(s.Name, s.All, totals))
		if len(s.Articles) == 1 {
			continue
		}
		for _, a := range s.Articles {
			row := b.speaker("", a.Said, totals)
			row.Below, row.Outside = true, a.Track < 0
			if !row.Outside {
				row.Part = partOfTrack(b.tracks[a.Track])
			}
			rows = append(rows, row)
		}
	}
	return rows
}

func (b *tableBuilder) speaker(name string, said []tables.Speech, totals []int) Row {
	row := b.row()
	row.Name = name
	for i, s := range said {
		if len(s.Clauses) == 0 {
			continue
		}
		share := float64(s.Characters) / float64(totals[i])
		row.Cells[i].add(b.counted(b.entry(i, percent(share)+" ("+strconv.Itoa(len(s.Clauses))+")", s.Clauses[0]), 100*share))
	}
	return row
}

// percent formats a share: 12.3 %.
func percent(share float64) string { return strconv.FormatFloat(100*share, 'f', 1, 64) + "\u00a0%" }

// partOfTrack returns the article in the newest statement that has it.
func partOfTrack(m series.ArticleTrack) passage.Part {
	for _, p := range slices.Backward(m.Articles) {
		if p.Article != nil {
			return passage.PartOf(p.Article)
		}
	}
	return passage.Part{}
}

// articles computes the length and the order of each article.
func (b *tableBuilder) articles() []Row {
	var rows []Row
	for _, a := range tables.Articles(b.tracks) {
		row := b.row()
		row.Part = partOfTrack(a.Track)
		for i, p := range a.Track.Articles {
			if p.Article == nil {
				continue
			}
			e := b.counted(Entry{Text: percent(p.Share) + " · " + strconv.Itoa(a.Places[i].Number), Locator: string(p.Article.Locator)}, 100*p.Share)
			e.New, e.Moved = a.Places[i].New, a.Places[i].Moved
			row.Cells[i].add(e)
		}
		rows = append(rows, row)
	}
	if outside := b.outside(); len(rows) > 0 && outside.Has(0) {
		rows = append(rows, outside)
	}
	return rows
}

// outside computes how much of each statement is in no article.
func (b *tableBuilder) outside() Row {
	row := b.row()
	row.Outside = true
	for i, p := range b.texts.Outside(b.tracks) {
		if p.Article != nil {
			row.Cells[i].add(b.counted(Entry{Text: percent(p.Share), Locator: string(p.Article.Locator)}, 100*p.Share))
		}
	}
	return row
}
