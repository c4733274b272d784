package main

import (
	"bufio"
	"context"
	"os"
	"strings"

	xterm "golang.org/x/term"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/check"
	"github.com/clausediff/clausediff/parse/tree"
)

// reviewHelp is what ? shows.
var reviewHelp = []string{
	"a  accept: the text is as it should be", "r  reject: the file has to be corrected; it is listed at the end",
	"s  skip: decide later", "b  back to the finding before", "A  accept this one and all that follow",
	"q  quit; what was decided stays", "?  this help",
}

// keyReader reads answers: keys of a terminal, or the first letters of lines.
type keyReader struct {
	wanted chan<- struct{}
	keys   <-chan byte // closed at the end of the input
	raw    *os.File    // the terminal, nil for none
}

// newKeyReader returns the answers of standard input. Each is read when it is
// wanted, for until then the terminal is as others expect it.
func (s *session) newKeyReader() *keyReader {
	wanted, keys := make(chan struct{}), make(chan byte, 1)
	k := &keyReader{wanted: wanted, keys: keys}
	in := bufio.NewReader(s.stdin)
	read := in.ReadByte
	if f, ok := s.stdin.(*os.File); ok && xterm.IsTerminal(int(f.Fd())) {
		k.raw = f
	} else {
		read = func() (byte, error) { return firstOfLine(in) }
	}
	go func() {
		defer close(keys)
		for range wanted {
			key, err := read()
			if err != nil {
				return
			}
			keys <- key
		}
	}()
	return k
}

// firstOfLine returns the first letter of the next line that has one.
func firstOfLine(in *bufio.Reader) (byte, error) {
	for {
		line, err := in.ReadString('\n')
		if text := strings.TrimSpace(line); text != "" {
			return text[0], nil
		}
		if err != nil {
			return 0, err
		}
	}
}

// next reads one answer; the key that interrupts, the end of the input and of
// ctx are quit.
func (k *keyReader) next(ctx context.Context) byte {
	const interrupt, endOfInput = 3, 4
	if k.raw != nil {
		if before, err := xterm.MakeRaw(int(k.raw.Fd())); err == nil {
			defer xterm.Restore(int(k.raw.Fd()), before)
		}
	}
	select {
	case k.wanted <- struct{}{}:
	case <-k.keys: // closed
		return 'q'
	}
	select {
	case key, ok := <-k.keys:
		if !ok || key == interrupt || key == endOfInput {
			return 'q'
		}
		return key
	case <-ctx.Done():
		return 'q'
	}
}

// key returns one of the letters that are answers, asking again until it is one.
func (s *session) key(ctx context.Context, in *keyReader, letters string) byte {
	for {
		s.note(" ", "[a]ccept, [r]eject, [s]kip, [b]ack, accept [A]ll that follow, [q]uit, [?]")
		key := in.next(ctx)
		s.note("\n", "")
		if strings.IndexByte(letters, key) >= 0 {
			return key
		}
		for _, line := range reviewHelp {
			s.note("\n", "    %s", line)
		}
	}
}

// show prints a finding for a person to judge: its place, what it is, and the
// words in their paragraph. It goes to standard error, so that the result can be
// kept apart.
func (v *review) show(x check.Finding, n int) {
	s := v.s
	s.note("\n", "")
	s.note("\n", "%d of %d  %s  %s %s", n, len(v.asked), x.Place(), x.Severity, x.Rule)
	if x.Words == nil && x.Old == "" && x.New == "" {
		s.note("\n", "    %s %s", x.Statement, x.Message)
		return
	}
	said := x.Lead
	if said == "" {
		said = x.Message
	}
	s.note("\n", "    %s %s", x.Statement+":"+x.Address(), said)
	words := x.Words
	if words == nil {
		words = wholly(x)
	}
	before, after := v.around(x)
	s.noteEdits("    ", before, words, after)
}

// wholly returns what a finding without word edits is about as edits: all of it
// is gone, new or, where only its place changed, the same.
func wholly(x check.Finding) []diff.Edit {
	if x.Old == x.New {
		return []diff.Edit{{Op: diff.Equal, Text: x.New}}
	}
	var all []diff.Edit
	if x.Old != "" {
		all = append(all, diff.Edit{Op: diff.Delete, Text: x.Old})
	}
	if x.New != "" {
		all = append(all, diff.Edit{Op: diff.Insert, Text: x.New})
	}
	return all
}

// around returns the text of the paragraph before and after what a finding is
// about, "" where it is more than a part of a paragraph.
func (v *review) around(x check.Finding) (before, after string) {
	var st *tree.Statement
	address := x.Locator
	for _, it := range v.folder.checked.Items {
		if it.Entry.ID != x.Statement {
			continue
		}
		if st = it.Now; address == "" && it.Accepted != nil {
			st, address = it.Accepted.Statement, x.Accepted
		}
	}
	locators := strings.Fields(address)
	if st == nil || len(locators) == 0 {
		return "", ""
	}
	first, last := st.At(locators[0]), st.At(locators[len(locators)-1])
	if first == nil || last == nil {
		return "", ""
	}
	for n := range st.Root.All() {
		if n.Kind.IsBlock() && n.Span.Start <= first.Span.Start && last.Span.End <= n.Span.End {
			return st.Text[n.Span.Start:first.Span.Start], st.Text[last.Span.End:n.Span.End]
		}
	}
	return "", ""
}
