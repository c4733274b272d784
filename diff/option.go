package diff

import (
	"github.com/clausediff/clausediff/diff/batch"
	"github.com/clausediff/clausediff/diff/internal/align"
	"github.com/clausediff/clausediff/parse/tree"
)

// Option changes how statements are compared.
type Option func(*config)

type config struct {
	pinned, barred [][2]*tree.Node
	series         []*tree.Statement
	run            batch.Runner
	linksOnly      bool
}

func configOf(opts []Option) config {
	var c config
	for _, o := range opts {
		o(&c)
	}
	return c
}

// Pin links a node of the old statement with one of the new statement, both
// sentences or both clauses, regardless of their wording.
func Pin(old, new *tree.Node) Option {
	return func(c *config) { c.pinned = append(c.pinned, [2]*tree.Node{old, new}) }
}

// Forbid prevents a link between a node of the old statement and one of the new
// statement, both sentences or both clauses. For sentences it also prevents every
// link between their clauses.
func Forbid(old, new *tree.Node) Option {
	return func(c *config) { c.barred = append(c.barred, [2]*tree.Node{old, new}) }
}

// InSeries gives the other statements of the same series, without the two that are
// compared: first those preceding the old one, nearest first. Wording that recurs
// throughout the series counts for less.
func InSeries(others ...*tree.Statement) Option {
	return func(c *config) { c.series = append(c.series, others...) }
}

// Parallel makes [Compare] and [Result.Verify] execute their independent parts
// through run, which is how a caller uses several processors.
func Parallel(run batch.Runner) Option { return func(c *config) { c.run = run } }

// LinksOnly leaves Words and Nearest of the links empty, which take a tenth of the time, for
// a caller that only counts what became of the nodes. Such a result cannot be applied.
func LinksOnly() Option { return func(c *config) { c.linksOnly = true } }

// unitPairs maps pairs of nodes to pairs of unit numbers, omitting nodes of the other
// level.
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

// barredClauses returns the pairs of clauses that may not be linked: the forbidden
// ones, and all clauses of forbidden pairs of sentences.
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
