package finding_test

import (
	"math"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/finding"
	"github.com/clausediff/clausediff/parse"
	"github.com/clausediff/clausediff/parse/tree"
	"github.com/clausediff/clausediff/testdata/sample"
)

// shared holds real statements; it is not part of this repository.
const shared = "../../../shared"

// series returns neighbours in time of every folder of real statements: all of a few,
// of a long series one in ten.
func series(t *testing.T) [][2]string {
	t.Helper()
	var folders []string
	for _, pattern := range []string{"corpus/*", "real/*", "real/zh-laws/*", "real/zh-singles/*"} {
		found, err := filepath.Glob(filepath.Join(shared, pattern))
		if err != nil {
			t.Fatal(err)
		}
		folders = append(folders, found...)
	}
	var pairs [][2]string
	for _, folder := range folders {
		files, err := filepath.Glob(filepath.Join(folder, "*.*"))
		if err != nil {
			t.Fatal(err)
		}
		step := 1
		if len(files) > fewFiles {
			step = 10
		}
		for i := 1; i < len(files); i += step {
			pairs = append(pairs, [2]string{files[i-1], files[i]})
		}
	}
	if len(pairs) == 0 {
		t.Skip("the real statements are not here")
	}
	return pairs
}

// fewFiles is how many statements a folder may have of which all neighbours are read.
const fewFiles = 6

// read returns a statement, nil where the file does not hold one.
func read(t *testing.T, name string) *tree.Statement {
	t.Helper()
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	s, err := parse.Any(f, parse.Name(name))
	if err != nil {
		return nil
	}
	return s
}

// Every finding of real statements can be checked: it has a rule and a link, its
// nodes are in the statements, its trigger words in the first of them; ranks count
// from 1 and weights do not rise, routine ones stand last. None contradicts its link. The same comparison has the same findings.
func TestFindingsCanBeChecked(t *testing.T) {
	pairs := series(t)
	for i := 0; i < len(pairs); i += sample.Size(8, 1) {
		old, new := read(t, pairs[i][0]), read(t, pairs[i][1])
		if old == nil || new == nil {
			continue
		}
		r := diff.Compare(old, new)
		all := finding.Find(r)
		for k, f := range all {
			if err := checkable(r, f, k); err != "" {
				t.Errorf("%s → %s: finding %d, %s by %s: %s", pairs[i][0], pairs[i][1], f.Rank, f.Type, f.Rule, err)
			}
			if k > 0 && f.Weight > all[k-1].Weight && f.Routine == all[k-1].Routine {
				t.Errorf("%s: finding %d weighs more than the one before it", pairs[i][1], f.Rank)
			}
		}
		if err := addedOnce(r, all); err != "" {
			t.Errorf("%s → %s: %s", pairs[i][0], pairs[i][1], err)
		}
		if i%8 > 0 {
			continue
		}
		if again := finding.Find(r); !reflect.DeepEqual(all, again) {
			t.Errorf("%s: the findings differ from run to run", pairs[i][1])
		}
	}
}

// addedOnce reports a sentence that is told as added twice, or besides a link that is
// surer than that in which it is told.
func addedOnce(r *diff.Result, all []finding.Finding) string {
	told := map[*tree.Node]bool{}
	for _, f := range all {
		if f.Type != finding.Added {
			continue
		}
		for _, n := range f.New {
			if told[n] {
				return string(n.Locator) + " is told as added twice"
			}
			told[n] = true
			for _, l := range r.At(diff.LevelSentence) {
				if l != f.Link && slices.Contains(l.New, n) && l.Certainty > f.Link.Certainty {
					return string(n.Locator) + " is told as added and has a surer link"
				}
			}
		}
	}
	return ""
}

func checkable(r *diff.Result, f finding.Finding, k int) string {
	switch {
	case f.Rank != k+1:
		return "rank out of order"
	case f.Rule == "" || f.Link == nil:
		return "no rule or no link"
	case !slices.Contains(finding.Types(), f.Type):
		return "unknown type"
	case len(f.Old)+len(f.New) == 0:
		return "no address"
	case !f.Routine && math.Abs(sum(f.Features)-f.Weight) > 1e-6:
		return "features do not add up to the weight"
	case !within(f.Old, f.Link.Old) || !within(f.New, f.Link.New):
		return "an address that is not of its link"
	case !clausesLinked(r, f):
		return "two clauses that are not linked with each other"
	case !ofOthers(r, f):
		return "what is related has not changed, or is of its own link"
	case contradicts(f):
		return "the link says otherwise"
	case f.From == "" && f.To == "" && f.Type != finding.Dropped && f.Type != finding.Added:
		return "no trigger words"
	}
	for _, side := range []struct {
		s     *tree.Statement
		nodes []*tree.Node
		words string
	}{{r.Old, f.Old, f.From}, {r.New, f.New, f.To}} {
		for _, n := range side.nodes {
			if side.s.At(n.Locator) != n {
				return "a node of another statement: " + string(n.Locator)
			}
		}
		if side.words != "" && (len(side.nodes) == 0 || !strings.Contains(side.s.TextOf(side.nodes[0]), side.words)) {
			return "trigger words are not in the first node: " + side.words
		}
	}
	return ""
}

// contradicts reports whether a finding says of its sentence what its link does not: that
// it went or came where it is said elsewhere, or possibly came from where it surely did.
func contradicts(f finding.Finding) bool {
	if f.Type != finding.Dropped && f.Type != finding.Added {
		return f.Said != ""
	}
	switch said := f.Link.Nearest.Said(); {
	case len(f.Link.Old) > 0 && len(f.Link.New) > 0:
		return (f.Said == finding.PossiblyFrom) != (f.Link.Certainty == diff.Possible)
	case said == diff.SaidInPart:
		return f.Said != finding.SaidInPart || f.Nearest != f.Link.Nearest.Node
	default:
		return said == diff.SaidElsewhere
	}
}

func sum(features []finding.Feature) float64 {
	all := 0.0
	for _, x := range features {
		all += x.Value
	}
	return all
}

// within reports whether each node is in one of some sentences.
func within(nodes, sentences []*tree.Node) bool {
	return !slices.ContainsFunc(nodes, func(n *tree.Node) bool {
		return !slices.ContainsFunc(sentences, func(s *tree.Node) bool { return s.Span.Start <= n.Span.Start && n.Span.End <= s.Span.End })
	})
}

// clausesLinked reports whether the first nodes of both sides, where both are
// clauses, are linked with each other.
func clausesLinked(r *diff.Result, f finding.Finding) bool {
	if len(f.Old) == 0 || len(f.New) == 0 || f.Old[0].Kind != tree.KindClause || f.New[0].Kind != tree.KindClause {
		return true
	}
	for _, l := range r.At(diff.LevelClause) {
		if slices.Contains(l.Old, f.Old[0]) && slices.Contains(l.New, f.New[0]) {
			return true
		}
	}
	return false
}

// ofOthers reports whether what is related to a finding, where it is nearest aside, is
// of other changed links.
func ofOthers(r *diff.Result, f finding.Finding) bool {
	related := slices.Concat(f.RelatedOld, f.RelatedNew)
	if f.Nearest != nil {
		related = slices.DeleteFunc(related, func(n *tree.Node) bool { return slices.Contains(f.Link.Old, n) })
	}
	if len(related) == 0 {
		return true
	}
	for _, l := range r.At(diff.LevelSentence) {
		if l != f.Link && l.Kind != diff.Unchanged {
			related = slices.DeleteFunc(related, func(n *tree.Node) bool { return slices.Contains(l.Old, n) || slices.Contains(l.New, n) })
		}
	}
	return len(related) == 0
}
