package words

import (
	"cmp"
	"slices"

	"github.com/clausediff/clausediff/diff/internal/chain"
)

// scriptTokens is the number of words on both sides above which the shortest edit script,
// which is quadratic in the worst case, is made piece by piece. No sentence has as many; a
// text without full stops may.
const scriptTokens = 20_000

// longScript returns the equal runs of an edit script, the shortest one for up to
// [scriptTokens] words. Longer texts are split at words that occur once on each side and in
// the same order (Cohen's patience diff), and each piece has its own shortest script:
//
//	old  … 的 [1997] 的 和 的 [边界] …
//	new  … 的 [1997] 和 和 的 [边界] …
//
// In a piece that is still too long only the equal beginning and end are kept. It takes
// O(n log n) plus the time of the scripts. Swapping the sides swaps the runs.
func longScript[T cmp.Ordered](old, new []T) []run {
	if len(old)+len(new) <= scriptTokens {
		return shortestScript(old, new)
	}
	if slices.Compare(old, new) > 0 {
		return swapped(longScript(new, old))
	}
	var runs []run
	i, j := 0, 0
	for _, fixed := range append(sharedOnce(old, new), run{len(old), len(new), 0}) {
		oldEnd, newEnd := fixed.old, fixed.new
		for i < oldEnd && j < newEnd && old[i] == new[j] {
			runs = append(runs, run{i, j, 1})
			i, j = i+1, j+1
		}
		for i < oldEnd && j < newEnd && old[oldEnd-1] == new[newEnd-1] {
			oldEnd, newEnd = oldEnd-1, newEnd-1
		}
		if oldEnd-i+newEnd-j <= scriptTokens {
			for _, r := range shortestScript(old[i:oldEnd], new[j:newEnd]) {
				runs = append(runs, run{i + r.old, j + r.new, r.n})
			}
		}
		runs = append(runs, run{oldEnd, newEnd, fixed.old - oldEnd + fixed.n})
		i, j = fixed.old+fixed.n, fixed.new+fixed.n
	}
	return runs
}

// sharedOnce returns the longest sequence of words that occur once on each side and are in
// the same order, as runs of one.
func sharedOnce[T comparable](old, new []T) []run {
	oldAt, newAt := places(old), places(new)
	var shared []run
	for i, key := range old {
		if j, ok := newAt[key]; ok && j >= 0 && oldAt[key] == i {
			shared = append(shared, run{i, j, 1})
		}
	}
	links := make([]chain.Link, len(shared))
	for k, r := range shared {
		links[k] = chain.Link{Old: r.old, New: r.new, Len: 1, Weight: 1}
	}
	var series []run
	for _, k := range chain.Heaviest(links) {
		series = append(series, shared[k])
	}
	return series
}

// places returns the position of each word, -1 if it occurs more than once.
func places[T comparable](words []T) map[T]int {
	at := map[T]int{}
	for i, word := range words {
		if _, ok := at[word]; ok {
			i = -1
		}
		at[word] = i
	}
	return at
}
