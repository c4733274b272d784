package report

import (
	"io"
	"math"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/series"
	"github.com/clausediff/clausediff/parse/tree"
)

// Names and versions of the JSON documents.
const (
	StatementSchema  = "clausediff.statement/v1"
	ComparisonSchema = "clausediff.comparison/v1"
	LineageSchema    = "clausediff.lineage/v1"
)

// WriteStatementJSON writes a statement as one JSON document and a line end.
// Spans are in code points of the statement's text.
func WriteStatementJSON(w io.Writer, s *tree.Statement) error {
	d := newDocument(w, jsonSize(s))
	d.statement(s)
	return d.end()
}

// WriteJSON writes a comparison as one JSON document and a line end. The filter
// selects its links; the summary counts all.
func WriteJSON(w io.Writer, r *diff.Result, f Filter) error {
	links, leftOut := FilterLinks(r, f)
	d := newDocument(w, jsonSize(r.Old, r.New))
	d.object(func(o *object) {
		o.member("schema", ComparisonSchema)
		o.name("old")
		o.statement(r.Old)
		o.name("new")
		o.statement(r.New)
		o.values("links", len(links), func(i int) any { return linkOf(links[i]) })
		o.member("summary", jsonSummary{statsOf(r.Stats(diff.LevelSentence)), statsOf(r.Stats(diff.LevelClause))})
		o.member("degraded", orEmpty(r.Degraded))
		if len(r.Series) > 0 {
			o.member("series", r.Series)
		}
		if text := f.String(); text != "" {
			o.member("filter", text)
		}
		if leftOut > 0 {
			o.member("left_out", leftOut)
		}
	})
	return d.end()
}

// WriteLineageJSON writes a series as one JSON document and a line end, with
// counts of phrases that were asked for.
func WriteLineageJSON(w io.Writer, l *series.Lineage, phrases ...Phrase) error {
	novelty, matters := l.Novelty(), mattersOf(l)
	d := newDocument(w, jsonSize(l.Statements...))
	d.object(func(o *object) {
		o.member("schema", LineageSchema)
		o.list("statements", len(l.Statements), func(i int) { d.statement(l.Statements[i]) })
		o.list("pairs", len(l.Pairs), func(i int) { d.pair(l.Pairs[i]) })
		o.values("threads", len(l.Threads), func(i int) any { return jsonThreadOf(l, l.Threads[i]) })
		o.values("novelty", len(novelty), func(i int) any {
			n := novelty[i]
			return jsonNovelty{l.Statements[i].ID, n.Clauses, n.NewClauses, n.Characters, n.NewCharacters}
		})
		o.values("matters", len(matters), func(i int) any { return jsonMatterOf(l, matters[i]) })
		if len(phrases) > 0 {
			o.values("phrases", len(phrases), func(i int) any { return jsonPhrase(phrases[i]) })
		}
		o.member("degraded", orEmpty(l.Degraded))
	})
	return d.end()
}

// jsonSize returns about how many bytes the JSON of statements takes, with the
// links between them.
func jsonSize(statements ...*tree.Statement) int {
	const perByte = 14
	size := 0
	for _, s := range statements {
		size += perByte * len(s.Text)
	}
	return size
}

// pair writes the links between two statements.
func (d *document) pair(r *diff.Result) {
	d.object(func(o *object) {
		o.member("old", r.Old.ID)
		o.member("new", r.New.ID)
		o.values("links", len(r.Links), func(i int) any { return linkOf(r.Links[i]) })
	})
}

// statement writes a statement.
func (d *document) statement(s *tree.Statement) {
	d.object(func(o *object) {
		o.member("schema", StatementSchema)
		o.member("id", s.ID)
		o.member("title", s.Title)
		o.member("date", s.Date)
		o.member("language", s.Lang)
		o.member("source", s.Source.Name)
		o.member("encoding", s.Source.Encoding)
		o.name("root")
		o.node(s, s.Root, tree.NewCodePoints(s.Text))
		o.member("parties", orEmpty(s.Parties))
		o.values("facts", len(s.Facts), func(i int) any { return jsonFact(s.Facts[i]) })
		o.values("discarded", len(s.Discarded), func(i int) any {
			b := s.Discarded[i]
			return jsonDiscarded{b.Reason, b.Why, b.File, b.Line, b.Text}
		})
		o.member("doubts", s.DoubtLines())
		o.member("confidence", confidenceOf(s.Confidence))
	})
}

// node writes a node: a part member by member, a block of text at once.
func (d *document) node(s *tree.Statement, n *tree.Node, points *tree.CodePoints) {
	if n.Kind != tree.KindStatement && !n.Kind.IsPart() {
		block := nodeOf(s, n, points)
		d.value(&block)
		return
	}
	d.object(func(o *object) {
		o.member("kind", n.Kind.String())
		o.member("locator", n.Locator)
		o.member("label", n.Label)
		o.member("heading", n.Heading)
		o.member("span", spanOf(n, points))
		o.list("children", len(n.Children), func(i int) { d.node(s, n.Children[i], points) })
	})
}

type jsonFact struct {
	Name  string `json:"name"`
	Value string `json:"value"`
	Where string `json:"where"`
	Line  int    `json:"line,omitempty"`
	Page  string `json:"page,omitempty"`
}

type jsonConfidence struct {
	Score     float64 `json:"score"`
	Kept      float64 `json:"kept"`
	Numbered  bool    `json:"numbered"`
	Leftovers int     `json:"leftovers"`
	Doubts    int     `json:"doubts"`
}

type jsonNode struct {
	Kind     string     `json:"kind"`
	Locator  string     `json:"locator"`
	Label    string     `json:"label"`
	Heading  string     `json:"heading"`
	Span     [2]int     `json:"span"`
	Text     *string    `json:"text,omitempty"`
	Children []jsonNode `json:"children"`
}

type jsonDiscarded struct {
	Reason string `json:"reason"`
	Why    string `json:"why"`
	File   string `json:"file,omitempty"`
	Line   int    `json:"line"`
	Text   string `json:"text"`
}

type jsonSummary struct {
	Sentences jsonStats `json:"sentences"`
	Clauses   jsonStats `json:"clauses"`
}

type jsonStats struct {
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

type jsonLink struct {
	ID         string     `json:"id"`
	Level      string     `json:"level"`
	Kind       string     `json:"kind"`
	Moved      bool       `json:"moved"`
	Renumbered bool       `json:"renumbered"`
	Shape      string     `json:"shape"`
	Old        []string   `json:"old"`
	New        []string   `json:"new"`
	Score      float64    `json:"score"`
	Certainty  string     `json:"certainty,omitempty"`
	Pinned     bool       `json:"pinned,omitempty"`
	StoodSince string     `json:"stood_since,omitempty"`
	Words      []jsonEdit `json:"words,omitempty"`
}

type jsonEdit struct {
	Op   string `json:"op"`
	Text string `json:"text"`
}

// jsonNovelty tells how much of a statement none of the earlier ones has.
type jsonNovelty struct {
	Statement     string `json:"statement"`
	Clauses       int    `json:"clauses"`
	NewClauses    int    `json:"new_clauses"`
	Characters    int    `json:"characters"`
	NewCharacters int    `json:"new_characters"`
}

// jsonMatter is an article with its counterparts, by statement.
type jsonMatter struct {
	Label    string     `json:"label"`
	Heading  string     `json:"heading"`
	Articles []jsonRoom `json:"articles"`
}

type jsonRoom struct {
	Statement string  `json:"statement"`
	Locator   string  `json:"locator"`
	Share     float64 `json:"share"`
	Rank      int     `json:"rank"`
}

func jsonMatterOf(l *series.Lineage, m Matter) jsonMatter {
	out := jsonMatter{Label: m.Label, Heading: m.Heading}
	for i, r := range m.Rooms {
		if r != nil {
			out.Articles = append(out.Articles, jsonRoom{l.Statements[i].ID, r.Locator, round3(r.Share), r.Rank})
		}
	}
	return out
}

// jsonPhrase counts a phrase in the statements, in their order.
type jsonPhrase struct {
	Text   string `json:"text"`
	Counts []int  `json:"counts"`
}

type jsonThread struct {
	ID     string     `json:"id"`
	Status string     `json:"status"`
	Steps  []jsonStep `json:"steps"`
}

type jsonStep struct {
	Statement string   `json:"statement"`
	Locators  []string `json:"locators"`
	Kind      string   `json:"kind"`
	Moved     bool     `json:"moved"`
}

func confidenceOf(c tree.Confidence) jsonConfidence {
	return jsonConfidence{round3(c.Score()), round3(c.Kept), c.Numbered, c.Leftovers, c.Doubts}
}

// round3 rounds to three places.
func round3(x float64) float64 { return math.Round(x*1000) / 1000 }

func nodeOf(s *tree.Statement, n *tree.Node, points *tree.CodePoints) jsonNode {
	doc := jsonNode{
		Kind: n.Kind.String(), Locator: n.Locator, Label: n.Label, Heading: n.Heading,
		Span:     spanOf(n, points),
		Children: make([]jsonNode, 0, len(n.Children)),
	}
	if n.Kind == tree.KindSentence || n.Kind == tree.KindClause {
		text := s.TextOf(n)
		doc.Text = &text
	}
	for _, c := range n.Children {
		doc.Children = append(doc.Children, nodeOf(s, c, points))
	}
	return doc
}

// spanOf returns a node's span in code points.
func spanOf(n *tree.Node, points *tree.CodePoints) [2]int {
	return [2]int{points.At(n.Span.Start), points.At(n.Span.End)}
}

func linkOf(l *diff.Link) *jsonLink {
	doc := &jsonLink{
		ID: l.ID, Level: l.Level.String(), Kind: l.Kind.String(), Moved: l.Moved,
		Renumbered: l.Renumbered, Shape: l.Shape(), Old: locators(l.Old), New: locators(l.New),
		Score: round3(l.Score), Certainty: l.Certainty.String(), Pinned: l.Pinned, StoodSince: l.StoodSince,
	}
	if l.Kind != diff.Unchanged {
		doc.Words = make([]jsonEdit, len(l.Words))
		for k, e := range l.Words {
			doc.Words[k] = jsonEdit{e.Op.String(), e.Text}
		}
	}
	return doc
}

func locators(nodes []*tree.Node) []string {
	list := make([]string, 0, len(nodes))
	for _, n := range nodes {
		list = append(list, n.Locator)
	}
	return list
}

func statsOf(s diff.Stats) jsonStats {
	return jsonStats{
		Unchanged: s.Unchanged, Typographic: s.Typographic, Reworded: s.Reworded,
		Dropped: s.Dropped, Added: s.Added, Moved: s.Moved, Renumbered: s.Renumbered,
		Split: s.Split, Merged: s.Merged, Possible: s.Possible,
	}
}

func jsonThreadOf(l *series.Lineage, t series.Thread) jsonThread {
	doc := jsonThread{ID: t.ID, Status: string(t.Status)}
	for _, step := range t.Steps {
		doc.Steps = append(doc.Steps, jsonStepOf(l, step))
	}
	return doc
}

func jsonStepOf(l *series.Lineage, step series.Step) jsonStep {
	doc := jsonStep{
		Statement: l.Statements[step.Statement].ID, Locators: locators(step.Nodes),
		Kind: diff.Added.String(),
	}
	if step.Link != nil {
		doc.Kind, doc.Moved = step.Link.Kind.String(), step.Link.Moved
	}
	return doc
}

// orEmpty makes a missing list an empty one, which JSON tells apart.
func orEmpty(list []string) []string {
	if list == nil {
		return []string{}
	}
	return list
}
