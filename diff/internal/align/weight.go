package align

import (
	"math"
	"slices"
)

// one is a mass of one token in fixed point.
const one = 1 << 16

// weigh sets the feature weights and the masses of the units.
//
//	df(f) = the larger of the numbers of old and of new units that have f
//	idf   = ln((N+1) / df), N = the larger number of units
//	w(f)  = type weight × idf^1.25, scaled so that a token has mass 1 on average
//
// The larger df, and not the sum, keeps a word of one side only from weighing
// more than the same word matched.
func (p *Prepared) weigh() {
	n := float64(max(len(p.Old), len(p.New)) + 1)
	byDF := make([]int64, max(len(p.Old), len(p.New))+1)
	for df := 1; df < len(byDF); df++ {
		byDF[df] = int64(math.Round(math.Pow(math.Log(n/float64(df)), idfPower) * (1 << 20)))
	}
	p.weights, p.rarity = make([]int64, len(p.Types)), make([]int32, len(p.Types))
	rare := rarities(len(byDF))
	for f := range p.Types {
		df := int(max(p.old.frequency[f], p.new.frequency[f]))
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

// seriesWeight is the weight of a feature that df units have, and prior units of
// the other statements of the series: half by the rarity in this pair, half by
// that in the series. What every statement of a series says is not evidence,
// however seldom these two say it.
func (p *Prepared) seriesWeight(df, prior int) int64 {
	n := max(len(p.Old), len(p.New))
	pair := math.Log(float64(n+1) / float64(max(df, 1)))
	series := math.Log(float64(n+p.PriorUnits+1) / float64(max(df+prior, 1)))
	return int64(math.Round(math.Pow((pair+series)/2, idfPower) * (1 << 20)))
}

// rawMass returns the unscaled mass and the number of tokens of both texts.
func (p *Prepared) rawMass() (mass, tokens int64) {
	for f, w := range p.weights {
		mass += w * int64(p.old.occurrences[f]+p.new.occurrences[f])
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

// fraction is a number to multiply by, as a whole and a rest.
type fraction struct {
	whole int64
	rest  float64
}

func newFraction(x, y int64) fraction { return fraction{x / y, float64(x%y) / float64(y)} }

// of returns the product, rounded, without overflow for the sizes in use.
func (f fraction) of(x int64) int64 {
	return x*f.whole + int64(math.Round(float64(x)*f.rest))
}

// evidenceFor returns the mass that a link must share beyond its share of the
// units: a quarter of what a unit has on average, within bounds.
func evidenceFor(tokens int64, units int) int64 {
	const least, most = 4 * one, 6 * one
	return min(most, max(least, tokens*one/int64(4*max(units, 1))))
}

// ratio returns the score of an overlap before the background is taken off.
// doubled is twice the shared weight, K is [Prepared.evidence].
//
//	raw = shared / (0.4 × smaller mass + 0.6 × larger mass + K)
//
// The mean lies between the share of the longer unit and Dice; pure containment
// would put every short unit into some long one.
func (p *Prepared) ratio(doubled, mass1, mass2 int64) float64 {
	return float64(normTimes*doubled) / p.norm(mass1, mass2)
}

// normTimes is how many times twice the shared weight is measured by [norm], for
// the sake of whole numbers.
const normTimes = 5

// norm is ten times what shared weight is measured by; see [Prepared.ratio].
func (p *Prepared) norm(mass1, mass2 int64) float64 {
	return float64(4*min(mass1, mass2) + 6*max(mass1, mass2) + 10*p.evidence)
}

// background sets bg of the units of s: the median of the raw scores with an
// even sample of the other side's units. In short texts with much common
// vocabulary any two units share something; taking it off lets one threshold
// serve all languages and lengths. With fewer than fewUnits units on the other
// side the missing ones count as sharing nothing: a median of three scores would
// be the score of a true partner.
//
// Units that are left out have none; nil leaves out none.
func (p *Prepared) background(s, other *side, out []bool) {
	s.bg = make([]float64, len(s.units))
	numbers := evenSample(len(other.units))
	sample := make([]Unit, len(numbers))
	for k, j := range numbers {
		sample[k] = other.units[j]
	}
	sampled := invert(sample, len(p.Types), nil)
	n := max(len(sample), fewUnits)
	shared, scores := make([]int64, len(sample)), make([]float64, n)
	twins := p.oldTwins
	if s == &p.new {
		twins = p.newTwins
	}
	for i := range s.units {
		if out != nil && out[i] {
			continue
		}
		if first := twins.of(s.units[i].Identity)[0]; int(first) < i {
			s.bg[i] = s.bg[first] // which is not left out: what recurs is not settled
			continue
		}
		clear(shared)
		for _, f := range s.units[i].Features {
			w := p.weights[f.ID]
			for _, has := range sampled.of(int(f.ID)) {
				shared[has.unit] += w * int64(min(has.count, f.Count))
			}
		}
		zeros := n - len(sample)
		for _, w := range shared {
			if w == 0 {
				zeros++
			}
		}
		if zeros > n/2 {
			continue // the median is 0
		}
		clear(scores)
		for k, w := range shared {
			scores[k] = p.ratio(2*w, s.mass[i], other.mass[numbers[k]])
		}
		s.bg[i] = median(scores)
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

// median reorders its argument and returns the middle value, the mean of the two
// middle ones when their number is even.
func median(values []float64) float64 {
	mid := len(values) / 2
	partition(values, mid)
	if len(values)%2 == 1 {
		return values[mid]
	}
	return (slices.Max(values[:mid]) + values[mid]) / 2
}

// partition puts the value there that would stand at k if all were sorted, and none
// that is larger before it (Hoare's quickselect): half of the values need no order.
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

// lessBackground takes the background of a pair off its raw score.
func (p *Prepared) lessBackground(raw float64, i, j int) float64 {
	bg := (p.old.bg[i] + p.new.bg[j]) / 2
	if bg >= 1 {
		return 0
	}
	return (raw - bg) / (1 - bg)
}
