package main

import (
	"context"
	"slices"

	"github.com/urfave/cli/v2"

	"github.com/clausediff/clausediff/cmd/clausediff/internal/accepted"
	"github.com/clausediff/clausediff/cmd/clausediff/internal/outfile"
	"github.com/clausediff/clausediff/cmd/clausediff/internal/screen"
	"github.com/clausediff/clausediff/diff/check"
	"github.com/clausediff/clausediff/parse/corpus/lock"
)

// review implements the review command, which shows the findings one by one and asks what
// to do with each. Every answer is saved at once.
func (s *session) review(c *cli.Context) error {
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
	picks, err := f.Picks(c.Args().Slice(), r.Report)
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
	if err := v.ask(c.Context); err != nil {
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
