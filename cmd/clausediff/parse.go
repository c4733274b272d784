package main

import (
	"io"

	"github.com/urfave/cli/v2"

	"github.com/clausediff/clausediff/diff/report"
)

// parse is the command of this name: it shows how one page was read.
func (s *session) parse(c *cli.Context) error {
	if n := c.NArg(); n != 1 {
		return usagef("parse", "parse takes one statement, %d given", n)
	}
	sc, err := newScreen(c)
	if err != nil {
		return err
	}
	format, err := choice(c, "format", "outline", "json")
	if err != nil {
		return err
	}
	path, err := outputPath(c)
	if err != nil {
		return err
	}
	all := []output{{format, path}}
	in, err := s.newInput(c)
	if err != nil {
		return err
	}
	statements, err := in.load(c.Args().Slice())
	if err != nil {
		return err
	}
	if err := keepInputs(all, statements); err != nil {
		return err
	}
	return s.write(all, func(w io.Writer, kind string, toStdout bool) error {
		if kind == "json" {
			return report.WriteStatementJSON(w, statements[0])
		}
		r := sc.renderer(s, toStdout)
		r.Clauses = c.Bool("clauses")
		return r.RenderOutline(w, statements[0])
	})
}
