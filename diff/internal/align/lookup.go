package align

// lookup finds the features of one old unit by ID, to compare it with many new ones. This
// takes a third of the time of merging their lists, whose branches are unpredictable: the
// bitmap stays in the fastest cache.
type lookup struct {
	*Prepared
	unit   int
	counts []int32  // by feature: of the unit
	has    []uint64 // bit f&63 of word f>>6: the unit has feature f
}

func (p *Prepared) newLookup() *lookup {
	return &lookup{Prepared: p, unit: -1, counts: make([]int32, len(p.Types)), has: make([]uint64, len(p.Types)/64+1)}
}

// set makes i the old unit.
func (l *lookup) set(i int) {
	if l.unit >= 0 {
		for _, f := range l.Old[l.unit].Features {
			l.has[f.ID>>6] = 0
		}
	}
	l.unit = i
	for _, f := range l.Old[i].Features {
		l.counts[f.ID] = f.Count
		l.has[f.ID>>6] |= 1 << (f.ID & 63)
	}
}

// full is [Prepared.full] of the old unit and a new one.
func (l *lookup) full(j int) float64 {
	var sum int64
	var rarest subjects
	for _, f := range l.New[j].Features {
		if l.has[f.ID>>6]>>(f.ID&63)&1 != 0 {
			sum += l.weights[f.ID] * int64(min(f.Count, l.counts[f.ID]))
			rarest.add(l.rarity[f.ID])
		}
	}
	raw := l.ratio(2*sum, l.old.mass[l.unit], l.new.mass[j])
	return l.lessBackground(raw, l.unit, j) * rarest.factor()
}
