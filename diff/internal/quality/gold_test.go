package quality

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/parse/tree"
)

var convert = flag.String("convert", "", "write the judged files of a `folder`, whose nodes are locators, into testdata/gold")

func readGoldFile(t *testing.T, name string, open Opener) *Gold {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	g, err := ReadGold(filepath.Base(name), text, open)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// TestConvert turns judged files into gold files. A file that has no half keeps
// that of the gold file it replaces; a new one gets the half that has fewer
// files of its kind and level.
func TestConvert(t *testing.T) {
	if *convert == "" {
		t.Skip("no -convert FOLDER")
	}
	if os.Getenv("CI") != "" {
		t.Fatal("gold files are not written where CI is set")
	}
	names, err := filepath.Glob(filepath.Join(*convert, "*.tsv"))
	if err != nil || len(names) == 0 {
		t.Fatalf("no judged files in %s: %v", *convert, err)
	}
	if err := os.MkdirAll(goldDir, 0o755); err != nil {
		t.Fatal(err)
	}
	open := opener(shared)
	halves := map[string]map[string]int{}
	for _, name := range names {
		g := convertFile(t, name, open, halves)
		for _, problem := range g.unnamed() {
			t.Errorf("%s: %s", name, problem)
		}
	}
}

func convertFile(t *testing.T, name string, open Opener, halves map[string]map[string]int) *Gold {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	g, err := readRecords(name, text, open, findLocator)
	if err != nil {
		t.Fatal(err)
	}
	target := filepath.Join(goldDir, filepath.Base(name))
	g.half(target, open, halves)
	if err := os.WriteFile(target, g.Format(), 0o644); err != nil {
		t.Fatal(err)
	}
	return g
}

// half chooses the half of a file that has none.
func (g *Gold) half(target string, open Opener, halves map[string]map[string]int) {
	group := fmt.Sprint(g.Kind(), " ", g.Level)
	if halves[group] == nil {
		halves[group] = map[string]int{}
	}
	if text, err := os.ReadFile(target); g.Half == "" && err == nil {
		before := &Gold{}
		line, _, _ := strings.Cut(string(text), "\n")
		if before.header(line, open) == nil {
			g.Half = before.Half
		}
	}
	if g.Half == "" {
		g.Half = "tune"
		if halves[group]["tune"] > halves[group]["report"] {
			g.Half = "report"
		}
	}
	halves[group][g.Half]++
}

// unnamed lists the nodes in scope that no record names.
func (g *Gold) unnamed() []string {
	named := map[*tree.Node]bool{}
	for _, r := range g.Records {
		for _, n := range append(append([]*tree.Node{}, r.Old...), r.New...) {
			named[n] = true
		}
	}
	var out []string
	for _, s := range []*tree.Statement{g.Old, g.New} {
		for _, n := range nodesAt(s, g.Level) {
			if !named[n] && g.Scope == "all" {
				out = append(out, fmt.Sprintf("no record names %s of %s", n.Locator, s.ID))
			}
		}
	}
	return out
}

// findLocator finds the nodes of a level by locator.
func findLocator(s *tree.Statement, level diff.Level) nodeFinder {
	at := map[string]*tree.Node{}
	for _, n := range nodesAt(s, level) {
		at[n.Locator] = n
	}
	return func(word string) (*tree.Node, error) {
		if n := at[word]; n != nil {
			return n, nil
		}
		return nil, fmt.Errorf("%s has no %s %s", s.ID, level, word)
	}
}

const goldHeader = "# old: made/old.txt  new: made/new.txt  level: sentence  scope: all  half: report\n"

// openMade opens two small statements of our own.
func openMade(name string) (*tree.Statement, error) {
	texts := map[string]string{
		"made/old.txt": "双方指出，合作顺利。\n    双方同意扩大贸易。\n    双方支持多边主义。",
		"made/new.txt": "双方同意扩大贸易往来。\n    双方指出，合作顺利。",
	}
	text, ok := texts[name]
	if !ok {
		return nil, errors.New("no such statement")
	}
	return tree.ParseOutline([]byte("statement " + name + " zh\npreamble\n  paragraph\n    " + text))
}

func TestGoldRoundTrip(t *testing.T) {
	judged := goldHeader + "link\t0.1.1\t0.1.2\tmoved\nlink\t0.1.2\t0.1.1\t\ndropped\t0.1.3\t-\t\n"
	g, err := readRecords("judged.tsv", []byte(judged), openMade, findLocator)
	if err != nil {
		t.Fatal(err)
	}
	if left := g.unnamed(); len(left) > 0 {
		t.Error(left)
	}
	written := g.Format()
	again, err := ReadGold("gold.tsv", written, openMade)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(string(written), string(again.Format())); d != "" {
		t.Errorf("mismatch (-want +got):\n%s", d)
	}
	want := Pairs{{"0.1.1", "0.1.2"}: true, {"0.1.2", "0.1.1"}: true}
	if d := cmp.Diff(want, again.Truth().Pairs); d != "" {
		t.Errorf("mismatch (-want +got):\n%s", d)
	}
}

func TestGoldErrors(t *testing.T) {
	tests := []struct{ name, file, want string }{
		{"no header", "link\t-\t-\t", "gold.tsv:1: the first line must begin with #"},
		{"level", strings.Replace(goldHeader, "sentence", "word", 1), "gold.tsv:1: level"},
		{"statement", strings.Replace(goldHeader, "made/new", "made/newer", 1), "gold.tsv:1: no such statement"},
		{"form", goldHeader + "link\t0.1.1\t-\t", `gold.tsv:2: old: "0.1.1" is not of the form`},
		{"span", goldHeader + "dropped\t0-9:00000000\t-\t", "gold.tsv:2: old: no sentence of made/old.txt has the span 0-9"},
		{"hash", goldHeader + "\ndropped\t0-10:00000000\t-\t", "gold.tsv:3: old: the text at 0-10"},
		{"kind", goldHeader + "lost\t-\t-\t", `gold.tsv:2: kind "lost"`},
		{"sides", goldHeader + "link\t-\t-\t", "gold.tsv:2: a record"},
		{"columns", goldHeader + "link", "gold.tsv:2: 1 columns"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := ReadGold("gold.tsv", []byte(tt.file), openMade)
			if err == nil || !strings.HasPrefix(err.Error(), tt.want) {
				t.Errorf("got %v, want %s", err, tt.want)
			}
		})
	}
}

func TestTruthScore(t *testing.T) {
	p := func(old, new string) Pair { return Pair{old, new} }
	truth := &Truth{
		Pairs:    Pairs{p("1", "1"): true, p("2", "2"): true, p("3", "3"): true},
		Disputed: Pairs{p("1", "2"): true, p("3", "3"): true}, DisputedOld: map[string]bool{"4": true},
		DisputedNew: map[string]bool{"9": true},
	}
	found := Pairs{p("1", "1"): true, p("1", "2"): true, p("4", "5"): true, p("6", "9"): true, p("6", "6"): true}
	if got, want := truth.Score(found), (Score{1, 2, 2}); got != want {
		t.Errorf("got %v, want %v", got, want)
	}
	truth.Listed = map[string]bool{"1": true}
	if got, want := truth.Score(found), (Score{1, 1, 1}); got != want {
		t.Errorf("listed: got %v, want %v", got, want)
	}
}
