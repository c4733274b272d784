package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/clausediff/clausediff/cmd/clausediff/internal/load"
	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/report/json"
	"github.com/clausediff/clausediff/parse/tree"
)

// explain writes how the node with a locator got its links. A locator without a
// statement's id selects the nodes of both statements.
func (s *session) explain(in *load.Loader, statements []*tree.Statement, locator string, v view, all []output) error {
	if len(statements) != 2 {
		return usagef("compare", "--explain takes two statements, %d given", len(statements))
	}
	if err := termOrJSON("compare", "--explain", all); err != nil {
		return err
	}
	read, err := reader(in, statements[0], statements[1])
	if err != nil {
		return err
	}
	r, err := comparePair(in, statements[0], statements[1])
	if err != nil {
		return err
	}
	nodes, err := explanations(r, locator)
	if err != nil {
		return err
	}
	found := read().Find(r)
	return s.write(all, func(w io.Writer, kind string, toStdout bool) error {
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
	case failed != nil:
		return nil, &flagError{"explain", locator, fmt.Errorf("--explain %s: %w", locator, failed)}
	case len(without) > 0:
		return nil, &flagError{"explain", locator, fmt.Errorf("--explain %s: %w", locator, noNodes(rest, without...))}
	}
	return nil, &flagError{"explain", locator, fmt.Errorf("--explain %s: no statement has the id %q; the ids are %s and %s", locator, id, r.Old.ID, r.New.ID)}
}
