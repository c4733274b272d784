package align

import (
	"math"
	"slices"
)

// one is the mass of an average token, in fixed point.
const one = 1 << 16

// weigh sets the feature weights and the masses of the units.
//
//	df(f) = the number of old or of new units that have f, whichever is larger
//	idf   = ln((N+1) / df), N = the larger number of units
//	w(f)  = type weight × idf^1.25, scaled so that a token has mass 1 on average
//
// With the sum of both numbers instead of the larger one, a word on one side only
// would weigh more than the same word on both sides.
func (p *Prepared) weigh() {
	n := float64(max(len(p.Old), len(p.New)) + 1)
	byDF := make([]int64, max(len(p.Old), len(p.New))+1)
	for df := 1; df < len(byDF); df++ {
		byDF[df] = int64(math.Round(math.Pow(math.Log(n/float64(df)), idfPower) * (1 << 20)))
	}
	p.weights, p.rarity = make([]int64, len(p.Types)), make([]int32, len(p.Types))
	rare := rarities(len(byDF))
	for f := range p.Types {
		df := int(p.units(int32(f)))
		w := byDF[df]
		if p.PriorUnits > 0 {
			w = p.seriesWeight(df, int(p.Prior[f]))
		}
		p.weights[f] = w * int64(p.Types[f].Weight) / 1000
		if p.Types[f].Subject {
			p.rarity[f] = rare[df]
		}
	}
	raw, tokens := p.rawMass()
	p.evidence = evidenceFor(tokens, len(p.Old)+len(p.New))
	if raw == 0 {
		return
	}
	scale := newFraction(tokens*one, raw)
	for f, w := range p.weights {
		p.weights[f] = scale.of(w)
	}
	p.eachSide(func(s, _ *side) { s.mass = p.masses(s.units) })
}

// seriesWeight returns the weight of a feature that df units and prior units of the
// other statements of the series have. It is based on the mean of the rarity in this
// pair and in the series: what every statement of a series says is weak evidence,
// however rarely these two say it.
func (p *Prepared) seriesWeight(df, prior int) int64 {
	n := max(len(p.Old), len(p.New))
	pair := math.Log(float64(n+1) / float64(max(df, 1)))
	series := math.Log(float64(n+p.PriorUnits+1) / float64(max(df+prior, 1)))
	return int64(math.Round(math.Pow((pair+series)/2, idfPower) * (1 << 20)))
}

// rawMass returns the unscaled mass and the number of tokens of both texts. If there
// is no mass, it sets the masses of all units to 0.
func (p *Prepared) rawMass() (mass, tokens int64) {
	for f, w := range p.weights {
		mass += w * int64(p.old.uses[f].occurrences+p.new.uses[f].occurrences)
	}
	for _, units := range [][]Unit{p.Old, p.New} {
		for i := range units {
			tokens += int64(units[i].Tokens)
		}
	}
	if mass == 0 {
		p.old.mass = make([]int64, len(p.Old))
		p.new.mass = make([]int64, len(p.New))
	}
	return mass, tokens
}

func (p *Prepared) masses(units []Unit) []int64 {
	masses := make([]int64, len(units))
	for i := range units {
		for _, f := range units[i].Features {
			masses[i] += p.weights[f.ID] * int64(f.Count)
		}
	}
	return masses
}

// fraction is a factor, as its integer part and its fractional part.
type fraction struct {
	whole int64
	rest  float64
}

func newFraction(x, y int64) fraction { return fraction{x / y, float64(x%y) / float64(y)} }

// of returns the product, rounded, without overflow for the sizes in use.
func (f fraction) of(x int64) int64 {
	return x*f.whole + int64(math.Round(float64(x)*f.rest))
}

// evidenceFor returns the mass K that [Prepared.ratio] adds, so that very short units
// need a larger common share: a quarter of the average tokens of a unit, within bounds.
func evidenceFor(tokens int64, units int) int64 {
	const least, most = 4 * one, 6 * one
	return min(most, max(least, tokens*one/int64(4*max(units, 1))))
}

// ratio returns the score of an overlap before the background is subtracted. Doubled
// is twice the common weight, K is Prepared.evidence.
//
//	raw = shared / (0.4 × smaller mass + 0.6 × larger mass + K)
//
// This lies between the share of the larger unit and the Dice coefficient. With the
// share of the smaller unit, every short unit would match some long one.
func (p *Prepared) ratio(doubled, mass1, mass2 int64) float64 {
	return float64(normTimes*doubled) / p.norm(mass1, mass2)
}

// normTimes scales twice the common weight to the ten times of norm.
const normTimes = 5

// norm returns ten times the denominator of [Prepared.ratio], which is an integer.
func (p *Prepared) norm(mass1, mass2 int64) float64 {
	return float64(4*min(mass1, mass2) + 6*max(mass1, mass2) + 10*p.evidence)
}

// background sets bg of the units of s: the median of the raw scores with an even
// sample of the other side's units. In short texts with much common vocabulary any
// two units have something in common; subtracting it allows one threshold for all
// languages and lengths. If the other side has fewer than fewUnits units, the missing
// ones count with score 0, because a median of three scores could be the score of the
// right partner.
//
// The background of the units marked in out, which may be nil, is 0.
func (p *Prepared) background(s, other *side, out []bool) {
	s.bg = make([]float64, len(s.units))
	numbers := evenSample(len(other.units))
	sample := make([]Unit, len(numbers))
	for k, j := range numbers {
		sample[k] = other.units[j]
	}
	sampled := invert(sample, len(p.Types), nil)
	n := max(len(sample), fewUnits)
	shared, scores := make([]int64, len(sample)), make([]float64, len(sample))
	twins := p.oldTwins
	if s == &p.new {
		twins = p.newTwins
	}
	for i := range s.units {
		if out != nil && out[i] {
			continue
		}
		if first := twins.Of(s.units[i].Identity)[0]; int(first) < i {
			s.bg[i] = s.bg[first] // it was set: recurring units are not settled
			continue
		}
		clear(shared)
		for _, f := range s.units[i].Features {
			w := p.weights[f.ID]
			for _, has := range sampled.Of(int(f.ID)) {
				shared[has.unit] += w * int64(min(has.count, f.Count))
			}
		}
		positive := 0
		for k, w := range shared {
			scores[positive] = p.ratio(2*w, s.mass[i], other.mass[numbers[k]])
			if w > 0 {
				positive++
			}
		}
		s.bg[i] = median(scores[:positive], n)
	}
}

// evenSample returns at most backgroundMax numbers below n, evenly spread.
func evenSample(n int) []int {
	count := min(n, backgroundMax)
	sample := make([]int, count)
	for k := range sample {
		sample[k] = k * n / count
	}
	return sample
}

// median returns the median of n values: the given ones, which are positive and which it
// reorders, and zeros.
func median(values []float64, n int) float64 {
	mid := n/2 - (n - len(values)) // the number of values below the upper median
	if mid < 0 {
		return 0
	}
	partition(values, mid)
	switch {
	case n%2 == 1:
		return values[mid]
	case mid == 0:
		return values[0] / 2
	}
	return (slices.Max(values[:mid]) + values[mid]) / 2
}

// partition moves the kth smallest value to index k, no larger value before it and no
// smaller one after it (Hoare's quickselect). This is faster than sorting.
func partition(values []float64, k int) {
	for low, high := 0, len(values)-1; low < high; {
		pivot, i, j := values[(low+high)/2], low, high
		for i <= j {
			for values[i] < pivot {
				i++
			}
			for values[j] > pivot {
				j--
			}
			if i <= j {
				values[i], values[j] = values[j], values[i]
				i++
				j--
			}
		}
		switch {
		case k <= j:
			high = j
		case k >= i:
			low = i
		default:
			return
		}
	}
}

// lessBackground subtracts the background of a pair from its raw score and rescales
// the result, so that 1 remains 1.
func (p *Prepared) lessBackground(raw float64, i, j int) float64 {
	bg := (p.old.bg[i] + p.new.bg[j]) / 2
	if bg >= 1 {
		return 0
	}
	return (raw - bg) / (1 - bg)
}
