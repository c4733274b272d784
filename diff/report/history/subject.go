package history

import (
	"cmp"
	"slices"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/report/locale"
	"github.com/clausediff/clausediff/diff/report/passage"
	"github.com/clausediff/clausediff/diff/series"
	"github.com/clausediff/clausediff/parse/tree"
)

// Subject is what the statements of a series say on a subject, ready to be rendered: one
// column per statement, one row per sentence and its later forms.
type Subject struct {
	Text string // as the user wrote it
	// Code is the code of the state or body that Text names, "" for other words.
	Code       string
	Statements []passage.Head // oldest first
	Counts     []int          // sentences on the subject, by statement
	// Rows has a row for each sentence on the subject, with its later forms: one cell per
	// statement, empty if it is not said, with several sentences if it was split or merged.
	Rows [][][]Remark
	Near []string // similar subjects, if nothing is said on this one
}

// Name returns the subject, with the code of the state or body that it names: "Japan (JP)".
func (s *Subject) Name() string {
	if s.Code == "" {
		return s.Text
	}
	return s.Text + " (" + s.Code + ")"
}

// Remark is a sentence on the subject.
type Remark struct {
	// Cell is the sentence with its changes. Its words on the subject are keys.
	Cell
	Ground series.Ground
	// Change is how the sentence differs from the one that it comes from: "new", "returned"
	// after statements without it, or a kind of link. It is "" in the oldest statement.
	Change string
	From   string // address of the sentence that it comes from, "" if it is new
	// Next is what became of a sentence that no later sentence on the subject comes from,
	// "" if unknown, as for the newest statement. At is the address where its words are
	// said, or of the nearest words, "" for none.
	Next string
	At   string

	start int // offset in the statement's text, in bytes
}

// The values of Remark.Next.
const (
	gone   = "gone"   // no longer said
	onward = "onward" // its words are said elsewhere, without naming the subject
	near   = "near"   // the nearest words on the subject come from another sentence
)

// NewSubject makes the report of a subject.
func NewSubject(l *series.Lineage, s *series.Subject) *Subject {
	out := &Subject{Text: s.Text, Code: s.Code, Statements: passage.Heads(l.Statements), Counts: make([]int, len(l.Statements)), Near: s.Near}
	b := newLineageBuilder(l)
	for _, row := range s.Rows {
		cells := make([][]Remark, len(l.Statements))
		for i := range row {
			r := &row[i]
			out.Counts[r.Statement]++
			cells[r.Statement] = append(cells[r.Statement], b.remark(r))
		}
		out.Rows = append(out.Rows, cells)
	}
	return out
}

func (b *lineageBuilder) remark(r *series.Remark) Remark {
	step := series.Step{Statement: r.Statement, Nodes: []*tree.Node{r.Sentence}, Link: r.Link}
	out := Remark{Cell: b.cell(step), Ground: r.Ground, start: r.Sentence.Span.Start}
	out.Runs = passage.Keys(out.Runs, out.start, r.Names, true)
	out.Woven = passage.Keys(out.Woven, out.start, r.Names, true)
	switch {
	case r.Link == nil && r.Statement > 0:
		out.Change = string(series.New)
	case r.Link != nil && r.From < r.Statement-1:
		out.Change = string(series.Returned)
	case r.Link != nil:
		out.Change = r.Link.Kind.String()
	}
	if r.Link != nil {
		out.From = b.lineage.Statements[r.From].ID + ":" + string(r.Link.Old[0].Locator)
	}
	if r.Near != nil {
		out.Next, out.At = near, addressOf(b.lineage, *r.Near)
	}
	switch {
	case r.Gone:
		out.Next = gone
	case r.Onward != nil:
		out.Next, out.At = onward, addressOf(b.lineage, *r.Onward)
	}
	return out
}

// Redline returns the sentence with its changes, without keys, or nil if nothing changed.
func (r *Remark) Redline() []passage.Run {
	if r.Change != diff.Reworded.String() && r.Change != string(series.Returned) {
		return nil
	}
	return passage.Joined(r.Woven)
}

// Why returns the reason that a sentence is on the subject without naming it, "" if it
// names it.
func (r *Remark) Why(l locale.Language) string {
	switch r.Ground {
	case series.Heading:
		return l.T("by its heading")
	case series.Carried:
		return l.T("carried over")
	}
	return ""
}

// Gone says that a sentence is no longer said, "" if it is or nothing is known.
func (r *Remark) Gone(l locale.Language) string {
	if r.Next != gone {
		return ""
	}
	return l.T("then no longer said")
}

// Onward says where the words of a sentence, or the nearest ones, are said in the next
// statement, "" if nothing is known. at is the address as it is to be printed.
func (r *Remark) Onward(l locale.Language, at string) string {
	switch {
	case r.At == "":
		return ""
	case r.Next == onward:
		return l.T("then without naming it: %s", at)
	}
	return l.T("nearest: %s", at)
}

// Lines packs the rows into as few lines as possible: rows whose statements do not overlap
// share a line.
func (s *Subject) Lines() [][][]Remark {
	var lines [][][]Remark
	for _, row := range s.Rows {
		first := slices.IndexFunc(row, said)
		last := first
		for i, cell := range row {
			if said(cell) {
				last = i
			}
		}
		at := slices.IndexFunc(lines, func(line [][]Remark) bool { return !slices.ContainsFunc(line[first:last+1], said) })
		if at < 0 {
			at = len(lines)
			lines = append(lines, make([][]Remark, len(row)))
		}
		copy(lines[at][first:last+1], row[first:last+1])
	}
	return lines
}

// said reports whether a cell has a sentence.
func said(cell []Remark) bool { return len(cell) > 0 }

// Remarks returns the sentences of a statement in text order.
func (s *Subject) Remarks(statement int) []*Remark {
	var all []*Remark
	for i := range s.Rows {
		for k := range s.Rows[i][statement] {
			all = append(all, &s.Rows[i][statement][k])
		}
	}
	slices.SortStableFunc(all, func(x, y *Remark) int { return cmp.Compare(x.start, y.start) })
	return all
}
