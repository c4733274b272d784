package align

import (
	"math"

	"github.com/clausediff/clausediff/diff/internal/buckets"
)

// Paragraphs indicate the subject of their sentences. Two sentences whose paragraphs
// are the nearest of each other are more likely to correspond; if the paragraph of
// either has a nearer one, they need more in common:
//
//	             new ¶1 health   ¶2 trade
//	old ¶1 health   .42             .08     health–trade: .08 of at best .42, so
//	old ¶2 trade    .10             .35     their sentences share only a frame
//
// Above [Exact] pairs of units, paragraphs are ignored.

const (
	unrelatedParagraph = 0.5 // factor of a score between paragraphs with nothing in common
	nearestParagraph   = 1.2 // factor between paragraphs that are the nearest of each other
	// A factor below 1 matters less from the first score to the second: a sentence
	// that moved and was reworded is in an unrelated paragraph.
	doubtfulInParagraph   = 0.16
	convincingInParagraph = 0.25
	// paragraphRepeats is the most occurrences of a feature that count in a paragraph.
	paragraphRepeats = 2
	// A feature does not distinguish paragraphs if more than paragraphUnits units and
	// more than paragraphShare of the units of a side have it.
	paragraphShare = 0.125
	paragraphUnits = 8
)

// paragraphs holds the paragraphs of one side as vectors of features.
type paragraphs struct {
	features [][]Feature
	length   []float64
	best     []float64 // similarity to the nearest paragraph of the other side
}

// paragraphsOf sums up the units of every paragraph.
func (p *Prepared) paragraphsOf(s *side) *paragraphs {
	n := 0
	for i := range s.units {
		n = max(n, int(s.units[i].Block)+1)
	}
	all := &paragraphs{make([][]Feature, n), make([]float64, n), make([]float64, n)}
	most := max(paragraphUnits, int32(paragraphShare*float64(max(len(p.Old), len(p.New)))))
	count := make([]int32, len(p.Types))
	var present []int32
	for i := 0; i < len(s.units); {
		block := s.units[i].Block
		present = present[:0]
		for ; i < len(s.units) && s.units[i].Block == block; i++ {
			for _, f := range s.units[i].Features {
				if p.units(f.ID) > most {
					continue
				}
				if count[f.ID] == 0 {
					present = append(present, f.ID)
				}
				count[f.ID] += f.Count
			}
		}
		features, square := make([]Feature, len(present)), int64(0)
		for k, id := range present {
			features[k] = Feature{id, min(count[id], paragraphRepeats)}
			count[id] = 0
			square += p.product(id, features[k].Count, features[k].Count)
		}
		all.features[block], all.length[block] = features, math.Sqrt(float64(square))
	}
	return all
}

// product returns what a feature that two paragraphs have times and others times adds
// to their scalar product, in fixed point.
func (p *Prepared) product(feature, times, others int32) int64 {
	w := p.weights[feature] >> 4 // so that the sums of squares do not overflow
	return w * w * int64(times) * int64(others)
}

// setNearness sets for pairs of units how near their paragraphs are: the cosine of the
// paragraphs' vectors, divided by the best cosine of either paragraph. Its time is
// proportional to the pairs of paragraphs.
func (a *aligner) setNearness(pairs []candidate) {
	if a.Grouped || a.coarse {
		return
	}
	var old, new *paragraphs
	a.Run.All(func() { old = a.paragraphsOf(&a.old) }, func() { new = a.paragraphsOf(&a.new) })
	having := buckets.Of(len(a.Types), func(put func(int, posting)) {
		for k, features := range new.features {
			for _, f := range features {
				put(int(f.ID), posting{int32(k), f.Count})
			}
		}
	})
	byOld := buckets.Of(len(old.features), func(put func(int, int32)) {
		for k := range pairs {
			put(int(a.Old[pairs[k].old].Block), int32(k))
		}
	})
	bestOfNew := inStretches(a, len(old.features), func(start, end int) [][]float64 {
		shared, cosine, best := make([]int64, len(new.features)), make([]float64, len(new.features)), make([]float64, len(new.features))
		for k := start; k < end; k++ {
			a.setShared(shared, old.features[k], having)
			for j, w := range shared {
				cosine[j] = 0
				if w > 0 {
					cosine[j] = float64(w) / (old.length[k] * new.length[j])
				}
				old.best[k], best[j] = max(old.best[k], cosine[j]), max(best[j], cosine[j])
			}
			for _, c := range byOld.Of(k) {
				pairs[c].nearness = cosine[a.New[pairs[c].new].Block]
			}
		}
		return [][]float64{best}
	})
	for _, best := range bestOfNew {
		for j := range best {
			new.best[j] = max(new.best[j], best[j])
		}
	}
	for k := range pairs {
		c := &pairs[k]
		if best := max(old.best[a.Old[c.old].Block], new.best[a.New[c.new].Block]); best > 0 {
			c.nearness /= best
		}
	}
}

// setShared sets the scalar products of a paragraph with the given features and all those
// of the other side.
func (p *Prepared) setShared(shared []int64, features []Feature, having index) {
	clear(shared)
	for _, f := range features {
		for _, other := range having.Of(int(f.ID)) {
			shared[other.unit] += p.product(f.ID, f.Count, other.count)
		}
	}
}

// paragraphContext returns the factor for the paragraphs of two units.
func (a *aligner) paragraphContext() context {
	return func(c candidate) float64 {
		if c.identical || a.Grouped || a.coarse {
			return 1
		}
		f := unrelatedParagraph + float64((nearestParagraph-unrelatedParagraph)*c.nearness)
		if f < 1 {
			return eased(f, c.score, doubtfulInParagraph, convincingInParagraph)
		}
		return eased(f, c.score, doubtful, convincing)
	}
}
