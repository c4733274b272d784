package main

import (
	"fmt"
	"os"

	"github.com/urfave/cli/v2"

	"github.com/clausediff/clausediff/diff/report"
	"github.com/clausediff/clausediff/parse"
	"github.com/clausediff/clausediff/parse/tree"
)

// gitDiff is the command git-diff: git calls it for a changed file, as an
// external diff. A file that cannot be read is a line of the output: with an
// error git would show no other file.
func (s *session) gitDiff(c *cli.Context) error {
	args := c.Args().Slice()
	if len(args) == 1 {
		fmt.Fprintf(&s.result, "%s: unmerged\n", printable(args[0]))
		return nil
	}
	// PATH OLD-FILE OLD-HASH OLD-MODE NEW-FILE NEW-HASH NEW-MODE, and for a
	// file with another name two more.
	if len(args) < 7 {
		return usagef("git-diff", "git-diff is called by git with seven arguments, %d given", len(args))
	}
	if os.Getenv("GIT_PAGER_IN_USE") != "" && c.String("color") == "auto" {
		if err := c.Set("color", "always"); err != nil {
			return err
		}
	}
	v, err := s.newView(c)
	if err != nil {
		return err
	}
	name := args[0]
	if len(args) > 7 {
		name += " → " + args[7]
	}
	fmt.Fprintf(&s.result, "clausediff %s\n", printable(name))
	if err := s.gitPair(v, args[0], args[1], args[4]); err != nil {
		fmt.Fprintf(&s.result, "%s\n", printable(err.Error()))
	}
	return nil
}

// gitPair writes the report of two states of a file.
func (s *session) gitPair(v view, name, oldFile, newFile string) error {
	old, err := gitState(name, "a/", oldFile)
	if err != nil {
		return err
	}
	new, err := gitState(name, "b/", newFile)
	switch {
	case err != nil:
		return err
	case old == nil && new == nil:
		return nil
	case old == nil:
		return report.WriteLines(&s.result, new)
	case new == nil:
		fmt.Fprintf(&s.result, "deleted: %s\n", printable(old.Title))
		return nil
	}
	r, err := (&input{s: s}).compare(old, new)
	if err != nil {
		return err
	}
	if err := verify(r); err != nil {
		return err
	}
	return v.pair(r)(&s.result, "term", true)
}

// gitState reads one state of a file, nil where there is none.
func gitState(name, side, file string) (*tree.Statement, error) {
	if file == os.DevNull || file == "/dev/null" {
		return nil, nil
	}
	f, err := openFile(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	st, err := parse.Any(f, parse.Name(side+name))
	return st, advise(err)
}
