package corpus

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/clausediff/clausediff/parse/tree"
)

// LockName is the file name of the accepted state, beside the manifest.
const LockName = "corpus.lock"

// Lock is the accepted state of a corpus: what was reviewed. It holds the text
// of every statement, so that a change can be shown clause by clause when the
// page that was reviewed is gone. As a file:
//
//	clausediff lock 1
//
//	statement 2022 zh
//	title 联合声明
//	date 2022-02-18
//	sha256 9f86d0…
//	party 甲国
//	waived 3b7c0a91d2e4 numbering 2022.html:31: label 四、 stands alone
//	article 一、
//	  …                          the outline of package tree
type Lock struct {
	Accepted []Accepted // in manifest order
}

// Accepted is one statement as it was reviewed.
type Accepted struct {
	ID        string
	SHA256    string          // of the files' bytes in order, in hexadecimal
	Statement *tree.Statement // without source and discarded blocks
	Waived    []Waiver        // findings that a person accepted
}

// Waiver is a finding that a person accepted.
type Waiver struct {
	Fingerprint string
	Rule        string
	Text        string // for readers of the file; one line
}

const lockHead = "clausediff lock 1\n"

// At returns what was accepted of an id, nil for nothing.
func (l *Lock) At(id string) *Accepted {
	for i := range l.Accepted {
		if l.Accepted[i].ID == id {
			return &l.Accepted[i]
		}
	}
	return nil
}

// Set puts an accepted statement in the place of the one with its id, or at the
// end.
func (l *Lock) Set(a Accepted) {
	if old := l.At(a.ID); old != nil {
		*old = a
		return
	}
	l.Accepted = append(l.Accepted, a)
}

// Remove takes an id out of the accepted state.
func (l *Lock) Remove(id string) {
	l.Accepted = slices.DeleteFunc(l.Accepted, func(a Accepted) bool { return a.ID == id })
}

// Arrange puts the statements in the order of the ids; others come last.
func (l *Lock) Arrange(ids []string) {
	place := func(a Accepted) int {
		if i := slices.Index(ids, a.ID); i >= 0 {
			return i
		}
		return len(ids)
	}
	slices.SortStableFunc(l.Accepted, func(x, y Accepted) int { return place(x) - place(y) })
}

// Format returns the lock as the bytes of its file, which [ParseLock] reads.
func (l *Lock) Format() []byte {
	b := bytes.NewBufferString(lockHead)
	for _, a := range l.Accepted {
		b.WriteByte('\n')
		head, body := cutOutline(tree.Format(a.Statement))
		b.Write(head)
		fmt.Fprintf(b, "sha256 %s\n", a.SHA256)
		for _, p := range a.Statement.Parties {
			fmt.Fprintf(b, "party %s\n", condense(p))
		}
		for _, w := range a.Waived {
			fmt.Fprintf(b, "waived %s %s %s\n", w.Fingerprint, w.Rule, condense(w.Text))
		}
		b.Write(body)
	}
	return b.Bytes()
}

// cutOutline parts the lines about the statement from its text.
func cutOutline(outline []byte) (head, body []byte) {
	end := 0
	for line := range bytes.Lines(outline) {
		if word, _, _ := strings.Cut(string(line), " "); word != "statement" && word != "title" && word != "date" {
			break
		}
		end += len(line)
	}
	return outline[:end], outline[end:]
}

// ParseLock reads the bytes of a lock file. Errors are of type [*Error], with
// name as their file.
func ParseLock(name string, data []byte) (*Lock, error) {
	p := lockParser{name: name}
	data = bytes.TrimPrefix(data, []byte("\ufeff")) // that some editors write
	text, ok := strings.CutPrefix(strings.ReplaceAll(string(data), "\r", ""), lockHead)
	if !ok {
		return nil, p.errorf(1, "the first line is not %q; restore the file, or write it anew with accept", strings.TrimSpace(lockHead))
	}
	p.line = 1
	for line := range strings.Lines(text) {
		p.line++
		if err := p.read(line); err != nil {
			return nil, err
		}
	}
	return &p.lock, p.end()
}

// lockParser reads a lock file line by line.
type lockParser struct {
	name    string
	lock    Lock
	line    int
	open    *Accepted
	parties []string
	outline []string // of the open statement
	lines   []int    // of the outline in the file
}

func (p *lockParser) errorf(line int, format string, args ...any) error {
	return &Error{tree.Position{Name: p.name, Line: line, Col: 1}, fmt.Errorf(format, args...)}
}

func (p *lockParser) read(line string) error {
	word, rest, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
	switch {
	case word == "statement":
		if err := p.end(); err != nil {
			return err
		}
		id, _, _ := strings.Cut(rest, " ")
		if id == "" || p.lock.At(id) != nil {
			return p.errorf(p.line, "statement %q has no id of its own; restore the file", id)
		}
		p.open = &Accepted{ID: id}
	case strings.TrimSpace(line) == "" && word == "":
		return nil
	case p.open == nil:
		return p.errorf(p.line, "%q stands before the first statement; restore the file", word)
	case word == "sha256":
		p.open.SHA256 = rest
		return nil
	case word == "party":
		p.parties = append(p.parties, rest)
		return nil
	case word == "waived":
		fields := strings.SplitN(rest, " ", 3)
		if len(fields) < 2 {
			return p.errorf(p.line, "a waived finding has a fingerprint and a rule; restore the file")
		}
		p.open.Waived = append(p.open.Waived, Waiver{fields[0], fields[1], strings.Join(fields[2:], "")})
		return nil
	}
	p.outline, p.lines = append(p.outline, line), append(p.lines, p.line)
	return nil
}

// end reads the outline of the open statement.
func (p *lockParser) end() error {
	if p.open == nil {
		return nil
	}
	st, err := tree.ParseOutline([]byte(strings.Join(p.outline, "")))
	if err != nil {
		line, err := p.damage(err)
		return p.errorf(line, "the text of %q is damaged: %w; restore the file", p.open.ID, err)
	}
	st.Parties = p.parties
	st.Source.Name = p.name
	p.open.Statement = st
	p.lock.Accepted = append(p.lock.Accepted, *p.open)
	p.open, p.parties, p.outline, p.lines = nil, nil, nil, nil
	return nil
}

// damage returns the line of the file that an error of the outline is about, and
// the error without its own.
func (p *lockParser) damage(err error) (int, error) {
	var n int
	inner := errors.Unwrap(err)
	if _, scanErr := fmt.Sscanf(err.Error(), "outline line %d:", &n); scanErr != nil || inner == nil || n < 1 || n > len(p.lines) {
		return p.lines[0], err
	}
	return p.lines[n-1], inner
}
