package align

import (
	"math"
	"slices"
)

// Core wording is what a unit says that few others say. A [Finder] looks for it in
// all units of the other side, linked or not: what is not carried over as a unit
// may still be said, wholly or in part, somewhere else.
//
//	old  双方将共建松岫口岸联检站，      core  松岫 岫口 口岸 联检 检站
//	new  松岫口岸全年开放。              has   松岫 岫口 口岸          the nearest, 3 of 5

// coreShare is the share of the units of a side beyond which a feature is not one of
// anyone's core, unless it is in no more than coreUnits.
const (
	coreShare = 0.1
	coreUnits = 4
)

// Finder finds core wording in the units of a problem.
type Finder struct {
	*Prepared
	core         []bool  // features that few units of either side have
	ofOld, ofNew index   // of core features
	shared       []int64 // by unit: the core weight that it shares with the one at hand
	touched      []int32
	wanted       []wanted // of the unit at hand
}

// wanted is a core feature of the unit whose wording is looked for.
type wanted struct {
	weight int64 // of all that the unit has of it
	each   int64
	count  int32
	has    []posting // where it stands on the other side
}

// Finder returns a finder, which serves one caller at a time. It takes time linear
// in the features of all units.
func (p *Prepared) Finder() *Finder {
	n := max(len(p.Old), len(p.New))
	f := &Finder{Prepared: p, core: make([]bool, len(p.Types)), shared: make([]int64, n)}
	most := max(coreUnits, int32(coreShare*float64(n)))
	for i := range f.core {
		f.core[i] = max(p.old.frequency[i], p.new.frequency[i]) <= most && p.weights[i] > 0
	}
	f.ofOld, f.ofNew = f.invert(p.Old), f.invert(p.New)
	return f
}

// invert returns the index of the core features.
func (f *Finder) invert(units []Unit) index {
	return bucketsOf(len(f.Types), func(put func(int, posting)) {
		for i := range units {
			for _, x := range units[i].Features {
				if f.isCore(x.ID) {
					put(int(x.ID), posting{int32(i), x.Count})
				}
			}
		}
	})
}

// Nearest returns the unit of the new side, or of the old one, with the largest
// share of the core wording of some features, of equal ones the first; -1 where
// there is no core or none has as much as least, but a little less may do.
//
// The rarest features are looked up first, until what is left cannot make a unit
// the nearest that has none of those:
//
//	core      联检 6 + 岫口 6 + 口岸 4 + 开放 2, least 0.2 of 18
//	looked up 联检 (2 units), 岫口 (3), 口岸 (9): one has 12, so 开放 (80) adds nobody
func (f *Finder) Nearest(features []Feature, inNew bool, least float64) (unit int, share float64) {
	in, units := f.ofOld, f.Old
	if inNew {
		in, units = f.ofNew, f.New
	}
	core := f.want(features, in)
	f.touched = f.touched[:0]
	most, left := max(1, int64(least*float64(core))), core
	for _, w := range f.wanted {
		mayBeNew := left >= most
		if !mayBeNew {
			f.keep(most - left)
			if len(w.has) > looksPerMerge*len(f.touched) {
				break
			}
		}
		left -= w.weight
		most = max(most, f.add(w, mayBeNew))
	}
	f.keep(most - left)
	unit = -1
	for _, t := range f.touched {
		if f.shared[t]+left < most {
			continue
		}
		if s := f.sharedCore(features, units[t].Features); s > most || s == most && (unit < 0 || int(t) < unit) {
			unit, most = int(t), s
		}
	}
	f.keep(math.MaxInt64)
	if unit < 0 {
		return -1, 0
	}
	return unit, float64(most) / float64(core)
}

// looksPerMerge is how many units are looked up in the time that it takes to
// compare all features of two.
const looksPerMerge = 16

// add adds what units share of a feature, with units that share nothing yet where
// those are wanted, and returns the most that any has now.
func (f *Finder) add(w wanted, mayBeNew bool) (most int64) {
	for _, p := range w.has {
		before := f.shared[p.unit]
		if before == 0 {
			if !mayBeNew {
				continue
			}
			f.touched = append(f.touched, p.unit)
		}
		f.shared[p.unit] = before + w.each*int64(min(p.count, w.count))
		most = max(most, f.shared[p.unit])
	}
	return most
}

// keep forgets the units that share less than least so far.
func (f *Finder) keep(least int64) {
	kept := f.touched[:0]
	for _, t := range f.touched {
		if f.shared[t] >= least {
			kept = append(kept, t)
		} else {
			f.shared[t] = 0
		}
	}
	f.touched = kept
}

// want sets the core of some features, the rarest in an index first, and returns
// its weight.
func (f *Finder) want(features []Feature, in index) (core int64) {
	f.wanted = f.wanted[:0]
	for _, x := range features {
		if f.isCore(x.ID) {
			w := wanted{f.weights[x.ID] * int64(x.Count), f.weights[x.ID], x.Count, in.of(int(x.ID))}
			f.wanted = append(f.wanted, w)
			core += w.weight
		}
	}
	slices.SortFunc(f.wanted, func(x, y wanted) int { return len(x.has) - len(y.has) })
	return core
}

// sharedCore returns the weight of the core wording of some features that others have.
func (f *Finder) sharedCore(features, others []Feature) (shared int64) {
	common(features, others, func(x, y int) {
		if id := features[x].ID; f.isCore(id) {
			shared += f.weights[id] * int64(min(features[x].Count, others[y].Count))
		}
	})
	return shared
}

// Share returns what share of the core wording of some features others have.
func (f *Finder) Share(features, others []Feature) float64 {
	core := int64(0)
	for _, x := range features {
		if f.isCore(x.ID) {
			core += f.weights[x.ID] * int64(x.Count)
		}
	}
	return float64(f.sharedCore(features, others)) / float64(max(core, 1))
}

// isCore reports whether few units of either side have a feature.
func (f *Finder) isCore(feature int32) bool {
	return f.core[feature]
}
