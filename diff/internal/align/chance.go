package align

import "math/bits"

// The best of many pairs reaches a higher score by chance than the best of few. And if
// almost everything is rewritten, a chance likeness is the best match of many units.
// Chance is therefore added to the scores that links must reach. It is 0 for short
// texts that are mostly kept.
//
//	chance = .0035 × (binary digits of the number of pairs − 9) + .1 × (.6 − kept)
//
// Kept is the mean, over both sides, of the share of units with a link of at least
// keptScore. Neither term is below 0, and the first one is limited by mostDigits.
const (
	chancePerDigit = 0.0035
	chanceRewrite  = 0.1
	fewestDigits   = 9  // of 20 × 20 pairs
	mostDigits     = 20 // of 700 × 700
	mostlyKept     = 0.6
	keptScore      = 0.3
)

// Chance returns the amount by which the required scores rise, given the links between
// nold and nnew units.
func Chance(links []Link, nold, nnew int) float64 {
	digits := min(mostDigits, max(fewestDigits, bits.Len64(uint64(nold)*uint64(nnew))))
	size := float64(chancePerDigit * float64(digits-fewestDigits))
	return size + float64(chanceRewrite*max(0, mostlyKept-kept(links, nold, nnew)))
}

func kept(links []Link, nold, nnew int) float64 {
	old, new := make([]bool, nold), make([]bool, nnew)
	for _, l := range links {
		if l.Score >= keptScore {
			old[l.Old], new[l.New] = true, true
		}
	}
	return (shareOf(old) + shareOf(new)) / 2
}

func shareOf(marked []bool) float64 {
	n := 0
	for _, m := range marked {
		if m {
			n++
		}
	}
	return float64(n) / float64(max(len(marked), 1))
}
