package align

// index lists for every feature the units that have it, in their order.
type index = buckets[posting]

// posting says that a unit has a feature so many times.
type posting struct {
	unit  int32
	count int32
}

// invert returns the index of the units, but for those that are left out; nil
// leaves out none.
func invert(units []Unit, features int, out []bool) index {
	return bucketsOf(features, func(put func(int, posting)) {
		for i := range units {
			if out != nil && out[i] {
				continue
			}
			for _, f := range units[i].Features {
				put(int(f.ID), posting{int32(i), f.Count})
			}
		}
	})
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
