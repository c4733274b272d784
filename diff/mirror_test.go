package diff_test

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/parse"
	"github.com/clausediff/clausediff/parse/tree"
	"github.com/clausediff/clausediff/testdata/sample"
)

// Statements of a few words, said over and over, tie in all that orders choices:
// swapping the sides must still swap the result.
func TestMirrorOfTies(t *testing.T) {
	for seed := range uint64(sample.Size(300, 3000)) {
		r := rand.New(rand.NewPCG(seed, 5))
		words, space, stop := strings.Fields("双方 将 加强 合作 贸易 能源 愿 深化 农业 交流"), "", "。"
		if seed%2 == 1 {
			words, space, stop = strings.Fields("The Sides welcome support trade energy 5 percent river port"), " ", ". "
		}
		sentences := make([]string, 3+r.IntN(6))
		for k := range sentences {
			said := make([]string, 1+r.IntN(9))
			for i := range said {
				said[i] = words[r.IntN(len(words))]
			}
			sentences[k] = strings.Join(said, space)
		}
		old, new := tiedStatement(t, r, sentences, stop), tiedStatement(t, r, sentences, stop)
		if old == nil || new == nil {
			continue // its language cannot be told
		}
		checkInvariants(t, diff.Compare(old, new))
	}
}

// tiedStatement draws a statement of paragraphs and headings from a few sentences.
func tiedStatement(t *testing.T, r *rand.Rand, sentences []string, stop string) *tree.Statement {
	t.Helper()
	var b strings.Builder
	for range 1 + r.IntN(5) {
		if r.IntN(3) == 0 {
			b.WriteString([]string{"一、", "二、", "三、"}[r.IntN(3)] + sentences[r.IntN(len(sentences))] + "\n\n")
		}
		for range 1 + r.IntN(4) {
			b.WriteString(sentences[r.IntN(len(sentences))] + stop)
		}
		b.WriteString("\n\n")
	}
	s, err := parse.Text(strings.NewReader(b.String()))
	if err != nil {
		return nil
	}
	return s
}
