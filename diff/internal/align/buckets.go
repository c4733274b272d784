package align

// buckets lists items by a key, a number from 0, the items of a key in their order.
// The lists stand in one row, so that they take no more than the items:
//
//	starts   0     2  3     6
//	items    ▪ ▪   ▪  ▪ ▪ ▪     key 0 has two items, 1 has one, 2 has three
type buckets[T any] struct {
	starts []int32 // of every list, and the end of the last
	items  []T
}

// bucketsOf sorts items into so many buckets by counting, in linear time. Each puts
// every item, with its key; it is called twice.
func bucketsOf[T any](count int, each func(put func(key int, item T))) buckets[T] {
	// Counted one place further on, each start is where the next item goes, and
	// ends up as the start of the bucket behind.
	next := make([]int32, count+2)
	each(func(key int, _ T) { next[key+2]++ })
	for key := range count {
		next[key+2] += next[key+1]
	}
	b := buckets[T]{starts: next[:count+1], items: make([]T, next[count+1])}
	each(func(key int, item T) {
		b.items[next[key+1]] = item
		next[key+1]++
	})
	return b
}

// of returns the items of a key.
func (b buckets[T]) of(key int) []T {
	if key+1 >= len(b.starts) {
		return nil
	}
	return b.items[b.starts[key]:b.starts[key+1]]
}
