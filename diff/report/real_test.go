package report_test

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/finding"
	"github.com/clausediff/clausediff/diff/report"
	"github.com/clausediff/clausediff/diff/report/internal/reporttest"
	"github.com/clausediff/clausediff/diff/report/passage"
	"github.com/clausediff/clausediff/parse"
	"github.com/clausediff/clausediff/parse/tree"
	"github.com/clausediff/clausediff/testdata/sample"
)

// realCorpus is a folder of real documents that stands beside the project and
// is not part of it.
const realCorpus = "../../../shared/corpus"

// comparisons returns, by name, those of the cases of package diff, of the
// specimens, and of the latest real documents where they are present.
func comparisons(t *testing.T) map[string]*diff.Result {
	t.Helper()
	if compared != nil {
		return compared
	}
	all := reporttest.Results(t, "../../testdata/diff/*.txtar")
	folders := []string{"../../testdata/corpus/zh/*.html", "../../testdata/corpus/en/*.html", "../../testdata/corpus/ru/*.html"}
	if _, err := os.Stat(realCorpus); err == nil {
		folders = append(folders, realCorpus+"/work-report-zh/202?.txt", realCorpus+"/npc-resolution-zh/1?-1.txt", realCorpus+"/fomc-en/2015*.txt")
	} else if os.Getenv("CLAUSEDIFF_REQUIRE") != "" {
		t.Fatalf("%s is missing and CLAUSEDIFF_REQUIRE is set", realCorpus)
	}
	names, next := slices.Collect(maps.Keys(all)), map[string]string{}
	for _, folder := range folders {
		files, err := filepath.Glob(folder)
		if err != nil || len(files) < 2 {
			t.Fatalf("%s: %d files, %v", folder, len(files), err)
		}
		files = sample.Of(files, 2)
		for i := range files[1:] {
			next[files[i]] = files[i+1]
			names = append(names, files[i])
		}
	}
	made := map[string]*diff.Result{}
	slices.Sort(names)
	for _, name := range sample.Of(names, 12) {
		if made[name] = all[name]; made[name] == nil {
			made[name] = diff.Compare(readFile(t, name), readFile(t, next[name]))
		}
	}
	compared = made
	return made
}

// compared holds the comparisons once they are made.
var compared map[string]*diff.Result

func readFile(t *testing.T, file string) *tree.Statement {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	s, err := parse.Any(f, parse.Name(filepath.Base(file)))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// TestRoutineIsCountedOnce holds the count to the rows that a reader sees
// labelled, each of which has something marked.
func TestRoutineIsCountedOnce(t *testing.T) {
	for name, r := range comparisons(t) {
		rep := report.New(r, report.Options{Findings: finding.Find(r)})
		labelled := 0
		for _, s := range rep.Sections {
			for _, row := range s.Rows {
				if !row.Routine {
					continue
				}
				labelled++
				if row.Stub || marks(&row) == 0 {
					t.Errorf("%s: %v is routine without a mark", name, row.New.Locators)
				}
			}
		}
		if labelled != rep.Routine {
			t.Errorf("%s: %d rows are routine, %d counted", name, labelled, rep.Routine)
		}
	}
}

func marks(row *report.Row) int {
	n := 0
	for _, run := range row.Redline() {
		if run.Mark != passage.Same {
			n++
		}
	}
	return n
}

// TestWholeTexts: a statement without articles is one whole, an article with its
// label alone is not one.
func TestWholeTexts(t *testing.T) {
	const text = "  paragraph\n    双方愿继续努力。\n"
	for head, want := range map[string]bool{"article\n": true, "article 一、\n": false, "preamble\n": false} {
		s := reporttest.Outline(t, []byte("statement x zh\n"+head+text))
		if got := report.New(diff.Compare(s, s), report.Options{}).Sections[0].New.Whole; got != want {
			t.Errorf("%q: whole %t", head, got)
		}
	}
}
