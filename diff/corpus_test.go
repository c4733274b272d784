package diff_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/parse"
	"github.com/clausediff/clausediff/parse/tree"
	"github.com/clausediff/clausediff/testdata/sample"
)

// realCorpus is a folder of real documents that stands beside the project and
// is not part of it.
const realCorpus = "../../shared/corpus"

// needCorpus skips the test where the real documents are missing, and fails
// where they are required.
func needCorpus(t testing.TB) {
	t.Helper()
	if _, err := os.Stat(realCorpus); err == nil {
		return
	}
	if os.Getenv("CLAUSEDIFF_REQUIRE") != "" {
		t.Fatalf("%s is missing and CLAUSEDIFF_REQUIRE is set", realCorpus)
	}
	t.Skipf("%s is missing", realCorpus)
}

func read(t testing.TB, file string) *tree.Statement {
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

// neighbours returns the files of a folder in order of their names, each with
// the one before it.
func neighbours(t testing.TB, folder string) [][2]string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(realCorpus, folder, "*.txt"))
	if err != nil || len(files) < 2 {
		t.Fatalf("%s: %d files, %v", folder, len(files), err)
	}
	var pairs [][2]string
	for i := 1; i < len(files); i++ {
		pairs = append(pairs, [2]string{files[i-1], files[i]})
	}
	return pairs
}

func TestInvariantsOnRealDocuments(t *testing.T) {
	needCorpus(t)
	for _, folder := range []string{"npc-resolution-zh", "work-report-zh", "fomc-en"} {
		pairs := neighbours(t, folder)
		if testing.Short() {
			pairs = pairs[len(pairs)-2:]
		}
		for _, pair := range sample.Of(pairs, 2) {
			t.Run(folder+"/"+filepath.Base(pair[1]), func(t *testing.T) {
				t.Parallel()
				old, new := read(t, pair[0]), read(t, pair[1])
				checkInvariants(t, diff.Compare(old, new))
				if self := diff.Compare(new, new); !self.Equal() {
					t.Errorf("against itself: %+v", self.Stats(diff.LevelSentence))
				}
				checkRetypeset(t, new, sample.Of(settings, 4))
			})
		}
	}
}

func BenchmarkCompareReports(b *testing.B) {
	needCorpus(b)
	old := read(b, filepath.Join(realCorpus, "work-report-zh/2021.txt"))
	new := read(b, filepath.Join(realCorpus, "work-report-zh/2022.txt"))
	b.ReportAllocs()
	b.SetBytes(int64(len(old.Text) + len(new.Text)))
	for b.Loop() {
		diff.Compare(old, new)
	}
}
