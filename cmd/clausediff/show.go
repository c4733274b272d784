package main

import (
	"bytes"
	"errors"
	"io"
	"slices"

	"github.com/clausediff/clausediff/cmd/clausediff/internal/screen"
	"github.com/clausediff/clausediff/diff/report/safetext"
)

// onTerminal reports whether standard output is a terminal.
func (s *session) onTerminal() bool {
	return screen.IsTerminal(s.stdout)
}

// noCommands escapes in a report what a program reading a build log would take as
// commands, since standard output may go to such a log. JSON and HTML keep their meaning.
// Reports for a terminal and annotations are returned unchanged.
func noCommands(kind string, report []byte) []byte {
	brackets := map[string]string{"json": `\u005b`, "sarif": `\u005b`, "html": "&#91;", "junit": "&#91;"}[kind]
	switch {
	case slices.Contains([]string{"term", "outline", "github", "docx"}, kind):
		return report
	case bytes.Contains(report, []byte("##")) && brackets != "":
		return []byte(safetext.Brackets(string(report), brackets))
	case brackets != "" || !bytes.Contains(report, []byte("##")) && !bytes.Contains(report, []byte("::")):
		return report
	}
	return []byte(safetext.Text(string(report)))
}

// withoutCommands applies [noCommands] to JSON written in pieces, none of which splits a
// string.
type withoutCommands struct{ io.Writer }

func (w withoutCommands) Write(piece []byte) (int, error) {
	if _, err := w.Writer.Write(noCommands("json", piece)); err != nil {
		return 0, err
	}
	return len(piece), nil
}

// show adds a report to the standard output. In formats not made for a terminal, the
// statements' characters are unchanged, except that on a terminal what it would act on is
// escaped.
func (s *session) show(kind string, report []byte) error {
	report = noCommands(kind, report)
	switch {
	case kind == "term" || kind == "outline" || !s.onTerminal():
		if s.result.Len() == 0 {
			s.result = *bytes.NewBuffer(report) // avoids copying many megabytes
			return nil
		}
		s.result.Write(report)
	case kind == "docx":
		return errors.New("a DOCX file is nothing for a terminal; write it to a file with -o")
	default:
		s.result.WriteString(screen.Harmless(string(report), slices.Contains([]string{"json", "sarif"}, kind)))
	}
	return nil
}
