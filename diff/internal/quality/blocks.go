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

// blockRatio returns the share of words in matching blocks.
func blockRatio(old, new []int) float64 {
	return ratio(2*len(matchingBlocks(old, new)), len(old)+len(new))
}

// matchingBlocks returns the pairs of equal words in the longest equal run, and recursively
// in those to its left and to its right.
func matchingBlocks(old, new []int) [][2]int {
	i, j, n := longestRun(old, new)
	if n == 0 {
		return nil
	}
	pairs := matchingBlocks(old[:i], new[:j])
	for k := range n {
		pairs = append(pairs, [2]int{i + k, j + k})
	}
	for _, p := range matchingBlocks(old[i+n:], new[j+n:]) {
		pairs = append(pairs, [2]int{p[0] + i + n, p[1] + j + n})
	}
	return pairs
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
