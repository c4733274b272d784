package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/clausediff/clausediff/parse"
	"github.com/clausediff/clausediff/parse/tree"
	"github.com/clausediff/clausediff/testdata/bulk"
)

// texts are the files of two texts, in paragraphs and with one sentence per line.
type texts struct {
	old, new           string
	oldLines, newLines string
	characters         [2]int
}

// The reports to compare, if the real documents are present. Otherwise the two newest
// specimens are compared.
const oldReport, newReport = "2021", "2022"

// reports writes the files of the two reports.
func (b *bench) reports() (texts, error) {
	documents, err := bulk.Documents()
	if err != nil {
		return texts{}, err
	}
	old, new := documents[1].Text, documents[0].Text
	for _, d := range documents {
		switch {
		case len(documents) < 10:
		case d.Name == oldReport:
			old = d.Text
		case d.Name == newReport:
			new = d.Text
		}
	}
	return b.write("report", old, new)
}

// edited writes a text of about size bytes and an edited copy.
func (b *bench) edited(size int) (texts, error) {
	text, err := bulk.Text(size)
	if err != nil {
		return texts{}, err
	}
	return b.write(fmt.Sprint(size), text, bulk.Edited(text))
}

// write writes the two texts as clausediff reads them, without line breaks inside
// sentences, so that all tools get the same.
func (b *bench) write(name, old, new string) (texts, error) {
	var t texts
	for i, side := range []struct {
		text, name       string
		inBlocks, inLine *string
	}{{old, name + "-old", &t.old, &t.oldLines}, {new, name + "-new", &t.new, &t.newLines}} {
		s, err := parse.Text(strings.NewReader(side.text), parse.Name(side.name), parse.MaxSize(largest))
		if err != nil {
			return t, err
		}
		t.characters[i] = len([]rune(s.Text))
		*side.inBlocks = filepath.Join(b.folder, side.name+".txt")
		*side.inLine = filepath.Join(b.folder, side.name+".lines.txt")
		if err := os.WriteFile(*side.inBlocks, []byte(inBlocks(s)), 0o600); err != nil {
			return t, err
		}
		if err := os.WriteFile(*side.inLine, []byte(inLines(s)), 0o600); err != nil {
			return t, err
		}
	}
	return t, nil
}

// inBlocks formats a statement as paragraphs with labels, separated by blank lines.
func inBlocks(s *tree.Statement) string {
	var b strings.Builder
	for n := range s.Root.All() {
		b.WriteString(n.Mark)
		if n.Kind.IsBlock() {
			b.WriteString(s.TextOf(n) + "\n\n")
		}
	}
	return b.String()
}

// inLines formats a statement with one sentence per line.
func inLines(s *tree.Statement) string {
	var b strings.Builder
	for _, n := range s.Nodes(tree.KindSentence) {
		b.WriteString(strings.TrimSpace(s.TextOf(n)) + "\n")
	}
	return b.String()
}
