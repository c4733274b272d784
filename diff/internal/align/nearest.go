package align

// Core wording is what a unit says that few others say. A [Finder] looks for it in
// all units of the other side, linked or not: what is not carried over as a unit
// may still be said, wholly or in part, somewhere else.
//
//	old  双方将共建松岫口岸联检站，      core  松岫 岫口 口岸 联检 检站
//	new  松岫口岸全年开放。              has   松岫 岫口 口岸          the nearest, 3 of 5

// coreShare is the share of the units of a side beyond which a feature is none of
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
// share of the core wording of some features; -1 where they have no core or none
// of it stands there.
func (f *Finder) Nearest(features []Feature, inNew bool) (unit int, share float64) {
	in := f.ofOld
	if inNew {
		in = f.ofNew
	}
	core := int64(0)
	f.touched = f.touched[:0]
	for _, x := range features {
		if !f.isCore(x.ID) {
			continue
		}
		w := f.weights[x.ID]
		core += w * int64(x.Count)
		for _, p := range in.of(int(x.ID)) {
			if f.shared[p.unit] == 0 {
				f.touched = append(f.touched, p.unit)
			}
			f.shared[p.unit] += w * int64(min(p.count, x.Count))
		}
	}
	unit, most := -1, int64(0)
	for _, t := range f.touched {
		if s := f.shared[t]; s > most || s == most && int(t) < unit {
			unit, most = int(t), s
		}
		f.shared[t] = 0
	}
	if unit < 0 {
		return -1, 0
	}
	return unit, float64(most) / float64(core)
}

// Share returns what share of the core wording of some features others have.
func (f *Finder) Share(features, others []Feature) float64 {
	core, shared := int64(0), int64(0)
	for _, x := range features {
		if f.isCore(x.ID) {
			core += f.weights[x.ID] * int64(x.Count)
		}
	}
	common(features, others, func(x, y int) {
		if id := features[x].ID; f.isCore(id) {
			shared += f.weights[id] * int64(min(features[x].Count, others[y].Count))
		}
	})
	return float64(shared) / float64(max(core, 1))
}

// isCore reports whether few units of either side have a feature.
func (f *Finder) isCore(feature int32) bool {
	return f.core[feature]
}
