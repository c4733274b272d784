// Package bulk makes long Chinese texts for benchmarks: of the real documents
// that stand beside the project where they are present, and of the specimen
// statements otherwise.
package bulk

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"unicode"
)

// Document is a text of which long ones are made.
type Document struct {
	Name string // such as 2022
	Text string
}

// licence begins what the site adds after a report.
const licence = "\n本作品是"

// Documents returns the documents, newest first: yearly reports of some 18,000
// characters, or specimens of 6,000. It looks for them in the folders round the
// working directory.
func Documents() ([]Document, error) {
	root, err := Root()
	if err != nil {
		return nil, err
	}
	reports, err := readAll(filepath.Join(root, "..", "shared", "corpus", "work-report-zh", "[0-9]*.txt"))
	if err != nil || len(reports) > 1 {
		return reports, err
	}
	specimens, err := readAll(filepath.Join(root, "testdata", "corpus", "truth", "zh-[0-9][0-9][0-9][0-9].txt"))
	if err == nil && len(specimens) < 2 {
		err = fmt.Errorf("%s has fewer than two documents", root)
	}
	for i := range specimens {
		specimens[i].Text = lastColumn(specimens[i].Text)
	}
	return specimens, err
}

// Root returns the folder of the project, which is the working directory or round it.
func Root() (string, error) {
	folder, err := os.Getwd()
	for err == nil {
		if _, err := os.Stat(filepath.Join(folder, "testdata", "corpus", "truth")); err == nil {
			return folder, nil
		}
		if filepath.Dir(folder) == folder {
			return "", errors.New("no folder round the working directory has testdata/corpus/truth")
		}
		folder = filepath.Dir(folder)
	}
	return "", err
}

func readAll(pattern string) ([]Document, error) {
	files, err := filepath.Glob(pattern)
	if err != nil {
		return nil, err
	}
	var all []Document
	for _, file := range files {
		b, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		text, _, _ := strings.Cut(string(b), licence)
		name := strings.TrimSuffix(filepath.Base(file), ".txt")
		all = append([]Document{{name, strings.TrimSpace(text) + "\n"}}, all...)
	}
	return all, nil
}

// lastColumn takes the text out of the lines of a specimen's table.
func lastColumn(table string) string {
	var b strings.Builder
	for line := range strings.Lines(table) {
		if i := strings.LastIndexByte(line, '\t'); i >= 0 {
			b.WriteString(line[i+1:] + "\n")
		}
	}
	return b.String()
}

// Text returns a text of about size bytes, in whole lines. Where the documents
// do not suffice they are repeated with other characters.
func Text(size int) (string, error) {
	documents, err := Documents()
	if err != nil {
		return "", err
	}
	var b strings.Builder
	for turn := 0; ; turn++ {
		for _, d := range documents {
			for line := range strings.Lines(d.Text) {
				b.WriteString(shifted(line, turn))
				if b.Len() >= size {
					return b.String(), nil
				}
			}
		}
	}
}

// The Chinese characters that are shifted.
const (
	firstHan = 0x4E00
	manyHan  = 0x9FA5 - firstHan + 1
)

// shifted replaces every Chinese character by another, so that the text says
// something else in the same form.
func shifted(text string, by int) string {
	if by == 0 {
		return text
	}
	return strings.Map(func(r rune) rune {
		if r < firstHan || r >= firstHan+manyHan || !unicode.Is(unicode.Han, r) {
			return r
		}
		return firstHan + (r-firstHan+rune(by%manyHan)*37)%manyHan
	}, text)
}
