package diff

import "github.com/clausediff/clausediff/diff/internal/align"

// setFeatures sets the features of the sentences and clauses from their tokens; n is
// how many features there are.
//
// The occurrences of the features are laid out feature by feature, and dealt out
// in this order to the sentence and the clause that each stands in. So every unit
// gets its features in the order of their numbers, and nothing is sorted:
//
//	tokens     甲 乙 丙 甲 乙     single features 0 1 3 0 1, second – 2 4 – 2
//	sentence   0  0  0  1  1     0: tokens 0 3 · 1: 1 4 · 2: 1 4 · 3: 2 · 4: 2
//
// It takes time linear in the tokens and n.
func (c *content) setFeatures(n int) {
	sentenceOf, clauseOf := c.sentences.ofTokens(len(c.tokens)), c.clauses.ofTokens(len(c.tokens))
	c.sentences.growFeatures()
	c.clauses.growFeatures()
	starts, occurrences := c.occurrences(n)
	for f := range int32(n) {
		for _, k := range occurrences[starts[f]:starts[f+1]] {
			sentence, clause := sentenceOf[k], clauseOf[k]
			add(&c.sentences.aligned[sentence], f)
			// A pair with the end of a clause in it is in neither clause.
			if c.tokens[k].single == f || !c.tokens[k].han || clauseOf[k-1] == clause {
				add(&c.clauses.aligned[clause], f)
			}
		}
	}
	c.tokens, c.sentences.ends, c.clauses.ends = nil, nil, nil
}

// add adds one occurrence of a feature whose number is not below those that the
// unit has.
func add(u *align.Unit, feature int32) {
	if n := len(u.Features); n > 0 && u.Features[n-1].ID == feature {
		u.Features[n-1].Count++
		return
	}
	u.Features = append(u.Features, align.Feature{ID: feature, Count: 1})
}

// occurrences lists for every feature the tokens that have it, in their order.
// Those of feature f are from starts[f] up to starts[f+1]. They are sorted by
// counting, as package align sorts what it lists by a key; the code stands here
// again because that package knows no tokens and exports nothing of the kind.
func (c *content) occurrences(n int) (starts, tokens []int32) {
	next := make([]int32, n+2)
	for _, t := range c.tokens {
		next[t.single+2]++
		if t.second >= 0 {
			next[t.second+2]++
		}
	}
	for f := range n {
		next[f+2] += next[f+1]
	}
	tokens = make([]int32, next[n+1])
	put := func(feature, token int32) {
		tokens[next[feature+1]] = token
		next[feature+1]++
	}
	for k, t := range c.tokens {
		put(t.single, int32(k))
		if t.second >= 0 {
			put(t.second, int32(k))
		}
	}
	return next[:n+1], tokens
}

// ofTokens returns for every token the number of the unit that it stands in.
func (u *units) ofTokens(tokens int) []int32 {
	of := make([]int32, 0, tokens)
	for i, end := range u.ends {
		for len(of) < end {
			of = append(of, int32(i))
		}
	}
	return of
}

// growFeatures gives every unit room for both features of each token.
func (u *units) growFeatures() {
	const perToken = 2
	start := 0
	for i, end := range u.ends {
		u.aligned[i].Features = make([]align.Feature, 0, perToken*(end-start))
		start = end
	}
}
