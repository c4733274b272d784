package corpus

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"strconv"
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
//	series main
//	sha256 9f86d0…
//	left-out 23 5feceb66ffc8
//	party 甲国
//	waived 3b7c0a91d2e4 numbering 2022.html:31: label 四、 stands alone
//	article 一、
//	  …                          the outline of package tree
type Lock struct {
	// Accepted is in manifest order. What [Lock.At] returned stays what it
	// was when statements are set, removed or arranged.
	Accepted []*Accepted
}

// Accepted is one statement as it was reviewed.
type Accepted struct {
	ID        string
	Series    string
	SHA256    string // of the files' bytes in order, in hexadecimal
	LeftOut   LeftOut
	Statement *tree.Statement // without source and discarded blocks
	Waived    []Waiver        // findings that a person accepted
}

// NewAccepted returns the state of an entry with its statement as it is, nothing
// waived. sha256 is that of the files' bytes.
func NewAccepted(e Entry, st *tree.Statement, sha256 string) Accepted {
	return Accepted{ID: e.ID, Series: e.Series, SHA256: sha256, LeftOut: LeftOutOf(st), Statement: st}
}

// LeftOut tells what was left out of the pages, to see whether it is the same.
type LeftOut struct {
	Blocks int
	Digest string // of their texts, "" for no blocks
}

// LeftOutOf returns what was left out of a statement's pages.
func LeftOutOf(st *tree.Statement) LeftOut {
	if len(st.Discarded) == 0 {
		return LeftOut{}
	}
	h := sha256.New()
	for _, d := range st.Discarded {
		fmt.Fprintf(h, "%q\n", condense(d.Text))
	}
	return LeftOut{len(st.Discarded), hex.EncodeToString(h.Sum(nil)[:6])}
}

// Waiver is a finding that a person accepted.
type Waiver struct {
	Fingerprint string
	Rule        string
	Text        string // for readers of the file; one line
}

const lockHead = "clausediff lock 1\n"

// MostLock is how many bytes a lock may have, and mostNodes about how many
// sentences and clauses: each of them takes some hundred times its mark in the
// file. They are far more than the statements of a corpus that can be compared.
const (
	MostLock  = 128 << 20
	mostNodes = 3 << 19
)

// At returns what was accepted of an id, nil for nothing.
func (l *Lock) At(id string) *Accepted {
	if i := l.index(id); i >= 0 {
		return l.Accepted[i]
	}
	return nil
}

// Set puts an accepted statement in the place of the one with its id, or at the
// end.
func (l *Lock) Set(a Accepted) {
	if i := l.index(a.ID); i >= 0 {
		l.Accepted[i] = &a
		return
	}
	l.Accepted = append(l.Accepted, &a)
}

// index returns the place of an id, -1 for none.
func (l *Lock) index(id string) int {
	return slices.IndexFunc(l.Accepted, func(a *Accepted) bool { return a.ID == id })
}

// Remove takes an id out of the accepted state.
func (l *Lock) Remove(id string) {
	l.Accepted = slices.DeleteFunc(l.Accepted, func(a *Accepted) bool { return a.ID == id })
}

// Arrange puts the statements in the order of the ids; others come last.
func (l *Lock) Arrange(ids []string) {
	rank := make(map[string]int, len(ids))
	for i, id := range ids {
		rank[id] = i - len(ids)
	}
	slices.SortStableFunc(l.Accepted, func(x, y *Accepted) int { return rank[x.ID] - rank[y.ID] })
}

// Format returns the lock as the bytes of its file, which [ParseLock] reads.
func (l *Lock) Format() []byte {
	b := bytes.NewBufferString(lockHead)
	for _, a := range l.Accepted {
		b.WriteByte('\n')
		head, body := cutOutline(tree.Format(a.Statement))
		b.Write(head)
		if a.Series != "" {
			fmt.Fprintf(b, "series %s\n", condense(a.Series))
		}
		fmt.Fprintf(b, "sha256 %s\n", a.SHA256)
		if a.LeftOut.Blocks > 0 {
			fmt.Fprintf(b, "left-out %d %s\n", a.LeftOut.Blocks, a.LeftOut.Digest)
		}
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
	p := lockParser{name: name, seen: map[string]bool{}}
	switch {
	case len(data) > MostLock:
		return nil, &Error{tree.Position{Name: name}, errTooLarge(MostLock)}
	case bytes.Count(data, []byte("\n"))+bytes.Count(data, []byte("|")) > mostNodes:
		return nil, &Error{tree.Position{Name: name},
			fmt.Errorf("too large: more than %d sentences and clauses; put the right file there, or divide the corpus", mostNodes)}
	}
	data = bytes.TrimPrefix(data, []byte("\ufeff")) // that some editors write
	text, ok := strings.CutPrefix(strings.ReplaceAll(string(data), "\r", ""), lockHead)
	if !ok {
		return nil, p.errorf(1, "the first line is not %q; restore the file, or remove it and accept anew", strings.TrimSpace(lockHead))
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
	seen    map[string]bool // ids
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
		if id == "" || p.seen[id] {
			return p.errorf(p.line, "statement %q has no id of its own; restore the file", id)
		}
		p.seen[id] = true
		p.open = &Accepted{ID: id}
	case strings.TrimSpace(line) == "" && word == "":
		return nil
	case p.open == nil:
		return p.errorf(p.line, "%q stands before the first statement; restore the file", word)
	}
	return p.inStatement(word, rest, line)
}

// inStatement reads a line of the open statement: what is known about it, or a
// line of its outline.
func (p *lockParser) inStatement(word, rest, line string) error {
	switch word {
	case "series":
		p.open.Series = rest
	case "sha256":
		p.open.SHA256 = rest
	case "left-out":
		blocks, digest, _ := strings.Cut(rest, " ")
		n, err := strconv.Atoi(blocks)
		if err != nil || n < 1 || digest == "" {
			return p.errorf(p.line, "left-out %q is not a number and a digest; restore the file", rest)
		}
		p.open.LeftOut = LeftOut{n, digest}
	case "party":
		p.parties = append(p.parties, rest)
	case "waived":
		fields := strings.SplitN(rest, " ", 3)
		if len(fields) < 2 {
			return p.errorf(p.line, "a waived finding has a fingerprint and a rule; restore the file")
		}
		p.open.Waived = append(p.open.Waived, Waiver{fields[0], fields[1], strings.Join(fields[2:], "")})
	default:
		p.outline, p.lines = append(p.outline, line), append(p.lines, p.line)
	}
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
	p.lock.Accepted = append(p.lock.Accepted, p.open)
	p.open, p.parties, p.outline, p.lines = nil, nil, nil, nil
	return nil
}

// damage returns the line of the file that an error of the outline is about, and
// the error without its own.
func (p *lockParser) damage(err error) (int, error) {
	var bad *tree.OutlineError
	if errors.As(err, &bad) && bad.Line <= len(p.lines) {
		return p.lines[bad.Line-1], bad.Err
	}
	return p.lines[0], err
}
