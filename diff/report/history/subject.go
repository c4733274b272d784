package history

import (
	"cmp"
	"slices"

	"github.com/clausediff/clausediff/diff/report/locale"
	"github.com/clausediff/clausediff/diff/report/passage"
	"github.com/clausediff/clausediff/diff/series"
	"github.com/clausediff/clausediff/parse/tree"
)

// Subject is what the statements of a series say on one subject, ready to be
// rendered: one column a statement, one row a sentence and what it became.
type Subject struct {
	Text string // as it was asked for
	// Code is that of the state or the body that is meant, "" for other words.
	Code       string
	Statements []passage.Head // oldest first
	Counts     []int          // sentences on the subject, by statement
	Rows       []SubjectRow
	Near       []string // subjects that come near to one on which nothing is said
}

// SubjectRow is a sentence on the subject and what it became: one entry a statement,
// empty where it is not said, with several sentences where it was split or merged.
type SubjectRow struct{ Cells [][]Remark }

// Remark is a sentence on the subject.
type Remark struct {
	// Cell is the sentence with what changed in it. Its words on the subject are keys.
	Cell
	Ground series.Ground
	Change Change
	From   string // address of the sentence that it comes from, "" for one that is new
	// Next says what became of a sentence that no sentence on the subject comes from,
	// "" for nothing to be said: of the newest statement nothing is known. At is where
	// its words went on, or what comes nearest to them, "" for nowhere.
	Next Next
	At   string

	start int // byte of the statement's text
}

// Change is how a sentence differs from the one that it comes from.
type Change string

// The changes. A sentence of the oldest statement has none.
const (
	ChangeNone        Change = ""
	ChangeNew         Change = "new"
	ChangeReturned    Change = "returned" // it was not in the statement before
	ChangeUnchanged   Change = "unchanged"
	ChangeTypographic Change = "typographic"
	ChangeReworded    Change = "reworded"
)

// Next is what became of a sentence in the next statement.
type Next string

// What may become of it.
const (
	nextGone   Next = "gone"   // no longer said
	nextOnward Next = "onward" // said elsewhere, without a word on the subject
	nextNear   Next = "near"   // in words on the subject that come from another sentence
)

// NewSubject makes the report of a subject.
func NewSubject(l *series.Lineage, s *series.Subject) *Subject {
	out := &Subject{Text: s.Text, Code: s.Code, Near: s.Near, Counts: make([]int, len(l.Statements))}
	b := &lineageBuilder{lineage: l}
	for _, statement := range l.Statements {
		out.Statements = append(out.Statements, passage.HeadOf(statement))
		b.columns = append(b.columns, passage.NewColumn(statement))
	}
	for _, row := range s.Rows {
		cells := make([][]Remark, len(l.Statements))
		for i := range row {
			r := &row[i]
			out.Counts[r.Statement]++
			cells[r.Statement] = append(cells[r.Statement], b.remark(r))
		}
		out.Rows = append(out.Rows, SubjectRow{cells})
	}
	return out
}

// remark makes the cell of a sentence.
func (b *lineageBuilder) remark(r *series.Remark) Remark {
	step := series.Step{Statement: r.Statement, Nodes: []*tree.Node{r.Sentence}, Link: r.Link}
	out := Remark{Cell: b.cell(step), Ground: r.Ground, start: r.Sentence.Span.Start}
	out.Runs, out.Woven = withKeys(out.Runs, r), withKeys(out.Woven, r)
	switch {
	case r.Link == nil && r.Statement > 0:
		out.Change = ChangeNew
	case r.Link != nil && r.From < r.Statement-1:
		out.Change = ChangeReturned
	case r.Link != nil:
		out.Change = Change(r.Link.Kind.String())
	}
	if r.Link != nil {
		out.From = b.lineage.Statements[r.From].ID + ":" + string(r.Link.Old[0].Locator)
	}
	if r.Near != nil {
		out.Next, out.At = nextNear, addressOf(b.lineage, *r.Near)
	}
	switch {
	case r.Gone:
		out.Next = nextGone
	case r.Onward != nil:
		out.Next, out.At = nextOnward, addressOf(b.lineage, *r.Onward)
	}
	return out
}

// Redline returns the sentence with what changed in it, whatever words of it are keys;
// nil where nothing did.
func (r *Remark) Redline() []passage.Run {
	if r.Change != ChangeReworded && r.Change != ChangeReturned {
		return nil
	}
	return passage.Joined(r.Woven)
}

// Why says why a sentence is on the subject, "" where it names it.
func (r *Remark) Why(l locale.Language) string {
	switch r.Ground {
	case series.Heading:
		return l.T("by its heading")
	case series.Carried:
		return l.T("carried over")
	}
	return ""
}

// Outcome says what became of a sentence: that it is no longer said, and where what
// comes nearest to it, or its words, stand. at is how that address is written; what
// there is nothing to say of is "".
func (r *Remark) Outcome(l locale.Language, at string) (gone, place string) {
	switch {
	case r.Next == nextGone && r.At == "":
		return l.T("then no longer said"), ""
	case r.Next == nextGone:
		return l.T("then no longer said"), l.T("nearest: %s", at)
	case r.Next == nextNear:
		return "", l.T("nearest: %s", at)
	case r.Next == nextOnward:
		return "", l.T("then without a word on it: %s", at)
	}
	return "", ""
}

// withKeys cuts runs, whose text without deletions begins with the sentence, where
// its words on the subject begin and end, and marks these.
func withKeys(runs []passage.Run, r *series.Remark) []passage.Run {
	var out []passage.Run
	at := r.Sentence.Span.Start
	names := r.Names
	for _, run := range runs {
		if run.Mark == passage.Deleted {
			out = append(out, run)
			continue
		}
		for run.Text != "" {
			for len(names) > 0 && names[0].End <= at {
				names = names[1:]
			}
			n, key := len(run.Text), false
			if len(names) > 0 {
				if key = names[0].Start <= at; key {
					n = min(n, names[0].End-at)
				} else {
					n = min(n, names[0].Start-at)
				}
			}
			out = append(out, passage.Run{Mark: run.Mark, Text: run.Text[:n], Key: key})
			run.Text = run.Text[n:]
			at += n
		}
	}
	return out
}

// Lines returns the rows in as few lines as they fit in without one reaching over the
// other: what ended before something else began stands beside it.
func (s *Subject) Lines() []SubjectRow {
	var lines []SubjectRow
	for _, row := range s.Rows {
		first := slices.IndexFunc(row.Cells, said)
		last := first
		for i, cell := range row.Cells {
			if said(cell) {
				last = i
			}
		}
		at := slices.IndexFunc(lines, func(line SubjectRow) bool { return !slices.ContainsFunc(line.Cells[first:last+1], said) })
		if at < 0 {
			at = len(lines)
			lines = append(lines, SubjectRow{make([][]Remark, len(row.Cells))})
		}
		copy(lines[at].Cells[first:last+1], row.Cells[first:last+1])
	}
	return lines
}

// said reports whether a statement has something in a row.
func said(cell []Remark) bool { return len(cell) > 0 }

// Remarks returns the sentences of a statement in the order in which it has them.
func (s *Subject) Remarks(statement int) []*Remark {
	var all []*Remark
	for i := range s.Rows {
		for k := range s.Rows[i].Cells[statement] {
			all = append(all, &s.Rows[i].Cells[statement][k])
		}
	}
	slices.SortStableFunc(all, func(x, y *Remark) int { return cmp.Compare(x.start, y.start) })
	return all
}
