package diff_test

import (
	"slices"
	"testing"

	"github.com/clausediff/clausediff/diff/internal/buckets"
	"pgregory.net/rapid"
)

// Each key has the items that were put under it, in their order.
func TestBuckets(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		count := rapid.IntRange(1, 5).Draw(t, "count")
		keys := rapid.SliceOf(rapid.IntRange(0, count-1)).Draw(t, "keys")
		want := make([][]int, count+1)
		for item, key := range keys {
			want[key] = append(want[key], item)
		}
		b := buckets.Of(count, func(put func(key, item int)) {
			for item, key := range keys {
				put(key, item)
			}
		})
		for key := range want {
			if got := b.Of(key); !slices.Equal(got, want[key]) {
				t.Fatalf("key %d has %v, want %v", key, got, want[key])
			}
		}
	})
}
