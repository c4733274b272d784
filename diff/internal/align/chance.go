package align

import "math/bits"

// The best of many pairs reaches a higher score by chance than the best of few,
// and where nearly all is rewritten, a chance likeness is the best that many units
// have. Chance is by how much more two units must share to be believed: 0 for
// short texts of which most is kept.
//
//	chance = .0035 × (binary digits of the number of pairs − 9) + .1 × (.6 − kept)
//
// Kept is the mean share of the units of both sides with a link from keptScore;
// neither term is below 0, and there is no more to come from very large texts.
const (
	chancePerDigit = 0.0035
	chanceRewrite  = 0.1
	fewestDigits   = 9  // of 20 × 20 pairs
	mostDigits     = 20 // of 700 × 700
	mostlyKept     = 0.6
	keptScore      = 0.3
)

// Chance returns it for the links between so many units.
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
