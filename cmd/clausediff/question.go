package main

import (
	"cmp"
	"context"
	"strings"

	"github.com/clausediff/clausediff/cmd/clausediff/internal/screen"
	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/check"
	"github.com/clausediff/clausediff/parse/tree"
)

// reviewHelp is shown for ?.
var reviewHelp = []string{
	"a  accept: the text is as it should be", "r  reject: the file has to be corrected; it is listed at the end",
	"s  skip: decide later", "b  back to the finding before", "A  accept this one and all that follow",
	"q  quit; what was decided stays", "?  this help",
}

// key reads a key until it is one of the letters.
func (s *session) key(ctx context.Context, in *screen.Keys, letters string) byte {
	for {
		s.note(" ", "[a]ccept, [r]eject, [s]kip, [b]ack, accept [A]ll that follow, [q]uit, [?]")
		key := in.Next(ctx)
		s.note("\n", "")
		if strings.IndexByte(letters, key) >= 0 {
			return key
		}
		for _, line := range reviewHelp {
			s.note("\n", "    %s", line)
		}
	}
}

// show prints a finding for a person to judge: its place, its message, and the words in
// their paragraph. It goes to standard error, separate from the result.
func (v *review) show(x check.Finding, n int) {
	s := v.s
	s.note("\n", "")
	s.note("\n", "%d of %d  %s  %s %s", n, len(v.asked), x.Place(), x.Severity, x.Rule)
	if x.Words == nil && x.Old == "" && x.New == "" {
		s.note("\n", "    %s %s", x.Statement, x.Message)
		return
	}
	said := cmp.Or(x.Lead, x.Message)
	s.note("\n", "    %s %s", x.Statement+":"+x.Address(), said)
	if first, n := v.corpus.Age(x); n > 1 {
		s.note("\n", "    stands since %s, in %s", first, counted(n, "statement"))
	}
	words := x.Words
	if words == nil {
		words = wholly(x)
	}
	before, after := v.around(x)
	s.noteEdits("    ", before, words, after)
}

// wholly returns edits for a finding that has none: all of its text is deleted, inserted
// or, if only its place changed, equal.
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

// around returns the text of the paragraph before and after that of a finding, "" if the
// finding is larger than part of a paragraph.
func (v *review) around(x check.Finding) (before, after string) {
	st, accepted := v.corpus.Texts(x.Statement)
	address := x.Locator
	if address == "" && accepted != nil {
		st, address = accepted, x.Accepted
	}
	locators := strings.Fields(address)
	if st == nil || len(locators) == 0 {
		return "", ""
	}
	first, last := st.At(tree.Locator(locators[0])), st.At(tree.Locator(locators[len(locators)-1]))
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
