package report_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/finding"
	"github.com/clausediff/clausediff/diff/report"
	"github.com/clausediff/clausediff/diff/report/history"
	"github.com/clausediff/clausediff/diff/report/internal/reporttest"
	"github.com/clausediff/clausediff/diff/report/json"
	"github.com/clausediff/clausediff/diff/report/passage"
	"github.com/clausediff/clausediff/diff/series"
	"github.com/clausediff/clausediff/parse/tree"
)

// results returns the comparisons of the cases of package diff, by name.
// spoken returns a text as a report shows it: no white space.
func spoken(text string) string { return strings.Join(strings.Fields(text), "") }

// TestEverySentenceIsShownOnce reads the report as a reader does: the sides
// that are neither stubs nor repeated give both statements, and the counts add
// up.
func TestEverySentenceIsShownOnce(t *testing.T) {
	for name, r := range reporttest.Results(t, "../../testdata/diff/*.txtar") {
		rep := report.New(r, report.Options{Context: 1, Findings: finding.Find(r)})
		shown := map[string]string{}
		var sum diff.Stats
		for _, s := range rep.Sections {
			sum = addStats(sum, s.Stats)
			for _, row := range s.Rows {
				if !row.Stub && !row.Old.Repeated {
					record(t, shown, "old ", row.Old)
				}
				if !row.New.Repeated {
					record(t, shown, "new ", row.New)
				}
				checkClauses(t, name, row)
			}
		}
		for side, s := range map[string]*tree.Statement{"old ": r.Old, "new ": r.New} {
			for _, n := range s.Nodes(tree.KindSentence) {
				if _, ok := shown[side+string(n.Locator)]; !ok {
					t.Errorf("%s: %s%s is not shown", name, side, n.Locator)
				}
			}
		}
		if want := rep.Sentences; sum != want {
			t.Errorf("%s: sections count %+v, summary %+v", name, sum, want)
		}
	}
}

// TestTalliesAreAllLinks holds the numbers of summaries to the links: each is
// counted once, and none that is only possible among the reworded ones.
func TestTalliesAreAllLinks(t *testing.T) {
	for name, r := range comparisons(t) {
		for _, level := range []diff.Level{diff.LevelSentence, diff.LevelClause} {
			sum, reworded, possibly := 0, 0, 0
			for _, l := range r.At(level) {
				if l.Kind == diff.Reworded && l.Certainty == diff.Possible {
					possibly++
				} else if l.Kind == diff.Reworded {
					reworded++
				}
			}
			for _, tally := range report.Tallies(r.Stats(level)) {
				sum += tally.N
				if want := map[string]int{"reworded": reworded, "possibly reworded": possibly}; tally.Kind == diff.Reworded && tally.N != want[tally.Word] {
					t.Errorf("%s: %d %s, want %d", name, tally.N, tally.Word, want[tally.Word])
				}
			}
			if sum != len(r.At(level)) {
				t.Errorf("%s: %d links counted of %d", name, sum, len(r.At(level)))
			}
		}
	}
}

func record(t *testing.T, shown map[string]string, prefix string, s passage.Side) {
	t.Helper()
	for _, locator := range s.Locators {
		// A node in two links is shown again beside the others of the second.
		if text, ok := shown[prefix+locator]; ok && len(s.Locators) == 1 {
			t.Errorf("%s%s is shown twice: %q, %q", prefix, locator, text, s.Text())
		}
		shown[prefix+locator] = s.Text()
	}
}

func addStats(a, b diff.Stats) diff.Stats {
	return diff.Stats{
		Unchanged: a.Unchanged + b.Unchanged, Typographic: a.Typographic + b.Typographic,
		Reworded: a.Reworded + b.Reworded, Dropped: a.Dropped + b.Dropped, Added: a.Added + b.Added,
		Moved: a.Moved + b.Moved, Renumbered: a.Renumbered + b.Renumbered,
		Split: a.Split + b.Split, Merged: a.Merged + b.Merged, Possible: a.Possible + b.Possible, PossiblyReworded: a.PossiblyReworded + b.PossiblyReworded,
	}
}

// checkClauses checks that the clause rows of a sentence say its whole new
// text in order, and all clauses of its old text.
func checkClauses(t *testing.T, name string, row report.Row) {
	t.Helper()
	if row.Clauses == nil {
		return
	}
	said := ""
	old := map[string]bool{}
	for _, c := range row.Clauses {
		if !c.New.Repeated {
			said += spoken(c.New.Text())
		}
		for _, locator := range c.Old.Locators {
			old[locator] = true
		}
	}
	if want := spoken(row.New.Text()); said != want && !row.New.Repeated {
		t.Errorf("%s %v: clauses say %q, the sentence %q", name, row.New.Locators, said, want)
	}
	for _, sentence := range row.Old.Locators {
		if !old[sentence+".1"] {
			t.Errorf("%s: no clause row for old %s.1", name, sentence)
		}
	}
}

func TestFolding(t *testing.T) {
	r := reporttest.Results(t, "../../testdata/diff/*.txtar")["repeated-formula.txtar"]
	for context, want := range map[int]int{-1: 0, 0: 2, 1: 1, 2: 0} {
		folded := 0
		for _, s := range report.New(r, report.Options{Context: context}).Sections {
			for _, row := range s.Rows {
				if row.Folded {
					folded++
				}
			}
		}
		if folded != want {
			t.Errorf("context %d: %d rows folded, want %d", context, folded, want)
		}
	}
}

func lineageOf(t *testing.T, order ...int) *series.Lineage {
	t.Helper()
	outlines := []string{
		"statement 2021 zh\narticle 一、\n  paragraph\n    双方将共建北方灯塔航线，|保护候鸟栖息地。\n    双方欢迎互设文化中心。\n    双方商定修复古驿道。\n",
		"statement 2022 zh\narticle 一、\n  paragraph\n    双方将共建北方灯塔航线，|保护候鸟栖息地。\n    双方商定修复古驿道。\n",
		"statement 2023 zh\narticle 一、\n  paragraph\n    双方欢迎互设文化中心。\n    双方将共建北方灯塔与海图航线，|保护候鸟栖息地。\n    双方启动稀土回收试点。\n",
	}
	var statements []*tree.Statement
	for _, k := range order {
		statements = append(statements, reporttest.Outline(t, outlines[k]))
	}
	return series.Link(statements, nil)
}

func TestLineage(t *testing.T) {
	l := lineageOf(t, 0, 1, 2)
	rep := history.New(l, nil)
	want := map[string]series.Status{
		"双方欢迎互设文化中心。":     "returned",
		"双方将共建北方灯塔与海图航线，": "standing",
		"保护候鸟栖息地。":        "standing",
		"双方启动稀土回收试点。":     "new",
		"双方商定修复古驿道。":      "dropped",
	}
	threads := append([]history.Thread{}, rep.Gone...)
	for _, s := range rep.Sections {
		threads = append(threads, s.Threads...)
	}
	if len(threads) != len(want) {
		t.Errorf("%d threads, want %d", len(threads), len(want))
	}
	for _, thread := range threads {
		last := ""
		for _, cell := range thread.Cells {
			if !cell.Empty() {
				last = cell.Text()
			}
		}
		if want[last] != thread.Status {
			t.Errorf("%q is %s, want %s", last, thread.Status, want[last])
		}
	}
	if len(rep.Gone) != 1 || rep.Gone[0].Since != "2021" || rep.Gone[0].Last != "2022" {
		t.Errorf("gone: %+v", rep.Gone)
	}
}

// TestGoneLongStandingFirst: a short clause that two statements had comes before a
// long one that one had.
func TestGoneLongStandingFirst(t *testing.T) {
	const long = "双方商定在河口三角洲设立联合水文观测站并向沿岸各县逐日共享水位和含沙量数据。"
	l := series.Link([]*tree.Statement{
		reporttest.Outline(t, []byte("statement 2021 zh\narticle\n  paragraph\n    双方互访。\n    双方启动稀土回收试点。\n")),
		reporttest.Outline(t, []byte("statement 2022 zh\narticle\n  paragraph\n    双方互访。\n    "+long+"\n")),
		reporttest.Outline(t, []byte("statement 2023 zh\narticle\n  paragraph\n    双方感谢东道主的接待。\n")),
	}, nil)
	var gone, omitted []string
	for _, row := range history.New(l, nil).Gone {
		gone = append(gone, row.Cells[1].Text()+row.Cells[0].Text())
	}
	for _, thread := range l.Gone() {
		last := thread.Steps[len(thread.Steps)-1]
		omitted = append(omitted, l.Statements[last.Statement].TextOf(last.Nodes[0]))
	}
	for name, got := range map[string][]string{"gone": gone, "omissions": omitted} {
		if len(got) != 3 || !strings.HasPrefix(got[0], "双方互访。") || got[1] != long {
			t.Errorf("%s: %q", name, got)
		}
	}
}

// TestAskForPhrases: how much is new is not an answer to a question for a phrase.
func TestAskForPhrases(t *testing.T) {
	rep := history.New(lineageOf(t, 0, 1, 2), nil)
	if rep.Ask(nil); rep.Novelty == nil || !rep.Timeline {
		t.Error("a question for threads has no novelty")
	}
	if rep.Ask([]history.Phrase{{Text: "灯塔"}}); rep.Novelty != nil {
		t.Error("a question for a phrase has novelty")
	}
}

// TestLineageDoesNotDependOnOrder writes the document for every order of the
// arguments.
func TestLineageDoesNotDependOnOrder(t *testing.T) {
	var want string
	for _, order := range [][]int{{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}} {
		var b bytes.Buffer
		if err := json.WriteLineage(&b, lineageOf(t, order...), func() []finding.Finding { return nil }); err != nil {
			t.Fatal(err)
		}
		if want == "" {
			want = b.String()
		}
		if b.String() != want {
			t.Errorf("order %v gives another document", order)
		}
	}
}

// Where text stood that a row shows elsewhere, a stub names that row.
func TestStubsNameTheirRow(t *testing.T) {
	stubs := 0
	for name, r := range comparisons(t) {
		rep := report.New(r, report.Options{})
		rows := map[string]report.Row{}
		for _, s := range rep.Sections {
			for _, row := range s.Rows {
				if !row.Stub {
					rows[row.ID] = row
				}
			}
		}
		for _, s := range rep.Sections {
			for _, stub := range s.Rows {
				if !stub.Stub {
					continue
				}
				stubs++
				row, ok := rows[stub.ID]
				to := row.New.Locators
				if stub.Old.Empty() {
					to = row.Old.Locators
				}
				if !ok || row.Kind != stub.Kind || row.Moved != stub.Moved || !slices.Equal(stub.To, to) {
					t.Errorf("%s: the stub %v leads to %v, its row %q to %v", name, stub.Old.Locators, stub.To, stub.ID, to)
				}
			}
		}
	}
	if stubs < 10 {
		t.Errorf("%d stubs", stubs)
	}
}
