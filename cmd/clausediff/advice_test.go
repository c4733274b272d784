package main

import (
	"os"
	"strings"
	"testing"
)

// What a file of a corpus may be instead of itself is said as it is, with advice
// that helps.
func TestAdviceOnConfiguration(t *testing.T) {
	folder(t)
	t.Setenv("CI", "")
	succeed(t, "accept")
	lock := read(t, "corpus.lock.d/first.lock")
	write(t, "corpus.lock.d/first.lock", "ours\n"+lock)
	for _, args := range []string{"check", "accept"} {
		refused(t, nil, `^corpus.lock.d/first.lock:1:1: the first line is not "clausediff lock 1"; restore the file, or remove it and accept again$`, args)
	}
	write(t, "corpus.lock.d/first.lock", lock)

	for _, dir := range []string{"dangling", "circle"} {
		if err := os.Mkdir(dir, 0o777); err != nil {
			t.Fatal(err)
		}
	}
	link(t, "gone.yaml", "dangling/corpus.yaml")
	link(t, "corpus.yaml", "circle/corpus.yaml")
	for dir, want := range map[string]string{
		"dangling": `^dangling/corpus.yaml: is a link to gone.yaml, which does not exist; check the link$`,
		"circle":   `^circle/corpus.yaml: is a link that leads to itself; check the link$`,
	} {
		for _, args := range []string{"check", "accept", "compare a b", "trace 双方", "fetch"} {
			refused(t, nil, want, append(strings.Fields(args), "--corpus", dir)...)
		}
	}
	link(t, "clausediff.yaml", "clausediff.yaml")
	refused(t, nil, `^clausediff.yaml: is a link that leads to itself; check the link$`, "check")
}

// A file of phrases is read up to a size, and its lines may be long.
func TestAdviceOnPhrases(t *testing.T) {
	folder(t)
	write(t, "terms.txt", strings.Repeat("友好", 20_000)+"\n双方\n")
	if got := succeed(t, "trace --term terms.txt old.txt new.txt"); !strings.Contains(got, "双方") {
		t.Errorf("%s", got)
	}
	write(t, "terms.txt", "双方\n\xff\n")
	refused(t, nil, `^terms.txt: the file is not UTF-8; save it as UTF-8$`, "trace", "--term", "terms.txt", "old.txt", "new.txt")
	write(t, "terms.txt", strings.Repeat("友好\n", 1<<20))
	refused(t, nil, `^terms.txt: too large: more than 1048576 bytes; write one phrase on each line`, "trace", "--term", "terms.txt", "old.txt", "new.txt")
}

// Elements without an end tag are not nested in each other.
func TestManyFrames(t *testing.T) {
	folder(t)
	write(t, "page.html", strings.Repeat("<frame src=a>", 10_000)+strings.Repeat("<bgsound><basefont>", 10_000)+"<p>"+sentence)
	succeed(t, "parse page.html")
}
