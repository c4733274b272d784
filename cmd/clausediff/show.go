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

// noCommands returns a report that goes to standard output, which may be the log of a
// build, without commands to what reads that. JSON and HTML mean the same as before.
// Reports for a terminal and annotations have none.
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

// withoutCommands is [noCommands] of JSON that is written piece by piece, each of whole
// strings.
type withoutCommands struct{ io.Writer }

func (w withoutCommands) Write(piece []byte) (int, error) {
	if _, err := w.Writer.Write(noCommands("json", piece)); err != nil {
		return 0, err
	}
	return len(piece), nil
}

// show adds a report to what goes to standard output. Those that are not made
// for a terminal have the statements' characters as they are; on a terminal they
// are written so that it does not act on them.
func (s *session) show(kind string, report []byte) error {
	report = noCommands(kind, report)
	switch {
	case kind == "term" || kind == "outline" || !s.onTerminal():
		if s.result.Len() == 0 {
			s.result = *bytes.NewBuffer(report) // a copy of many megabytes takes its time
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
