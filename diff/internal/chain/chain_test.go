package chain_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/clausediff/clausediff/diff/internal/chain"
)

func TestHeaviest(t *testing.T) {
	tests := []struct {
		name  string
		links []chain.Link
		want  []int
	}{
		{"nothing", nil, nil},
		{"one moved", []chain.Link{{0, 0, 1, 1}, {1, 3, 1, 1}, {2, 1, 1, 1}, {3, 2, 1, 1}}, []int{0, 2, 3}},
		{"a heavy one", []chain.Link{{0, 0, 1, 1}, {1, 3, 1, 9}, {2, 1, 1, 1}, {3, 2, 1, 1}}, []int{0, 1}},
		{"points share a place", []chain.Link{{0, 0, 0, 1}, {0, 1, 0, 1}, {1, 1, 0, 1}}, []int{0, 1, 2}},
		{"runs do not overlap", []chain.Link{{0, 0, 5, 5}, {3, 4, 4, 4}, {5, 6, 2, 2}}, []int{0, 2}},
		{"not in order", []chain.Link{{4, 4, 1, 1}, {0, 0, 1, 1}}, []int{1, 0}},
	}
	for _, tt := range tests {
		if got := chain.Heaviest(tt.links); !slices.Equal(got, tt.want) {
			t.Errorf("%s: got %v, want %v", tt.name, got, tt.want)
		}
	}
}

// A chain never goes back, and an exhaustive search finds no heavier one.
func TestHeaviestOfRandomLinks(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		place := rapid.IntRange(0, 8)
		length := rapid.IntRange(rapid.IntRange(0, 1).Draw(t, "points"), 3)
		links := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) chain.Link {
			return chain.Link{Old: place.Draw(t, "old"), New: place.Draw(t, "new"), Len: length.Draw(t, "length"), Weight: rapid.Int64Range(1, 9).Draw(t, "weight")}
		}), 0, 9).Draw(t, "links")
		got := chain.Heaviest(links)
		weight := int64(0)
		for n, i := range got {
			weight += links[i].Weight
			if n > 0 && !follows(links[got[n-1]], links[i]) {
				t.Fatalf("%v does not follow %v", links[i], links[got[n-1]])
			}
		}
		if want := heaviest(links, chain.Link{}); weight != want {
			t.Fatalf("%v weigh %d, not %d", got, weight, want)
		}
	})
}

func follows(before, l chain.Link) bool {
	return l.Old >= before.Old+before.Len && l.New >= before.New+before.Len
}

// heaviest tries every chain after a link.
func heaviest(links []chain.Link, before chain.Link) int64 {
	best := int64(0)
	for i, l := range links {
		if follows(before, l) {
			rest := slices.Delete(slices.Clone(links), i, i+1)
			best = max(best, l.Weight+heaviest(rest, l))
		}
	}
	return best
}
