package main

import (
	"bufio"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/check"
)

// review is the command of this name: it shows the findings one by one and asks
// what to do with each.
func (s *session) review(c *cli.Context) error {
	if err := notInCI("review"); err != nil {
		return err
	}
	f, err := s.openCorpus(c)
	if err != nil {
		return err
	}
	if err := f.accepted(""); err != nil {
		return err
	}
	r, err := check.Run(f.checked)
	if err != nil {
		return f.named(err)
	}
	findings, err := f.toReview(c.Args().Slice(), r)
	if err != nil {
		return err
	}
	findings, a := onlyAcceptable(findings)
	s.ask(findings, &a)
	if len(a.accepted) > 0 {
		if err := s.acceptReviewed(f, a); err != nil {
			return err
		}
	}
	s.sayReviewed(a)
	if len(a.rejected)+len(a.toMend) > 0 {
		return errDifferent
	}
	return nil
}

// onlyAcceptable parts the findings that a person can accept from those that
// have to be mended, which are not asked about.
func onlyAcceptable(findings []check.Finding) ([]check.Finding, answers) {
	var a answers
	var all []check.Finding
	for _, x := range findings {
		if x.Acceptable() {
			all = append(all, x)
		} else {
			a.toMend = append(a.toMend, x)
		}
	}
	return all, a
}

// toReview returns the findings of the statements with the ids, or of all.
func (f *corpusFolder) toReview(args []string, r *check.Report) ([]check.Finding, error) {
	picks, err := f.picks(args, r)
	if err != nil {
		return nil, err
	}
	var all []check.Finding
	for _, x := range r.Findings {
		for _, p := range picks {
			if p.takes(x) {
				all = append(all, x)
				break
			}
		}
	}
	return all, nil
}

// answers is what a person said of the findings.
type answers struct {
	accepted []string // fingerprints
	rejected []check.Finding
	toMend   []check.Finding // what cannot be accepted
	skipped  int
}

// ask shows every finding and reads an answer: the first letter of accept,
// reject, skip, all or quit. The end of the input is quit.
func (s *session) ask(findings []check.Finding, a *answers) {
	in := bufio.NewScanner(s.stdin)
	for i, x := range findings {
		s.showFinding(x, i+1, len(findings))
		switch s.answer(in) {
		case 'a':
			a.accepted = append(a.accepted, x.Fingerprint)
		case 'A':
			for _, y := range findings[i:] {
				a.accepted = append(a.accepted, y.Fingerprint)
			}
			return
		case 'r':
			a.rejected = append(a.rejected, x)
		case 'q':
			a.skipped += len(findings) - i
			return
		default:
			a.skipped++
		}
	}
}

// answer reads one answer, asking again until it is one.
func (s *session) answer(in *bufio.Scanner) byte {
	for {
		s.note(" ", "[a]ccept, [r]eject, [s]kip, accept [A]ll that follow, [q]uit?")
		if !in.Scan() {
			s.note("\n", "")
			return 'q'
		}
		if text := strings.TrimSpace(in.Text()); text != "" && strings.ContainsRune("arsAq", rune(text[0])) {
			return text[0]
		}
	}
}

// showFinding prints a finding for a person to judge. The questions go to
// standard error, so that the result can be kept apart.
func (s *session) showFinding(x check.Finding, n, of int) {
	s.note("\n", "")
	s.note("\n", "%d of %d  %s  %s %s", n, of, x.Place(), x.Severity, x.Rule)
	s.note("\n", "    %s %s", x.Statement, x.Message)
	if x.Words == nil && x.Old != "" && x.Old != x.New {
		s.showText("accepted", x.Old)
	}
	if x.Words == nil && x.New != "" {
		s.showText("now", x.New)
	}
	if x.Words != nil {
		s.showText("words", diff.Marked(x.Words))
	}
}

func (s *session) showText(name, text string) {
	s.note("\n", "    %-9s %s", name, text)
}

// acceptReviewed accepts what was answered so, in the lock as it is now:
// another run may have changed it.
func (s *session) acceptReviewed(f *corpusFolder, a answers) error {
	if err := s.holdAccepted(f); err != nil {
		return err
	}
	var picks []pick
	for _, print := range a.accepted {
		picks = append(picks, pick{print: print})
	}
	now, err := check.Run(f.checked)
	if err != nil {
		return f.named(err)
	}
	f.accept(now, picks)
	return s.saveLock(f)
}

// sayReviewed tells what was done, and where what was rejected stands.
func (s *session) sayReviewed(a answers) {
	s.tell("accepted %s, rejected %d, skipped %d", counted(len(a.accepted), "finding"), len(a.rejected), a.skipped)
	for _, x := range append(a.rejected, a.toMend...) {
		s.tell("to correct: %s: %s", x.Place(), x.Message)
	}
}
