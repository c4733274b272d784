package dict_test

import (
	"bufio"
	"compress/gzip"
	"maps"
	"math"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"github.com/clausediff/clausediff/parse/internal/dict"
)

func cut(run string) []string {
	var words []string
	start := 0
	for _, end := range dict.Words(run, nil) {
		words = append(words, run[start:end])
		start = end
	}
	return words
}

func TestWords(t *testing.T) {
	for _, want := range []string{
		"",
		"双方|一致同意|加强|合作",
		"全面战略协作伙伴关系|达到|新|水平",
		"人类命运共同体",
		"坚决反对|干涉内政",
		"和平共处五项原则",
		"外交部|发言人",
		"其中|俄罗斯",
		"合作|中|日益",
		"扩大|贸易规模",
		"㐀㐁",
	} {
		got := strings.Join(cut(strings.ReplaceAll(want, "|", "")), "|")
		if want == "㐀㐁" { // characters in no word are separate
			want = "㐀|㐁"
		}
		if got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

// TestTermsAreWords checks that every term of our own list is one word.
func TestTermsAreWords(t *testing.T) {
	data, err := os.ReadFile("data/terms.txt")
	if err != nil {
		t.Fatal(err)
	}
	count := 0
	for line := range strings.Lines(string(data)) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		for _, term := range strings.Fields(line) {
			count++
			if words := cut(term); len(words) != 1 {
				t.Errorf("%s is cut into %s", term, strings.Join(words, "|"))
			}
		}
	}
	if count < 200 {
		t.Errorf("only %d terms", count)
	}
}

func TestWordsTile(t *testing.T) {
	han := rapid.StringOf(rapid.RuneFrom([]rune("双方一致同意加强合作国际关系的人民中华㐀𠀀鿿")))
	rapid.Check(t, func(t *rapid.T) {
		run := han.Draw(t, "run")
		if got := strings.Join(cut(run), ""); got != run {
			t.Fatalf("%q became %q", run, got)
		}
	})
}

// TestWordsAppend appends to existing ends, for a run that is longer than any buffer on
// the stack.
func TestWordsAppend(t *testing.T) {
	run := strings.Repeat("双方一致同意", 50)
	got := dict.Words(run, []int{-1, -2})
	if !slices.Equal(got[:2], []int{-1, -2}) || !slices.Equal(got[2:], dict.Words(run, nil)) {
		t.Errorf("got %v", got)
	}
}

// TestWordsCostLeast compares the cost of a split with the minimum, which is computed
// from the data and not from the table.
func TestWordsCostLeast(t *testing.T) {
	costs := readCosts(t)
	pieces := slices.Sorted(maps.Keys(costs))
	pieces = append(pieces, "㐀", "鿿", "𠀀")
	rapid.Check(t, func(t *rapid.T) {
		run := strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 1, 8).Draw(t, "words"), "")
		got := 0
		for _, word := range cut(run) {
			got += costOf(costs, word)
		}
		if want := leastCost(costs, []rune(run)); got != want {
			t.Fatalf("%s costs %d, the least is %d", strings.Join(cut(run), "|"), got, want)
		}
	})
}

// impossible is the cost of several characters that are not a word.
const impossible = 1 << 20

func costOf(costs map[string]int, word string) int {
	if cost, ok := costs[word]; ok {
		return cost
	}
	if utf8.RuneCountInString(word) == 1 {
		return 200
	}
	return impossible
}

func leastCost(costs map[string]int, run []rune) int {
	least := make([]int, len(run)+1)
	for end := 1; end <= len(run); end++ {
		least[end] = impossible
		for start := range end {
			least[end] = min(least[end], least[start]+costOf(costs, string(run[start:end])))
		}
	}
	return least[len(run)]
}

// readCosts returns the cost of every word of the data folder.
func readCosts(t *testing.T) map[string]int {
	counts := readCounts(t)
	terms, err := os.ReadFile("data/terms.txt")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(terms)) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		for _, term := range strings.Fields(line) {
			counts[term] = max(counts[term], 1000)
		}
	}
	total := 0
	for _, n := range counts {
		total += n
	}
	for word, n := range counts {
		bits := math.Log2(float64(total) / float64(n))
		counts[word] = int(math.Round(8 * bits))
	}
	return counts
}

// readCounts returns the counts of data/words.txt.gz.
func readCounts(t *testing.T) map[string]int {
	f, err := os.Open("data/words.txt.gz")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	r, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	counts := map[string]int{}
	for lines := bufio.NewScanner(r); lines.Scan(); {
		word, count, _ := strings.Cut(lines.Text(), "\t")
		n, err := strconv.Atoi(count)
		if err != nil {
			t.Fatal(err)
		}
		counts[word] = max(n, 1)
	}
	if len(counts) < 100_000 {
		t.Fatalf("only %d words", len(counts))
	}
	return counts
}

func FuzzWords(f *testing.F) {
	f.Add("双方一致同意")
	f.Add("a\xff中")
	f.Fuzz(func(t *testing.T, run string) {
		if got := strings.Join(cut(run), ""); got != run {
			t.Fatalf("%q became %q", run, got)
		}
	})
}

func BenchmarkWords(b *testing.B) {
	run := strings.Repeat("双方一致同意加强国际关系民主化和全面战略协作伙伴关系", 20)
	b.SetBytes(int64(len(run)))
	b.ReportAllocs()
	var ends []int
	for b.Loop() {
		ends = dict.Words(run, ends[:0])
	}
}
