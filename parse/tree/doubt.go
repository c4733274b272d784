package tree

import "fmt"

// DoubtKind is the subject of a doubt, as a word.
type DoubtKind string

// The kinds of doubt.
const (
	DoubtEncoding  DoubtKind = "encoding"  // a character was lost before the source was saved
	DoubtWhole     DoubtKind = "whole"     // the source may break off
	DoubtOutside   DoubtKind = "outside"   // running text was left outside the statement
	DoubtLeftover  DoubtKind = "leftover"  // a block contains words typical of web sites
	DoubtNumbering DoubtKind = "numbering" // a number is missing, repeated or the only one
	DoubtConflict  DoubtKind = "conflict"  // the text contains the conflict markers of a merge
	DoubtPages     DoubtKind = "pages"     // the statement is spread over several pages
)

// Doubt is something that a reader should check in the source.
type Doubt struct {
	Kind DoubtKind
	File string // name of the file as given, "" for [Source.Name]
	Line int    // line of the file, 0 if not known
	Col  int    // in characters from 1, 0 where only the line is known
	Text string
}

// String returns the doubt in one line, with its line number and, if the doubt names a
// file, the file.
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
