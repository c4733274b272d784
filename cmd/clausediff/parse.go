package main

import (
	"bufio"
	"bytes"
	"io"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/clausediff/clausediff/cmd/clausediff/internal/load"
	"github.com/clausediff/clausediff/cmd/clausediff/internal/screen"
	"github.com/clausediff/clausediff/diff/report/json"
	"github.com/clausediff/clausediff/parse/tree"
)

// parse implements the parse command, which shows how one page was read.
func (s *session) parse(c *cli.Context) error {
	if c.NArg() == 0 {
		return usagef("parse", "parse needs a statement, none given")
	}
	sc, err := newScreen(c)
	if err != nil {
		return err
	}
	all, err := s.outputs(c)
	if err != nil {
		return err
	}
	in, err := s.newLoader(c)
	if err != nil {
		return err
	}
	st, err := readOne(in, c.Args().Slice())
	if all[0].kind == "textconv" {
		s.warnings = nil // they name a temporary copy of git's
		if err != nil && isFile(c.Args().Slice()) {
			return s.write(all, func(w io.Writer, _ string, _ bool) error { return textconv(w, c.Args().First(), err) })
		}
	}
	if err != nil {
		return err
	}
	return s.write(all, func(w io.Writer, kind string, toStdout bool) error {
		switch kind {
		case "json":
			return json.WriteStatement(w, st)
		case "textconv":
			var b bytes.Buffer
			err := writeLines(&b, st)
			io.WriteString(w, screen.Harmless(b.String(), false))
			return err
		case "lines":
			return writeLines(w, st)
		}
		r := sc.renderer(s, toStdout)
		r.Clauses = c.Bool("clauses")
		r.Explain = c.Bool("explain")
		return r.RenderOutline(w, st)
	})
}

// readOne reads the statement that the arguments name, which may be spread over several
// files.
func readOne(in *load.Loader, args []string) (*tree.Statement, error) {
	if len(args) > 1 {
		return in.Joined(args)
	}
	statements, err := in.Statements(args)
	if err != nil {
		return nil, err
	}
	return statements[0], nil
}

// writeLines writes a statement with one clause per line and an empty line between
// paragraphs, for line-based diff programs.
func writeLines(w io.Writer, s *tree.Statement) error {
	b := bufio.NewWriter(w)
	b.WriteString(s.Title + "\n")
	for n := range s.Root.All() {
		switch {
		case n.Kind.IsBlock():
			b.WriteByte('\n')
			if n.Mark != "" {
				b.WriteString(n.Mark + "\n")
			}
		case n.Kind.IsPart() && n.Mark != "":
			b.WriteString("\n" + n.Mark + "\n")
		case n.Kind == tree.KindClause:
			b.WriteString(strings.TrimSpace(s.TextOf(n)) + "\n")
		}
	}
	return b.Flush()
}
