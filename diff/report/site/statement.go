package site

import (
	"slices"
	"strconv"
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
	Class         string
	Href          string     // of its thread, "" for none
	More          []html.Ref // further threads: it became several clauses, or will
}

// markView is a sign of a clause, or of neighbours in a sentence that have the same
// one.
type markView struct {
	Class, Glyph, Said string
	From, To           string // numbers of the first clause and the last in the sentence
}

// Title says what the signs stand for, and of which clauses where they are several.
func (v marksView) Title() string {
	var said []string
	for _, m := range v.Marks {
		switch {
		case len(v.Marks) == 1:
			said = append(said, m.Said)
		case m.From == m.To:
			said = append(said, m.From+" "+m.Said)
		default:
			said = append(said, m.From+"–"+m.To+" "+m.Said)
		}
	}
	return strings.Join(said, "; ")
}

// add adds the mark of a clause, to the one before where they are the same.
func (v *marksView) add(m markView, clause *tree.Node, href func(*tree.Node) string) {
	if last := len(v.Marks) - 1; last < 0 || v.Marks[last].Class == kindClass[diff.Unchanged] && last == 0 && m.Class != kindClass[diff.Unchanged] {
		v.Href = href(clause)
	}
	number := string(clause.Locator[strings.LastIndexByte(string(clause.Locator), '.')+1:])
	if last := len(v.Marks) - 1; last >= 0 && v.Marks[last].Glyph == m.Glyph && v.Marks[last].Said == m.Said {
		v.Marks[last].To = number
		return
	}
	m.From, m.To = number, number
	v.Marks = append(v.Marks, m)
}

func (s *Site) statementPage(g Group, l *lineage, st *tree.Statement) Page {
	return s.page(statementFile(st.ID), g.Input, "statement.tmpl", func() (any, error) {
		return s.statementView(l, slices.Index(l.Statements, st)), nil
	})
}

func (s *Site) statementView(l *lineage, i int) *statementView {
	st := l.Statements[i]
	v := &statementView{Layout: s.design.Layout(), Statement: st, Parties: strings.Join(st.Parties, ", "),
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
		Name: passage.PartOf(n).Name(w.site.design.Language),
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
		c := clauseView{Locator: string(clause.Locator), Text: w.statement.TextOf(clause)}
		for k, thread := range l.through[clause] {
			switch {
			case k == 0:
				c.Href = l.href[thread]
			case k < 5:
				c.More = append(c.More, html.Ref{Text: strconv.Itoa(k + 1), Href: l.href[thread]})
			}
		}
		if l.linked && w.index > 0 {
			m := w.was(clause)
			c.Class = m.Class
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
	if from, ok := w.lineage.back[n]; ok {
		m = markView{Class: "t", Glyph: "↺", Said: w.site.t("returned: was in %s", w.lineage.Statements[from].ID)}
	}
	return m
}

// goes is the mark of what a clause became in the next statement.
func (w *statementWriter) goes(n *tree.Node) markView {
	m := w.mark(w.lineage.went[n])
	if to, ok := w.lineage.gone[n]; ok {
		m.Said += ", " + w.site.t("returns in %s", w.lineage.Statements[to].ID)
	}
	return m
}

func (w *statementWriter) mark(link *diff.Link) markView {
	if link == nil {
		return markView{}
	}
	m := markView{Class: kindClass[link.Kind], Glyph: kindGlyph[link.Kind], Said: w.site.t(link.Kind.String())}
	if link.Moved {
		m.Glyph, m.Said = "↕", m.Said+", "+w.site.t("moved")
	}
	return m
}

// kindClass and kindGlyph are how the kinds are shown: as in the reports.
var (
	kindClass = map[diff.Kind]string{diff.Unchanged: "u", diff.Typographic: "t", diff.Reworded: "w", diff.Dropped: "d", diff.Added: "a"}
	kindGlyph = map[diff.Kind]string{diff.Unchanged: "=", diff.Typographic: "≈", diff.Reworded: "~", diff.Dropped: "−", diff.Added: "+"}
)
