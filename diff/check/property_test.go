package check_test

import (
	"regexp"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/clausediff/clausediff/diff"
	"github.com/clausediff/clausediff/diff/check"
	"github.com/clausediff/clausediff/parse"
	"github.com/clausediff/clausediff/parse/corpus"
	"github.com/clausediff/clausediff/parse/corpus/lock"
	"github.com/clausediff/clausediff/parse/tree"
)

const statementText = `Joint statement on good neighbours

The Sides declare:

I. Politics

The Sides are not able to accept interference, and support dialogue. Does this hold? It holds.

The Sides will:

— found a cultural centre in 2010 12 streets away;
— hold a forum.

II. Trade

1. The Sides will build a bridge over the border river, and open it next year.

2. The Sides will meet.
`

// edited returns the text with a few small edits, some of which may affect only layout.
func edited(t *rapid.T, text string) string {
	runes := []rune(text)
	for range rapid.IntRange(1, 4).Draw(t, "edits") {
		at := rapid.IntRange(0, len(runes)-1).Draw(t, "at")
		insert := []rune(rapid.SampledFrom([]string{"", " ", "\n", "\n\n", ",", ".", "?", "— ", "1. ", "II. ", "x", "not ", "\u200b"}).Draw(t, "insert"))
		cut := rapid.IntRange(0, min(3, len(runes)-at)).Draw(t, "cut")
		runes = append(runes[:at:at], append(insert, runes[at+cut:]...)...)
	}
	return string(runes)
}

func statement(t *rapid.T, text string) *tree.Statement {
	st, err := parse.Text(strings.NewReader(text), parse.Name("2023.txt"), parse.ID("2023"))
	if err != nil {
		t.Skip(err)
	}
	return st
}

func drawn(t *rapid.T, c *check.Corpus) []check.Finding {
	r, err := check.Run(c)
	if err != nil {
		t.Fatal(err)
	}
	return r.Findings
}

var (
	behindMark = regexp.MustCompile(`([^\w\s])\s+`)
	beforeMark = regexp.MustCompile(`\s+([^\w\s])`)
)

// squeezedOutline is all that a reader can see of a statement, except white space next to
// a label.
func squeezedOutline(s *tree.Statement) string {
	text := strings.Join(strings.Fields(string(tree.Format(s))), " ")
	text = behindMark.ReplaceAllString(strings.ReplaceAll(text, `\s`, " "), "$1")
	return beforeMark.ReplaceAllString(text, "$1")
}

// Every visible change has a finding. After all findings were accepted in several steps
// nothing is left, and the accepted text is the current one.
func TestNothingSlipsThrough(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		old, now := statement(t, statementText), statement(t, edited(t, statementText))
		accepted := lock.New(corpus.Entry{ID: "2023"}, old, corpus.Sum{})
		c := &check.Corpus{Items: []check.Item{{Entry: corpus.Entry{ID: "2023"}, Now: now, Sum: corpus.Sum{}, Accepted: &accepted}}}
		item := &c.Items[0]
		if found := drawn(t, c); len(found) == 0 && squeezedOutline(old) != squeezedOutline(now) {
			t.Fatalf("nothing found between\n%s\nand\n%s", tree.Format(old), tree.Format(now))
		}
		for found := drawn(t, c); len(found) > 0; found = drawn(t, c) {
			a := acceptedOf(t, c, func(f check.Finding) bool { return f.Fingerprint == found[0].Fingerprint })
			item.Accepted = a
			if left := drawn(t, c); len(left) != len(found)-1 {
				t.Fatalf("%d findings after one of %d was accepted: %+v", len(left), len(found), left)
			}
		}
		if len(item.Accepted.Waived) == 0 && squeezedOutline(item.Accepted.Statement) != squeezedOutline(now) {
			t.Fatal("all is accepted and the lock has another text")
		}
	})
}

// Accepting a change hides no later one: the findings after a second edit and those
// accepted before are together all the changes.
func TestAcceptedHidesNoOther(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		first := edited(t, statementText)
		old, now, later := statement(t, statementText), statement(t, first), statement(t, edited(t, first))
		accepted := lock.New(corpus.Entry{ID: "2023"}, old, corpus.Sum{})
		c := &check.Corpus{Items: []check.Item{{Entry: corpus.Entry{ID: "2023"}, Now: now, Sum: corpus.Sum{}, Accepted: &accepted}}}
		item := &c.Items[0]
		found := drawn(t, c)
		if len(found) < 2 {
			t.Skip("nothing to accept in part")
		}
		waived := found[rapid.IntRange(0, len(found)-1).Draw(t, "picked")]
		picked := waived.Fingerprint
		a := acceptedOf(t, c, func(f check.Finding) bool { return f.Fingerprint == picked })
		if a.Statement != old {
			t.Skip("the rest does not need to be accepted")
		}
		whole := *c
		whole.Items = []check.Item{*item}
		whole.Items[0].Accepted, whole.Items[0].Now = &accepted, later
		item.Accepted, item.Now = a, later
		seen := map[string]bool{picked: true}
		for _, f := range drawn(t, c) {
			seen[f.Fingerprint] = true
		}
		for _, f := range drawn(t, &whole) {
			if !seen[f.Fingerprint] || f.Fingerprint == picked && !sameChange(f, waived) {
				t.Fatalf("%s is not seen: %s", f.Fingerprint, f.Message)
			}
		}
	})
}

// sameChange reports whether two findings with the same fingerprint are about the same
// clauses and words. Places may have shifted, unless the finding is about places.
func sameChange(x, y check.Finding) bool {
	switch x.Rule {
	case check.ClauseMoved, check.ClauseRenumbered, check.ClauseLayout:
		if x.Locator != y.Locator {
			return false
		}
	}
	return x.Accepted == y.Accepted && diff.Fold(x.Old) == diff.Fold(y.Old) && diff.Fold(x.New) == diff.Fold(y.New)
}
