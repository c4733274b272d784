// Package buckets sorts items by a key in linear time.
package buckets

// Buckets holds lists of items by key, a number from 0. All lists are in one slice, so
// they take little more space than the items:
//
//	starts   0     2  3     6
//	items    ▪ ▪   ▪  ▪ ▪ ▪     key 0 has two items, 1 has one, 2 has three
type Buckets[T any] struct {
	starts []int32 // of every list, then the end of the last
	items  []T
}

// Of distributes items to count buckets by a counting sort, in linear time,
// keeping their order. Each must call put for every item; it is called twice.
func Of[T any](count int, each func(put func(key int, item T))) Buckets[T] {
	// next[key+1] is the index of the next item of a key. It begins as the start of
	// the key's bucket and ends as the start of the following one.
	next := make([]int32, count+2)
	each(func(key int, _ T) { next[key+2]++ })
	for key := range count {
		next[key+2] += next[key+1]
	}
	b := Buckets[T]{starts: next[:count+1], items: make([]T, next[count+1])}
	each(func(key int, item T) {
		b.items[next[key+1]] = item
		next[key+1]++
	})
	return b
}

// Of returns the items of a key, in the order in which they were put, none for a key that is
// not there.
func (b Buckets[T]) Of(key int) []T {
	if key+1 >= len(b.starts) {
		return nil
	}
	return b.items[b.starts[key]:b.starts[key+1]]
}
