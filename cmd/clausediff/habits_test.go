package main

import (
	"strings"
	"testing"
)

// The status tells apart what is the same, what has the same words, and what has
// others, where it is asked to.
func TestExitClass(t *testing.T) {
	t.Chdir(t.TempDir())
	const text = "Joint statement\n\n1 May 2022\n\nThe Sides agree to build a bridge. They meet in spring.\n\nThe Sides support “trade”.\n"
	write(t, "a.txt", text)
	write(t, "same.txt", text)
	write(t, "set.txt", strings.NewReplacer("“", `"`, "”", `"`).Replace(text))
	write(t, "words.txt", strings.Replace(text, "bridge", "tunnel", 1))
	for _, tt := range []struct {
		args string
		want int
	}{
		{"a.txt same.txt --exit-class", exitOK}, {"a.txt set.txt --exit-class", exitSlight}, {"a.txt words.txt --exit-class", exitDifferent},
		{"a.txt set.txt --exit-code", exitDifferent}, {"a.txt words.txt", exitOK}, {"a.txt set.txt words.txt --exit-class", exitDifferent},
		{"a.txt same.txt set.txt --exit-class", exitSlight}, {"a.txt none.txt --exit-class", exitFailed},
	} {
		if status, _, stderr := clausediff(t, "", append([]string{"compare"}, strings.Fields(tt.args)...)...); status != tt.want {
			t.Errorf("%s: exit %d, want %d, %s", tt.args, status, tt.want, stderr)
		}
	}
}

// What is said and what is not: the order of two statements, an article that
// neither has, and nothing with -q.
func TestWhatIsSaid(t *testing.T) {
	t.Chdir(t.TempDir())
	write(t, "old.txt", "Joint statement\n\n1 May 2022\n\nI. Trade\n\nThe Sides agree to build a bridge.\n\nII. Culture\n\nThey will open a museum.\n")
	write(t, "new.txt", "Joint statement\n\n1 May 2023\n\nI. Trade\n\nThe Sides agree to build a tunnel.\n\nII. Culture\n\nThey will open a museum.\n")
	if _, _, stderr := clausediff(t, "", "compare", "new.txt", "old.txt"); !strings.Contains(stderr, "new is of 2023-05-01 and old of 2022-05-01: ") {
		t.Errorf("the order is not said: %s", stderr)
	}
	if _, _, stderr := clausediff(t, "", "compare", "new.txt", "old.txt", "-q"); stderr != "" {
		t.Errorf("-q says %s", stderr)
	}
	if _, _, stderr := clausediff(t, "", "compare", "old.txt", "new.txt"); stderr != "" {
		t.Errorf("in order: %s", stderr)
	}
	for _, article := range []string{"I", "1", "0"} {
		if status, _, stderr := clausediff(t, "", "compare", "old.txt", "new.txt", "--article", article); status != exitOK && article != "0" {
			t.Errorf("%s: exit %d, %s", article, status, stderr)
		}
	}
	status, stdout, stderr := clausediff(t, "", "compare", "old.txt", "new.txt", "--article", "I,7")
	refusal(t, `^old has no "7"; it has .*; new has no "7"; it has `, status, stdout, stderr)
}
