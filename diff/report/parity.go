package report

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/parity"
	"github.com/clausediff/clausediff/diff/report/locale"
	"github.com/clausediff/clausediff/parse/tree"
)

// Parity is how two language versions of one statement stand to each other, ready to
// be rendered.
type Parity struct {
	A, B Head
	// NameA and NameB are what the versions are called in a few letters: their ids, or A
	// and B where those are long or alike.
	NameA, NameB string
	Findings     []ParityFinding
	Sections     []ParitySection
	// Linked counts the sentences of either version that have a counterpart, of All.
	Linked, All [2]int
	Degraded    []string
}

// ParityFinding is a difference as a reader sees it.
type ParityFinding struct {
	Type     parity.Type
	A, B     []string // locators of sentences
	From, To string
	// Only is the name of the version that alone has it, or alone changed; "" for both.
	Only string
	// TextA and TextB are the sentences, with the words that differ marked as keys.
	TextA, TextB []Run
}

// ParitySection is an article with its counterpart; one of them may be zero.
type ParitySection struct {
	A, B Part
	Rows []ParityRow
}

// ParityRow is sentences of both versions that say the same, or what one has alone.
// Runs that are keys are anchors: numbers and names.
type ParityRow struct {
	A, B      Side
	Certainty diff.Certainty
	Moved     bool
	// Findings are the numbers of the findings that are about the row, from 1.
	Findings []int
}

// NewParity makes the model of the views.
func NewParity(r *parity.Result) *Parity {
	v := &Parity{A: headOf(r.A), B: headOf(r.B), NameA: r.A.ID, NameB: r.B.ID, Degraded: r.Degraded}
	if long := max(utf8.RuneCountInString(v.NameA), utf8.RuneCountInString(v.NameB)) > longestName; long || v.NameA == v.NameB || v.NameA == "" || v.NameB == "" {
		v.NameA, v.NameB = "A", "B"
	}
	b := parityRows{r, newColumn(r.A), newColumn(r.B), map[*tree.Node][]int{}}
	for i, f := range r.Findings {
		told := b.finding(f)
		told.Only = v.only(f)
		v.Findings = append(v.Findings, told)
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
			v.Sections = append(v.Sections, ParitySection{A: p, B: q})
			last++
		}
		s := &v.Sections[last]
		s.complete(p, q)
		s.Rows = append(s.Rows, row)
	}
	return v
}

// longestName is how many letters an id has at most that stands before every address.
const longestName = 16

// only returns the name of the version that alone has what a finding is about, or
// alone changed; "" for both.
func (v *Parity) only(f parity.Finding) string {
	switch {
	case f.Type == parity.ChangedA, f.Type == parity.OnlyA, f.To == "" && f.From != "" && f.Type != parity.ChangedB:
		return v.NameA
	case f.Type == parity.ChangedB, f.Type == parity.OnlyB, f.From == "" && f.To != "":
		return v.NameB
	}
	return ""
}

// Word says what kind of difference it is: "number", "only in 2023-ru".
func (f *ParityFinding) Word(l locale.Language) string {
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

// count counts the sentences of a link.
func (v *Parity) count(l *parity.Link) {
	for side, n := range []int{len(l.A), len(l.B)} {
		v.All[side] += n
		if len(l.A) > 0 && len(l.B) > 0 {
			v.Linked[side] += n
		}
	}
}

// takes reports whether a row of two parts stands in the section.
func (s *ParitySection) takes(p, q Part) bool {
	fits := func(have, part Part) bool { return part.IsZero() || have.IsZero() || have.Locator == part.Locator }
	return fits(s.A, p) && fits(s.B, q)
}

// complete sets a part that the section did not have.
func (s *ParitySection) complete(p, q Part) {
	if s.A.IsZero() {
		s.A = p
	}
	if s.B.IsZero() {
		s.B = q
	}
}

// Counterpart is where another language version says the same.
type Counterpart struct {
	ID       string
	Locators []string
	Text     string
	// Certainty is that of the link.
	Certainty diff.Certainty
}

// CounterpartOf returns where version B says what stands at an address of version A: of
// a paragraph, sentence or clause. It is not ok where B has nothing of it.
func CounterpartOf(r *parity.Result, at tree.Locator) (c Counterpart, ok bool) {
	var nodes []*tree.Node
	for _, l := range r.LinksOf(parity.Sentence) {
		if len(l.B) > 0 && slices.ContainsFunc(l.A, func(n *tree.Node) bool { return n.Locator.Within(at) || at.Within(n.Locator) }) {
			nodes = append(nodes, l.B...)
			c.Certainty = max(c.Certainty, l.Certainty)
		}
	}
	for _, n := range nodes {
		c.Locators = append(c.Locators, string(n.Locator))
	}
	c.ID, c.Text = r.B.ID, r.B.Joined(nodes)
	return c, len(nodes) > 0
}

// parityRows makes rows of links.
type parityRows struct {
	result   *parity.Result
	a, b     *column
	findings map[*tree.Node][]int
}

// parts returns the outermost parts that a link stands in. A moved one stands where
// it stands in A.
func (b *parityRows) parts(l *parity.Link) (p, q Part) {
	if len(l.A) > 0 {
		p = PartOf(b.a.places[l.A[0]].Top())
	}
	if len(l.B) > 0 && !(l.Moved && len(l.A) > 0) {
		q = PartOf(b.b.places[l.B[0]].Top())
	}
	return p, q
}

func (b *parityRows) row(l *parity.Link) ParityRow {
	row := ParityRow{A: b.side(b.a, l.A), B: b.side(b.b, l.B), Certainty: l.Certainty, Moved: l.Moved}
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
func (b *parityRows) side(c *column, nodes []*tree.Node) Side {
	if len(nodes) == 0 {
		return Side{}
	}
	runs := make([][]Run, len(nodes))
	for i, n := range nodes {
		at := n.Span.Start
		for _, s := range b.result.Anchors(n) {
			runs[i] = append(runs[i], Run{Text: c.statement.Text[at:s.Start]}, Run{Text: c.statement.Text[s.Start:s.End], Key: true})
			at = s.End
		}
		runs[i] = append(runs[i], Run{Text: c.statement.Text[at:n.Span.End]})
		runs[i] = slices.DeleteFunc(runs[i], func(r Run) bool { return r.Text == "" })
	}
	return c.sideOf(nodes, runs)
}

func (b *parityRows) finding(f parity.Finding) ParityFinding {
	v := ParityFinding{Type: f.Type, From: f.From, To: f.To}
	for _, n := range f.A {
		v.A = append(v.A, string(n.Locator))
	}
	for _, n := range f.B {
		v.B = append(v.B, string(n.Locator))
	}
	from, to := f.From, f.To
	switch f.Type { // the words of a change are all in one version
	case parity.ChangedA:
		from, to = f.To, ""
	case parity.ChangedB:
		from, to = "", f.To
	}
	v.TextA, v.TextB = keyed(b.result.A.Joined(f.A), from), keyed(b.result.B.Joined(f.B), to)
	return v
}

// keyed returns a text with the first place of some words as a key.
func keyed(text, words string) []Run {
	at := strings.Index(text, words)
	if words == "" || at < 0 || words == text {
		if text == "" {
			return nil
		}
		return []Run{{Text: text}}
	}
	runs := []Run{{Text: text[:at]}, {Text: words, Key: true}, {Text: text[at+len(words):]}}
	return slices.DeleteFunc(runs, func(r Run) bool { return r.Text == "" })
}

// BeginsBlock reports whether the first sentence of the side is that of its paragraph.
func (s *Side) BeginsBlock() bool {
	if s.Empty() {
		return false
	}
	rest, ok := tree.Locator(s.Locators[0]).Below(tree.Locator(s.Block))
	return ok && (rest == "1" || rest == "1.1")
}

// Told is what the finding says in short: the words in A and in B.
func (f *ParityFinding) Told() (from, to string) {
	if f.From == plainText(f.TextA) && f.To == plainText(f.TextB) || f.From+f.To == plainText(f.TextA)+plainText(f.TextB) {
		return "", "" // the text is told anyway
	}
	return f.From, f.To
}

func plainText(runs []Run) string {
	var b strings.Builder
	for _, r := range runs {
		b.WriteString(r.Text)
	}
	return b.String()
}
