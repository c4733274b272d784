package sample

import (
	"slices"
	"testing"
)

func TestOf(t *testing.T) {
	items := []int{0, 1, 2, 3, 4, 5, 6, 7, 8, 9}
	t.Setenv("CLAUSEDIFF_REQUIRE", "")
	for n, want := range map[int][]int{1: {0, 9}, 2: {0, 9}, 3: {0, 4, 9}, 4: {0, 3, 6, 9}, 10: items, 99: items} {
		if got := Of(items, n); !slices.Equal(got, want) {
			t.Errorf("%d: %v, want %v", n, got, want)
		}
	}
	if Of([]int(nil), 3) != nil || Size(1, 2) != 1 {
		t.Error("of nothing there is something, or the size is whole")
	}
	t.Setenv("CLAUSEDIFF_REQUIRE", "1")
	if got := Of(items, 3); !slices.Equal(got, items) || Size(1, 2) != 2 {
		t.Errorf("not everything: %v", got)
	}
}
