package main

import (
	"strings"
	"testing"
)

// twoChanges makes a corpus with two findings that nobody accepted.
func twoChanges(t *testing.T) {
	t.Helper()
	t.Chdir(t.TempDir())
	t.Setenv("CI", "")
	const text = "Joint statement\n\nThe Sides agree to build a bridge. They meet in spring.\n\nThe Sides support trade.\n"
	write(t, "a.txt", text)
	write(t, "corpus.yaml", "version: 1\nstatements:\n  - {id: a, file: a.txt}\n")
	succeed(t, "accept")
	write(t, "a.txt", strings.NewReplacer("a bridge", "a tunnel", "support", "firmly support").Replace(text))
}

// What is answered is saved at once, also when the review ends before its end;
// going back takes an answer back.
func TestReviewSavesEveryAnswer(t *testing.T) {
	for answers, want := range map[string]struct {
		status int
		out    string
		left   string
	}{
		"a\nq\n":          {exitDifferent, "accepted 1 finding, rejected 0, skipped 1\n", "1 error in 1 statement; 1 finding accepted before"},
		"a":               {exitDifferent, "accepted 1 finding, rejected 0, skipped 1\n", "1 error in 1 statement; 1 finding accepted before"},
		"a\nb\ns\nq\n":    {exitDifferent, "accepted 0 findings, rejected 0, skipped 2\n", "2 errors in 1 statement"},
		"a\na\n":          {exitOK, "accepted 2 findings, rejected 0, skipped 0\n", "clean: 1 statement is as accepted"},
		"s\nb\nA\n":       {exitOK, "accepted 2 findings, rejected 0, skipped 0\n", "clean: 1 statement is as accepted"},
		"b\n?\nx\nr\na\n": {exitDifferent, "accepted 1 finding, rejected 1, skipped 0\nto correct: a.txt:3:28: reworded: ", "1 error in 1 statement; 1 finding accepted before"},
		"":                {exitDifferent, "accepted 0 findings, rejected 0, skipped 2\n", "2 errors in 1 statement"},
	} {
		twoChanges(t)
		status, stdout, stderr := clausediff(t, answers, "review")
		if status != want.status || !strings.HasPrefix(stdout, want.out) {
			t.Errorf("%q: exit %d, %s", answers, status, stdout)
		}
		if !strings.Contains(stderr, "The Sides agree to build a [-bridge-]{+tunnel+}. They meet in spring.\n") {
			t.Errorf("%q: the words are not shown in their paragraph:\n%s", answers, stderr)
		}
		if _, stdout, _ := clausediff(t, "", "check"); !strings.Contains("\n"+stdout, "\n"+want.left+"\n") {
			t.Errorf("%q: check says %s", answers, stdout)
		}
	}
}

// Another run that accepts meanwhile loses nothing by an answer.
func TestReviewBesideAnotherRun(t *testing.T) {
	twoChanges(t)
	prints := strings.Fields(succeed(t, "check --fail-on off"))
	var last string
	for i, word := range prints {
		if word == "[clause-reworded]" {
			last = prints[i+1]
		}
	}
	first := true
	in := readerFunc(func(p []byte) (int, error) {
		if first {
			first = false
			succeed(t, "accept "+last)
		}
		return copy(p, "a\n"), nil
	})
	var stdout, stderr strings.Builder
	run(t.Context(), []string{"clausediff", "review"}, in, &stdout, &stderr)
	if got := succeed(t, "check"); got != "clean: 1 statement is as accepted\n" {
		t.Errorf("%s%s%s", got, stdout.String(), stderr.String())
	}
}

type readerFunc func(p []byte) (int, error)

func (f readerFunc) Read(p []byte) (int, error) { return f(p) }
