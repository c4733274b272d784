package diff

import (
	"math"
	"strings"
	"testing"
	"time"

	"github.com/clausediff/clausediff/diff/internal/align"
	"github.com/clausediff/clausediff/parse"
	"github.com/clausediff/clausediff/parse/tree"
	"github.com/clausediff/clausediff/testdata/bulk"
)

// benchReport is the size of one report, in bytes.
const benchReport = 54_000

// benchTexts returns a text of about size bytes and its edited copy.
func benchTexts(b *testing.B, size int) (old, new string) {
	b.Helper()
	text, err := bulk.Text(size)
	if err != nil {
		b.Fatal(err)
	}
	return text, bulk.Edited(text)
}

func benchStatement(b *testing.B, text string) *tree.Statement {
	b.Helper()
	s, err := parse.Text(strings.NewReader(text))
	if err != nil {
		b.Fatal(err)
	}
	return s
}

// benchStage runs one stage of the comparison of a report with its edited copy.
func benchStage(b *testing.B, stage func(old, new *tree.Statement) func()) {
	oldText, newText := benchTexts(b, benchReport)
	run := stage(benchStatement(b, oldText), benchStatement(b, newText))
	b.SetBytes(int64(len(oldText) + len(newText)))
	b.ReportAllocs()
	for b.Loop() {
		run()
	}
}

func BenchmarkUnits(b *testing.B) {
	benchStage(b, func(old, new *tree.Statement) func() {
		return func() { newComparison(old, new, nil) }
	})
}

func BenchmarkAlignSentences(b *testing.B) {
	benchStage(b, func(old, new *tree.Statement) func() {
		p := newComparison(old, new, nil).sentenceProblem()
		return func() { align.Align(p) }
	})
}

func BenchmarkAlignClauses(b *testing.B) {
	benchStage(b, func(old, new *tree.Statement) func() {
		c := newComparison(old, new, nil)
		sentences := align.Align(c.sentenceProblem()).Links
		p := c.clauseProblem()
		return func() { align.Prepare(p).Align(sentences) }
	})
}

// BenchmarkWords makes the word edits of all links that have any.
func BenchmarkWords(b *testing.B) {
	benchStage(b, func(old, new *tree.Statement) func() {
		r := Compare(old, new)
		return func() {
			for _, l := range r.Links {
				if l.Words != nil {
					Words(joined(old, l.Old), joined(new, l.New), new.Lang)
				}
			}
		}
	})
}

func BenchmarkCompare(b *testing.B) {
	benchStage(b, func(old, new *tree.Statement) func() {
		return func() { Compare(old, new) }
	})
}

func BenchmarkVerify(b *testing.B) {
	benchStage(b, func(old, new *tree.Statement) func() {
		r := Compare(old, new)
		return func() {
			if err := r.Verify(); err != nil {
				panic(err)
			}
		}
	})
}

// BenchmarkGrowth reads and compares texts of growing size with their edited
// copies. The exponent x says that the best time grew as size^x since the size
// before.
func BenchmarkGrowth(b *testing.B) {
	var sizeBefore, bestBefore float64
	for _, bb := range []struct {
		name string
		size int
	}{{"0.1MB", 100_000}, {"0.3MB", 300_000}, {"1MB", 1_000_000}, {"3MB", 3_000_000}} {
		b.Run(bb.name, func(b *testing.B) {
			old, new := benchTexts(b, bb.size)
			b.SetBytes(int64(len(old) + len(new)))
			b.ReportAllocs()
			best := math.Inf(1)
			for b.Loop() {
				start := time.Now()
				Compare(benchStatement(b, old), benchStatement(b, new))
				best = min(best, time.Since(start).Seconds())
			}
			size := float64(len(old))
			if sizeBefore > 0 {
				b.ReportMetric(math.Log(best/bestBefore)/math.Log(size/sizeBefore), "exponent")
			}
			sizeBefore, bestBefore = size, best
		})
	}
}
