// Package grid turns a series of statements into tables that a reader sees, before any
// output format: a column a statement, a row a quantity, a name, a speaker or an article.
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

// Kind is what a table is about, as a word of flags and of JSON.
type Kind string

// The tables.
const (
	Quantities Kind = "quantities" // numbers of one thing, statement by statement
	Names      Kind = "names"      // who and what is named how often
	Speakers   Kind = "speakers"   // who says how much, article by article
	Articles   Kind = "articles"   // share and place of each article
)

// Kinds lists the tables in the order of reports.
func Kinds() []Kind {
	return []Kind{Quantities, Names, Speakers, Articles}
}

// Title returns what the table is called.
func (k Kind) Title(l locale.Language) string {
	return l.T(map[Kind]string{Quantities: "Quantities", Names: "Actors, places, documents", Speakers: "Who says how much: share (clauses)", Articles: "Articles: share and place"}[k])
}

// Tables are a series as tables, one column a statement.
type Tables struct {
	Statements []passage.Head // oldest first
	Tables     []Table
	Degraded   []string
}

// Table is one of them. Its rows are in the order of how much they tell.
type Table struct {
	Kind Kind
	Rows []Row
}

// Row is a quantity, a name, a speaker or an article.
type Row struct {
	Name string       // in words of the statements, "" where they have none for it
	Part passage.Part // the article, the zero Part for none
	Unit string
	// Change is set for how much something rose or fell.
	Change  bool
	Sense   tables.Sense
	Period  tables.Period
	Year    int
	Below   bool // a part of the row above it
	Outside bool // what stands in no article
	Cells   []Cell
}

// Cell is what one statement has for a row: nothing, a value, several.
type Cell struct {
	Entries []Entry
}

// Entry is one value, and where it stands.
type Entry struct {
	Text             string // as the statement has it; of counts, shares and places the number
	Locator          string // of the clause or the article
	Sentence         string // that it stands in, "" where it is a sum
	quantities.Range        // how much it is
	New              bool   // an article that no earlier statement has
	Moved            bool   // an article in another order than before
}

// Address returns the locator with the statement's id, "" where there is none.
func (e *Entry) Address(id string) string {
	if e.Locator == "" {
		return ""
	}
	return id + ":" + e.Locator
}

// Target reports whether the values are aimed at.
func (r *Row) Target() bool { return r.Sense == tables.Target }

// Forecast reports whether the values are expected to come about.
func (r *Row) Forecast() bool { return r.Sense == tables.Forecast }

// Title returns what a row is called.
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

// Article returns the title of the row's article in English, or that it stands in none;
// "" for a row of no article.
func (r *Row) Article() string {
	switch {
	case r.Outside:
		return locale.English.T("in no article")
	case r.Part.IsZero():
		return ""
	}
	return r.Part.Title(locale.English)
}

// Note returns what kind of values a row has, in words; "" where there is nothing to
// be said.
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

// Has reports whether a statement from one on has something for the row.
func (r *Row) Has(from int) bool {
	return slices.ContainsFunc(r.Cells[from:], func(c Cell) bool { return len(c.Entries) > 0 })
}

// New makes tables of a series. A table without a row is left out. It takes time
// near-linear in the texts.
func New(l *series.Lineage, kinds ...Kind) *Tables {
	t := &Tables{Degraded: l.Degraded}
	for _, s := range l.Statements {
		t.Statements = append(t.Statements, passage.HeadOf(s))
	}
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

// entry returns a value that stands in a clause.
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

// names counts the mentions of each name; the words for it stand behind the number
// where they are not the row's.
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

// otherForms lists the words for a name that are not those of its row.
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

// counted sets how much an entry says.
func (b *tableBuilder) counted(e Entry, n float64) Entry {
	e.Range = quantities.Exactly(n)
	return e
}

// speakers tells the share of the characters that each speaker says.
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

// percent writes a share: 12.3 %.
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

// articles tells how long each article is and which place it has.
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

// outside tells how much of each statement stands in no article.
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
