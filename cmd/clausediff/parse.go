package main

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"unicode/utf8"

	"github.com/clausediff/clausediff/cmd/clausediff/internal/load"
	"github.com/clausediff/clausediff/cmd/clausediff/internal/outfile"
	"github.com/clausediff/clausediff/cmd/clausediff/internal/screen"
	"github.com/clausediff/clausediff/diff/report/json"
	"github.com/clausediff/clausediff/diff/report/safetext"
	"github.com/clausediff/clausediff/parse"
	"github.com/clausediff/clausediff/parse/tree"
)

// parse implements the parse command, which shows how one page was read.
func (s *session) parse(c *call) error {
	if len(c.args) == 0 {
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
	st, err := readOne(in, c.args)
	if all[0].kind == "textconv" {
		s.warnings = nil // they name a temporary copy of git's
		if err != nil && isFile(c.args) {
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

// textconv writes, for git diff, a file that is not a statement: one line with the reason
// and the hash of the file, and then its text, made safe for a terminal. It does not
// fail, since after an error git would show no other file. Files with different bytes
// have different first lines, even if they look the same. The file's name is left out,
// since git passes a temporary copy.
func textconv(w io.Writer, name string, why error) error {
	h, binary := sha256.New(), false
	size, err := copyFile(io.MultiWriter(h, writerFunc(func(b []byte) { binary = binary || bytes.IndexByte(b, 0) >= 0 })), name)
	if err != nil {
		return err
	}
	fmt.Fprintf(w, "no statement: %s (%d bytes, sha256 %x)\n", printable(unnamed(why, name)), size, h.Sum(nil))
	if binary {
		return nil
	}
	f, err := outfile.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	return writeVisible(w, f)
}

// unnamed returns the message of a reading error without advice and without the name of
// the file.
func unnamed(err error, name string) string {
	text, place := err.Error(), ""
	var bad *parse.Error
	if errors.As(err, &bad) {
		text = bad.Err.Error()
		if bad.Pos.Line > 0 {
			place = fmt.Sprintf("line %d: ", bad.Pos.Line)
		}
	}
	return place + strings.ReplaceAll(strings.TrimPrefix(text, name+": "), name, "the file")
}

func copyFile(w io.Writer, name string) (int64, error) {
	f, err := outfile.Open(name)
	if err != nil {
		return 0, err
	}
	defer f.Close()
	n, err := io.Copy(w, f)
	if err != nil {
		return n, outfile.FileError(name, err)
	}
	return n, nil
}

// writerFunc is a function that implements io.Writer.
type writerFunc func([]byte)

// Write calls f.
func (f writerFunc) Write(b []byte) (int, error) { f(b); return len(b), nil }

// writeVisible copies a text of many lines. What a terminal would act on is made visible,
// and invalid bytes are written as <FF>.
func writeVisible(w io.Writer, r io.Reader) error {
	in, out := bufio.NewReader(r), bufio.NewWriter(w)
	ended := true
	for {
		c, n, err := in.ReadRune()
		switch {
		case err == io.EOF && !ended:
			out.WriteByte('\n')
			return out.Flush()
		case err == io.EOF:
			return out.Flush()
		case err != nil:
			return err
		case c == '\n' || c == '\t':
			out.WriteRune(c)
		case c == utf8.RuneError && n == 1:
			in.UnreadRune()
			b, _ := in.ReadByte()
			fmt.Fprintf(out, "<%02X>", b)
		default:
			out.WriteString(safetext.Of(string(c)))
		}
		ended = c == '\n'
	}
}

// isFile reports whether the arguments are the name of one existing file.
func isFile(args []string) bool {
	if len(args) != 1 {
		return false
	}
	info, err := os.Stat(args[0])
	return err == nil && info.Mode().IsRegular()
}
