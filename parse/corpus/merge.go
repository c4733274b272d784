package corpus

import (
	"bytes"
	"cmp"
	"fmt"
	"strings"

	"github.com/clausediff/clausediff/parse/tree"
)

// Merge is an unresolved merge conflict in a file.
type Merge struct {
	ID           string        // of the statement, "" for a manifest
	Pos          tree.Position // of the first conflict marker
	Ours, Theirs string        // as the markers name them, such as HEAD and a branch
}

// String describes the conflict in a few words.
func (m Merge) String() string {
	return fmt.Sprintf("unresolved merge of %s and %s", cmp.Or(m.Ours, "one side"), cmp.Or(m.Theirs, "another"))
}

// MergeIn returns the first merge conflict in a file, and whether there is one. Markers
// begin at the start of a line, where accepted text is indented.
func MergeIn(name string, data []byte) (m Merge, ok bool) {
	if !bytes.Contains(data, []byte("<<<<<<<")) {
		return m, false
	}
	line := 0
	for text := range bytes.Lines(data) {
		line++
		words := strings.Fields(string(text[:min(len(text), 200)]))
		switch {
		case bytes.HasPrefix(text, []byte("<<<<<<<")) && words[0] == "<<<<<<<" && !ok:
			m, ok = Merge{Pos: tree.Position{Name: name, Line: line, Col: 1}, Ours: strings.Join(words[1:], " ")}, true
		case bytes.HasPrefix(text, []byte(">>>>>>>")) && words[0] == ">>>>>>>" && ok:
			m.Theirs = strings.Join(words[1:], " ")
			return m, true
		}
	}
	return m, ok
}
