package quality

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/parse/tree"
)

// Gold holds the hand-judged links of one level between two statements.
//
// A gold file contains no text: it is a JSON list of pairs of documents of one kind.
// A unit of a document is a half-open range of code points of the file. The units
// need not coincide with our nodes: a node touches a unit if at least half of the
// shorter of the two is in the other, not counting white space.
//
//	source  | unit 0            | unit 1  | unit 2 …
//	nodes   | a     | b         | c                      a, b touch 0; c touches 1 and 2
type Gold struct {
	OldName string `json:"old"` // path of the file below the folder of real documents
	NewName string `json:"new"`
	Unit    string `json:"unit"` // sentence or clause
	Half    string `json:"half"` // tune if the method was fitted to it, otherwise report
	// SHA-256 of the files.
	OldHash  string   `json:"old_sha256"`
	NewHash  string   `json:"new_sha256"`
	OldUnits [][2]int `json:"old_units"`
	NewUnits [][2]int `json:"new_units"`
	// Pairs of unit numbers that are linked. Debatable ones are not counted, whether
	// they are in Pairs or not.
	Pairs     [][2]int `json:"pairs"`
	Debatable [][2]int `json:"debatable"`
	// If only a part was judged: a range of either file, or a list of old units.
	OldRange  *[2]int `json:"range_old"`
	NewRange  *[2]int `json:"range_new"`
	ListedOld []int   `json:"listed_old"`
}

// ReadGold parses a gold file. The error names the file and the invalid content.
func ReadGold(file string, data []byte) ([]Gold, error) {
	var list []Gold
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&list); err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	for i := range list {
		if err := list[i].check(); err != nil {
			return nil, fmt.Errorf("%s: %s → %s: %w", file, list[i].OldName, list[i].NewName, err)
		}
	}
	return list, nil
}

func (g *Gold) check() error {
	switch {
	case g.Unit != "sentence" && g.Unit != "clause":
		return fmt.Errorf("unit %q is neither sentence nor clause", g.Unit)
	case g.Half != "tune" && g.Half != "report":
		return fmt.Errorf("half %q is neither tune nor report", g.Half)
	}
	for _, p := range append(append([][2]int{}, g.Pairs...), g.Debatable...) {
		if p[0] < 0 || p[0] >= len(g.OldUnits) || p[1] < 0 || p[1] >= len(g.NewUnits) {
			return fmt.Errorf("there are no units %v", p)
		}
	}
	return nil
}

// Level returns the level that was judged.
func (g *Gold) Level() diff.Level {
	if g.Unit == "clause" {
		return diff.LevelClause
	}
	return diff.LevelSentence
}

// Truth returns the judged links as pairs of units.
func (g *Gold) Truth() *Truth {
	t := &Truth{Pairs: Pairs{}, Disputed: Pairs{}}
	for _, p := range g.Pairs {
		t.Pairs[unitPair(p)] = true
	}
	for _, p := range g.Debatable {
		t.Disputed[unitPair(p)] = true
	}
	if g.ListedOld != nil {
		t.Listed = map[string]bool{}
		for _, i := range g.ListedOld {
			t.Listed[unitName(i)] = true
		}
	}
	return t
}

func unitPair(p [2]int) Pair { return Pair{unitName(p[0]), unitName(p[1])} }

// unitName returns the name of a unit in a [Pair], which is no node's locator.
func unitName(i int) string { return fmt.Sprintf("#%d", i) }

// document is one side of a gold pair, with the judged units that its nodes touch.
type document struct {
	*tree.Statement
	names []string            // of the judged units
	touch map[string][]string // names of units by locator of a node
	out   map[string]bool     // locators of nodes outside the judged part
}

// bind finds the nodes of a level in the file they were read from, and the units that
// each of them touches. It returns an error if the file is not the judged one.
func bind(s *tree.Statement, source []byte, hash string, units [][2]int, part *[2]int, level diff.Level) (*document, error) {
	if sum := sha256.Sum256(source); hex.EncodeToString(sum[:]) != hash {
		return nil, fmt.Errorf("%s is another file than the judged one: its SHA-256 is not %s", s.ID, hash)
	}
	d := &document{Statement: s, touch: map[string][]string{}, out: map[string]bool{}}
	for i, u := range units {
		if part == nil || u[0] >= part[0] && u[0] < part[1] {
			d.names = append(d.names, unitName(i))
		}
	}
	text := []rune(string(source))
	ink := inked(text)
	spans := locate(s, text, level)
	for _, n := range nodesAt(s, level) {
		span, found := spans[n]
		if !found {
			continue
		}
		if part != nil && (span[0] < part[0] || span[0] >= part[1]) {
			d.out[string(n.Locator)] = true
			continue
		}
		for i, u := range units {
			both := ink.between(max(u[0], span[0]), min(u[1], span[1]))
			if shorter := min(ink.between(u[0], u[1]), ink.between(span[0], span[1])); both > 0 && 2*both >= shorter {
				d.touch[string(n.Locator)] = append(d.touch[string(n.Locator)], unitName(i))
			}
		}
	}
	return d, nil
}

// ink counts, for each index, the visible characters before it.
type ink []int

func inked(text []rune) ink {
	count := make(ink, 1, len(text)+1)
	for _, r := range text {
		n := count[len(count)-1]
		if !isBlank(r) {
			n++
		}
		count = append(count, n)
	}
	return count
}

func (c ink) between(start, end int) int { return max(0, c[max(end, start)]-c[start]) }

// bindNodes uses the nodes themselves as units, for truth given by locators.
func bindNodes(s *tree.Statement, level diff.Level) *document {
	d := &document{Statement: s, touch: map[string][]string{}}
	for _, n := range nodesAt(s, level) {
		d.names = append(d.names, string(n.Locator))
		d.touch[string(n.Locator)] = []string{string(n.Locator)}
	}
	return d
}

// alone returns the units touched by some of the nodes but by none of the linked ones.
func (d *document) alone(nodes, linked map[string]bool) map[string]bool {
	said := map[string]bool{}
	for locator := range nodes {
		for _, u := range d.touch[locator] {
			said[u] = true
		}
	}
	for locator := range linked {
		for _, u := range d.touch[locator] {
			delete(said, u)
		}
	}
	return said
}

// touching converts pairs of nodes to pairs of the units that they touch. A pair that
// touches units on one side only is kept, and counts as false. A pair that touches
// none, or is outside the judged part, is omitted.
func touching(old, new *document, found Pairs) Pairs {
	pairs := Pairs{}
	for p := range found {
		if old.out[p.Old] || new.out[p.New] {
			continue
		}
		a, b := old.touch[p.Old], new.touch[p.New]
		switch {
		case len(a) == 0 && len(b) == 0:
		case len(a) == 0 || len(b) == 0:
			pairs[p] = true
		}
		for _, i := range a {
			for _, j := range b {
				pairs[Pair{i, j}] = true
			}
		}
	}
	return pairs
}
