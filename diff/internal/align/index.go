package align

// index lists for every feature the units that have it, in their order. The
// lists stand in one row, so that an index takes no more than its postings:
//
//	starts    0     2  3
//	postings  ▪ ▪   ▪  ▪ ▪ ▪     feature 0 is in two units, 1 in one, 2 in three
type index struct {
	starts   []int32 // of every feature's postings, and the end of the last
	postings []posting
}

// posting says that a unit has a feature so many times.
type posting struct {
	unit  int32
	count int32
}

// invert returns the index of the units, but for those that are left out; nil
// leaves out none.
func invert(units []Unit, features int, out []bool) index {
	// Counted one place further on, each start is where the next posting goes,
	// and ends up as the start of the feature behind.
	next := make([]int32, features+2)
	for i := range units {
		if out != nil && out[i] {
			continue
		}
		for _, f := range units[i].Features {
			next[f.ID+2]++
		}
	}
	for f := range features {
		next[f+2] += next[f+1]
	}
	x := index{starts: next[:features+1], postings: make([]posting, next[features+1])}
	for i := range units {
		if out != nil && out[i] {
			continue
		}
		for _, f := range units[i].Features {
			x.postings[next[f.ID+1]] = posting{int32(i), f.Count}
			next[f.ID+1]++
		}
	}
	return x
}

// frequencies returns for every feature how many units have it, and how often
// they have it in all.
func frequencies(units []Unit, features int) (having, occurrences []int32) {
	having, occurrences = make([]int32, features), make([]int32, features)
	for i := range units {
		for _, f := range units[i].Features {
			having[f.ID]++
			occurrences[f.ID] += f.Count
		}
	}
	return having, occurrences
}

// of returns the units that have a feature.
func (x index) of(feature int32) []posting {
	return x.postings[x.starts[feature]:x.starts[feature+1]]
}
