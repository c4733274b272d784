package check_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/clausediff/clausediff/diff/check"
	"github.com/clausediff/clausediff/parse"
	"github.com/clausediff/clausediff/parse/corpus"
	"github.com/clausediff/clausediff/parse/corpus/lock"
	"github.com/clausediff/clausediff/parse/tree"
)

const (
	acceptedText = "Joint statement\n\nThe Sides agree to build a bridge. The Sides will meet, and talk.\n\nThe Sides support trade.\n"
	twoChanges   = "Joint statement\n\nThe Sides agree to build a road. The Sides will meet, and talk.\n\nThe Sides support trade!\n"
	oneChange    = "Joint statement\n\nThe Sides agree to build a bridge. The Sides will meet, and talk.\n\nThe Sides support trade!\n"
)

func textOf(t *testing.T, text string, opts ...parse.Option) *tree.Statement {
	t.Helper()
	st, err := parse.Text(strings.NewReader(text), append([]parse.Option{parse.Name("2023.txt"), parse.ID("2023")}, opts...)...)
	if err != nil {
		t.Fatal(err)
	}
	return st
}

// corpusWith returns a corpus of one statement with its accepted text.
func corpusWith(t *testing.T, accepted, now string) *check.Corpus {
	t.Helper()
	e := corpus.Entry{ID: "2023"}
	a := lock.New(e, textOf(t, accepted), corpus.Sum{})
	return &check.Corpus{Manifest: "corpus.yaml", Items: []check.Item{{Entry: e, Now: textOf(t, now), Sum: corpus.Sum{}, Accepted: &a}}}
}

func rules(findings []check.Finding) string {
	var names []string
	for _, f := range findings {
		names = append(names, f.Rule)
	}
	return strings.Join(names, " ")
}

func accept(t *testing.T, c *check.Corpus, rule string) {
	t.Helper()
	a := acceptedOf(t, c, func(f check.Finding) bool { return f.Rule == rule })
	c.Items[0].Accepted = a
}

// A rule that is off reports nothing, but its changes do not enter the accepted text
// unseen.
func TestAcceptWithARuleOff(t *testing.T) {
	c := corpusWith(t, acceptedText, twoChanges)
	c.Severities = []corpus.Severity{{Rule: check.ClausePunctuation, Level: "off"}}
	if got := rules(run(t, c).Findings); got != check.ClauseReworded {
		t.Fatalf("found %q", got)
	}
	accept(t, c, check.ClauseReworded)
	if got := rules(run(t, c).Findings); got != "" {
		t.Errorf("after accepting: %q", got)
	}
	if strings.Contains(c.Items[0].Accepted.Statement.Text, "trade!") {
		t.Error("a mark that nobody saw is in the accepted text")
	}
	c.Severities = nil
	if got := rules(run(t, c).Findings); got != check.ClausePunctuation {
		t.Errorf("with the rule on again: %q", got)
	}
}

// Undoing an accepted change is a finding until that is accepted.
func TestChangeUndone(t *testing.T) {
	c := corpusWith(t, acceptedText, twoChanges)
	accept(t, c, check.ClauseReworded)
	c.Items[0].Now = textOf(t, oneChange)
	if got := rules(run(t, c).Findings); got != check.ClausePunctuation+" "+check.ChangeUndone {
		t.Fatalf("found %q", got)
	}
	accept(t, c, check.ClausePunctuation)
	if got := rules(run(t, c).Findings); got != "" {
		t.Errorf("with nothing left of the text: %q", got)
	}
	c = corpusWith(t, acceptedText, twoChanges)
	accept(t, c, check.ClauseReworded)
	c.Items[0].Now = textOf(t, oneChange)
	accept(t, c, check.ChangeUndone)
	if got := rules(run(t, c).Findings); got != check.ClausePunctuation {
		t.Errorf("after accepting that it was taken back: %q", got)
	}
}

// What was found earlier and is known can be accepted like what is found: the waiver of a
// change that was taken back stays while another change is accepted.
func TestAcceptOfWhatIsKnown(t *testing.T) {
	c := corpusWith(t, acceptedText, twoChanges)
	accept(t, c, check.ClauseReworded)
	accepted := c.Items[0].Accepted
	now := strings.Replace(oneChange, "bridge.", "bridge!", 1)
	c.Load = func(item *check.Item) { item.Now, item.Accepted = textOf(t, now), accepted }
	var kept []byte
	c.Keep = func(_ *check.Item, o check.Outcome) { kept, _ = json.Marshal(o) }
	found := run(t, c).Findings
	if got := rules(found); got != check.ClausePunctuation+" "+check.ClausePunctuation+" "+check.ChangeUndone {
		t.Fatalf("found %q", got)
	}
	c.Known = func(*check.Item) (o check.Outcome, ok bool) { return o, json.Unmarshal(kept, &o) == nil }
	r := run(t, c)
	if prints(r.Findings) != prints(found) {
		t.Errorf("known are %q, found were %q", prints(r.Findings), prints(found))
	}
	if _, _, err := r.Accept(keeper{&accepted}, func(f check.Finding) bool { return f.Fingerprint == found[0].Fingerprint }); err != nil {
		t.Fatal(err)
	}
	c.Known = nil
	if after := run(t, c).Findings; prints(after) != prints(found[1:]) {
		t.Errorf("after accepting one: %q, want %q", prints(after), prints(found[1:]))
	}
}

// When the text is compared with that of another time, a change accepted since is not a
// finding, but is still shown.
func TestReviewedSince(t *testing.T) {
	c := corpusWith(t, acceptedText, twoChanges)
	reviewed := lock.New(c.Items[0].Entry, textOf(t, twoChanges), corpus.Sum{})
	c.Items[0].Reviewed = &reviewed
	r := run(t, c)
	if got := rules(r.Findings) + "/" + rules(r.Waived); got != "/"+check.ClauseReworded+" "+check.ClausePunctuation {
		t.Errorf("all accepted: %q", got)
	}
	var b strings.Builder
	if err := (check.Writer{}).Write(&b, "text", r); err != nil || !strings.Contains(b.String(), ": accepted: 2023:1.1.1.1 reworded: ") {
		t.Errorf("the text report does not show what was accepted (%v):\n%s", err, b.String())
	}
	reviewed = lock.New(c.Items[0].Entry, textOf(t, oneChange), corpus.Sum{})
	if got := rules(run(t, c).Findings); got != check.ClauseReworded+" "+check.ClausePunctuation {
		t.Errorf("another text accepted: %q", got)
	}
	c.Items[0].Accepted = nil
	reviewed = lock.New(c.Items[0].Entry, textOf(t, twoChanges), corpus.Sum{})
	if got := rules(run(t, c).Findings); got != "" {
		t.Errorf("a new statement, accepted: %q", got)
	}
}

// The series, the page's own title, date and language, and what was left out are
// compared.
func TestBesidesTheText(t *testing.T) {
	for _, tt := range []struct {
		name string
		make func(c *check.Corpus)
		want string
	}{
		{"another series", func(c *check.Corpus) { c.Items[0].Entry.Series = "other" }, check.FactChanged},
		{"another title on the page", func(c *check.Corpus) {
			title := parse.Title("Joint statement")
			c.Items[0].Accepted.Statement = textOf(t, acceptedText, title)
			c.Items[0].Now = textOf(t, strings.Replace(acceptedText, "Joint", "Common", 1), title)
		}, check.ManifestDiffers},
		{"other bytes", func(c *check.Corpus) { c.Items[0].Sum = sum("y") }, check.BytesChanged},
		{"the same bytes, read otherwise", func(c *check.Corpus) {
			c.Items[0].Accepted.SHA256, c.Items[0].Sum = "y", sum("y")
			c.Items[0].Now = textOf(t, twoChanges)
		}, check.ReadingChanged},
		{"another block left out", func(c *check.Corpus) {
			c.Items[0].Sum = sum("y")
			c.Items[0].Now.Discarded = append(c.Items[0].Now.Discarded, tree.Discarded{Reason: "advertising", Text: "Buy now."})
		}, check.LeftOutChanged},
		{"parties", func(c *check.Corpus) { c.Items[0].Now.Parties = []string{"A", "B"} }, check.FactChanged},
	} {
		c := corpusWith(t, acceptedText, acceptedText)
		tt.make(c)
		found := run(t, c).Findings
		if got := rules(found); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
			continue
		}
		accept(t, c, tt.want)
		if got := rules(run(t, c).Findings); got != "" {
			t.Errorf("%s, accepted: %q", tt.name, got)
		}
	}
}

// A text that is parsed differently has one finding, which counts the changes by rule.
func TestReadOtherwise(t *testing.T) {
	c := corpusWith(t, acceptedText, acceptedText)
	c.Items[0].Accepted.SHA256, c.Items[0].Sum = "y", sum("y")
	c.Items[0].Now = textOf(t, twoChanges)
	found := run(t, c).Findings
	if len(found) != 1 || !strings.Contains(found[0].Message, "but another text is read from them (1 clause-reworded, 1 clause-punctuation), as after") {
		t.Errorf("%+v", found)
	}
}

// An absolute path inside the repository is reported as a file of the repository.
func TestFilesOfTheRepository(t *testing.T) {
	for _, tt := range []struct{ top, root, name, want string }{
		{"/checkout/repo", "docs", "/checkout/repo/docs/2023.txt", "file=docs/2023.txt,"},
		{"/checkout/repo", "docs", "/checkout/repository/2023.txt", "file=/checkout/repository/2023.txt,"},
		{"/checkout/repo", "docs", "2023.txt", "file=docs/2023.txt,"},
		{"", "", "/checkout/repo/2023.txt", "file=/checkout/repo/2023.txt,"},
		{"", "", "2023.txt", "file=2023.txt,"},
	} {
		r := of("x")
		r.Findings[0].Pos.Name = tt.name
		if got := written(t, check.Writer{Top: tt.top, Root: tt.root}, "github", r); !strings.Contains(got, tt.want) {
			t.Errorf("%q below %q: %s", tt.name, tt.top, got)
		}
	}
}

// keeper stores the accepted state of one statement.
type keeper struct{ accepted **lock.Accepted }

func (k keeper) Set(a lock.Accepted) { *k.accepted = &a }
func (k keeper) Remove(string)       { *k.accepted = nil }

// acceptedOf accepts what pick selects, and returns the accepted state of the only
// statement of a corpus. It checks that the next run finds exactly what remains.
func acceptedOf(t interface{ Fatalf(string, ...any) }, c *check.Corpus, pick func(check.Finding) bool) *lock.Accepted {
	r, err := check.Run(c)
	if err != nil {
		t.Fatalf("%v", err)
	}
	item := c.Items[0]
	_, left, err := r.Accept(keeper{&item.Accepted}, pick)
	if err != nil {
		t.Fatalf("%v", err)
	}
	next := *c
	next.Items = []check.Item{item}
	after, err := check.Run(&next)
	if err != nil {
		t.Fatalf("%v", err)
	}
	if said, is := prints(left), prints(after.Findings); said != is {
		t.Fatalf("left are %s, and the next run finds %s", said, is)
	}
	return item.Accepted
}

func prints(findings []check.Finding) string {
	var all []string
	for _, f := range findings {
		all = append(all, f.Rule+" "+f.Fingerprint)
	}
	slices.Sort(all)
	return strings.Join(all, ", ")
}

// sum returns a checksum that stands for files with the content word.
func sum(word string) corpus.Sum { return corpus.Sum{Bytes: word, Lines: word} }
