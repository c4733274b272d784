package main

import (
	"strings"
	"testing"

	"github.com/clausediff/clausediff/testdata/sample"
)

// A manifest or a settings file that is nested without end is refused by every
// command that reads it, and stays as it is.
func TestNestedConfiguration(t *testing.T) {
	largeFiles(t)
	levels := sample.Size(10_000, 100_000)
	folder(t)
	t.Setenv("CI", "")
	const want = `:\d+:\d+: values are nested deeper than 100; write them in fewer levels$`
	for _, open := range []string{"[", "{a: ", "- ", "? "} {
		write(t, "corpus.yaml", "version: 1\nnote:\n  "+strings.Repeat(open, levels)+"\n")
		for _, args := range []string{"check", "accept", "trace 双方", "compare a b", "fetch"} {
			refused(t, nil, `^corpus.yaml`+want, strings.Fields(args)...)
		}
	}
	write(t, "corpus.yaml", corpusText)
	for _, text := range []string{"color: " + strings.Repeat("[", levels), "compare: " + strings.Repeat("{a: ", levels)} {
		write(t, "clausediff.yaml", text)
		for _, args := range []string{"compare old.txt new.txt", "parse old.txt -o taken.txt", "check"} {
			refused(t, nil, `^clausediff.yaml`+want, strings.Fields(args)...)
		}
	}
}

// What stands behind a second --- is not left out in silence.
func TestSecondDocumentOfConfiguration(t *testing.T) {
	folder(t)
	t.Setenv("CI", "")
	write(t, "corpus.yaml", corpusText+"---\n"+corpusText)
	const want = `:\d+:1: a second document begins here; keep everything in one, without another ---$`
	for _, args := range []string{"check", "accept", "compare a b"} {
		refused(t, nil, `^corpus.yaml`+want, strings.Fields(args)...)
	}
	write(t, "clausediff.yaml", "color: never\n---\nwidth: 80\n")
	refused(t, nil, `^clausediff.yaml`+want, "compare", "old.txt", "new.txt")
}
