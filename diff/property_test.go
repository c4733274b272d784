package diff_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/parse/tree"
	"github.com/clausediff/clausediff/testdata/sample"
)

// checkInvariants checks what must hold for any two statements; see doc.go.
func checkInvariants(t testing.TB, r *diff.Result) {
	t.Helper()
	if err := r.Verify(); err != nil {
		t.Fatal(err)
	}
	for _, level := range []diff.Level{diff.LevelSentence, diff.LevelClause} {
		checkCovered(t, r, level)
	}
	ids := map[string]bool{}
	for _, l := range r.Links {
		checkLink(t, r, l)
		if ids[l.ID] {
			t.Fatalf("id %s is used twice", l.ID)
		}
		ids[l.ID] = true
	}
	mirror := diff.Compare(r.New, r.Old)
	if d := cmp.Diff(formatLinks(r.Reverse()), formatLinks(mirror)); d != "" {
		t.Fatalf("the reverse is not the comparison of the swapped statements (-reverse +swapped):\n%s\nold:\n%s\nnew:\n%s",
			d, tree.Format(r.Old), tree.Format(r.New))
	}
}

func checkCovered(t testing.TB, r *diff.Result, level diff.Level) {
	t.Helper()
	kind := tree.KindSentence
	if level == diff.LevelClause {
		kind = tree.KindClause
	}
	linked := map[*tree.Node]bool{}
	for _, l := range r.At(level) {
		for _, n := range append(append([]*tree.Node{}, l.Old...), l.New...) {
			if n.Kind != kind {
				t.Fatalf("a %s link has the %s %s", level, n.Kind, n.Locator)
			}
			linked[n] = true
		}
	}
	for _, s := range []*tree.Statement{r.Old, r.New} {
		for _, n := range s.Nodes(kind) {
			if !linked[n] {
				t.Fatalf("%s %s of %s is in no link", kind, n.Locator, s.ID)
			}
		}
	}
}

func checkLink(t testing.TB, r *diff.Result, l *diff.Link) {
	t.Helper()
	old, new := "", ""
	for _, n := range l.Old {
		old += r.Old.TextOf(n)
	}
	for _, n := range l.New {
		new += r.New.TextOf(n)
	}
	alone := len(l.Old) == 0 || len(l.New) == 0
	switch {
	case alone != (l.Kind == diff.Dropped || l.Kind == diff.Added),
		alone != (l.Certainty == diff.NoCertainty),
		alone != (l.Score == 0),
		alone && (l.Words != nil || l.Moved || l.Renumbered),
		!alone && (l.Words == nil) != (old == new),
		len(l.Old) > 1 && len(l.New) > 1,
		l.Score < 0 || l.Score > 1:
		t.Fatalf("link %+v contradicts itself", l)
	}
	if l.Words != nil {
		checkEdits(t, old, new, l.Words)
		if d := cmp.Diff(diff.Words(old, new, r.New.Lang), l.Words); d != "" && !slices.Equal(byClauses(r, l), l.Words) {
			t.Fatalf("the edits of %s are not those of its wordings by themselves (-by themselves +got):\n%s", l.ID, d)
		}
	}
}

// byClauses returns the edits of two sentences made of those of their clauses, pair by
// pair, where they have as many.
func byClauses(r *diff.Result, l *diff.Link) []diff.Edit {
	if l.Level != diff.LevelSentence || len(l.Old)+len(l.New) != 2 || len(l.Old[0].Children) != len(l.New[0].Children) {
		return nil
	}
	var all []diff.Edit
	var change [2]string
	flush := func() {
		for i, op := range []diff.Op{diff.Delete, diff.Insert} {
			if change[i] != "" {
				all = append(all, diff.Edit{Op: op, Text: change[i]})
			}
		}
		change = [2]string{}
	}
	for k, n := range l.Old[0].Children {
		for _, e := range diff.Words(r.Old.TextOf(n), r.New.TextOf(l.New[0].Children[k]), r.New.Lang) {
			last := len(all) - 1
			switch {
			case e.Op != diff.Equal:
				change[e.Op-diff.Delete] += e.Text
			case last >= 0 && all[last].Op == diff.Equal && change == [2]string{}:
				all[last].Text += e.Text
			default:
				flush()
				all = append(all, e)
			}
		}
	}
	flush()
	return all
}

func checkEdits(t testing.TB, old, new string, edits []diff.Edit) {
	t.Helper()
	var gotOld, gotNew strings.Builder
	for i, e := range edits {
		if e.Text == "" || i > 0 && (e.Op == edits[i-1].Op || e.Op == diff.Delete && edits[i-1].Op == diff.Insert) {
			t.Fatalf("edits are not in their normal form: %q", edits)
		}
		if e.Op != diff.Insert {
			gotOld.WriteString(e.Text)
		}
		if e.Op != diff.Delete {
			gotNew.WriteString(e.Text)
		}
	}
	if gotOld.String() != old || gotNew.String() != new {
		t.Fatalf("edits %.10000q do not rebuild\n%.10000q\n%.10000q", edits, old, new)
	}
}

// vocabulary of random statements: few words, so that much is shared.
var vocabulary = strings.Fields("双方 指出 加强 合作 协调 贸易 投资 支持 反对 干涉 内政 主权 安全 发展 " +
	"北极 航天 能源 农业 教育 The the sides agree trade 2021 2022 1.5% мир стороны")

// randomStatement makes a statement of a few articles from the vocabulary.
func randomStatement(r *rand.Rand, id string) *tree.Statement {
	var b strings.Builder
	fmt.Fprintf(&b, "statement %s zh\n", id)
	for article := range r.IntN(4) {
		fmt.Fprintf(&b, "article %d.\n", article+1)
		for range 1 + r.IntN(3) {
			b.WriteString("  paragraph\n")
			for range 1 + r.IntN(3) {
				b.WriteString("    " + randomSentence(r) + "\n")
			}
		}
	}
	s, err := tree.ParseOutline([]byte(b.String()))
	if err != nil {
		panic(err)
	}
	return s
}

func randomSentence(r *rand.Rand) string {
	var clauses []string
	for range 1 + r.IntN(3) {
		clause := ""
		for range 1 + r.IntN(6) {
			clause += vocabulary[r.IntN(len(vocabulary))]
		}
		clauses = append(clauses, clause)
	}
	return strings.Join(clauses, "，|") + "。"
}

// edited returns a copy with sentences dropped, added, moved and reworded.
func edited(r *rand.Rand, s *tree.Statement) *tree.Statement {
	lines := strings.Split(string(tree.Format(s)), "\n")
	var out []string
	for _, line := range lines {
		if !strings.HasPrefix(line, "    ") {
			out = append(out, line)
			continue
		}
		switch r.IntN(8) {
		case 0: // reworded
			line = "    " + vocabulary[r.IntN(len(vocabulary))] + strings.TrimSpace(line)
			out = append(out, line)
		case 1: // added
			out = append(out, line, "    "+randomSentence(r))
		case 2: // typographic
			out = append(out, strings.NewReplacer("，", ",", "。", ".").Replace(line))
		case 3: // said twice
			out = append(out, line, line)
		case 4: // split
			out = append(out, strings.Split(strings.Replace(line, "，|", "。\n    ", 1), "\n")...)
		default:
			out = append(out, line)
		}
	}
	edited, err := tree.ParseOutline([]byte(strings.Join(out, "\n")))
	if err != nil {
		panic(err)
	}
	return edited
}

func TestInvariantsOnRandomStatements(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	for range sample.Size(120, 400) {
		old := randomStatement(r, "old")
		checkInvariants(t, diff.Compare(old, randomStatement(r, "new")))
		checkInvariants(t, diff.Compare(old, edited(r, old)))
	}
}

// Of few words, many scores are equal: what decides between them must not depend
// on which statement is the old one.
func TestMirrorOfEqualScores(t *testing.T) {
	all := vocabulary
	vocabulary = all[:4]
	defer func() { vocabulary = all }()
	r := rand.New(rand.NewPCG(11, 4))
	for range 600 {
		old := randomStatement(r, "same")
		checkInvariants(t, diff.Compare(old, edited(r, old)))
	}
}

func TestSelfIsUnchanged(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 10))
	for range 200 {
		s := randomStatement(r, "same")
		result := diff.Compare(s, s)
		if !result.Equal() {
			t.Fatalf("%s\n%s", tree.Format(s), formatLinks(result))
		}
	}
}
