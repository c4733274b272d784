package main

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"github.com/urfave/cli/v2"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/parse/corpus"
	"github.com/clausediff/clausediff/parse/tree"
)

// areFolders reports whether all arguments are folders, which have no id.
func (in *input) areFolders(args []string) bool {
	return !slices.ContainsFunc(args, func(arg string) bool {
		info, err := os.Stat(arg)
		return err != nil || !info.IsDir() || in.has(arg)
	})
}

// compareFolders compares the statements of two folders that have the same ids,
// and tells in a line what became of each.
func (s *session) compareFolders(c *cli.Context, in *input, folders []string, all []output) error {
	old, new := folders[0], folders[1]
	if len(all) > 1 || all[0] != (output{"term", "-"}) {
		return usagef("compare", "two folders are compared in a line for each statement; leave out -o, --format and --report, or name two statements")
	}
	was, err := in.statementsIn(old)
	if err != nil {
		return err
	}
	is, err := in.statementsIn(new)
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
		r := diff.Compare(st, is[i], diff.Parallel(parallel))
		if err := verify(r); err != nil {
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
	return verdict(c, pairs)
}

// becameOf tells in words what became of a statement.
func becameOf(r *diff.Result) string {
	if r.Equal() {
		return "the same"
	}
	n := r.Stats(diff.LevelClause)
	return fmt.Sprintf("%s reworded, %d dropped, %d added, %d moved, %d set otherwise",
		counted(n.Reworded, "clause"), n.Dropped, n.Added, n.Moved, n.Typographic)
}

// statementsIn reads the statements of a folder: those of its manifest, or else
// of its files, whose names are the ids.
func (in *input) statementsIn(dir string) ([]*tree.Statement, error) {
	files := in.s.folder(dir)
	if _, err := os.Stat(filepath.Join(dir, corpus.ManifestName)); err == nil {
		c, err := loadManifest(files, dir)
		if err != nil {
			return nil, err
		}
		var all []*tree.Statement
		for _, id := range c.IDs() {
			st, err := c.Statement(id, dir, in.opts...)
			if err != nil {
				return nil, readable(err)
			}
			all = append(all, st)
		}
		return all, in.settle(all)
	}
	found, err := in.s.survey(dir, in.opts)
	if err != nil {
		return nil, err
	}
	var all []*tree.Statement
	for _, x := range found.statements {
		x.st.ID = x.id
		all = append(all, x.st)
	}
	slices.SortFunc(all, func(x, y *tree.Statement) int { return cmp.Compare(x.ID, y.ID) })
	return all, in.settle(all)
}
