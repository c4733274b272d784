package lock

import (
	"bytes"
	"fmt"
	"path"
	"strings"
	"unicode"
)

// Edit collects changes of an accepted state, statement by statement, and returns the
// files to write and remove.
type Edit struct {
	of    *State
	taken map[string]bool // file names in use, in lower case
}

// Edit begins a change of the state.
func (x *State) Edit() *Edit {
	e := &Edit{x, map[string]bool{}}
	for _, file := range x.files {
		e.taken[strings.ToLower(file)] = true
	}
	return e
}

// Set returns the slash path and content of the file that accepts a statement.
func (e *Edit) Set(a *Accepted) (file string, data []byte) {
	file = e.of.files[a.ID]
	if file == "" {
		file = path.Join(Folder, fileName(a.ID)+ending)
		if e.taken[strings.ToLower(file)] { // a file system may ignore case
			file = path.Join(Folder, fmt.Sprintf("%s~%x%s", fileName(a.ID), a.ID, ending))
		}
		e.taken[strings.ToLower(file)] = true
	}
	return file, format(a)
}

// Remove returns the slash path of the file to remove so that a statement is no longer
// accepted, "" if there is none.
func (e *Edit) Remove(id string) (file string) { return e.of.files[id] }

// longestName is the maximum length of an id in a file name, in bytes.
const longestName = 120

// fileName returns the name of a statement's file without its extension: the id, with
// the characters that a file system may reject escaped, as %2A.
func fileName(id string) string {
	var b strings.Builder
	for i, r := range id {
		if r == '-' || r == '_' || r == '.' && i > 0 || unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) {
			b.WriteRune(r)
			continue
		}
		for _, c := range []byte(string(r)) {
			fmt.Fprintf(&b, "%%%02X", c)
		}
	}
	if b.Len() > longestName {
		return fmt.Sprintf("%s~%s", strings.ToValidUTF8(b.String()[:longestName], ""), digest(id))
	}
	return b.String()
}

// statementIn returns the id of the statement in a file, from the first line that names
// one, or else the file's base name without extension.
func statementIn(data []byte, base string) string {
	for line := range bytes.Lines(data) {
		if words := strings.Fields(string(line[:min(len(line), 1000)])); len(words) > 1 && words[0] == "statement" && line[0] == 's' {
			return words[1]
		}
	}
	return strings.TrimSuffix(base, ending)
}
