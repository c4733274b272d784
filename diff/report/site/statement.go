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
	Novelty   string // "" for a statement without a series
	Pairs     []html.Ref
	Versions  []html.Ref // links to the pages beside its versions in other languages
	Before    string     // id of the statement before, "" for none
	After     string
	Parts     []partView
}

// partView is an article or another part. Its sections follow it in the list.
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

// sentenceView is a sentence with the marks of its clauses: what they were in the
// statement before, and what they became in the next one.
type sentenceView struct {
	Locator   string
	Clauses   []clauseView
	Was, Goes marksView
}

// marksView are the marks of a sentence's clauses on one side. They link to the first
// changed clause in the comparison.
type marksView struct {
	Href  string
	Marks []markView
}

type clauseView struct {
	Locator, Text string
	Class         string // "a" if not in the statement before, "gone" if not in the next
	Href          string // address of its thread, "" for none
}

// markView is the mark of a clause, or of neighbouring clauses with the same mark.
type markView struct {
	Class, Glyph string
	When         string // the statement it returned from, or returns in
}

// add adds the mark of a clause unless it repeats the last one.
func (v *marksView) add(m markView, clause *tree.Node, href func(*tree.Node) string) {
	last := len(v.Marks) - 1
	if last < 0 || last == 0 && v.Marks[0].Class == "" && m.Class != "" {
		v.Href = href(clause)
	}
	if last < 0 || v.Marks[last] != m {
		v.Marks = append(v.Marks, m)
	}
}

// statementPage returns the page of a statement. Its inputs are the statement, the
// comparisons with its neighbours, and the addresses of the threads of its clauses.
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
	if i > 0 && l.linked {
		w.came = firstLinks(l.Pairs[i-1], func(link *diff.Link) []*tree.Node { return link.New })
	}
	if i < len(l.Pairs) {
		w.went = firstLinks(l.Pairs[i], func(link *diff.Link) []*tree.Node { return link.Old })
	}
	for _, part := range st.Root.Children {
		v.Parts = w.part(v.Parts, part)
	}
	return v
}

// besideStatement adds the links to the neighbouring statements and comparisons.
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

// statementWriter converts the tree of a statement to the parts of its page.
type statementWriter struct {
	site      *Site
	lineage   *lineage
	index     int
	statement *tree.Statement
	// came and went map a clause to its link from the statement before and to its link
	// into the one after. They are nil where there is no such statement.
	came, went map[*tree.Node]*diff.Link
}

// firstLinks maps the clauses of one side to the first link of each.
func firstLinks(r *diff.Result, side func(*diff.Link) []*tree.Node) map[*tree.Node]*diff.Link {
	of := map[*tree.Node]*diff.Link{}
	for _, link := range r.At(diff.LevelClause) {
		for _, n := range side(link) {
			if of[n] == nil {
				of[n] = link
			}
		}
	}
	return of
}

// part appends a part and then its sections.
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
		if w.came != nil {
			m := w.was(clause)
			if m.Class == kindClass[diff.Added] {
				c.Class = m.Class
			}
			v.Was.add(m, clause, func(n *tree.Node) string { return l.inPair(w.index-1, true, n) })
		}
		if w.went != nil {
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

// was returns the mark for what a clause was in the statement before.
func (w *statementWriter) was(n *tree.Node) markView {
	m := w.mark(w.came[n])
	if from := w.lineage.idOf(w.lineage.back, n); from != "" {
		m = markView{Class: "t", Glyph: "↺", When: from}
	}
	return m
}

// goes returns the mark for what a clause becomes in the next statement.
func (w *statementWriter) goes(n *tree.Node) markView {
	m := w.mark(w.went[n])
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

// kindClass and kindGlyph show the kinds as the reports do. An unchanged clause has no
// mark.
var (
	kindClass = map[diff.Kind]string{diff.Typographic: "t", diff.Reworded: "w", diff.Dropped: "d", diff.Added: "a"}
	kindGlyph = map[diff.Kind]string{diff.Unchanged: "=", diff.Typographic: "≈", diff.Reworded: "~", diff.Dropped: "−", diff.Added: "+"}
)
