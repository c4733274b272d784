package report

import (
	"encoding/json"
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
	return encode(w, statementOf(s))
}

// WriteJSON writes a comparison as one JSON document and a line end. The filter
// selects its links; the summary counts all.
func WriteJSON(w io.Writer, r *diff.Result, f Filter) error {
	links, leftOut := FilterLinks(r, f)
	o := newObject(w)
	o.member("schema", ComparisonSchema)
	o.member("old", statementOf(r.Old))
	o.member("new", statementOf(r.New))
	o.list("links", len(links), func(i int) any { return linkOf(links[i]) })
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
	return o.end()
}

// WriteLineageJSON writes a series as one JSON document and a line end, with
// counts of phrases that were asked for.
func WriteLineageJSON(w io.Writer, l *series.Lineage, phrases ...Phrase) error {
	o := newObject(w)
	o.member("schema", LineageSchema)
	o.list("statements", len(l.Statements), func(i int) any { return statementOf(l.Statements[i]) })
	o.list("pairs", len(l.Pairs), func(i int) any {
		r := l.Pairs[i]
		return jsonPair{Old: r.Old.ID, New: r.New.ID, Links: linksOf(r.Links)}
	})
	o.list("threads", len(l.Threads), func(i int) any { return jsonThreadOf(l, l.Threads[i]) })
	novelty := l.Novelty()
	o.list("novelty", len(novelty), func(i int) any {
		n := novelty[i]
		return jsonNovelty{l.Statements[i].ID, n.Clauses, n.NewClauses, n.Characters, n.NewCharacters}
	})
	matters := mattersOf(l)
	o.list("matters", len(matters), func(i int) any { return jsonMatterOf(l, matters[i]) })
	if len(phrases) > 0 {
		o.list("phrases", len(phrases), func(i int) any { return jsonPhrase(phrases[i]) })
	}
	o.member("degraded", orEmpty(l.Degraded))
	return o.end()
}

func encode(w io.Writer, doc any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return e.Encode(doc)
}

type jsonStatement struct {
	Schema    string          `json:"schema"`
	ID        string          `json:"id"`
	Title     string          `json:"title"`
	Date      string          `json:"date"`
	Language  tree.Lang       `json:"language"`
	Source    string          `json:"source"`
	Encoding  string          `json:"encoding"`
	Root      *jsonNode       `json:"root"`
	Parties   []string        `json:"parties"`
	Facts     []jsonFact      `json:"facts"`
	Discarded []jsonDiscarded `json:"discarded"`
	Doubts    []string        `json:"doubts"`

	Confidence jsonConfidence `json:"confidence"`
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
	Kind     string      `json:"kind"`
	Locator  string      `json:"locator"`
	Label    string      `json:"label"`
	Heading  string      `json:"heading"`
	Span     [2]int      `json:"span"`
	Text     *string     `json:"text,omitempty"`
	Children []*jsonNode `json:"children"`
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

type jsonPair struct {
	Old   string     `json:"old"`
	New   string     `json:"new"`
	Links []jsonLink `json:"links"`
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

func statementOf(s *tree.Statement) jsonStatement {
	points := tree.NewCodePoints(s.Text)
	doc := jsonStatement{
		Schema: StatementSchema, ID: s.ID, Title: s.Title, Date: s.Date, Language: s.Lang,
		Source: s.Source.Name, Encoding: s.Source.Encoding,
		Root: nodeOf(s, s.Root, points), Discarded: []jsonDiscarded{}, Doubts: s.DoubtLines(),
		Parties: orEmpty(s.Parties), Facts: []jsonFact{}, Confidence: confidenceOf(s.Confidence),
	}
	for _, f := range s.Facts {
		doc.Facts = append(doc.Facts, jsonFact(f))
	}
	for _, d := range s.Discarded {
		doc.Discarded = append(doc.Discarded, jsonDiscarded{d.Reason, d.Why, d.File, d.Line, d.Text})
	}
	return doc
}

func confidenceOf(c tree.Confidence) jsonConfidence {
	return jsonConfidence{round3(c.Score()), round3(c.Kept), c.Numbered, c.Leftovers, c.Doubts}
}

// round3 rounds to three places.
func round3(x float64) float64 { return math.Round(x*1000) / 1000 }

func nodeOf(s *tree.Statement, n *tree.Node, points *tree.CodePoints) *jsonNode {
	doc := &jsonNode{
		Kind: n.Kind.String(), Locator: n.Locator, Label: n.Label, Heading: n.Heading,
		Span:     [2]int{points.At(n.Span.Start), points.At(n.Span.End)},
		Children: make([]*jsonNode, 0, len(n.Children)),
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

func linksOf(links []*diff.Link) []jsonLink {
	docs := make([]jsonLink, 0, len(links))
	for _, l := range links {
		docs = append(docs, linkOf(l))
	}
	return docs
}

func linkOf(l *diff.Link) jsonLink {
	doc := jsonLink{
		ID: l.ID, Level: l.Level.String(), Kind: l.Kind.String(), Moved: l.Moved,
		Renumbered: l.Renumbered, Shape: l.Shape(), Old: locators(l.Old), New: locators(l.New),
		Score: round3(l.Score), Certainty: l.Certainty.String(), Pinned: l.Pinned, StoodSince: l.StoodSince,
	}
	if l.Kind != diff.Unchanged {
		for _, e := range l.Words {
			doc.Words = append(doc.Words, jsonEdit{e.Op.String(), e.Text})
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
