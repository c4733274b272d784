package finding

import (
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/clausediff/clausediff/testdata/goldenfile"
)

// TestFit is where the weights come from: data/weights.txt has what fit finds on all
// pairs to tune on, and the test fails where it has anything else. With -update it is
// written anew. With -v the test prints what is told of each pair by the weights that the
// others give.
//
// fit is a logistic regression over the changes of all pairs: does one tell news? Groups
// of pairs count alike, in a group its pairs, in a pair the changes with news as much as
// those without. Weights are drawn to one that all have in common, as strongly as leaving
// pairs out has shown to be best: a score of pairs cannot carry much else. None is
// negative; the largest is 1. Differences under .05 in what is told are noise: it varies
// more than that when a link of one sentence changes.
func TestFit(t *testing.T) {
	pairs := readJudged(t, "tune")
	if testing.Verbose() {
		leaveOut(t, pairs)
	}
	want := fit(pairs)
	if goldenfile.Updating(t) {
		writeWeights(t, want)
		return
	}
	for i, f := range features() {
		if math.Abs(f.weight-want[i]) > weightTolerance {
			t.Errorf("%s weighs %.1f, and the judged pairs give %.2f; go test ./diff/finding -run TestFit -update", f.name, f.weight, want[i])
		}
	}
}

// weightTolerance is how far a weight may be from the one that is found: links that
// change elsewhere move it a little.
const weightTolerance = .15

func leaveOut(t *testing.T, pairs []*judged) {
	sums, n := map[string]score{}, map[string]float64{}
	for i, out := range pairs {
		w := fit(slices.Delete(slices.Clone(pairs), i, i+1))
		s := out.measure(w, true)
		t.Logf("%-18s %-32.32s %s  %.1f", out.kind, filepath.Base(out.New), s, w)
		sum := sums[out.kind]
		sum.add(s, 1)
		sums[out.kind], n[out.kind] = sum, n[out.kind]+1
	}
	var all score
	for kind, sum := range sums {
		all.add(sum, 1/n[kind]/float64(len(sums)))
	}
	t.Logf("left out, every group alike: %s", all)
}

func writeWeights(t *testing.T, weights []float64) {
	var b strings.Builder
	b.WriteString(weightsHead)
	for i, f := range features() {
		fmt.Fprintf(&b, "%4.1f  %s\n", weights[i], f.name)
	}
	if err := os.WriteFile("data/weights.txt", []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
}

const weightsHead = `# What the features of a change count, as TestFit finds it on judged pairs:
# go test ./diff/finding -run TestFit -update writes this file.

`

// shrink is how strongly weights are drawn to one that all have in common, equal: where
// few changes have a feature, the pairs say little of it.
const (
	shrink = .1
	equal  = .3
)

// fit returns the weights that put news before other changes.
func fit(pairs []*judged) []float64 {
	all := features()
	w, free := make([]float64, len(all)), make([]float64, len(pairs))
	size := map[string]float64{}
	for _, j := range pairs {
		size[j.kind]++
	}
	const steps, rate = 300, 2.0
	for range steps {
		slope := make([]float64, len(w))
		for i := range w {
			slope[i] = shrink * (w[i] - equal)
		}
		for k, j := range pairs {
			free[k] -= 5 * rate * j.slope(w, free[k], 1/size[j.kind]/float64(len(size)), slope)
		}
		for i, f := range all {
			if w[i] = max(0, w[i]-rate*slope[i]); f.series {
				w[i] = 0
			}
		}
	}
	return rounded(w)
}

// rounded returns weights in tenths of the largest; features of a series weigh what the
// others do on average.
func rounded(w []float64) []float64 {
	most, sum, n := slices.Max(w), 0.0, 0.0
	for _, v := range w {
		if v > 0 {
			sum, n = sum+v, n+1
		}
	}
	for i, f := range features() {
		if f.series {
			w[i] = sum / n
		}
		w[i] = math.Round(10*w[i]/most) / 10
	}
	return w
}

// slope adds the slopes of a pair's loss to those of the weights, and returns that of the
// pair's own constant.
func (j *judged) slope(w []float64, free, share float64, slope []float64) float64 {
	var told, not float64
	for _, c := range j.changes {
		if j.isNews(c) {
			told++
		} else {
			not++
		}
	}
	if told == 0 || not == 0 {
		return 0
	}
	own := 0.0
	for _, c := range j.changes {
		z, want, count := free, 0.0, not
		if j.isNews(c) {
			want, count = 1, told
		}
		for i, v := range c.value {
			z += w[i] * v
		}
		e := (1/(1+math.Exp(-z)) - want) * share / 2 / count
		own += e
		for i, v := range c.value {
			slope[i] += e * v
		}
	}
	return own
}

// isNews reports whether a change tells a piece of news.
func (j *judged) isNews(c *change) bool {
	is, known := j.news[c]
	if !known {
		is = slices.ContainsFunc(j.News, func(n newsItem) bool { return j.touches(c.link.Old, n.Old) || j.touches(c.link.New, n.New) })
		j.news[c] = is
	}
	return is
}
