package align

// context returns a factor of the score of a candidate, for its neighbourhood. It is 1
// for an average neighbourhood.
type context func(c candidate) float64

// times returns the product of two contexts.
func times(x, y context) context {
	return func(c candidate) float64 { return float64(x(c) * y(c)) }
}

// supporters holds links that make other links near them more likely.
type supporters struct {
	byOld [][]supporter
	mean  float64
}

type supporter struct {
	new   int
	score int64 // fixed point
}

// newSupporters prepares the links between nold and nnew units.
func newSupporters(links []Link, nold, nnew int) supporters {
	s := supporters{byOld: make([][]supporter, nold)}
	var sum int64
	for _, l := range links {
		score := int64(l.Score * one)
		s.byOld[l.Old] = append(s.byOld[l.Old], supporter{l.New, score})
		sum += score
	}
	const kernel = (contextWidth + 1) * (contextWidth + 1)
	x := float64(sum) / one * kernel / (float64(nold) * float64(nnew))
	s.mean = x / (x + 1)
	return s
}

// supportBy selects the links near a pair (i, j) that support it.
type supportBy int

const (
	byAll    supportBy = iota // all, including the link (i, j) itself
	byOthers                  // all but (i, j)
	// byRest is all but the links of i and of j: the links between the occurrences
	// of a recurring unit would otherwise support each other.
	byRest
)

// support returns the sum of the scores of the links near (i, j), with weights that
// fall linearly with the distance on both sides.
//
//	support = Σ score(a,b) × (1 − |a−i|/7) × (1 − |b−j|/7)
func (s supporters) support(i, j int, by supportBy) float64 {
	const reach = contextWidth + 1
	var sum int64
	for a := max(0, i-contextWidth); a <= min(len(s.byOld)-1, i+contextWidth); a++ {
		for _, l := range s.byOld[a] {
			da, db := abs(a-i), abs(l.new-j)
			if db > contextWidth || by == byOthers && da+db == 0 || by == byRest && da*db == 0 {
				continue
			}
			sum += l.score * int64((reach-da)*(reach-db))
		}
	}
	return float64(sum) / (one * reach * reach)
}

// factor converts support to the factor of a score, which is above 1 in a
// neighbourhood with more support than the mean. Dividing by the mean is necessary
// for short texts, where all units are near each other.
func (s supporters) factor(support float64) float64 {
	c := support / (support + 1)
	return (1 + float64(contextGain*c)) / (1 + float64(contextGain*s.mean))
}

func abs(x int) int {
	if x < 0 {
		return -x
	}
	return x
}

// groupContext returns the context of the first pass, from the links between groups;
// it is 1 if there are no groups.
func (a *aligner) groupContext() context {
	if !a.Grouped {
		return func(candidate) float64 { return 1 }
	}
	nold, nnew := 0, 0
	for i := range a.Old {
		nold = max(nold, a.Old[i].Group+1)
	}
	for j := range a.New {
		nnew = max(nnew, a.New[j].Group+1)
	}
	s := newSupporters(a.groups, nold, nnew)
	return func(c candidate) float64 {
		return s.factor(s.support(a.Old[c.old].Group, a.New[c.new].Group, byAll))
	}
}

// neighbourContext returns the context of the second pass, from the links of the
// first.
func (a *aligner) neighbourContext(first []Link) context {
	s := newSupporters(first, len(a.Old), len(a.New))
	return func(c candidate) float64 {
		by := byOthers
		if c.identical {
			by = byRest
		}
		return s.factor(s.support(int(c.old), int(c.new), by))
	}
}
