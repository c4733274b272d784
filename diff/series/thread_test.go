package series_test

import (
	"testing"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/series"
)

// No link below likely carries a thread, except between the same place in two preambles or
// closings.
func TestLinksThatCarry(t *testing.T) {
	l := series.Link(readSpecimens(t), nil)
	carried := 0
	for _, thread := range l.Threads {
		for _, step := range thread.Steps[1:] {
			carried++
			link := step.Link
			if link.Certainty >= diff.Likely {
				continue
			}
			old, new := link.Old[0], link.New[0]
			if frame := old.Locator[0] == '0' || old.Locator[0] == 'c'; !frame || old.Locator != new.Locator {
				t.Errorf("thread %s: a %s link leads from %s to %s", thread.ID, link.Certainty, old.Locator, new.Locator)
			}
		}
	}
	if carried == 0 {
		t.Error("no thread has two steps")
	}
}

// The last wording of a thread shares a word with its first one, except in preambles and
// closings, where names and dates change.
func TestThreadsHold(t *testing.T) {
	l := series.Link(readSpecimens(t), nil)
	for _, thread := range l.Threads {
		first, last := thread.Steps[0], thread.Steps[len(thread.Steps)-1]
		if at := first.Nodes[0].Locator[0]; at == '0' || at == 'c' {
			continue
		}
		if !shareCharacters(textOf(l, first), textOf(l, last)) {
			t.Errorf("thread %s begins with %q and ends with %q", thread.ID, textOf(l, first), textOf(l, last))
		}
	}
}

func textOf(l *series.Lineage, step series.Step) string {
	return l.Statements[step.Statement].Joined(step.Nodes)
}

// shareCharacters reports whether two Chinese texts share two adjacent characters.
func shareCharacters(x, y string) bool {
	pairs := map[[2]rune]bool{}
	runes := []rune(x)
	for i := 1; i < len(runes); i++ {
		pairs[[2]rune{runes[i-1], runes[i]}] = true
	}
	runes = []rune(y)
	for i := 1; i < len(runes); i++ {
		if pairs[[2]rune{runes[i-1], runes[i]}] {
			return true
		}
	}
	return false
}
