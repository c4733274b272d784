// Package json writes statements, comparisons and series as versioned JSON documents. Package
// diff/report/schema has their schemas. Documents are written member by member, see
// document.go.
package json

import (
	"io"
	"math"
	"slices"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/finding"
	"github.com/clausediff/clausediff/diff/report"
	"github.com/clausediff/clausediff/diff/report/history"
	"github.com/clausediff/clausediff/diff/series"
	"github.com/clausediff/clausediff/parse/tree"
)

// Names and versions of the JSON documents.
const (
	StatementSchema  = "clausediff.statement/v1"
	ComparisonSchema = "clausediff.comparison/v1"
	LineageSchema    = "clausediff.lineage/v1"
)

// WriteStatement writes a statement as a JSON document and a newline. Spans are in code points
// of the statement's text.
func WriteStatement(w io.Writer, s *tree.Statement) error {
	d := newDocument(w)
	d.reserve(perByteOfStatement, s)
	d.statement(s)
	return d.end()
}

// WriteComparison writes a comparison and its findings as a JSON document and a newline. The
// filter selects links and findings; the summary counts all of them. find is called once; what
// can be written without the findings is written before.
func WriteComparison(w io.Writer, r *diff.Result, find func() []finding.Finding, f report.Filter) error {
	d := newDocument(w)
	d.reserve(perByteOfPair, r.Old, r.New)
	o := d.open()
	o.text("schema", ComparisonSchema)
	o.name("old").statement(r.Old)
	o.name("new").statement(r.New)
	if f.IsZero() {
		o.name("links").links(r.Links)
	}
	selected := report.Select(r, find(), f)
	if !f.IsZero() { // the links too are selected by the findings
		o.name("links").links(selected.Links)
	}
	o.name("findings").findings(selected.Findings)
	articles := report.Articles(r)
	o.objects("articles", len(articles), func(i int, o *object) {
		old, new := articles[i].Places()
		o.strings("old", old)
		o.strings("new", new)
		o.optional("change", articles[i].Change())
	})
	summary := o.name("summary").open()
	summary.name("sentences").stats(r.Stats(diff.LevelSentence))
	summary.name("clauses").stats(r.Stats(diff.LevelClause))
	summary.close()
	o.strings("degraded", r.Degraded)
	if len(r.Series) > 0 {
		o.strings("series", r.Series)
	}
	if !f.IsZero() {
		o.text("filter", f.Name)
	}
	if selected.LeftOut > 0 {
		o.int("left_out", selected.LeftOut)
	}
	o.close()
	return d.end()
}

// WriteLineage writes a series as a JSON document and a newline, with the findings of its
// newest step and the counts of the given phrases. find returns the findings; it is called
// late, so that they can be found meanwhile.
func WriteLineage(w io.Writer, l *series.Lineage, find func() []finding.Finding, phrases ...history.Phrase) error {
	shares, tracks := l.Novelty(), history.Tracks(l)
	d := newDocument(w)
	d.reserve(perByteOfPair, l.Statements...)
	o := d.open()
	o.text("schema", LineageSchema)
	o.name("statements").list(len(l.Statements), func(i int) { d.statement(l.Statements[i]) })
	o.name("pairs").list(len(l.Pairs), func(i int) { d.pair(l.Pairs[i]) })
	o.name("threads").list(len(l.Threads), func(i int) { d.thread(l, l.Threads[i]) })
	o.objects("novelty", len(shares), func(i int, o *object) { // how much is in none of the earlier statements
		o.text("statement", l.Statements[i].ID)
		o.int("clauses", shares[i].Clauses)
		o.int("new_clauses", shares[i].NewClauses)
		o.int("characters", shares[i].Characters)
		o.int("new_characters", shares[i].NewCharacters)
	})
	o.objects("matters", len(tracks), func(i int, o *object) { o.track(l, tracks[i]) })
	ledger, ids := history.NewLedger(l), make([]string, len(l.Statements))
	for i, st := range l.Statements {
		ids[i] = st.ID
	}
	o.name("formulas").list(len(ledger.Formulas), func(i int) { d.formula(ids, &ledger.Formulas[i]) })
	o.name("omissions").list(len(ledger.Omissions), func(i int) { d.omission(ids, &ledger.Omissions[i]) })
	o.name("findings").findings(find())
	if len(phrases) > 0 {
		o.objects("phrases", len(phrases), func(i int, o *object) { o.phrase(phrases[i], ids) })
	}
	o.strings("degraded", l.Degraded)
	o.close()
	return d.end()
}

// pair writes the links between two statements.
func (d *document) pair(r *diff.Result) {
	o := d.open()
	o.text("old", r.Old.ID)
	o.text("new", r.New.ID)
	o.name("links").links(r.Links)
	o.close()
}

func (d *document) statement(s *tree.Statement) {
	o := d.open()
	o.text("schema", StatementSchema)
	o.text("id", s.ID)
	o.text("title", s.Title)
	o.text("date", s.Date)
	o.text("language", string(s.Lang))
	o.text("source", s.Source.Name)
	o.text("encoding", s.Source.Encoding)
	o.name("root").node(s, s.Root, tree.NewCodePoints(s.Text))
	o.strings("parties", s.Parties)
	o.objects("facts", len(s.Facts), func(i int, o *object) {
		f := &s.Facts[i]
		o.text("name", f.Name)
		o.text("value", f.Value)
		o.text("where", f.Where)
		if f.Line != 0 {
			o.int("line", f.Line)
		}
		o.optional("page", f.Page)
	})
	o.objects("discarded", len(s.Discarded), func(i int, o *object) {
		b := &s.Discarded[i]
		o.text("reason", string(b.Reason))
		o.text("why", b.Why)
		o.optional("file", b.File)
		o.int("line", b.Line)
		o.text("text", b.Text)
	})
	o.strings("doubts", s.DoubtLines())
	c := o.name("confidence").open()
	c.float("score", round3(s.Confidence.Score()))
	c.float("kept", round3(s.Confidence.Kept))
	c.flag("numbered", s.Confidence.Numbered)
	c.int("leftovers", s.Confidence.Leftovers)
	c.int("doubts", s.Confidence.Doubts)
	c.close()
	o.close()
}

func (d *document) node(s *tree.Statement, n *tree.Node, points *tree.CodePoints) {
	o := d.open()
	o.text("kind", n.Kind.String())
	o.text("locator", string(n.Locator))
	o.text("label", n.Label)
	o.text("heading", n.Heading)
	o.span("span", points.At(n.Span.Start), points.At(n.Span.End))
	if n.Kind == tree.KindSentence || n.Kind == tree.KindClause {
		o.text("text", s.TextOf(n))
	}
	o.name("children").list(len(n.Children), func(i int) { d.node(s, n.Children[i], points) })
	o.close()
}

func (d *document) links(links []*diff.Link) {
	d.list(len(links), func(i int) { d.link(links[i]) })
}

func (d *document) link(l *diff.Link) {
	o := d.open()
	o.text("id", l.ID)
	o.text("level", l.Level.String())
	o.text("kind", l.Kind.String())
	o.flag("moved", l.Moved)
	o.flag("renumbered", l.Renumbered)
	o.text("shape", l.Shape())
	o.name("old").locators(l.Old)
	o.name("new").locators(l.New)
	o.float("score", round3(l.Score))
	if l.Certainty != diff.NoCertainty {
		o.text("certainty", l.Certainty.String())
	}
	if l.Pinned {
		o.flag("pinned", true)
	}
	if l.StoodSince != "" {
		o.text("stood_since", l.StoodSince)
	}
	if n := l.Nearest; n != nil {
		near := o.name("nearest").open()
		near.text("locator", string(n.Node.Locator))
		near.float("share", round3(n.Share))
		near.text("said", n.Said())
		near.close()
	}
	if l.Kind != diff.Unchanged && len(l.Words) > 0 {
		o.name("words").list(len(l.Words), func(i int) {
			o := d.open()
			o.text("op", l.Words[i].Op.String())
			o.text("text", l.Words[i].Text)
			o.close()
		})
	}
	o.close()
}

// findings writes the findings in the order of rank.
func (d *document) findings(all []finding.Finding) {
	d.list(len(all), func(i int) {
		f := &all[i]
		o := d.open()
		o.int("rank", f.Rank)
		o.text("type", string(f.Type))
		o.name("old").locators(few(slices.Concat(f.Old, f.RelatedOld)))
		o.name("new").locators(few(slices.Concat(f.New, f.RelatedNew)))
		if f.Nearest != nil {
			o.text("nearest", string(f.Nearest.Locator))
			o.text("said", string(f.Said))
		}
		if len(f.RelatedOld)+len(f.RelatedNew) > 0 {
			related := o.name("related").open()
			related.name("old").locators(f.RelatedOld)
			related.name("new").locators(f.RelatedNew)
			related.close()
		}
		o.text("link", f.Link.ID)
		o.text("from", f.From)
		o.text("to", f.To)
		o.text("rule", f.Rule)
		o.text("subject", f.Subject)
		o.text("since", f.Since)
		o.flag("routine", f.Routine)
		o.close()
	})
}

// perSide is the maximum number of addresses on each side of a finding. Its link has all.
const perSide = 2

func few(nodes []*tree.Node) []*tree.Node { return nodes[:min(perSide, len(nodes))] }

func (d *document) locators(nodes []*tree.Node) {
	d.list(len(nodes), func(i int) { d.string(string(nodes[i].Locator)) })
}

// thread writes the life of a clause.
func (d *document) thread(l *series.Lineage, t series.Thread) {
	o := d.open()
	o.text("id", t.ID)
	o.text("status", string(t.Status))
	o.name("steps").list(len(t.Steps), func(i int) { d.step(l, t.Steps[i]) })
	o.close()
}

// step writes the place of a thread in a statement and how it got there. The first step has
// the kind added.
func (d *document) step(l *series.Lineage, step series.Step) {
	kind, moved := diff.Added, false
	if step.Link != nil {
		kind, moved = step.Link.Kind, step.Link.Moved
	}
	o := d.open()
	o.text("statement", l.Statements[step.Statement].ID)
	o.name("locators").locators(step.Nodes)
	o.text("kind", kind.String())
	o.flag("moved", moved)
	o.close()
}

// stats writes the numbers of links by kind and flag.
func (d *document) stats(s diff.Stats) {
	o := d.open()
	o.int("unchanged", s.Unchanged)
	o.int("typographic", s.Typographic)
	o.int("reworded", s.Reworded)
	o.int("dropped", s.Dropped)
	o.int("added", s.Added)
	o.int("moved", s.Moved)
	o.int("renumbered", s.Renumbered)
	o.int("split", s.Split)
	o.int("merged", s.Merged)
	o.int("possible", s.Possible)
	o.close()
}

// track writes an article with its counterparts, by statement.
func (o *object) track(l *series.Lineage, t history.Track) {
	o.text("label", t.Label)
	o.text("heading", t.Heading)
	o.name("articles").raw("[")
	first := true
	for i, r := range t.Shares {
		if r == nil {
			continue
		}
		if !first {
			o.raw(",")
		}
		first = false
		article := o.open()
		article.text("statement", l.Statements[i].ID)
		article.text("locator", r.Locator)
		article.float("share", round3(r.Share))
		article.int("rank", r.Rank)
		article.close()
	}
	o.raw("]")
}

// phrase writes the counts of a phrase in the statements with the given ids, also per thousand
// characters.
func (o *object) phrase(p history.Phrase, ids []string) {
	o.text("text", p.Text)
	o.counts("counts", p.Counts)
	o.name("rates").list(len(p.Counts), func(i int) { o.document.float(round3(p.Rate(i))) })
	if p.Total() > 0 {
		o.optional("first", ids[p.First()])
		o.optional("last", ids[p.Last()])
	}
	if gaps := p.Gaps(); len(gaps) > 0 {
		o.name("gaps").list(len(gaps), func(i int) { o.string(ids[gaps[i]]) })
	}
	if len(p.Speakers) > 0 {
		o.objects("speakers", len(p.Speakers), func(i int, o *object) {
			o.text("name", p.Speakers[i].Name)
			o.counts("clauses", p.Speakers[i].Clauses)
		})
	}
	if len(p.Articles) > 0 {
		o.objects("articles", len(p.Articles), func(i int, o *object) {
			x := &p.Articles[i]
			o.text("kind", x.Part.Kind.String())
			o.text("label", x.Part.Label)
			o.text("heading", x.Part.Heading)
			o.counts("clauses", x.Clauses)
		})
	}
	if len(p.Near) > 0 {
		o.objects("near", len(p.Near), func(i int, o *object) {
			o.text("word", p.Near[i].Text)
			o.int("clauses", p.Near[i].Clauses)
			o.int("elsewhere", p.Near[i].Elsewhere)
		})
	}
}

// round3 rounds to three decimals.
func round3(x float64) float64 { return math.Round(x*1000) / 1000 }
