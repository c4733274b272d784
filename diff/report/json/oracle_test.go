package json

import (
	"testing"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/series"
	"github.com/clausediff/clausediff/parse/tree"
	"github.com/clausediff/clausediff/testdata/cases"
)

// What nodes, links and threads are in JSON, for package json to write: the
// report writes them without it.
type (
	nodeOracle struct {
		Kind     string       `json:"kind"`
		Locator  string       `json:"locator"`
		Label    string       `json:"label"`
		Heading  string       `json:"heading"`
		Span     [2]int       `json:"span"`
		Text     *string      `json:"text,omitempty"`
		Children []nodeOracle `json:"children"`
	}
	linkOracle struct {
		ID         string       `json:"id"`
		Level      string       `json:"level"`
		Kind       string       `json:"kind"`
		Moved      bool         `json:"moved"`
		Renumbered bool         `json:"renumbered"`
		Shape      string       `json:"shape"`
		Old        []string     `json:"old"`
		New        []string     `json:"new"`
		Score      float64      `json:"score"`
		Certainty  string       `json:"certainty,omitempty"`
		Pinned     bool         `json:"pinned,omitempty"`
		StoodSince string       `json:"stood_since,omitempty"`
		Nearest    *nearJSON    `json:"nearest,omitempty"`
		Words      []wordOracle `json:"words,omitempty"`
	}
	wordOracle struct {
		Op   string `json:"op"`
		Text string `json:"text"`
	}
	threadOracle struct {
		ID     string       `json:"id"`
		Status string       `json:"status"`
		Steps  []stepOracle `json:"steps"`
	}
	stepOracle struct {
		Statement string   `json:"statement"`
		Locators  []string `json:"locators"`
		Kind      string   `json:"kind"`
		Moved     bool     `json:"moved"`
	}
)

func oracleOfNode(s *tree.Statement, n *tree.Node) nodeOracle {
	before := func(offset int) int { return len([]rune(s.Text[:offset])) }
	o := nodeOracle{n.Kind.String(), string(n.Locator), n.Label, n.Heading, [2]int{before(n.Span.Start), before(n.Span.End)}, nil, []nodeOracle{}}
	if n.Kind == tree.KindSentence || n.Kind == tree.KindClause {
		text := s.TextOf(n)
		o.Text = &text
	}
	for _, child := range n.Children {
		o.Children = append(o.Children, oracleOfNode(s, child))
	}
	return o
}

func oracleOfLink(l *diff.Link) linkOracle {
	o := linkOracle{ID: l.ID, Level: l.Level.String(), Kind: l.Kind.String(), Moved: l.Moved, Renumbered: l.Renumbered,
		Shape: l.Shape(), Old: addresses(l.Old), New: addresses(l.New), Score: round3(l.Score), Pinned: l.Pinned, StoodSince: l.StoodSince, Nearest: nearOf(l.Nearest)}
	if l.Certainty != diff.NoCertainty {
		o.Certainty = l.Certainty.String()
	}
	if l.Kind != diff.Unchanged {
		for _, e := range l.Words {
			o.Words = append(o.Words, wordOracle{e.Op.String(), e.Text})
		}
	}
	return o
}

func oracleOfThread(l *series.Lineage, t series.Thread) threadOracle {
	o := threadOracle{ID: t.ID, Status: string(t.Status)}
	for _, step := range t.Steps {
		x := stepOracle{Statement: l.Statements[step.Statement].ID, Locators: addresses(step.Nodes), Kind: "added"}
		if step.Link != nil {
			x.Kind, x.Moved = step.Link.Kind.String(), step.Link.Moved
		}
		o.Steps = append(o.Steps, x)
	}
	return o
}

func addresses(nodes []*tree.Node) []string {
	all := []string{}
	for _, n := range nodes {
		all = append(all, string(n.Locator))
	}
	return all
}

// Nodes, links and threads are written as package json writes them, byte for
// byte, and with every member.
func TestJSONOracle(t *testing.T) {
	for _, file := range cases.Files(t, "../../../testdata/diff/*.txtar") {
		oldText, newText := cases.Pair(t, file)
		old, new := parsedOutline(t, oldText), parsedOutline(t, newText)
		old.ID, new.ID = `a "quoted" id`, "<&>\u2028"
		r := diff.Compare(old, new)
		r.Links[0].Pinned, r.Links[0].StoodSince, r.Links[0].Score = true, old.ID, 0.0004
		for _, s := range []*tree.Statement{old, new} {
			alike(t, file, func(d *document) { d.node(s, s.Root, tree.NewCodePoints(s.Text)) }, oracleOfNode(s, s.Root))
		}
		for _, l := range r.Links {
			alike(t, file, func(d *document) { d.link(l) }, oracleOfLink(l))
		}
		l := series.Link([]*tree.Statement{old, new}, nil)
		for _, thread := range l.Threads {
			alike(t, file, func(d *document) { d.thread(l, thread) }, oracleOfThread(l, thread))
		}
	}
}

func parsedOutline(t *testing.T, data []byte) *tree.Statement {
	t.Helper()
	s, err := tree.ParseOutline(data)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func alike(t *testing.T, name string, write func(d *document), oracle any) {
	t.Helper()
	if got, want := written(t, write), asPackageJSON(t, oracle); got != want {
		t.Fatalf("%s: got\n%s\nwant\n%s", name, got, want)
	}
}

type nearJSON struct {
	Locator string  `json:"locator"`
	Share   float64 `json:"share"`
	Said    string  `json:"said"`
}

func nearOf(n *diff.Nearest) *nearJSON {
	if n == nil {
		return nil
	}
	return &nearJSON{string(n.Node.Locator), round3(n.Share), n.Said()}
}
