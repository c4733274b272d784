package main

import (
	"bytes"
	"errors"
	"slices"

	"github.com/clausediff/clausediff/cmd/clausediff/internal/screen"
)

// onTerminal reports whether standard output is a terminal.
func (s *session) onTerminal() bool {
	return screen.IsTerminal(s.stdout)
}

// show adds a report to what goes to standard output. Those that are not made
// for a terminal have the statements' characters as they are; on a terminal they
// are written so that it does not act on them.
func (s *session) show(kind string, report []byte) error {
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
