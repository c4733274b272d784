package tree

import "fmt"

// DoubtKind tells what a doubt is about, as a word.
type DoubtKind string

// The kinds of doubt.
const (
	DoubtEncoding  DoubtKind = "encoding"  // a character was lost before the source was saved
	DoubtWhole     DoubtKind = "whole"     // the source may break off
	DoubtOutside   DoubtKind = "outside"   // running text stands outside the statement
	DoubtLeftover  DoubtKind = "leftover"  // a block has the words of a web site
	DoubtNumbering DoubtKind = "numbering" // a number is missing, repeated or alone
	DoubtConflict  DoubtKind = "conflict"  // a merge left its marks in the text
	DoubtPages     DoubtKind = "pages"     // the statement is spread over pages
)

// Doubt is something that a reader should check in the source.
type Doubt struct {
	Kind DoubtKind
	File string // name of the file as given, "" for [Source.Name]
	Line int    // line of the file, 0 where none can be named
	Text string
}

// String returns the doubt in one line, with its line and, where the statement
// has several files, the file.
func (d Doubt) String() string {
	text := d.Text
	if d.Line > 0 {
		text = fmt.Sprintf("line %d: %s", d.Line, text)
	}
	if d.File != "" {
		text = d.File + ": " + text
	}
	return text
}

// DoubtLines returns the doubts as lines, never nil.
func (s *Statement) DoubtLines() []string {
	lines := make([]string, len(s.Doubts))
	for i, d := range s.Doubts {
		lines[i] = d.String()
	}
	return lines
}
