package series_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/clausediff/clausediff/diff/series"
	"github.com/clausediff/clausediff/parse"
	"github.com/clausediff/clausediff/parse/tree"
)

func statement(t *testing.T, id, text string) *tree.Statement {
	t.Helper()
	s, err := parse.Text(strings.NewReader(text), parse.ID(id), parse.Language(tree.Chinese))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func blamed(l *series.Lineage, statement int) string {
	s := l.Statements[statement]
	var b strings.Builder
	for _, run := range l.Blame(statement) {
		fmt.Fprintf(&b, "%s %s|", l.Statements[run.Since].ID, s.Text[run.Span.Start:run.Span.End])
	}
	return b.String()
}

func threeYears(t *testing.T) *series.Lineage {
	return series.Link([]*tree.Statement{
		statement(t, "2021", "双方反对干涉别国内政。\n\n双方支持修复绫江旧桥。\n\n双方举办青年合唱节。\n"),
		statement(t, "2022", "双方坚决反对干涉别国内政。\n\n双方支持修复绫江旧桥。\n"),
		statement(t, "2023", "双方坚决反对干涉别国内政和集团对抗。\n\n双方举办青年合唱节。\n\n渡口全年开放。\n"),
	}, nil)
}

func TestBlame(t *testing.T) {
	l := threeYears(t)
	for i, want := range []string{
		"2021 双方反对干涉别国内政。|2021 双方支持修复绫江旧桥。|2021 双方举办青年合唱节。|",
		"2021 双方|2022 坚决|2021 反对干涉别国内政。|2021 双方支持修复绫江旧桥。|",
		"2021 双方|2022 坚决|2021 反对干涉别国内政|2023 和集团对抗|2021 。|2021 双方举办青年合唱节。|2023 渡口全年开放。|",
	} {
		if got := blamed(l, i); got != want {
			t.Errorf("%s:\n got %s\nwant %s", l.Statements[i].ID, got, want)
		}
	}
}

// The runs tile the clauses, no words come from a later statement, and the first statement
// is entirely its own.
func TestBlameOfSpecimens(t *testing.T) {
	l := series.Link(readSpecimens(t), nil)
	for i, s := range l.Statements {
		at := map[int]int{}
		for _, run := range l.Blame(i) {
			if run.Since > i || i == 0 && run.Since != 0 {
				t.Fatalf("%s has words of %d", s.ID, run.Since)
			}
			at[run.Span.Start] = run.Span.End
		}
		for _, n := range s.Nodes(tree.KindClause) {
			k := n.Span.Start
			for k < n.Span.End && at[k] > k {
				k = at[k]
			}
			if k != n.Span.End {
				t.Fatalf("%s:%s is not tiled", s.ID, n.Locator)
			}
		}
	}
}

func TestQueries(t *testing.T) {
	l := threeYears(t)
	lives := func(threads []series.Thread) string {
		var all []string
		for _, th := range threads {
			steps := ""
			for _, step := range th.Steps {
				steps += " " + l.Statements[step.Statement].ID + ":" + string(step.Nodes[0].Locator)
			}
			all = append(all, string(th.Status)+steps)
		}
		return strings.Join(all, "; ")
	}
	if got, want := lives(l.Saying("坚决")), "standing 2021:1.1.1.1 2022:1.1.1.1 2023:1.1.1.1"; got != want {
		t.Errorf("坚决: got %s, want %s", got, want)
	}
	if got, want := fmt.Sprint(l.Counts("坚决"), l.Counts("合唱"), l.Counts("")), "[0 1 1] [1 0 1] [0 0 0]"; got != want {
		t.Errorf("counts %s, want %s", got, want)
	}
	if got, want := lives(l.Through(2, l.Statements[2].At("1.2"))), "returned 2021:1.3.1.1 2023:1.2.1.1"; got != want {
		t.Errorf("through 1.2: got %s, want %s", got, want)
	}
	if got, want := lives(l.Gone()), "dropped 2021:1.2.1.1 2022:1.2.1.1"; got != want {
		t.Errorf("omissions: got %s, want %s", got, want)
	}
	if got, want := fmt.Sprint(l.Novelty()), "[{3 3 32 32} {2 0 24 2} {3 1 35 12}]"; got != want {
		t.Errorf("novelty %s, want %s", got, want)
	}
	if got := l.Only(l.Gone()); len(got.Threads) != 1 || len(got.Statements) != 3 {
		t.Errorf("only the omissions: %d threads", len(got.Threads))
	}
}
