package main

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/clausediff/clausediff/cmd/clausediff/internal/parallel"
	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/report"
	"github.com/clausediff/clausediff/diff/report/json"
	"github.com/clausediff/clausediff/parse/tree"
)

// explain writes how the node with a locator got its links. A locator without a
// statement's id selects the nodes of both statements.
func (v view) explain(statements []*tree.Statement, locator string) error {
	if len(statements) != 2 {
		return usagef("compare", "--explain needs two statements, %d given", len(statements))
	}
	if err := onlyAs("compare", "--explain", v.all, "term", "json"); err != nil {
		return err
	}
	read, err := reader(v.in, statements[0], statements[1])
	if err != nil {
		return err
	}
	r, err := comparePair(v.in, statements[0], statements[1])
	if err != nil {
		return err
	}
	nodes, err := explanations(r, locator)
	if err != nil {
		return err
	}
	found := read().Find(r, parallel.Do)
	return v.write(func(w io.Writer, kind string, toStdout bool) error {
		if kind == "json" {
			return json.WriteExplanations(w, r, nodes, found)
		}
		return v.screen.renderer(v.s, toStdout).RenderExplanations(w, r, nodes, found)
	})
}

// explanations returns the explanations for a locator, which may include the id of its
// statement.
func explanations(r *diff.Result, locator string) ([]*diff.Explanation, error) {
	id, rest, named := strings.Cut(locator, ":")
	if !named {
		id, rest = "", locator
	}
	var nodes []*diff.Explanation
	var without []*tree.Statement
	var failed error
	for _, ofNew := range []bool{false, true} {
		own := r.Old
		if ofNew {
			own = r.New
		}
		if named && own.ID != id {
			continue
		}
		if own.At(tree.Locator(rest)) == nil {
			without = append(without, own)
			continue
		}
		e, err := diff.Explain(r, ofNew, tree.Locator(rest))
		if err != nil {
			failed = err
			continue
		}
		nodes = append(nodes, e)
	}
	switch {
	case len(nodes) > 0:
		return nodes, nil
	case failed == nil && len(without) > 0:
		failed = noNodes(rest, without...)
	case failed == nil:
		failed = fmt.Errorf("no statement has the id %q; the ids are %s and %s", id, r.Old.ID, r.New.ID)
	}
	return nil, &flagError{"explain", locator, fmt.Errorf("--explain %s: %w", locator, failed)}
}

// noNode returns the error for a locator that a statement does not have. It lists the
// nearest addresses: the children of the last node on the way that exists.
func noNode(s *tree.Statement, locator string) error {
	at, name := s.Root, s.ID
	for above := tree.Locator(locator); above != "" && at == s.Root; {
		above = above.Parent()
		if n := s.At(above); n != nil {
			at, name = n, fmt.Sprintf("its %s %s", n.Kind, n.Locator)
		}
	}
	below := addressesOf(at.Children)
	switch {
	case below == "":
		return fmt.Errorf("%s has no %q; %s has nothing below it", s.ID, locator, name)
	case at == s.Root:
		return fmt.Errorf("%s has no %q; it has %s", s.ID, locator, below)
	}
	return fmt.Errorf("%s has no %q; %s has %s", s.ID, locator, name, below)
}

// addressesOf lists the locators of consecutive nodes, without headings: "preamble 0,
// articles 1 … 4, closing c".
func addressesOf(nodes []*tree.Node) string {
	var groups []string
	for from := 0; from < len(nodes); {
		to := from + 1
		for to < len(nodes) && nodes[to].Kind == nodes[from].Kind && nodes[to].IsHeading == nodes[from].IsHeading {
			to++
		}
		if !nodes[from].IsHeading {
			groups = append(groups, rangeOf(nodes[from:to]))
		}
		from = to
	}
	return strings.Join(groups, ", ")
}

// rangeOf names nodes of one kind by their first and last.
func rangeOf(nodes []*tree.Node) string {
	first, last := nodes[0], nodes[len(nodes)-1]
	switch len(nodes) {
	case 1:
		return fmt.Sprintf("%s %s", first.Kind, first.Locator)
	case 2:
		return fmt.Sprintf("%ss %s and %s", first.Kind, first.Locator, last.Locator)
	}
	return fmt.Sprintf("%ss %s … %s", first.Kind, first.Locator, last.Locator)
}

// noNodes is [noNode] for several statements, on one line.
func noNodes(locator string, statements ...*tree.Statement) error {
	var all []string
	for _, s := range statements {
		all = append(all, noNode(s, locator).Error())
	}
	return errors.New(strings.Join(all, "; "))
}

// noArticles returns an error if a filter names an article that neither statement has.
func noArticles(f report.Filter, statements []*tree.Statement) error {
	for _, article := range f.Articles {
		has := func(s *tree.Statement) bool {
			return slices.ContainsFunc(s.Root.Children, func(n *tree.Node) bool { return tree.Locator(article) == n.Locator || article == n.Label })
		}
		if !slices.ContainsFunc(statements, has) {
			return noNodes(article, statements...)
		}
	}
	return nil
}
