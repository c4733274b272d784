package quality

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"path"
	"strconv"
	"strings"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/parse/tree"
)

// Gold holds the links of one level between two statements, judged by reading.
//
// A gold file holds no text. Its first line is
//
//	# old: folder/old.txt  new: folder/new.txt  level: sentence  scope: all  half: tune
//
// and every other line a record of four columns, parted by tabs: kind, old
// nodes, new nodes, note. A node is written start-end:hash: the half-open range
// of code points of the statement's text, and the first eight hexadecimal
// digits of the SHA-256 of what stands there. Nodes are parted by a space; - is
// none. The kinds are link, dropped, added and disputed.
//
// The scope is all, or old-listed when only the old nodes named in the file were
// judged. The half is tune when the method was fitted to it, else report.
type Gold struct {
	File             string
	OldName, NewName string
	Old, New         *tree.Statement
	Level            diff.Level
	Scope, Half      string
	Records          []Record
}

// Record says what became of some nodes.
type Record struct {
	Kind     string
	Old, New []*tree.Node
	Note     string
}

// Opener reads the statement with a name such as folder/old.txt.
type Opener func(name string) (*tree.Statement, error)

// ReadGold reads a gold file and finds its nodes in the statements. An error
// names the file and the line: no such node, or its text is another one.
func ReadGold(file string, data []byte, open Opener) (*Gold, error) {
	return readRecords(file, data, open, func(s *tree.Statement, level diff.Level) nodeFinder {
		return findSpan(s, level)
	})
}

// Kind returns the folder of the old statement: the kind of document.
func (g *Gold) Kind() string { return path.Dir(g.OldName) }

// nodeFinder finds the node that one word of a record stands for.
type nodeFinder func(word string) (*tree.Node, error)

// readRecords reads a file of records whose nodes finder finds.
func readRecords(file string, data []byte, open Opener, finder func(*tree.Statement, diff.Level) nodeFinder) (*Gold, error) {
	lines := strings.Split(strings.TrimRight(string(data), "\n"), "\n")
	g := &Gold{File: file}
	if err := g.header(lines[0], open); err != nil {
		return nil, fmt.Errorf("%s:1: %w", file, err)
	}
	findOld, findNew := finder(g.Old, g.Level), finder(g.New, g.Level)
	for i, line := range lines[1:] {
		if strings.TrimSpace(line) == "" {
			continue
		}
		r, err := readRecord(line, findOld, findNew)
		if err != nil {
			return nil, fmt.Errorf("%s:%d: %w", file, i+2, err)
		}
		g.Records = append(g.Records, r)
	}
	if err := g.check(); err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	return g, nil
}

// header reads the first line and opens both statements.
func (g *Gold) header(line string, open Opener) error {
	fields, ok := strings.CutPrefix(line, "#")
	if !ok {
		return errors.New("the first line must begin with # and name old, new, level and scope")
	}
	level := ""
	names := map[string]*string{"old": &g.OldName, "new": &g.NewName, "level": &level, "scope": &g.Scope, "half": &g.Half}
	words := strings.Fields(fields)
	for i := 0; i+1 < len(words); i += 2 {
		field := names[strings.TrimSuffix(words[i], ":")]
		if field == nil {
			return fmt.Errorf("unknown field %q", words[i])
		}
		*field = words[i+1]
	}
	switch {
	case level != "sentence" && level != "clause":
		return fmt.Errorf("level %q is neither sentence nor clause", level)
	case g.Scope != "all" && g.Scope != "old-listed":
		return fmt.Errorf("scope %q is neither all nor old-listed", g.Scope)
	case g.Half != "" && g.Half != "tune" && g.Half != "report":
		return fmt.Errorf("half %q is neither tune nor report", g.Half)
	}
	if level == "clause" {
		g.Level = diff.LevelClause
	}
	var err error
	if g.Old, err = open(g.OldName); err != nil {
		return err
	}
	g.New, err = open(g.NewName)
	return err
}

func readRecord(line string, findOld, findNew nodeFinder) (Record, error) {
	columns := strings.Split(line, "\t")
	if len(columns) < 3 {
		return Record{}, fmt.Errorf("%d columns, want kind, old, new and note parted by tabs", len(columns))
	}
	r := Record{Kind: columns[0]}
	if len(columns) > 3 {
		r.Note = strings.Join(columns[3:], " ")
	}
	var err error
	if r.Old, err = findAll(columns[1], findOld); err != nil {
		return r, fmt.Errorf("old: %w", err)
	}
	if r.New, err = findAll(columns[2], findNew); err != nil {
		return r, fmt.Errorf("new: %w", err)
	}
	return r, r.check()
}

func findAll(field string, find nodeFinder) ([]*tree.Node, error) {
	var nodes []*tree.Node
	for _, word := range strings.Fields(field) {
		if word == "-" {
			continue
		}
		n, err := find(word)
		if err != nil {
			return nil, err
		}
		nodes = append(nodes, n)
	}
	return nodes, nil
}

// check reports a record whose sides do not fit its kind.
func (r *Record) check() error {
	old, new := len(r.Old) > 0, len(r.New) > 0
	fits := false
	switch r.Kind {
	case "link":
		fits = old && new
	case "dropped":
		fits = old && !new
	case "added":
		fits = !old && new
	case "disputed":
		fits = old || new
	default:
		return fmt.Errorf("kind %q is none of link, dropped, added, disputed", r.Kind)
	}
	if !fits {
		return fmt.Errorf("a record %q with %d old and %d new nodes", r.Kind, len(r.Old), len(r.New))
	}
	return nil
}

// check reports a node that is said to be linked and not to be.
func (g *Gold) check() error {
	linked, alone := map[*tree.Node]bool{}, map[*tree.Node]bool{}
	for _, r := range g.Records {
		into := alone
		switch r.Kind {
		case "link":
			into = linked
		case "disputed":
			continue
		}
		for _, n := range append(append([]*tree.Node{}, r.Old...), r.New...) {
			into[n] = true
			if linked[n] && alone[n] {
				return fmt.Errorf("%s %s is both linked and %s", g.Level, n.Locator, r.Kind)
			}
		}
	}
	return nil
}

// Truth returns what the records say of pairs of nodes.
func (g *Gold) Truth() *Truth {
	t := &Truth{Pairs: Pairs{}, Disputed: Pairs{}, DisputedOld: map[string]bool{}, DisputedNew: map[string]bool{}}
	if g.Scope == "old-listed" {
		t.Listed = map[string]bool{}
	}
	for _, r := range g.Records {
		if t.Listed != nil {
			add(t.Listed, r.Old)
		}
		switch {
		case r.Kind == "link":
			t.Pairs.product(r.Old, r.New)
		case r.Kind != "disputed":
		case len(r.New) == 0:
			add(t.DisputedOld, r.Old)
		case len(r.Old) == 0:
			add(t.DisputedNew, r.New)
		default:
			t.Disputed.product(r.Old, r.New)
		}
	}
	return t
}

func add(set map[string]bool, nodes []*tree.Node) {
	for _, n := range nodes {
		set[n.Locator] = true
	}
}

// Format writes the file that [ReadGold] reads.
func (g *Gold) Format() []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "# old: %s  new: %s  level: %s  scope: %s  half: %s\n", g.OldName, g.NewName, g.Level, g.Scope, g.Half)
	old, new := spanWriter(g.Old), spanWriter(g.New)
	for _, r := range g.Records {
		fmt.Fprintf(&b, "%s\t%s\t%s\t%s\n", r.Kind, old(r.Old), new(r.New), r.Note)
	}
	return b.Bytes()
}

func spanWriter(s *tree.Statement) func([]*tree.Node) string {
	points := tree.NewCodePoints(s.Text)
	return func(nodes []*tree.Node) string {
		words := make([]string, 0, len(nodes))
		for _, n := range nodes {
			words = append(words, fmt.Sprintf("%d-%d:%s", points.At(n.Span.Start), points.At(n.Span.End), hash(s.TextOf(n))))
		}
		if len(words) == 0 {
			return "-"
		}
		return strings.Join(words, " ")
	}
}

// hash returns the first eight hexadecimal digits of the SHA-256 of a text.
func hash(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:4])
}

// findSpan finds nodes of a level by start-end:hash.
func findSpan(s *tree.Statement, level diff.Level) nodeFinder {
	points := tree.NewCodePoints(s.Text)
	at := map[[2]int]*tree.Node{}
	for _, n := range nodesAt(s, level) {
		at[[2]int{points.At(n.Span.Start), points.At(n.Span.End)}] = n
	}
	return func(word string) (*tree.Node, error) {
		span, want, ok := strings.Cut(word, ":")
		from, to, ok2 := strings.Cut(span, "-")
		start, err := strconv.Atoi(from)
		end, err2 := strconv.Atoi(to)
		if !ok || !ok2 || err != nil || err2 != nil {
			return nil, fmt.Errorf("%q is not of the form start-end:hash", word)
		}
		n := at[[2]int{start, end}]
		if n == nil {
			return nil, fmt.Errorf("no %s of %s has the span %s", level, s.ID, span)
		}
		if got := hash(s.TextOf(n)); got != want {
			return nil, fmt.Errorf("the text at %s of %s has the hash %s, not %s: it is another text", span, s.ID, got, want)
		}
		return n, nil
	}
}
