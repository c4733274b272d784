package quality

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/clausediff/clausediff/parse"
	"github.com/clausediff/clausediff/parse/tree"
	"github.com/clausediff/clausediff/testdata/sample"
	"github.com/clausediff/clausediff/testdata/tsv"
)

// original is a statement to edit and the sentences to insert.
type original struct {
	statement *tree.Statement
	donor     []string
}

// set is a set of statements that are edited and measured together.
type set struct {
	name      string
	originals []original
	seeds     uint64
	wrap      int // width of lines, 0 when the outline is kept
}

// build builds an edited statement as its set does.
func (s *set) build(e *Edited) (*tree.Statement, []Origin, error) {
	if s.wrap == 0 {
		return e.Outline()
	}
	built, err := parse.Text(strings.NewReader(e.Paragraphs(s.wrap)))
	if err != nil {
		return nil, nil, err
	}
	origins, err := e.Origins(built)
	return built, origins, err
}

// sets returns the specimens, and the real documents where they are.
func sets(t *testing.T) []set {
	t.Helper()
	all := []set{{name: "zh specimens", originals: specimens(t), seeds: uint64(sample.Size(6, 30))}}
	if !hasCorpus(t) {
		return all
	}
	donor := sentencesOf(read(t, shared+"/work-report-zh/1999.txt"))
	report := original{read(t, shared+"/work-report-zh/2022.txt"), donor}
	english := join(t, shared+"/fomc-en", "1999", "2002")
	return append(all,
		set{name: "zh resolutions", originals: folder(t, "npc-resolution-zh", "", "~", donor), seeds: uint64(sample.Size(1, 3))},
		set{name: "zh work report", originals: []original{report}, seeds: uint64(sample.Size(2, 3))},
		set{name: "en wrapped", originals: folder(t, "fomc-en", "2010", "2015~", sentencesOf(english)), seeds: uint64(sample.Size(1, 3)), wrap: 78},
		set{name: "en wrapped, joined", seeds: 1, wrap: 78,
			originals: []original{{join(t, shared+"/fomc-en", "2010", "2015~"), sentencesOf(english)}}},
	)
}

// files returns the files of a folder whose names are between two names.
func files(t *testing.T, folder, from, to string) []string {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(folder, "*.txt"))
	if err != nil || len(names) == 0 {
		t.Fatalf("no texts in %s: %v", folder, err)
	}
	var out []string
	for _, name := range names {
		if base := filepath.Base(name); base >= from && base <= to {
			out = append(out, name)
		}
	}
	return out
}

func folder(t *testing.T, name, from, to string, donor []string) []original {
	t.Helper()
	var out []original
	for _, file := range files(t, filepath.Join(shared, name), from, to) {
		out = append(out, original{read(t, file), donor})
	}
	return out
}

// join reads several files as one statement.
func join(t *testing.T, folder, from, to string) *tree.Statement {
	t.Helper()
	var all bytes.Buffer
	for _, file := range files(t, folder, from, to) {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		all.Write(text)
		all.WriteString("\n\n")
	}
	s, err := parse.Text(&all)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

var years = []string{"2021", "2022", "2023", "2024"}

// specimens returns the specimen statements. What one may be given from another
// is what its truth says has no counterpart.
func specimens(t *testing.T) []original {
	t.Helper()
	statements := map[string]*tree.Statement{}
	for _, y := range years {
		statements[y] = read(t, specimen+"/zh/"+y+".html")
	}
	donors := map[string][]string{}
	for _, pair := range yearPairs {
		old, new := pair[0], pair[1]
		for _, l := range readTruth(t, pair) {
			if l.level != "sentence" {
				continue
			}
			if l.kind == "dropped" {
				donors[new] = append(donors[new], textsAt(statements[old], l.old)...)
			}
			if l.kind == "added" {
				donors[old] = append(donors[old], textsAt(statements[new], l.new)...)
			}
		}
	}
	var out []original
	for _, y := range years {
		out = append(out, original{statements[y], donors[y]})
	}
	return out
}

var yearPairs = [][2]string{{"2021", "2022"}, {"2022", "2023"}, {"2023", "2024"}, {"2021", "2023"}}

func textsAt(s *tree.Statement, locators []string) []string {
	var out []string
	for _, l := range locators {
		if n := s.At(tree.Locator(l)); n != nil {
			out = append(out, strings.TrimSpace(s.TextOf(n)))
		}
	}
	return out
}

// truthLink is a line of a truth file of the specimens.
type truthLink struct {
	level, kind string
	moved       bool
	old, new    []string
}

func readTruth(t *testing.T, pair [2]string) []truthLink {
	t.Helper()
	var links []truthLink
	for _, f := range tsv.Rows(t, specimen+"/truth/zh-"+pair[0]+"-"+pair[1]+".tsv")[1:] { // without the header
		links = append(links, truthLink{
			level: f[0], kind: f[1], moved: strings.Contains(f[2], "moved"),
			old: locators(f[3]), new: locators(f[4]),
		})
	}
	return links
}

func locators(field string) []string {
	if field == "-" {
		return nil
	}
	return strings.Fields(field)
}

// pairs returns the pairs of nodes that a line links.
func (l *truthLink) pairs() []Pair {
	var pairs []Pair
	for _, o := range l.old {
		for _, n := range l.new {
			pairs = append(pairs, Pair{o, n})
		}
	}
	return pairs
}
