package align

import "github.com/clausediff/clausediff/diff/internal/buckets"

// index lists for every feature the units that have it, in ascending order.
type index = buckets.Buckets[posting]

// posting is a unit that has a feature, and how many times.
type posting struct {
	unit  int32
	count int32
}

// invert returns the index of the units, without those marked in out, which may be nil.
func invert(units []Unit, features int, out []bool) index {
	return buckets.Of(features, func(put func(int, posting)) {
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

// use says how often a feature occurs in the units of one side.
type use struct {
	units       int32 // number of units that have it
	occurrences int32
	last        int32 // the last unit that has it
}

// usesOf returns the use of every feature, and apart from it the number of units that have it.
func usesOf(units []Unit, features int) (uses []use, frequency []int32) {
	uses, frequency = make([]use, features), make([]int32, features)
	for i := range units {
		for _, f := range units[i].Features {
			u := &uses[f.ID]
			u.units++
			u.occurrences += f.Count
			u.last = int32(i)
		}
	}
	for f := range uses {
		frequency[f] = uses[f].units
	}
	return uses, frequency
}

// units returns the number of units that have a feature, on the side where more have it.
func (p *Prepared) units(feature int32) int32 {
	return max(p.old.frequency[feature], p.new.frequency[feature])
}
