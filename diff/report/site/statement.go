package site

import (
	"strings"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/report/html"
	"github.com/clausediff/clausediff/diff/report/passage"
	"github.com/clausediff/clausediff/parse/tree"
)

// statementView is the page of a statement.
type statementView struct {
	html.Layout
	Links     html.SiteLinks
	Statement *tree.Statement
	Parties   string
	Articles  int
	Clauses   int
	Novelty   string // "" for a statement without series
	Pairs     []html.Ref
	Versions  []html.Ref // of the statement in other languages, beside it
	Before    string     // id of the statement before, "" for none
	After     string
	Parts     []partView
}

// partView is an article or another part; sections follow the part they are in.
type partView struct {
	Locator, Name, Heading string
	Section                bool
	Blocks                 []blockView
}

// blockView is a paragraph or an item.
type blockView struct {
	Locator, Label string
	Heading        bool
	Sentences      []sentenceView
}

// sentenceView is a sentence with the marks of its clauses: what they were in
// the statement before, and what they became in the next one.
type sentenceView struct {
	Locator   string
	Clauses   []clauseView
	Was, Goes marksView
}

// marksView are the signs of a sentence's clauses on one side. They lead to the
// comparison, to the first clause that changed.
type marksView struct {
	Href  string
	Marks []markView
}

type clauseView struct {
	Locator, Text string
	Class         string // what the reader should see: "a" not before, "gone" not after
	Href          string // of its thread, "" for none
}

// markView is a sign of a clause, or of neighbours in a sentence that have the same
// one.
type markView struct {
	Class, Glyph string
	When         string // the statement it came back from, or comes back in
}

// add adds the mark of a clause, to the one before where they are the same.
func (v *marksView) add(m markView, clause *tree.Node, href func(*tree.Node) string) {
	last := len(v.Marks) - 1
	if last < 0 || last == 0 && v.Marks[0].Class == "" && m.Class != "" {
		v.Href = href(clause)
	}
	if last < 0 || v.Marks[last] != m {
		v.Marks = append(v.Marks, m)
	}
}

// statementPage is the page of a statement. It is made of the statement, of the
// comparisons with those beside it, and of where the threads of its clauses lead.
func (s *Site) statementPage(l *lineage, i int) Page {
	st := l.Statements[i]
	d := newDigest(s.base, l.of.Name, s.digests[st.ID], s.versionRefs(st.ID))
	if l.linked {
		d.add(l.novelty[i])
		for k := max(0, i-1); k < min(i+1, len(l.Pairs)); k++ {
			d.add(s.pairInput(l, k))
		}
		for _, n := range st.Nodes(tree.KindClause) {
			d.add(l.threadOf(n), l.idOf(l.back, n), l.idOf(l.gone, n))
		}
	}
	return s.page(statementFile(st.ID), d.String(), "statement.tmpl", func() (any, error) { return s.statementView(l, i), nil })
}

func (s *Site) statementView(l *lineage, i int) *statementView {
	st := l.Statements[i]
	v := &statementView{Layout: s.looks[wideLook].Layout(), Statement: st, Parties: strings.Join(st.Parties, ", "),
		Articles: len(st.Nodes(tree.KindArticle)), Clauses: len(st.Nodes(tree.KindClause))}
	v.Versions = s.versionRefs(st.ID)
	v.Links.Trail = s.trail(html.Ref{Text: st.ID})
	if l.linked {
		v.Links.Trail = s.trail(s.seriesRef(l), html.Ref{Text: st.ID})
		if i > 0 {
			n := l.novelty[i]
			v.Novelty = s.t("%s of the clauses and %s of the characters are in no earlier statement",
				percent(n.NewClauses, n.Clauses), percent(n.NewCharacters, n.Characters))
		}
		s.besideStatement(v, l, i)
	}
	w := statementWriter{site: s, lineage: l, index: i, statement: st}
	for _, part := range st.Root.Children {
		v.Parts = w.part(v.Parts, part)
	}
	return v
}

// besideStatement links the statements and comparisons next to a statement.
func (s *Site) besideStatement(v *statementView, l *lineage, i int) {
	if i > 0 {
		v.Before = l.Statements[i-1].ID
		v.Links.Beside = append(v.Links.Beside, html.Ref{Text: "← " + v.Before, Href: statementHref(v.Before)})
		v.Pairs = append(v.Pairs, l.pairRef(i-1))
	}
	if i+1 < len(l.Statements) {
		v.After = l.Statements[i+1].ID
		v.Links.Beside = append(v.Links.Beside, html.Ref{Text: v.After + " →", Href: statementHref(v.After)})
		v.Pairs = append(v.Pairs, l.pairRef(i))
	}
}

// statementWriter turns the tree of a statement into its page.
type statementWriter struct {
	site      *Site
	lineage   *lineage
	index     int
	statement *tree.Statement
}

// part adds a part, and the sections in it after it.
func (w *statementWriter) part(parts []partView, n *tree.Node) []partView {
	at := len(parts)
	parts = append(parts, partView{
		Locator: string(n.Locator), Heading: n.Heading, Section: n.Kind == tree.KindSection,
		Name: passage.PartOf(n).Name(w.site.language),
	})
	for _, child := range n.Children {
		if child.Kind.IsPart() {
			parts = w.part(parts, child)
			continue
		}
		parts[at].Blocks = append(parts[at].Blocks, w.block(child))
	}
	return parts
}

func (w *statementWriter) block(n *tree.Node) blockView {
	v := blockView{Locator: string(n.Locator), Label: n.Mark, Heading: n.IsHeading}
	for _, sentence := range n.Children {
		v.Sentences = append(v.Sentences, w.sentence(sentence))
	}
	return v
}

func (w *statementWriter) sentence(n *tree.Node) sentenceView {
	v := sentenceView{Locator: string(n.Locator)}
	l := w.lineage
	for _, clause := range n.Children {
		c := clauseView{Locator: string(clause.Locator), Text: w.statement.TextOf(clause), Href: l.threadOf(clause)}
		if l.linked && w.index > 0 {
			m := w.was(clause)
			if m.Class == kindClass[diff.Added] {
				c.Class = m.Class
			}
			v.Was.add(m, clause, func(n *tree.Node) string { return l.inPair(w.index-1, true, n) })
		}
		if l.linked && w.index+1 < len(l.Statements) {
			m := w.goes(clause)
			if m.Class == "d" {
				c.Class = strings.TrimSpace(c.Class + " gone")
			}
			v.Goes.add(m, clause, func(n *tree.Node) string { return l.inPair(w.index, false, n) })
		}
		v.Clauses = append(v.Clauses, c)
	}
	return v
}

// was is the mark of what a clause was in the statement before.
func (w *statementWriter) was(n *tree.Node) markView {
	m := w.mark(w.lineage.came[n])
	if from := w.lineage.idOf(w.lineage.back, n); from != "" {
		m = markView{Class: "t", Glyph: "↺", When: from}
	}
	return m
}

// goes is the mark of what a clause became in the next statement.
func (w *statementWriter) goes(n *tree.Node) markView {
	m := w.mark(w.lineage.went[n])
	if to := w.lineage.idOf(w.lineage.gone, n); to != "" {
		m.Glyph, m.When = m.Glyph+" ↺", to
	}
	return m
}

func (w *statementWriter) mark(link *diff.Link) markView {
	if link == nil {
		return markView{}
	}
	m := markView{Class: kindClass[link.Kind], Glyph: kindGlyph[link.Kind]}
	if link.Moved {
		m.Glyph = "↕"
	}
	return m
}

// kindClass and kindGlyph are how the kinds are shown: as in the reports, and what is
// unchanged as it is.
var (
	kindClass = map[diff.Kind]string{diff.Typographic: "t", diff.Reworded: "w", diff.Dropped: "d", diff.Added: "a"}
	kindGlyph = map[diff.Kind]string{diff.Unchanged: "=", diff.Typographic: "≈", diff.Reworded: "~", diff.Dropped: "−", diff.Added: "+"}
)
