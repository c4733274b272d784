package main

import (
	"os"
	"path/filepath"
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
	if _, _, stderr := clausediff(t, "", "compare", "new.txt", "old.txt"); !strings.Contains(stderr, "new is dated 2023-05-01 and old is dated 2022-05-01: ") {
		t.Errorf("the order is missing: %s", stderr)
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

// Of two folders the statements with the same ids are compared.
func TestCompareFolders(t *testing.T) {
	t.Chdir(t.TempDir())
	for name, text := range map[string]string{
		"old/a.txt": "The Sides agree to build a bridge.\n", "new/a.html": "<p>The Sides agree to build a bridge.\n",
		"old/b.txt": "They will hold the next meeting of ministers in the capital in spring.\n", "new/x/y.txt": "They will hold the next meeting of ministers in the capital in autumn.\n", "new/corpus.yaml": "version: 1\nstatements:\n  - {id: b, file: x/y.txt}\n  - {id: a, file: a.html}\n",
		"old/c.txt": "They support trade.\n",
	} {
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		write(t, name, text)
	}
	status, stdout, stderr := clausediff(t, "", "compare", "old", "new", "--exit-code")
	if want := "a: the same\nb: 1 clause reworded, 0 dropped, 0 added, 0 moved, 0 typographic\nc: in old only\n"; status != exitDifferent || stdout != want {
		t.Errorf("exit %d, %s%s", status, stdout, stderr)
	}
	if status, _, stderr := clausediff(t, "", "old", "old", "--exit-code"); status != exitOK {
		t.Errorf("exit %d, %s", status, stderr)
	}
	refused(t, nil, `^comparing two folders prints a line for each statement; `, "compare", "old", "new", "-o", "r.html")
}
