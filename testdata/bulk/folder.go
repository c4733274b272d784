package bulk

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
)

// The corpora that [Folder] makes.
const (
	statementSize = 10_000 // bytes of each, about
	perSeries     = 20     // statements of a series, one a year
)

// Folder makes a corpus of n statements in a folder that is empty: series of twenty
// years, each statement a revision of the one before it, and the manifest.
// The same n always gives the same files.
func Folder(dir string, n int) error {
	documents, err := Documents()
	if err != nil {
		return err
	}
	var manifest strings.Builder
	manifest.WriteString("version: 1\nstatements:\n")
	for series := 0; series*perSeries < n; series++ {
		text := chunk(documents[series%len(documents)].Text, series/len(documents))
		name := fmt.Sprintf("s%04d", series)
		if err := os.Mkdir(filepath.Join(dir, name), 0o777); err != nil {
			return err
		}
		for year := range min(perSeries, n-series*perSeries) {
			if year > 0 {
				text = revised(uint64(series*perSeries+year), text)
			}
			file := fmt.Sprintf("%s/%d.txt", name, 2001+year)
			whole := fmt.Sprintf("联合声明\n\n%s\n\n%d年5月1日于北京\n", text, 2001+year)
			if err := os.WriteFile(filepath.Join(dir, filepath.FromSlash(file)), []byte(whole), 0o666); err != nil {
				return err
			}
			fmt.Fprintf(&manifest, "  - {id: %s-%d, series: %s, file: %s, date: %d-05-01, language: zh}\n", name, 2001+year, name, file, 2001+year)
		}
	}
	return os.WriteFile(filepath.Join(dir, "corpus.yaml"), []byte(manifest.String()), 0o666)
}

// revised returns the text of the next year: of its sentences one in twelve is gone,
// one in twelve is followed by another one of the text, and one in eight has other
// words of the text at its end.
func revised(seed uint64, text string) string {
	draw := rand.New(rand.NewPCG(20, seed))
	all := pieces(text)
	var sentences []string
	for _, p := range all {
		if isSentence(p) {
			sentences = append(sentences, p)
		}
	}
	var b strings.Builder
	for _, p := range all {
		if !isSentence(p) {
			b.WriteString(p)
			continue
		}
		other := sentences[draw.IntN(len(sentences))]
		switch n := draw.IntN(24); {
		case n < 2:
		case n < 4:
			b.WriteString(p + other)
		case n < 7:
			head, tail := []rune(p), []rune(other)
			b.WriteString(string(head[:len(head)*2/3]) + string(tail[len(tail)*2/3:]))
		default:
			b.WriteString(p)
		}
	}
	return b.String()
}

// chunk returns about so many bytes of a text as a statement has, in whole lines:
// others at each turn, until there are no more.
func chunk(text string, turn int) string {
	var b strings.Builder
	start := turn * statementSize / 2 % max(1, len(text)-statementSize)
	for line := range strings.Lines(text) {
		if start -= len(line); start > 0 || strings.TrimSpace(line) == "" {
			continue
		}
		b.WriteString(strings.TrimSpace(line) + "\n\n")
		if b.Len() >= statementSize {
			break
		}
	}
	return b.String()
}
