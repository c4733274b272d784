package corpus

import (
	"regexp"
	"strings"
	"sync"

	"github.com/clausediff/clausediff/parse/tree"
)

// link is a pinned link as written in the manifest.
type link struct {
	entryStart
	Old    scalar `yaml:"old"`
	New    scalar `yaml:"new"`
	Forbid scalar `yaml:"forbid"`
	Note   scalar `yaml:"note"`
}

// pin is a link between two statements that a person has fixed: it must be made, or
// must not be made.
type pin struct {
	Old, New target
	Forbid   bool
}

// target identifies a sentence or clause of a statement by its locator or by its first
// words.
type target struct {
	Statement string // id
	Text      string // locator or first words
	at        scalar
}

var locator = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^(c|\d+)(\.s?\d+)*$`) })

// link checks the link with the given position in the manifest, counted from 1.
func (l *loader) link(k *link, ordinal int) (pin, error) {
	old, err := l.target(k.Old, "old", k, ordinal)
	if err != nil {
		return pin{}, err
	}
	new, err := l.target(k.New, "new", k, ordinal)
	if err != nil {
		return pin{}, err
	}
	if old.Statement == new.Statement {
		return pin{}, l.errorf(k.New, "link %d joins %q with itself; name two statements", ordinal, old.Statement)
	}
	switch k.Forbid.value {
	case "", "true", "false":
	default:
		return pin{}, l.errorf(k.Forbid, "forbid %q is not known; write true or false", k.Forbid.value)
	}
	return pin{old, new, k.Forbid.value == "true"}, nil
}

func (l *loader) target(s scalar, name string, k *link, ordinal int) (target, error) {
	id, text, ok := strings.Cut(s.value, ":")
	switch {
	case s.value == "":
		return target{}, l.errorf(k.At, "link %d has no %s; write %s: ID:LOCATOR", ordinal, name, name)
	case !ok || strings.TrimSpace(text) == "":
		return target{}, l.errorf(s, "%q does not name a sentence; write ID:LOCATOR, or ID: and its first words", s.value)
	case l.seen[id] == 0:
		return target{}, l.errorf(s, "no statement has the id %q; check it", id)
	}
	return target{id, strings.TrimSpace(text), s}, nil
}

// ResolvedPin is a pin with its nodes.
type ResolvedPin struct {
	Old, New *tree.Node
	Forbid   bool
}

// Pins returns the pins between two statements of the corpus, in either direction. A
// pin that matches no node, or more than one, is an [*Error] at its line.
func (c *Corpus) Pins(old, new *tree.Statement) ([]ResolvedPin, error) {
	var all []ResolvedPin
	for _, p := range c.pins {
		from, to := p.Old, p.New
		if from.Statement == new.ID && to.Statement == old.ID {
			from, to = to, from
		}
		if from.Statement != old.ID || to.Statement != new.ID {
			continue
		}
		a, err := c.find(from, old)
		if err != nil {
			return nil, err
		}
		b, err := c.find(to, new)
		if err != nil {
			return nil, err
		}
		if a.Kind != b.Kind {
			return nil, c.errorf(p.New, "%s is a %s but %s is a %s; link two sentences or two clauses",
				from.Text, a.Kind, to.Text, b.Kind)
		}
		all = append(all, ResolvedPin{a, b, p.Forbid})
	}
	return all, nil
}

// find returns the node that a target identifies.
func (c *Corpus) find(t target, s *tree.Statement) (*tree.Node, error) {
	if locator().MatchString(t.Text) {
		n := s.At(tree.Locator(t.Text))
		if n == nil || n.Kind != tree.KindSentence && n.Kind != tree.KindClause {
			return nil, c.errorf(t, "%s:%s is no longer a sentence or a clause; correct the link or remove it", s.ID, t.Text)
		}
		return n, nil
	}
	var found []*tree.Node
	for n := range s.Root.All() {
		if n.Kind == tree.KindSentence && strings.HasPrefix(s.TextOf(n), t.Text) {
			found = append(found, n)
		}
	}
	switch len(found) {
	case 0:
		return nil, c.errorf(t, "no sentence of %s begins with %q any longer; correct the link or remove it", s.ID, t.Text)
	case 1:
		return found[0], nil
	}
	return nil, c.errorf(t, "%d sentences of %s begin with %q; give more words", len(found), s.ID, t.Text)
}

func (c *Corpus) errorf(t target, format string, args ...any) error {
	l := loader{name: c.name}
	return l.errorf(t.at, format, args...)
}

// PinnedPairs returns the pairs of ids with pins between them, each pair once, in
// manifest order.
func (c *Corpus) PinnedPairs() [][2]string {
	var pairs [][2]string
	seen := map[[2]string]bool{}
	for _, p := range c.pins {
		pair := [2]string{p.Old.Statement, p.New.Statement}
		if !seen[pair] {
			pairs = append(pairs, pair)
		}
		seen[pair], seen[[2]string{pair[1], pair[0]}] = true, true
	}
	return pairs
}
