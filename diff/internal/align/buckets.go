package align

// buckets lists items by a key, both numbers from 0, the items of a key in their
// order. The lists stand in one row.
type buckets struct{ starts, items []int32 }

// bucketsOf sorts the items below n into so many buckets; an item whose key is
// below 0 is left out.
func bucketsOf(count, n int, key func(item int) int) buckets {
	// Counted one place further on, each start is where the next item goes, and
	// ends up as the start of the bucket behind.
	next := make([]int32, count+2)
	for i := range n {
		if k := key(i); k >= 0 {
			next[k+2]++
		}
	}
	for k := range count {
		next[k+2] += next[k+1]
	}
	b := buckets{starts: next[:count+1], items: make([]int32, next[count+1])}
	for i := range n {
		if k := key(i); k >= 0 {
			b.items[next[k+1]] = int32(i)
			next[k+1]++
		}
	}
	return b
}

// of returns the items of a key.
func (b buckets) of(key int) []int32 {
	if key+1 >= len(b.starts) {
		return nil
	}
	return b.items[b.starts[key]:b.starts[key+1]]
}
