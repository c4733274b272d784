package lock

import (
	"bytes"
	"fmt"
	"io/fs"
	"path"
	"strings"
	"unicode"
)

// Edit tells what is to be written and removed, statement by statement, for an
// accepted state to be changed.
type Edit struct {
	of     *State
	taken  map[string]bool // names of files, in lower case
	edited map[string]bool // ids
}

// Edit begins to change the state.
func (x *State) Edit() *Edit {
	e := &Edit{x, map[string]bool{}, map[string]bool{}}
	for _, file := range x.files {
		e.taken[strings.ToLower(file)] = true
	}
	return e
}

// Set returns the slash path and the bytes of the file in which a statement is
// accepted.
func (e *Edit) Set(a *Accepted) (file string, data []byte) {
	e.edited[a.ID] = true
	file = e.of.files[a.ID]
	if file == "" {
		file = path.Join(Folder, fileName(a.ID)+ending)
		if e.taken[strings.ToLower(file)] { // a file system may take both for one
			file = path.Join(Folder, fmt.Sprintf("%s~%x%s", fileName(a.ID), a.ID, ending))
		}
		e.taken[strings.ToLower(file)] = true
	}
	return file, format(a)
}

// Remove returns the slash path of the file to be removed for a statement to be
// accepted no more, "" for none.
func (e *Edit) Remove(id string) (file string) {
	e.edited[id] = true
	return e.of.files[id]
}

// End returns what is left to be written and removed, by slash paths: what older
// versions had in their file goes to files of its own.
func (e *Edit) End() (write map[string][]byte, remove []string) {
	write = map[string][]byte{}
	for _, a := range e.of.older {
		if !e.edited[a.ID] {
			file, data := e.Set(a)
			write[file] = data
		}
	}
	if _, err := fs.Stat(e.of.fsys, OldName); err == nil {
		remove = append(remove, OldName)
	}
	return write, remove
}

// longestName is how many bytes of an id are in the name of its file.
const longestName = 120

// fileName returns the name of a statement's file without its ending: the id,
// with what no file system takes in a name written as %2A.
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

// statementIn returns the id of the statement in a file whose name is base: of
// its first line that has one.
func statementIn(data []byte, base string) string {
	for line := range bytes.Lines(data) {
		if words := strings.Fields(string(line[:min(len(line), 1000)])); len(words) > 1 && words[0] == "statement" && line[0] == 's' {
			return words[1]
		}
	}
	return strings.TrimSuffix(base, ending)
}
