package quality

// ratioBound returns an upper bound of blockRatio that ignores the order of words.
// Counts must be all zero, and is so again afterwards.
func ratioBound(old, new []int, counts []int) float64 {
	for _, w := range old {
		counts[w]++
	}
	common := 0
	for _, w := range new {
		if counts[w] > 0 {
			common++
		}
		counts[w]--
	}
	for _, list := range [][]int{old, new} {
		for _, w := range list {
			counts[w] = 0
		}
	}
	return ratio(2*common, len(old)+len(new))
}

// blockRatio returns the share of words in matching blocks: the longest equal run,
// then recursively those to its left and to its right.
func blockRatio(old, new []int) float64 {
	return ratio(2*matched(old, new), len(old)+len(new))
}

func matched(old, new []int) int {
	i, j, n := longestRun(old, new)
	if n == 0 {
		return 0
	}
	return n + matched(old[:i], new[:j]) + matched(old[i+n:], new[j+n:])
}

// longestRun returns the start of the longest equal run on each side, and its length.
// Of several it takes the earliest in old, then in new.
func longestRun(old, new []int) (oldStart, newStart, n int) {
	ending := make([]int, len(new)+1) // length of the run that ends before j
	for i, w := range old {
		for j := len(new) - 1; j >= 0; j-- {
			if new[j] != w {
				ending[j+1] = 0
				continue
			}
			ending[j+1] = ending[j] + 1
			if run := ending[j+1]; run > n || run == n && i-run+1 == oldStart && j-run+1 < newStart {
				oldStart, newStart, n = i-run+1, j-run+1, run
			}
		}
	}
	return oldStart, newStart, n
}
