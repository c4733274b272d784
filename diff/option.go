package diff

import (
	"github.com/clausediff/clausediff/diff/internal/align"
	"github.com/clausediff/clausediff/parse/tree"
)

// Option changes how statements are compared.
type Option func(*config)

type config struct {
	pinned, barred [][2]*tree.Node
	series         []*tree.Statement
	run            func(n int, do func(i int))
}

func configOf(opts []Option) config {
	var c config
	for _, o := range opts {
		o(&c)
	}
	if c.run == nil {
		c.run = sequential
	}
	return c
}

// Pin links a node of the old statement with one of the new, both sentences or
// both clauses, whatever they share.
func Pin(old, new *tree.Node) Option {
	return func(c *config) { c.pinned = append(c.pinned, [2]*tree.Node{old, new}) }
}

// Forbid keeps a node of the old statement and one of the new, both sentences
// or both clauses, from being linked. No clause of sentences that are kept apart
// is linked either.
func Forbid(old, new *tree.Node) Option {
	return func(c *config) { c.barred = append(c.barred, [2]*tree.Node{old, new}) }
}

// InSeries gives further statements of the same series, the two that are
// compared left out, those before the old one first and the nearest to it first:
// wording that recurs through all of them counts for less.
func InSeries(others ...*tree.Statement) Option {
	return func(c *config) { c.series = append(c.series, others...) }
}

// Parallel has the parts of the comparison that do not depend on each other made by
// run, which does something for every number below n, in any order or at once, and
// returns when all is done; so the parts of [Result.Verify]. It is how a caller with
// several processors lends them: this package starts nothing by itself. The result
// is the same whatever run does.
func Parallel(run func(n int, do func(i int))) Option { return func(c *config) { c.run = run } }

// sequential does one after the other.
func sequential(n int, do func(i int)) {
	for i := range n {
		do(i)
	}
}

// unitPairs maps pairs of nodes to pairs of unit numbers; nodes of the other level
// are left out.
func unitPairs(pairs [][2]*tree.Node, old, new units) []align.Pair {
	if len(pairs) == 0 {
		return nil
	}
	var all []align.Pair
	for _, p := range pairs {
		i, inOld := old.number(p[0])
		j, inNew := new.number(p[1])
		if inOld && inNew {
			all = append(all, align.Pair{Old: i, New: j})
		}
	}
	return all
}

// barredClauses returns the pairs of clauses that may not be linked: those that
// are forbidden, and all of sentences that are.
func (c *comparison) barredClauses() [][2]*tree.Node {
	all := c.config.barred
	for _, p := range c.config.barred {
		if p[0].Kind != tree.KindSentence {
			continue
		}
		for _, old := range p[0].Children {
			for _, new := range p[1].Children {
				all = append(all, [2]*tree.Node{old, new})
			}
		}
	}
	return all
}
