package versions

import (
	"slices"
	"unicode/utf8"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/parity"
	"github.com/clausediff/clausediff/diff/report/locale"
	"github.com/clausediff/clausediff/diff/report/passage"
	"github.com/clausediff/clausediff/parse/tree"
)

// Report compares two language versions of one statement, ready to be rendered.
type Report struct {
	A, B passage.Head
	// NameA and NameB are short names of the versions: their ids, or A and B if the ids are
	// long or the same.
	NameA, NameB string
	Findings     []Finding
	Sections     []Section
	// Linked counts the sentences of each version that have a counterpart, out of All.
	Linked, All [2]int
	Degraded    []string
}

// Finding is a difference as the reader sees it.
type Finding struct {
	Type     parity.Type
	A, B     []string // locators of sentences
	From, To string   // the words in A and in B, "" if they are the whole text
	// Only is the name of the only version that has the text or changed it, "" for both.
	Only string
	// TextA and TextB are the sentences, with the words that differ marked as keys.
	TextA, TextB []passage.Run
}

// Section is an article with its counterpart. Either may be zero.
type Section struct {
	A, B passage.Part
	Rows []Row
}

// Row is sentences of both versions that say the same, or sentences of one version alone.
// Runs that are keys are anchors: numbers and names.
type Row struct {
	A, B      passage.Side
	Certainty diff.Certainty
	Moved     bool
	// Findings are the numbers of the findings about the row, from 1.
	Findings []int
}

// New makes the report from aligned versions.
func New(r *parity.Result) *Report {
	v := &Report{A: passage.HeadOf(r.A), B: passage.HeadOf(r.B), NameA: r.A.ID, NameB: r.B.ID, Degraded: r.Degraded}
	if long := max(utf8.RuneCountInString(v.NameA), utf8.RuneCountInString(v.NameB)) > longestName; long || v.NameA == v.NameB || v.NameA == "" || v.NameB == "" {
		v.NameA, v.NameB = "A", "B"
	}
	b := parityRows{r, passage.NewColumn(r.A), passage.NewColumn(r.B), map[*tree.Node][]int{}}
	for i, f := range r.Findings {
		x := b.finding(f)
		x.Only = v.only(f)
		v.Findings = append(v.Findings, x)
		for _, n := range slices.Concat(f.A, f.B) {
			b.findings[n] = append(b.findings[n], i+1)
		}
	}
	for _, l := range r.LinksOf(parity.Sentence) {
		v.count(l)
		row := b.row(l)
		p, q := b.parts(l)
		last := len(v.Sections) - 1
		if last < 0 || !v.Sections[last].takes(p, q) {
			v.Sections = append(v.Sections, Section{A: p, B: q})
			last++
		}
		s := &v.Sections[last]
		s.complete(p, q)
		s.Rows = append(s.Rows, row)
	}
	return v
}

// longestName is the maximum length in letters of an id that is printed before every address.
const longestName = 16

// only returns the name of the only version that has the text of a finding or changed it,
// "" for both.
func (v *Report) only(f parity.Finding) string {
	switch {
	case f.Type == parity.ChangedA, f.Type == parity.OnlyA, f.To == "" && f.From != "" && f.Type != parity.ChangedB:
		return v.NameA
	case f.Type == parity.ChangedB, f.Type == parity.OnlyB, f.From == "" && f.To != "":
		return v.NameB
	}
	return ""
}

// Word names the kind of difference: "number", "only in 2023-ru".
func (f *Finding) Word(l locale.Language) string {
	switch {
	case f.Type == parity.OnlyA || f.Type == parity.OnlyB:
		return l.T("only in %s", f.Only)
	case f.Type == parity.ChangedA || f.Type == parity.ChangedB:
		return l.T("changed in %s only", f.Only)
	case f.Only != "":
		return l.T(string(f.Type)) + ", " + l.T("only in %s", f.Only)
	}
	return l.T(string(f.Type))
}

func (v *Report) count(l *parity.Link) {
	for side, n := range []int{len(l.A), len(l.B)} {
		v.All[side] += n
		if len(l.A) > 0 && len(l.B) > 0 {
			v.Linked[side] += n
		}
	}
}

// takes reports whether a row of two parts belongs to the section.
func (s *Section) takes(p, q passage.Part) bool {
	fits := func(have, part passage.Part) bool {
		return part.IsZero() || have.IsZero() || have.Locator == part.Locator
	}
	return fits(s.A, p) && fits(s.B, q)
}

// complete sets the parts that the section does not have yet.
func (s *Section) complete(p, q passage.Part) {
	if s.A.IsZero() {
		s.A = p
	}
	if s.B.IsZero() {
		s.B = q
	}
}

// Counterpart is the place in another language version that says the same.
type Counterpart struct {
	ID       string
	Locators []string
	Text     string
	// Certainty is the certainty of the link.
	Certainty diff.Certainty
}

// CounterpartOf returns the counterpart in version B of a paragraph, sentence or clause at an
// address of version A. ok is false if B has no counterpart.
func CounterpartOf(r *parity.Result, at tree.Locator) (c Counterpart, ok bool) {
	var nodes []*tree.Node
	for _, l := range r.LinksOf(parity.Sentence) {
		if len(l.B) > 0 && slices.ContainsFunc(l.A, func(n *tree.Node) bool { return n.Locator.Within(at) || at.Within(n.Locator) }) {
			nodes = append(nodes, l.B...)
			c.Certainty = max(c.Certainty, l.Certainty)
		}
	}
	c.ID, c.Locators, c.Text = r.B.ID, passage.Locators(nodes), r.B.Joined(nodes)
	return c, len(nodes) > 0
}

// parityRows makes rows from links.
type parityRows struct {
	result   *parity.Result
	a, b     *passage.Column
	findings map[*tree.Node][]int
}

// parts returns the outermost parts of a link. A moved link is shown at its place in A.
func (b *parityRows) parts(l *parity.Link) (p, q passage.Part) {
	if len(l.A) > 0 {
		p = passage.PartOf(b.a.Top(l.A[0]))
	}
	if len(l.B) > 0 && !(l.Moved && len(l.A) > 0) {
		q = passage.PartOf(b.b.Top(l.B[0]))
	}
	return p, q
}

func (b *parityRows) row(l *parity.Link) Row {
	row := Row{A: b.side(b.a, l.A), B: b.side(b.b, l.B), Certainty: l.Certainty, Moved: l.Moved}
	for _, n := range slices.Concat(l.A, l.B) {
		for _, f := range b.findings[n] {
			if !slices.Contains(row.Findings, f) {
				row.Findings = append(row.Findings, f)
			}
		}
	}
	slices.Sort(row.Findings)
	return row
}

// side returns sentences with their anchors as keys.
func (b *parityRows) side(c *passage.Column, nodes []*tree.Node) passage.Side {
	if len(nodes) == 0 {
		return passage.Side{}
	}
	runs := make([][]passage.Run, len(nodes))
	for i, n := range nodes {
		runs[i] = passage.Keys([]passage.Run{{Text: c.Statement.TextOf(n)}}, n.Span.Start, b.result.Anchors(n), false)
	}
	return c.SideOf(nodes, runs)
}

func (b *parityRows) finding(f parity.Finding) Finding {
	v := Finding{Type: f.Type, A: passage.Locators(f.A), B: passage.Locators(f.B), From: f.From, To: f.To}
	from, to := f.From, f.To
	switch f.Type { // all words of a change are in one version
	case parity.ChangedA:
		from, to = f.To, ""
	case parity.ChangedB:
		from, to = "", f.To
	}
	v.TextA, v.TextB = keyed(b.result.A.Joined(f.A), from), keyed(b.result.B.Joined(f.B), to)
	if v.From+v.To == passage.Text(v.TextA)+passage.Text(v.TextB) {
		v.From, v.To = "", "" // the whole text is shown anyway
	}
	return v
}

// keyed returns a text with the first occurrence of some words as a key, if they are not all
// of it.
func keyed(text, words string) []passage.Run {
	switch text {
	case "":
		return nil
	case words:
		words = ""
	}
	return passage.Key([]passage.Run{{Text: text}}, words)
}
