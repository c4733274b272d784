package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
)

// realPages is the folder of pages of ministries, agencies and newspapers, with their
// correct text. They are not part of the project.
var realPages = filepath.Join("..", "..", "..", "shared", "pages")

// truth is the correct text of a page: its blocks in order, and the arguable ones, which
// may be present or not.
type truth struct {
	File       string
	Paragraphs []string
	Arguable   []string
}

// paragraphs counts the blocks that were extracted exactly.
type paragraphs struct{ right, all int }

// printRealPages prints the table of extractors on real pages.
func printRealPages(w io.Writer) error {
	names, err := filepath.Glob(filepath.Join(realPages, "*.json"))
	if err != nil || len(names) == 0 {
		fmt.Fprintln(os.Stderr, "bench: no real pages here; their table is left out")
		return err
	}
	fmt.Fprintln(w, "| extractor | pages exactly right | paragraphs exactly right | precision | recall |")
	fmt.Fprintln(w, "| --- | --- | --- | --- | --- |")
	for _, x := range extractors {
		var s share
		var p paragraphs
		for _, name := range names {
			if err := addRealPage(name, x.text, &s, &p); err != nil {
				return err
			}
		}
		fmt.Fprintf(w, "| %s | %d of %d | %d of %d | %.4f | %.4f |\n", x.name, s.exact, s.pages, p.right, p.all, s.precision(), s.recall())
	}
	return nil
}

// addRealPage compares the blocks extracted from a page with the correct ones, ignoring
// arguable blocks on both sides.
func addRealPage(name string, text func([][]byte) (string, error), s *share, p *paragraphs) error {
	b, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	var t truth
	if err := json.Unmarshal(b, &t); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	page, err := os.ReadFile(filepath.Join(realPages, filepath.Base(t.File)))
	if err != nil {
		return err
	}
	got, _ := text([][]byte{page}) // refused pages count as empty
	arguable := map[string]bool{}
	for _, k := range t.Arguable {
		arguable[squeeze(k)] = true
	}
	found, foundText := sure(strings.Split(got, "\n"), arguable)
	wanted, wantedText := sure(t.Paragraphs, arguable)
	for k, n := range wanted {
		p.all += n
		p.right += min(n, found[k])
	}
	s.add(foundText, wantedText)
	return nil
}

// sure counts and joins the blocks that are not arguable.
func sure(blocks []string, arguable map[string]bool) (counts map[string]int, text string) {
	counts = map[string]int{}
	for _, k := range blocks {
		if k = squeeze(k); k != "" && !arguable[k] {
			counts[k]++
			text += k
		}
	}
	return counts, text
}
