package lock

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/clausediff/clausediff/parse/corpus"
	"github.com/clausediff/clausediff/parse/tree"
)

const lockHead = "clausediff lock 1\n"

// MostBytes is the largest size of a file. It is far beyond any statement that can be
// compared.
const MostBytes = 128 << 20

// mostNodes is about the largest number of sentences and clauses of a file, each of which
// takes over a hundred times the memory of its mark in the file.
const mostNodes = 3 << 19

// format returns an accepted statement as the bytes of a file, which [parse] reads.
func format(a *Accepted) []byte {
	b := bytes.NewBufferString(lockHead + "\n")
	head, body := cutOutline(tree.Format(a.Statement))
	b.Write(head)
	if a.Series != "" {
		fmt.Fprintf(b, "series %s\n", oneLine(a.Series))
	}
	fmt.Fprintf(b, "sha256 %s\n", a.SHA256)
	if a.LeftOut.Blocks > 0 {
		fmt.Fprintf(b, "left-out %d %s\n", a.LeftOut.Blocks, a.LeftOut.Digest)
	}
	for _, p := range a.Statement.Parties {
		fmt.Fprintf(b, "party %s\n", oneLine(p))
	}
	for _, w := range a.Waived {
		fmt.Fprintf(b, "waived %s %s %s\n", w.Fingerprint, w.Rule, oneLine(w.Text))
	}
	b.Write(body)
	return b.Bytes()
}

// cutOutline separates the lines about the statement from those of its text.
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

// parse reads the content of a file of at most [MostBytes]. Errors are of type
// [*corpus.Error], with name as their file.
func parse(name string, data []byte) (*Accepted, error) {
	p := parser{name: name}
	if bytes.Count(data, []byte("\n"))+bytes.Count(data, []byte("|")) > mostNodes {
		return nil, &corpus.Error{Pos: tree.Position{Name: name}, Err: fmt.Errorf("too large: more than %d sentences and clauses; put the right file there, or divide the corpus", mostNodes)}
	}
	data = bytes.TrimPrefix(data, []byte("\ufeff")) // some editors write it
	text, ok := strings.CutPrefix(strings.ReplaceAll(string(data), "\r", ""), lockHead)
	if !ok {
		return nil, p.errorf(1, "the first line is not %q; restore the file, or remove it and accept again", strings.TrimSpace(lockHead))
	}
	p.line = 1
	for line := range strings.Lines(text) {
		p.line++
		if err := p.read(line); err != nil {
			return nil, err
		}
	}
	return p.end()
}

// parser reads a file line by line.
type parser struct {
	name    string
	line    int
	open    *Accepted // nil before the line that names it
	parties []string
	outline []string // its lines
	lines   []int    // their line numbers in the file
}

func (p *parser) errorf(line int, format string, args ...any) error {
	return &corpus.Error{Pos: tree.Position{Name: p.name, Line: line, Col: 1}, Err: fmt.Errorf(format, args...)}
}

func (p *parser) read(line string) error {
	word, rest, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
	switch {
	case word == "statement" && p.open != nil:
		return p.errorf(p.line, "a second statement begins here; restore the file, or remove it and accept again")
	case word == "statement":
		id, _, _ := strings.Cut(rest, " ")
		if id == "" {
			return p.errorf(p.line, "the statement has no id; restore the file")
		}
		p.open = &Accepted{ID: id}
	case strings.TrimSpace(line) == "" && word == "":
		return nil
	case p.open == nil:
		return p.errorf(p.line, "%q stands before the statement; restore the file", word)
	}
	return p.inStatement(word, rest, line)
}

// inStatement reads a line of the open statement: a property, or a line of its outline.
func (p *parser) inStatement(word, rest, line string) error {
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

// end parses the outline of the statement.
func (p *parser) end() (*Accepted, error) {
	if p.open == nil {
		return nil, p.errorf(1, "the file has no statement; restore it, or remove it and accept again")
	}
	st, err := tree.ParseOutline([]byte(strings.Join(p.outline, "")))
	if err != nil {
		line, err := p.damage(err)
		return nil, p.errorf(line, "the text of %q is damaged: %w; restore the file", p.open.ID, err)
	}
	st.Parties = p.parties
	st.Source.Name = p.name
	p.open.Statement = st
	return p.open, nil
}

// damage returns the line of the file to which an error in the outline refers, and the
// error without its own line number.
func (p *parser) damage(err error) (int, error) {
	var bad *tree.OutlineError
	if errors.As(err, &bad) && bad.Line <= len(p.lines) {
		return p.lines[bad.Line-1], bad.Err
	}
	return p.lines[0], err
}

// oneLine joins the lines of a text into one.
func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }
