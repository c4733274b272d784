package series

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// Searches of a text give the same results with and without an index.
func TestIndexedTextIsFoundIn(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	written := func(n int) string {
		var b strings.Builder
		for range n {
			b.WriteString([]string{"稳", "健", "货", "币", "政", "策", " rate ", "\n"}[random.IntN(8)])
		}
		return b.String()
	}
	found := 0
	for range 2000 {
		plain := keyText{text: "\n" + written(random.IntN(60)), starts: []int{0}}
		indexed := plain
		indexed.index()
		pattern := written(1 + random.IntN(5))
		want := plain.find(pattern)
		if got := indexed.find(pattern); !slices.Equal(got, want) {
			t.Fatalf("%q in %q: %v, without an index %v", pattern, plain.text, got, want)
		}
		if len(pattern) >= gramSize {
			found += len(want)
		}
	}
	if found < 100 {
		t.Errorf("only %d places of patterns that the index has", found)
	}
}
