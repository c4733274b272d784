package main

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/clausediff/clausediff/cmd/clausediff/internal/accepted"
	"github.com/clausediff/clausediff/cmd/clausediff/internal/outfile"
	"github.com/clausediff/clausediff/cmd/clausediff/internal/screen"
	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/check"
	"github.com/clausediff/clausediff/parse/corpus/lock"
	"github.com/clausediff/clausediff/parse/tree"
)

// review implements the review command, which shows the findings one by one and asks what
// to do with each. Every answer is saved at once.
func (s *session) review(c *call) error {
	if err := notInCI("review"); err != nil {
		return err
	}
	f, err := s.openCorpus(c)
	if err != nil {
		return err
	}
	remember(c, f)
	r, err := accepted.NewReview(f)
	if err != nil {
		return err
	}
	picks, err := f.Picks(c.args, r.Report)
	if err != nil {
		return err
	}
	v := &review{s: s, corpus: r, answers: map[string]answer{}, left: r.Report.Findings}
	for _, x := range r.Report.Findings {
		if slices.ContainsFunc(picks, func(p accepted.Pick) bool { return p.Takes(x) }) {
			v.take(x)
		}
	}
	s.inOrder.Store(true)
	if err := v.ask(c.Context.Context); err != nil {
		return err
	}
	return v.conclude()
}

// review is a review in progress.
type review struct {
	s       *session
	corpus  *accepted.Review
	asked   []check.Finding
	answers map[string]answer // by fingerprint
	toMend  []check.Finding   // cannot be accepted, so not asked about
	left    []check.Finding
}

// answer is a person's answer about a finding.
type answer uint8

const (
	skipAnswer answer = iota
	acceptAnswer
	rejectAnswer
)

func (v *review) take(x check.Finding) {
	if x.Acceptable() {
		v.asked = append(v.asked, x)
	} else {
		v.toMend = append(v.toMend, x)
	}
}

// ask shows every finding and carries out the answers. The end of the input or of ctx
// counts as quit.
func (v *review) ask(ctx context.Context) error {
	in := screen.NewKeys(v.s.stdin)
	for i := 0; i < len(v.asked); {
		x := v.asked[i]
		v.show(x, i+1)
		said := skipAnswer
		switch v.s.key(ctx, in, "arsbAq") {
		case 'a':
			said = acceptAnswer
		case 'A':
			return v.answer(acceptAnswer, v.asked[i:])
		case 'r':
			said = rejectAnswer
		case 'b':
			i = max(0, i-1)
			continue
		case 'q':
			return nil
		}
		if err := v.answer(said, []check.Finding{x}); err != nil {
			return err
		}
		i++
	}
	return nil
}

// answer records an answer and saves what it accepts.
func (v *review) answer(said answer, findings []check.Finding) error {
	changed := false
	for _, x := range findings {
		was := v.answers[x.Fingerprint]
		changed = changed || (was == acceptAnswer) != (said == acceptAnswer)
		v.answers[x.Fingerprint] = said
	}
	if !changed {
		return nil
	}
	return v.save()
}

// save writes the accepted state according to the answers.
func (v *review) save() error {
	files := outfile.Batch{Sources: &v.s.sources}
	defer files.End()
	if err := files.Lock(v.corpus.Path(lock.Folder)); err != nil {
		return err
	}
	left, err := v.corpus.Save(func(x check.Finding) bool { return v.answers[x.Fingerprint] == acceptAnswer }, &files)
	if err != nil {
		return err
	}
	v.left = left
	return files.Commit()
}

func (v *review) count(said answer) int {
	n := 0
	for _, x := range v.asked {
		if v.answers[x.Fingerprint] == said {
			n++
		}
	}
	return n
}

// conclude writes what was done, and the places of what was rejected. It returns
// errDifferent if there is anything to correct, or if errors remain.
func (v *review) conclude() error {
	v.s.tell("accepted %s, rejected %d, skipped %d", counted(v.count(acceptAnswer), "finding"), v.count(rejectAnswer), v.count(skipAnswer))
	mend := slices.DeleteFunc(slices.Clone(v.asked), func(x check.Finding) bool { return v.answers[x.Fingerprint] != rejectAnswer })
	mend = append(mend, v.toMend...)
	for _, x := range mend {
		v.s.tell("to correct: %s: %s", x.Place(), x.Message)
	}
	errorLeft := slices.ContainsFunc(v.left, func(x check.Finding) bool { return x.Severity == check.Error })
	if len(mend) > 0 || errorLeft {
		return errDifferent
	}
	return nil
}

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
		s.note("\n", "    there since %s, in %s", first, counted(n, "statement"))
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
