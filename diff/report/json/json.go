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
	o.values("articles", len(articles), func(i int) any {
		old, new := articles[i].Places()
		return article{orEmpty(old), orEmpty(new), articles[i].Change()}
	})
	o.member("summary", summary{statsOf(r.Stats(diff.LevelSentence)), statsOf(r.Stats(diff.LevelClause))})
	o.member("degraded", orEmpty(r.Degraded))
	if len(r.Series) > 0 {
		o.member("series", r.Series)
	}
	if !f.IsZero() {
		o.member("filter", f.Name)
	}
	if selected.LeftOut > 0 {
		o.member("left_out", selected.LeftOut)
	}
	o.close()
	return d.end()
}

// WriteLineage writes a series as a JSON document and a newline, with the findings of its
// newest step and the counts of the given phrases.
func WriteLineage(w io.Writer, l *series.Lineage, findings []finding.Finding, phrases ...history.Phrase) error {
	shares, tracks := l.Novelty(), history.Tracks(l)
	d := newDocument(w)
	d.reserve(perByteOfPair, l.Statements...)
	o := d.open()
	o.text("schema", LineageSchema)
	o.name("statements").list(len(l.Statements), func(i int) { d.statement(l.Statements[i]) })
	o.name("pairs").list(len(l.Pairs), func(i int) { d.pair(l.Pairs[i]) })
	o.name("threads").list(len(l.Threads), func(i int) { d.thread(l, l.Threads[i]) })
	o.values("novelty", len(shares), func(i int) any {
		n := shares[i]
		return novelty{l.Statements[i].ID, n.Clauses, n.NewClauses, n.Characters, n.NewCharacters}
	})
	o.values("matters", len(tracks), func(i int) any { return trackOf(l, tracks[i]) })
	ledger, ids := history.NewLedger(l), make([]string, len(l.Statements))
	for i, st := range l.Statements {
		ids[i] = st.ID
	}
	o.name("formulas").list(len(ledger.Formulas), func(i int) { d.formula(ids, &ledger.Formulas[i]) })
	o.name("omissions").list(len(ledger.Omissions), func(i int) { d.omission(ids, &ledger.Omissions[i]) })
	o.name("findings").findings(findings)
	if len(phrases) > 0 {
		o.values("phrases", len(phrases), func(i int) any { return phraseOf(phrases[i], ids) })
	}
	o.member("degraded", orEmpty(l.Degraded))
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
	o.member("parties", orEmpty(s.Parties))
	o.values("facts", len(s.Facts), func(i int) any {
		f := s.Facts[i]
		return fact{f.Name, f.Value, f.Where, f.Line, f.Page}
	})
	o.values("discarded", len(s.Discarded), func(i int) any {
		b := s.Discarded[i]
		return discarded{string(b.Reason), b.Why, b.File, b.Line, b.Text}
	})
	o.member("doubts", s.DoubtLines())
	o.member("confidence", confidenceOf(s.Confidence))
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
		o.member("rank", f.Rank)
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

type fact struct {
	Name  string `json:"name"`
	Value string `json:"value"`
	Where string `json:"where"`
	Line  int    `json:"line,omitempty"`
	Page  string `json:"page,omitempty"`
}

type confidence struct {
	Score     float64 `json:"score"`
	Kept      float64 `json:"kept"`
	Numbered  bool    `json:"numbered"`
	Leftovers int     `json:"leftovers"`
	Doubts    int     `json:"doubts"`
}

type discarded struct {
	Reason string `json:"reason"`
	Why    string `json:"why"`
	File   string `json:"file,omitempty"`
	Line   int    `json:"line"`
	Text   string `json:"text"`
}

// article is what became of an article as a whole.
type article struct {
	Old    []string `json:"old"`
	New    []string `json:"new"`
	Change string   `json:"change,omitempty"`
}

type summary struct {
	Sentences stats `json:"sentences"`
	Clauses   stats `json:"clauses"`
}

type stats struct {
	Unchanged   int `json:"unchanged"`
	Typographic int `json:"typographic"`
	Reworded    int `json:"reworded"`
	Dropped     int `json:"dropped"`
	Added       int `json:"added"`
	Moved       int `json:"moved"`
	Renumbered  int `json:"renumbered"`
	Split       int `json:"split"`
	Merged      int `json:"merged"`
	Possible    int `json:"possible"`
}

// novelty is how much of a statement is in none of the earlier ones.
type novelty struct {
	Statement     string `json:"statement"`
	Clauses       int    `json:"clauses"`
	NewClauses    int    `json:"new_clauses"`
	Characters    int    `json:"characters"`
	NewCharacters int    `json:"new_characters"`
}

// track is an article with its counterparts, by statement.
type track struct {
	Label    string  `json:"label"`
	Heading  string  `json:"heading"`
	Articles []share `json:"articles"`
}

type share struct {
	Statement string  `json:"statement"`
	Locator   string  `json:"locator"`
	Share     float64 `json:"share"`
	Rank      int     `json:"rank"`
}

func trackOf(l *series.Lineage, m history.Track) track {
	out := track{Label: m.Label, Heading: m.Heading}
	for i, r := range m.Shares {
		if r != nil {
			out.Articles = append(out.Articles, share{l.Statements[i].ID, r.Locator, round3(r.Share), r.Rank})
		}
	}
	return out
}

// phrase has the counts of a phrase in each statement, in order.
type phrase struct {
	Text     string      `json:"text"`
	Counts   []int       `json:"counts"`
	Rates    []float64   `json:"rates"` // per thousand characters
	First    string      `json:"first,omitempty"`
	Last     string      `json:"last,omitempty"`
	Gaps     []string    `json:"gaps,omitempty"`
	Speakers []sayingBy  `json:"speakers,omitempty"`
	Articles []sayingIn  `json:"articles,omitempty"`
	Near     []neighbour `json:"near,omitempty"`
}

// sayingBy counts the clauses with a phrase that a speaker says in each statement.
type sayingBy struct {
	Name    string `json:"name"`
	Clauses []int  `json:"clauses"`
}

// sayingIn counts the clauses with a phrase that an article has in each statement.
type sayingIn struct {
	Kind    string `json:"kind"`
	Label   string `json:"label"`
	Heading string `json:"heading"`
	Clauses []int  `json:"clauses"`
}

// neighbour is a word that occurs near a phrase.
type neighbour struct {
	Word      string `json:"word"`
	Clauses   int    `json:"clauses"`
	Elsewhere int    `json:"elsewhere"`
}

// phraseOf returns the counts of a phrase in the statements with the given ids.
func phraseOf(p history.Phrase, ids []string) phrase {
	out := phrase{Text: p.Text, Counts: p.Counts, Rates: []float64{}}
	if p.Total() > 0 {
		out.First, out.Last = ids[p.First()], ids[p.Last()]
	}
	for _, i := range p.Gaps() {
		out.Gaps = append(out.Gaps, ids[i])
	}
	for i := range p.Counts {
		out.Rates = append(out.Rates, round3(p.Rate(i)))
	}
	for _, x := range p.Speakers {
		out.Speakers = append(out.Speakers, sayingBy{x.Name, x.Clauses})
	}
	for _, x := range p.Articles {
		out.Articles = append(out.Articles, sayingIn{x.Part.Kind.String(), x.Part.Label, x.Part.Heading, x.Clauses})
	}
	for _, n := range p.Near {
		out.Near = append(out.Near, neighbour{n.Text, n.Clauses, n.Elsewhere})
	}
	return out
}

func confidenceOf(c tree.Confidence) confidence {
	return confidence{round3(c.Score()), round3(c.Kept), c.Numbered, c.Leftovers, c.Doubts}
}

// round3 rounds to three decimals.
func round3(x float64) float64 { return math.Round(x*1000) / 1000 }

func statsOf(s diff.Stats) stats {
	return stats{
		Unchanged: s.Unchanged, Typographic: s.Typographic, Reworded: s.Reworded,
		Dropped: s.Dropped, Added: s.Added, Moved: s.Moved, Renumbered: s.Renumbered,
		Split: s.Split, Merged: s.Merged, Possible: s.Possible,
	}
}

// orEmpty replaces nil by an empty list, which JSON distinguishes.
func orEmpty(list []string) []string {
	if list == nil {
		return []string{}
	}
	return list
}
