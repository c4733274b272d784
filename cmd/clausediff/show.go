package main

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf16"

	"github.com/clausediff/clausediff/cmd/clausediff/internal/screen"
	"github.com/clausediff/clausediff/diff/report/safetext"
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
		s.result.WriteString(harmless(string(report), slices.Contains([]string{"json", "sarif"}, kind)))
	}
	return nil
}

// harmless returns a text of many lines without anything that a terminal acts
// on. In JSON it means the same as before.
func harmless(text string, isJSON bool) string {
	var b strings.Builder
	for line := range strings.SplitAfterSeq(text, "\n") {
		if line = strings.TrimSuffix(line, "\n"); safetext.Of(line) == line {
			b.WriteString(line)
		} else {
			harmlessLine(&b, line, isJSON)
		}
		b.WriteByte('\n')
	}
	return strings.TrimSuffix(b.String(), "\n")
}

func harmlessLine(b *strings.Builder, line string, isJSON bool) {
	for i, r := range line {
		safe := safetext.Of(string(r))
		switch {
		case safe == string(r), r == '\t', r == '\r' && i == len(line)-1:
			b.WriteRune(r)
		case isJSON:
			for _, unit := range utf16.Encode([]rune{r}) {
				fmt.Fprintf(b, `\u%04x`, unit)
			}
		default:
			b.WriteString(safe)
		}
	}
}
