package main

import (
	"fmt"
	"os"
	"slices"

	"github.com/clausediff/clausediff/cmd/clausediff/internal/load"
	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/parse/tree"
)

// areFolders reports whether all arguments are folders rather than ids.
func areFolders(in *load.Loader, args []string) bool {
	return !slices.ContainsFunc(args, func(arg string) bool {
		info, err := os.Stat(arg)
		return err != nil || !info.IsDir() || in.Lists(arg)
	})
}

// compareFolders compares the statements of two folders that have the same ids, and
// writes a line for each.
func (s *session) compareFolders(c *call, v view) error {
	old, new, in := c.args[0], c.args[1], v.in
	if len(v.all) > 1 || v.all[0] != (output{"term", "-"}) {
		return usagef("compare", "comparing two folders prints a line for each statement; leave out -o, --format and --report, or name two statements")
	}
	was, err := in.InFolder(old)
	if err != nil {
		return err
	}
	is, err := in.InFolder(new)
	if err != nil {
		return err
	}
	var pairs []*diff.Result
	for _, st := range was {
		i := slices.IndexFunc(is, func(x *tree.Statement) bool { return x.ID == st.ID })
		if i < 0 {
			s.tell("%s: in %s only", st.ID, old)
			pairs = append(pairs, diff.Compare(st, noStatement(st)))
			continue
		}
		r, err := verified(st, is[i])
		if err != nil {
			return err
		}
		pairs = append(pairs, r)
		s.tell("%s: %s", st.ID, becameOf(r))
	}
	for _, st := range is {
		if !slices.ContainsFunc(was, func(x *tree.Statement) bool { return x.ID == st.ID }) {
			s.tell("%s: in %s only", st.ID, new)
			pairs = append(pairs, diff.Compare(noStatement(st), st))
		}
	}
	return verdict(c, pairs...)
}

// becameOf describes what became of a statement.
func becameOf(r *diff.Result) string {
	if r.Equal() {
		return "the same"
	}
	n := r.Stats(diff.LevelClause)
	return fmt.Sprintf("%s reworded, %d dropped, %d added, %d moved, %d typographic",
		counted(n.Reworded, "clause"), n.Dropped, n.Added, n.Moved, n.Typographic)
}
